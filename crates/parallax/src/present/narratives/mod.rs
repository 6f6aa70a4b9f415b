//! Each side's story, told by its claims; stories side by side, claim by claim.
//!
//! A side is a party of the codebook or a coalition of a network: who belonged to it on the day of
//! an article speaks for it there. Its story is what they assert and deny, in the order of how
//! often, with the names and numbers that they use, the evidence that they cite, and when each claim
//! entered; and what others speak of and it never does. Copies of one text count once.
//!
//! | file | what |
//! |---|---|
//! | `sides` | who belongs to which side, [`Sides`] |
//! | `build` | the stories, [`narratives`] |

mod build;
mod sides;

use serde::{Deserialize, Serialize};

pub use build::narratives;
pub use sides::Sides;

/// One side's story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Narrative {
    /// The party's id, or the coalition's number and the first of its members.
    pub side: String,
    /// party or coalition.
    pub origin: String,
    /// All members of a coalition, those with most statements first; none of a party.
    #[serde(default)]
    pub members: Vec<String>,
    /// Who tells it, those with most statements first.
    pub actors: Vec<Teller>,
    /// Statements that take a side on a claim.
    pub statements: usize,
    /// What it speaks of, most first.
    pub claims: Vec<ToldClaim>,
    /// Claims that other sides speak of and this one never does, most first.
    pub silent: Vec<SilentClaim>,
    /// Everything that it cites, most first.
    #[serde(default)]
    pub evidence: Vec<Cited>,
    /// Names for things that have several, most used first.
    pub names: Vec<ToldName>,
}

/// Somebody who tells a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Teller {
    /// The actor's name.
    pub name: String,
    /// Statements of it that take a side on a claim.
    pub statements: usize,
}

/// A claim as one side tells it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ToldClaim {
    /// The claim's id.
    pub claim: String,
    /// The codebook's label, else the claim's canonical words.
    pub words: String,
    /// Statements that assert it.
    pub asserted: usize,
    /// Statements that deny it.
    pub denied: usize,
    /// Statements that doubt, ask, predict or demand it, or only report it.
    pub other: usize,
    /// Its share of all that this side says, 0 to 1.
    pub share: f64,
    /// When this side first spoke of it, in this collection.
    pub first: Option<String>,
    /// Numbers that this side gives with it, as said, in the order in which they came.
    pub numbers: Vec<String>,
    /// Footnotes, links and documents that this side gives it with.
    pub evidence: Vec<String>,
    /// The first statement of it, verbatim.
    pub example: String,
    /// The id of that statement.
    pub statement: String,
    /// The name of the article that it stands in.
    #[serde(default)]
    pub doc: String,
}

/// A claim that a side never speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SilentClaim {
    /// The claim's id.
    pub claim: String,
    /// The codebook's label, else the claim's canonical words.
    pub words: String,
    /// How many statements of other sides there are.
    pub statements: usize,
}

/// A footnote, link or document that one side cites.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cited {
    /// As it is written.
    pub what: String,
    /// In how many statements.
    pub statements: usize,
}

/// A name as one side uses it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldName {
    /// The set of names for one thing.
    pub set: String,
    /// The name.
    pub name: String,
    /// How often this side uses it.
    pub uses: usize,
}
