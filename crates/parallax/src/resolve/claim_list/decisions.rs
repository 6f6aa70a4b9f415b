//! What a person decided about statements and claims, as numbers of this comparison.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Candidate;
use crate::resolve::{Item, assign::Verdict};

/// What a person decided about statements and claims.
///
/// Invariant: at most one claim of the codebook is accepted for a candidate, and it is then held
/// together with no other. The order of the lists changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimDecisions {
    /// About a statement and a claim of the codebook, in the order of candidates, then of claims.
    pub assigned: Vec<Assigned>,
    /// About two statements, in the order of the first, then of the second.
    pub held: Vec<Held>,
}

/// Whether a statement makes a claim of the codebook.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assigned {
    /// Index of the candidate.
    pub candidate: usize,
    /// Place of the claim in the codebook.
    pub claim: usize,
    /// What was said.
    pub verdict: Verdict,
    /// Who said so.
    pub who: String,
}

/// Whether a statement makes the claim that another makes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// Index of the candidate that was decided about.
    pub candidate: usize,
    /// Index of the one whose claim it was.
    pub other: usize,
    /// Whether the two make one claim.
    pub together: bool,
    /// Who said so.
    pub who: String,
}

impl ClaimDecisions {
    /// Whether nothing was decided.
    pub fn is_empty(&self) -> bool {
        self.assigned.is_empty() && self.held.is_empty()
    }

    /// The candidates that a person gave a claim.
    pub fn given(&self) -> BTreeSet<usize> {
        let assigned = self.assigned.iter().filter(|made| made.verdict == Verdict::Accepted);
        let held = self.held.iter().filter(|held| held.together);
        assigned.map(|made| made.candidate).chain(held.map(|held| held.candidate)).collect()
    }

    /// The same with what was decided about two statements said of verbatim copies of the first too,
    /// unless something was decided about a copy itself.
    pub(super) fn with_copies(&self, candidates: &[Candidate<'_>]) -> Self {
        let mut copies: HashMap<&Item, Vec<usize>> = HashMap::new();
        let own = self.held.iter().filter_map(|held| candidates[held.candidate].item);
        copies.extend(own.filter(|item| !item.words.is_empty()).map(|item| (item, Vec::new())));
        let decided: BTreeSet<usize> = self.held.iter().map(|held| held.candidate).collect();
        let assigned: BTreeSet<usize> = self.assigned.iter().map(|made| made.candidate).collect();
        for (index, candidate) in candidates.iter().enumerate() {
            let same = candidate.item.and_then(|item| copies.get_mut(item));
            if let Some(same) = same
                && !decided.contains(&index)
                && !assigned.contains(&index)
            {
                same.push(index);
            }
        }
        let mut all = self.held.clone();
        for held in &self.held {
            let same = candidates[held.candidate].item.and_then(|item| copies.get(item));
            let others = same.into_iter().flatten().filter(|copy| **copy != held.other);
            all.extend(others.map(|&candidate| Held { candidate, ..held.clone() }));
        }
        all.sort();
        Self { assigned: self.assigned.clone(), held: all }
    }

    /// The decisions about each candidate and the codebook.
    pub(super) fn by_candidate(&self) -> BTreeMap<usize, Vec<&Assigned>> {
        let mut of: BTreeMap<usize, Vec<&Assigned>> = BTreeMap::new();
        for made in &self.assigned {
            of.entry(made.candidate).or_default().push(made);
        }
        of
    }

    /// For each candidate that goes where another goes, that other and who said so.
    pub(super) fn following(&self) -> BTreeMap<usize, (usize, &str)> {
        let together = self.held.iter().filter(|held| held.together);
        together.map(|held| (held.candidate, (held.other, held.who.as_str()))).collect()
    }
}
