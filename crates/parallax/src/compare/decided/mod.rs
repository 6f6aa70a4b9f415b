//! Takes the log of decisions about statements and claims, gives which statements of a corpus they
//! are about, what holds of them, and those that no longer find their place.
//!
//! A decision names a document and the words that it was about, so it finds its statement again
//! when the document has been read anew: where the words are the same, else where most of them are.
//! A later decision replaces an earlier one about the same statement; nothing else about the order
//! of the log counts.
//!
//! | module | what |
//! |---|---|
//! | `labels` | labels that people give claims |
//! | `places` | the statements and claims that decisions name |
//! | `state` | what holds of one statement |

mod labels;
mod places;
mod state;

use std::collections::{BTreeMap, BTreeSet};

use super::Corpus;
use crate::{
    codebook::Codebook,
    resolve::{
        assign::Verdict,
        claim_list::{Assigned, Claim, ClaimDecisions, Held},
    },
    text::Span,
};
pub use labels::ClaimLabel;
use places::Places;
pub use places::{is_same, shared};
use state::{Known, State};

/// A statement as a decision names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Name of the document.
    pub document: String,
    /// Whether the document has changed since.
    pub is_outdated: bool,
    /// Where the content stands, in bytes of the document's text.
    pub content: Vec<Span>,
    /// The words that stand there.
    pub quoted: String,
}

/// A claim as a decision names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecidedClaim {
    /// By its id in the codebook.
    Codebook(String),
    /// A claim that nobody declared, by statements that make it, the one whose words stand for it
    /// first. A statement that is named by itself alone makes a claim of its own.
    Found(Vec<Target>),
}

/// What was decided about a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It makes this claim.
    Accept(DecidedClaim),
    /// It does not make this claim.
    Reject(DecidedClaim),
    /// It makes the first claim, not the second, in which it was.
    Assign(DecidedClaim, Option<DecidedClaim>),
    /// Whatever was decided before no longer holds.
    Undo,
}

impl Decided {
    /// The verdict's name outside of the program.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Accept(_) => "accept",
            Self::Reject(_) => "reject",
            Self::Assign(..) => "assign",
            Self::Undo => "undo",
        }
    }

    /// What it says of the statement and the claim that it is about.
    fn verdict(&self) -> Verdict {
        match self {
            Self::Accept(_) | Self::Assign(..) => Verdict::Accepted,
            Self::Reject(_) | Self::Undo => Verdict::Rejected,
        }
    }

    /// The claim that it is about, if it is about one.
    pub fn claim(&self) -> Option<&DecidedClaim> {
        match self {
            Self::Accept(claim) | Self::Reject(claim) | Self::Assign(claim, _) => Some(claim),
            Self::Undo => None,
        }
    }
}

/// One decision of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimDecision {
    /// Who decided.
    pub who: String,
    /// About which statement.
    pub target: Target,
    /// What.
    pub decided: Decided,
    /// Why.
    pub reason: Option<String>,
    /// When, RFC 3339 in UTC; none before it is written down.
    pub at: Option<String>,
}

/// What has become of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It holds, of the statement that it was about.
    Holds,
    /// It holds; the statement now begins or ends elsewhere.
    Moved,
    /// A later decision replaced it.
    Replaced,
    /// The document is not in the comparison any more.
    NoDocument,
    /// The document has changed since.
    Outdated,
    /// No statement stands there any more.
    NoStatement,
    /// The claim is gone: from the codebook, or with the statements that made it.
    NoClaim,
    /// Another decision about the same statements keeps it from being followed.
    Contradicted,
}

impl Standing {
    /// Its name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Moved => "moved",
            Self::Replaced => "replaced",
            Self::NoDocument => "no-document",
            Self::Outdated => "outdated",
            Self::NoStatement => "no-statement",
            Self::NoClaim => "no-claim",
            Self::Contradicted => "contradicted",
        }
    }

    /// Whether the decision waits for a person: it can no longer be kept to.
    pub fn is_lost(self) -> bool {
        !matches!(self, Self::Holds | Self::Moved | Self::Replaced)
    }
}

/// Which statements the log is about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Located {
    /// What holds.
    pub decisions: ClaimDecisions,
    /// One for each decision of the log, in its order.
    pub standings: Vec<Standing>,
    /// The entry of the log behind each of the decisions about two statements.
    held_by: Vec<usize>,
}

impl Located {
    /// Says of each decision that holds whether the claims follow it: where two decisions want the
    /// same statement in two places, one of them cannot be followed.
    pub fn settle(&mut self, claims: &[Claim]) {
        let claim_of: BTreeMap<usize, usize> = claims
            .iter()
            .enumerate()
            .flat_map(|(number, claim)| claim.members.iter().map(move |it| (it.candidate, number)))
            .collect();
        for (held, &entry) in self.decisions.held.iter().zip(&self.held_by) {
            let claim = |candidate: usize| claim_of.get(&candidate);
            let is_together =
                claim(held.candidate).is_some() && claim(held.candidate) == claim(held.other);
            if is_together != held.together && !self.standings[entry].is_lost() {
                self.standings[entry] = Standing::Contradicted;
            }
        }
    }
}

