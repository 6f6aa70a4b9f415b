//! Takes decisions about one statement, oldest first, gives what holds of it.

use crate::resolve::assign::Verdict;

/// A claim as this comparison knows it: a place in the codebook, or candidates that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Codebook(usize),
    Found(Vec<usize>),
}

impl Known {
    /// Whether both are one claim: those that were found share a statement.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Found(some), Self::Found(others)) => some.iter().any(|it| others.contains(it)),
            _ => self == other,
        }
    }

    /// Whether one of the two names all of the other: those that were found may share a statement
    /// and yet be told apart.
    fn covers(&self, other: &Self) -> bool {
        let within = |some: &[usize], others: &[usize]| some.iter().all(|it| others.contains(it));
        match (self, other) {
            (Self::Found(some), Self::Found(others)) => {
                within(some, others) || within(others, some)
            }
            _ => self == other,
        }
    }

    /// Whether it was found and one of these statements makes it.
    fn is_made_by(&self, candidate: usize, others: &[usize]) -> bool {
        match self {
            Self::Codebook(_) => false,
            Self::Found(some) => some.iter().any(|it| *it == candidate || others.contains(it)),
        }
    }
}

/// What holds of one statement: each claim with its verdict and the entry of the log.
#[derive(Debug, Default)]
pub(super) struct State(pub(super) Vec<(Known, Verdict, usize)>);

impl State {
    /// Adds what an entry says; none takes all back. Gives the entries that it replaces.
    pub(super) fn decide(
        &mut self,
        entry: usize,
        verdicts: Option<&[(Known, Verdict)]>,
    ) -> Vec<usize> {
        let before: Vec<usize> = self.entries();
        let Some(verdicts) = verdicts else {
            self.0.clear();
            return before;
        };
        for (claim, verdict) in verdicts {
            // A statement makes one claim at most, and may be rejected from many.
            let goes = |known: &Known, old: Verdict| match (*verdict, old) {
                (Verdict::Accepted, Verdict::Accepted) => true,
                (new, old) if new == old => known.covers(claim),
                _ => known.is(claim),
            };
            self.0.retain(|(known, old, _)| !goes(known, *old));
            self.0.push((claim.clone(), *verdict, entry));
        }
        let left = self.entries();
        before.into_iter().filter(|old| !left.contains(old)).collect()
    }

    /// Whether the statement was rejected from the claim that `candidate` and `others` make.
    pub(super) fn is_rejected(&self, candidate: usize, others: &[usize]) -> bool {
        let mut rejected = self.0.iter().filter(|(_, verdict, _)| *verdict == Verdict::Rejected);
        rejected.any(|(claim, ..)| claim.is_made_by(candidate, others))
    }

    /// Whether the statement was given another claim than `candidate` and `others` make.
    pub(super) fn is_given(&self, candidate: usize, others: &[usize]) -> bool {
        let mut accepted = self.0.iter().filter(|(_, verdict, _)| *verdict == Verdict::Accepted);
        accepted.any(|(claim, ..)| !claim.is_made_by(candidate, others))
    }

    /// Whether the statement was given a claim.
    pub(super) fn is_accepted(&self) -> bool {
        self.0.iter().any(|(_, verdict, _)| *verdict == Verdict::Accepted)
    }

    fn entries(&self) -> Vec<usize> {
        self.0.iter().map(|(.., entry)| *entry).collect()
    }
}
