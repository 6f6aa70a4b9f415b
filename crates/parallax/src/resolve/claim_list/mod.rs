//! Takes the statements of all documents and the claims of a codebook, gives the claims of the
//! collection: which statements make each, with which stance, and how claims relate.
//!
//! | module | what |
//! |---|---|
//! | `wordings` | a codebook's claims, read as statements are |
//! | `about` | whether a statement can be about a claim of the codebook at all |
//! | `assigned` | statements that make a claim of the codebook |
//! | `decisions` | what a person decided, which is final |
//! | `free` | what is left: statements that make none of these claims |
//! | `found` | claims that nobody declared: what is left, grouped |
//! | `held` | statements put where a person wants them |
//! | `position` | the stance of a statement's source to the claim |
//! | `links` | claims that mirror another or tell it under another label |
//! | `spelled` | what the words of records are found by |
//!
//! Roles are a gate everywhere: "A shelled B" never counts for "B shelled A", however many words
//! the two share.

mod about;
mod assigned;
mod decisions;
mod found;
mod free;
mod held;
mod links;
mod position;
mod spelled;
mod wordings;

pub use decisions::{Assigned, ClaimDecisions, Held};
pub use wordings::{ReadWordings, Wording};

use super::{
    Item,
    claims::{Record, Records},
    groups::Chunks,
};
use crate::extract::stance::Stance;
use spelled::Spelled;

/// A statement of the collection, as far as claims go.
#[derive(Clone, Copy, Debug)]
pub struct Candidate<'a> {
    /// Number of its document, in the order of publication.
    pub document: u32,
    /// Its index in the document.
    pub statement: u32,
    /// The words of its content, if they are known: a codebook's claims need them.
    pub item: Option<&'a Item>,
    /// The number of its record, which has actors of the collection; none where it has no clause.
    pub record: Option<u32>,
    /// The stance of its source to its content, by its record.
    pub stance: Stance,
    /// The rule that decided it.
    pub stance_rule: &'a str,
    /// The stance to its claim that a person gave its source.
    pub decided_stance: Option<Stance>,
}

impl Candidate<'_> {
    /// The stance of its source to a claim, and the rule that decided it. `same_side` says whether
    /// the statement holds the claim as its words do.
    fn position(&self, same_side: bool) -> (Stance, String) {
        match self.decided_stance {
            Some(stance) => (stance, PERSON.to_owned()),
            None => position::position(self.stance, self.stance_rule, same_side),
        }
    }
}

/// The rule of what a person decided.
const PERSON: &str = "person";

/// A claim of the collection.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Its place in the codebook; none for one that was found.
    pub codebook: Option<usize>,
    /// The statements that make it, in the order of documents, then of the text.
    pub members: Vec<ClaimMember>,
    /// Index in `members` of the one whose words stand for it; none for one of a codebook that
    /// no statement makes.
    pub canonical: Option<usize>,
    /// Other claims of the list that it is linked with, in order.
    pub links: Vec<(LinkKind, usize)>,
}

/// A statement that makes a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimMember {
    /// Index in the list of candidates.
    pub candidate: usize,
    /// The stance of its source to the claim.
    pub stance: Stance,
    /// The rule that decided the stance.
    pub rule: String,
    /// What put it here.
    pub by: AssignedBy,
    /// How sure the machine is, from 0 to 1; none for a decision.
    pub score: Option<f32>,
    /// Who decided, if a person did.
    pub decided_by: Option<String>,
}

/// What puts a statement into a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssignedBy {
    /// A person.
    Decision,
    /// The words of the codebook.
    Codebook,
    /// Its comparison with other statements.
    Comparison,
}

impl AssignedBy {
    /// Its name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Decision => "decision",
            Self::Codebook => "codebook",
            Self::Comparison => "comparison",
        }
    }
}

/// How two claims are linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LinkKind {
    /// Who and whom are exchanged.
    Mirror,
    /// One event under another label.
    Relabels,
}

impl LinkKind {
    /// Its name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mirror => "mirror",
            Self::Relabels => "relabels",
        }
    }
}

/// The claims of the collection: those of the codebook in its order, then those found, the one
/// with most members first, then by first appearance. `candidates` are in the order of documents;
/// the records of wordings are added to theirs.
pub fn claims(
    candidates: &[Candidate<'_>],
    records: &mut Records,
    wordings: &[ReadWordings],
    decisions: &ClaimDecisions,
    chunks: &impl Chunks,
) -> Vec<Claim> {
    let decisions = &decisions.with_copies(candidates);
    let declared = assigned::Declared::new(wordings, records);
    let told = Told { candidates, records };
    let mut claims = assigned::claims(told, &declared, decisions, chunks);
    let mut is_free = vec![true; candidates.len()];
    for member in claims.iter().flat_map(|claim| &claim.members) {
        is_free[member.candidate] = false;
    }
    let spelled = Spelled::new(records);
    claims.extend(found::claims(told, &is_free, &spelled, decisions, chunks));
    let mut claims = held::hold(claims, told, decisions);
    links::link(&mut claims, told, &spelled, chunks);
    claims
}

/// All candidates with their records.
#[derive(Clone, Copy)]
struct Told<'a> {
    candidates: &'a [Candidate<'a>],
    records: &'a Records,
}

impl<'a> Told<'a> {
    fn record(&self, candidate: usize) -> Option<Record<'a>> {
        Some(self.records.record(self.candidates[candidate].record?))
    }
}

/// Index of the member whose words stand for a claim: of those that assert it in words of its own
/// side, the one most like the others; of equals, the earliest.
fn canonical(members: &[ClaimMember], told: Told<'_>) -> Option<usize> {
    let holds = |member: &ClaimMember| member.stance == Stance::Assert;
    let says = |member: &ClaimMember| {
        holds(member) && told.candidates[member.candidate].stance == Stance::Assert
    };
    let of = |fits: &dyn Fn(&ClaimMember) -> bool| -> Vec<u32> {
        (0..members.len() as u32).filter(|&index| fits(&members[index as usize])).collect()
    };
    let tiers = [of(&says), of(&holds), of(&|_| true)];
    let speak = tiers.iter().find(|tier| !tier.is_empty())?;
    let score = |a: u32, b: u32| {
        let record = |index: u32| told.record(members[index as usize].candidate);
        match (record(a), record(b)) {
            (Some(a), Some(b)) => super::claims::overlap(a, b),
            _ => 0.0,
        }
    };
    super::groups::medoid(speak, &score).map(|index| index as usize)
}

#[cfg(test)]
mod tests;