/// Finds the statements and claims of a log, oldest decision first.
pub fn locate(corpus: &Corpus, codebook: &Codebook, log: &[ClaimDecision]) -> Located {
    let places = Places::new(corpus);
    let mut states: BTreeMap<usize, State> = BTreeMap::new();
    let mut standings = Vec::with_capacity(log.len());
    for (entry, made) in log.iter().enumerate() {
        let found = places.statements(&made.target);
        let named = found.and_then(|found| Ok((found, places.verdicts(&made.decided, codebook)?)));
        match named {
            Err(standing) => standings.push(standing),
            Ok(((candidates, standing), verdicts)) => {
                standings.push(standing);
                for candidate in candidates {
                    let state = states.entry(candidate).or_default();
                    for old in state.decide(entry, verdicts.as_deref()) {
                        standings[old] = Standing::Replaced;
                    }
                }
            }
        }
    }
    let silent = |candidate: &usize| {
        places.rejected.contains(candidate)
            && !states.get(candidate).is_some_and(State::is_accepted)
    };
    let InForce { decisions, held_by, stands, heard } = in_force(&states, &silent, log);
    for (entry, standing) in standings.iter_mut().enumerate() {
        let holds = matches!(standing, Standing::Holds | Standing::Moved);
        if holds && log[entry].decided != Decided::Undo && !heard.contains(&entry) {
            // A later decision may have left no more of it than where the statement came from.
            let is_there = stands.contains(&entry);
            *standing = if is_there { Standing::NoClaim } else { Standing::Replaced };
        }
    }
    Located { decisions, standings, held_by }
}

/// The first of `others` that still speaks for the claim that `candidate` and they make: not one that
/// was rejected from it or is silent, and rather one that was not given another.
fn speaking(
    others: &[usize],
    candidate: usize,
    states: &BTreeMap<usize, State>,
    silent: &impl Fn(&usize) -> bool,
) -> Option<usize> {
    let of = |other: &usize| states.get(other);
    let stays = |other: &&usize| {
        !silent(other) && !of(other).is_some_and(|it| it.is_rejected(candidate, others))
    };
    let is_elsewhere = |other: &&usize| of(other).is_some_and(|it| it.is_given(candidate, others));
    others.iter().filter(stays).min_by_key(is_elsewhere).copied()
}

/// What holds, and a decision for each pair of statements.
struct InForce {
    decisions: ClaimDecisions,
    /// The entry of the log behind each of `decisions.held`.
    held_by: Vec<usize>,
    /// Entries of which something holds that they say themselves.
    stands: BTreeSet<usize>,
    /// Those of them that are of some effect.
    heard: BTreeSet<usize>,
}

fn in_force(
    states: &BTreeMap<usize, State>,
    silent: &impl Fn(&usize) -> bool,
    log: &[ClaimDecision],
) -> InForce {
    let (mut assigned, mut held) = (Vec::new(), Vec::new());
    let (mut stands, mut heard) = (BTreeSet::new(), BTreeSet::new());
    for (&candidate, state) in states {
        for (claim, verdict, entry) in &state.0 {
            let (verdict, who) = (*verdict, &log[*entry].who);
            let is_heard = match claim {
                Known::Codebook(claim) => {
                    let (claim, who) = (*claim, who.clone());
                    assigned.push(Assigned { candidate, claim, verdict, who });
                    true
                }
                Known::Found(others) => {
                    let together = verdict == Verdict::Accepted;
                    let others = others_of(others, candidate, together, (states, silent));
                    let one =
                        |&other: &usize| Held { candidate, other, together, who: who.clone() };
                    held.extend(others.iter().map(|other| (one(other), *entry)));
                    !others.is_empty()
                }
            };
            // What takes a statement elsewhere is heard where it goes there.
            if verdict == log[*entry].decided.verdict() {
                stands.insert(*entry);
                if is_heard {
                    heard.insert(*entry);
                }
            }
        }
    }
    assigned.sort();
    held.sort();
    let (held, held_by) = held.into_iter().unzip();
    InForce { decisions: ClaimDecisions { assigned, held }, held_by, stands, heard }
}

/// Whom a candidate is held with: to go with one is enough, to be apart from one is not. One that
/// goes with itself alone makes a claim of its own.
fn others_of(
    found: &[usize],
    candidate: usize,
    together: bool,
    (states, silent): (&BTreeMap<usize, State>, &impl Fn(&usize) -> bool),
) -> Vec<usize> {
    let others = found.iter().copied().filter(|&other| other != candidate);
    let others: Vec<usize> = others.collect();
    match together {
        false => others,
        true if others.is_empty() => found.to_vec(),
        true => speaking(&others, candidate, states, silent).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests;
