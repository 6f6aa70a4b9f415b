//! Takes what was found in each document, gives what holds for all of them: actors and claims.
//!
//! - [`actors`]: which persons, bodies and states of different documents are the same;
//! - [`assign`]: which claim of a codebook a statement makes, learning from a person's decisions;
//! - [`claim_list`]: the claims of the collection, with stances and links;
//! - [`claims`]: whether two statements make the same claim;
//! - [`groups`]: which items go together, given a score of pairs;
//! - [`matching`]: which of many claims or fact-checks a text is about.
//!
//! The last of them read an [`Item`]: the words of a statement, of a claim or of a short text.

pub mod actors;
pub mod assign;
pub mod claim_list;
pub mod claims;
pub mod groups;
pub mod matching;

mod collocation;
mod extract;
mod item;
mod vocabulary;

pub use extract::{EXTRACT_VERSION, EvidenceExtract, Extract, StatementExtract};
pub use item::{Item, Word};
pub use vocabulary::Collection;
