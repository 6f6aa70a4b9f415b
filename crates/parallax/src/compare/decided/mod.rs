//! Takes the log of decisions about statements and claims, gives which statements of a corpus they
//! are about, what holds of them, and those that no longer find their place.
//!
//! A decision names a document and the words that it was about, so it finds its statement again
//! when the document has been read anew: where the words are the same, else where most of them are.
//! A later decision replaces an earlier one about the same statement; nothing else about the order
//! of the log counts.

use std::collections::BTreeMap;

use super::{Corpus, KeptDocument};
use crate::{
    codebook::Codebook,
    resolve::{
        assign::Verdict,
        claim_list::{Assigned, ClaimDecisions, Held},
    },
    text::Span,
};

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
    /// first.
    Found(Vec<Target>),
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

    /// The claim that it is about, if it is about one.
    pub fn claim(&self) -> Option<&DecidedClaim> {
        match self {
            Self::Accept(claim) | Self::Reject(claim) | Self::Assign(claim, _) => Some(claim),
            Self::Undo => None,
        }
    }
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
    Located { decisions: in_force(&states, log), standings }
}

/// A claim as this comparison knows it: a place in the codebook, or candidates that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Known {
    Codebook(usize),
    Found(Vec<usize>),
}

impl Known {
    fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Found(some), Self::Found(others)) => some.iter().any(|it| others.contains(it)),
            _ => self == other,
        }
    }
}

/// What holds of one statement: each claim with its verdict and the entry of the log.
#[derive(Debug, Default)]
struct State(Vec<(Known, Verdict, usize)>);

impl State {
    /// Adds what an entry says; none takes all back. Gives the entries that it replaces.
    fn decide(&mut self, entry: usize, verdicts: Option<&[(Known, Verdict)]>) -> Vec<usize> {
        let before: Vec<usize> = self.entries();
        let Some(verdicts) = verdicts else {
            self.0.clear();
            return before;
        };
        for (claim, verdict) in verdicts {
            // A statement makes one claim at most.
            let goes = |known: &Known, old: Verdict| {
                known.is(claim) || (*verdict, old) == (Verdict::Accepted, Verdict::Accepted)
            };
            self.0.retain(|(known, old, _)| !goes(known, *old));
            self.0.push((claim.clone(), *verdict, entry));
        }
        let left = self.entries();
        before.into_iter().filter(|old| !left.contains(old)).collect()
    }

    fn entries(&self) -> Vec<usize> {
        self.0.iter().map(|(.., entry)| *entry).collect()
    }
}

fn in_force(states: &BTreeMap<usize, State>, log: &[ClaimDecision]) -> ClaimDecisions {
    let mut decisions = ClaimDecisions::default();
    for (&candidate, state) in states {
        for (claim, verdict, entry) in &state.0 {
            let (verdict, who) = (*verdict, log[*entry].who.clone());
            match claim {
                Known::Codebook(claim) => {
                    decisions.assigned.push(Assigned { candidate, claim: *claim, verdict, who });
                }
                Known::Found(others) => {
                    let together = verdict == Verdict::Accepted;
                    // To go with one is enough, to be apart from one is not.
                    let count = if together { 1 } else { others.len() };
                    let others = others.iter().filter(|&&other| other != candidate).take(count);
                    let held = |&other| Held { candidate, other, together, who: who.clone() };
                    decisions.held.extend(others.map(held));
                }
            }
        }
    }
    decisions.assigned.sort();
    decisions.held.sort();
    decisions
}

/// Where the documents and statements of a corpus are.
struct Places<'c> {
    documents: BTreeMap<&'c str, (usize, &'c KeptDocument)>,
}

/// The statements that were found, and whether they still stand where they stood.
type Found = (Vec<usize>, Standing);

impl<'c> Places<'c> {
    fn new(corpus: &'c Corpus) -> Self {
        let mut first = 0;
        let one = |document: &'c KeptDocument| {
            let own = first;
            first += document.statements.len();
            (&*document.name, (own, document))
        };
        Self { documents: corpus.documents().iter().map(one).collect() }
    }

    /// The candidates whose content is the target's, else the one that shares most with it.
    fn statements(&self, target: &Target) -> Result<Found, Standing> {
        if target.is_outdated {
            return Err(Standing::Outdated);
        }
        let Some((first, document)) = self.documents.get(target.document.as_str()) else {
            return Err(Standing::NoDocument);
        };
        let all = || document.statements.iter().enumerate();
        let same = all().filter(|(_, statement)| *statement.content == *target.content);
        let same: Vec<usize> = same.map(|(index, _)| first + index).collect();
        if !same.is_empty() {
            return Ok((same, Standing::Holds));
        }
        let mut shares: Vec<(f64, usize)> = all()
            .map(|(index, statement)| (shared(&statement.content, &target.content), index))
            .collect();
        shares.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        match shares.first() {
            Some((share, index)) if *share >= MOST => Ok((vec![first + index], Standing::Moved)),
            _ => Err(Standing::NoStatement),
        }
    }

    fn claim(&self, claim: &DecidedClaim, codebook: &Codebook) -> Result<Known, Standing> {
        let known = match claim {
            DecidedClaim::Codebook(id) => {
                let place = codebook.claims.iter().position(|declared| declared.id == *id);
                place.map(Known::Codebook)
            }
            DecidedClaim::Found(targets) => {
                let found = targets.iter().filter_map(|target| self.statements(target).ok());
                let found: Vec<usize> = found.filter_map(|(all, _)| all.first().copied()).collect();
                (!found.is_empty()).then_some(Known::Found(found))
            }
        };
        known.ok_or(Standing::NoClaim)
    }

    /// What a decision says of each claim; none if it takes all back.
    fn verdicts(
        &self,
        decided: &Decided,
        codebook: &Codebook,
    ) -> Result<Option<Vec<(Known, Verdict)>>, Standing> {
        let known = |claim: &DecidedClaim| self.claim(claim, codebook);
        Ok(Some(match decided {
            Decided::Undo => return Ok(None),
            Decided::Accept(claim) => vec![(known(claim)?, Verdict::Accepted)],
            Decided::Reject(claim) => vec![(known(claim)?, Verdict::Rejected)],
            Decided::Assign(to, from) => {
                let to = known(to)?;
                let from = from.as_ref().and_then(|from| known(from).ok());
                let left = from.filter(|from| !from.is(&to)).map(|from| (from, Verdict::Rejected));
                left.into_iter().chain([(to, Verdict::Accepted)]).collect()
            }
        }))
    }
}

/// Least share of two contents that makes them the same statement.
const MOST: f64 = 0.5;

/// Bytes that are in both over bytes that are in either.
fn shared(some: &[Span], others: &[Span]) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| span.len()).sum::<usize>();
    let pairs = some.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    let both: usize =
        pairs.map(|(a, b)| a.end.min(b.end).saturating_sub(a.start.max(b.start)) as usize).sum();
    let either = length(some) + length(others) - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

#[cfg(test)]
mod tests;
