//! Takes documents, actors and claims, gives what lies between them: copies, conflicts, names.

pub mod conflicts;
pub mod copies;
pub mod decided;
pub mod naming;

mod by_hand;
mod comparison;
mod corpus;
mod differences;
mod labels;
mod printed;
mod referents;

pub use by_hand::ByHand;
pub use comparison::{Comparison, compare};

/// Counts the changes of how documents are compared, word lists among them: raise it with each, so
/// that kept comparisons are made again.
pub const VERSION: u8 = 4;

pub use corpus::{Corpus, CorpusDocument, CorpusStatement, Gathering, KeptDocument, KeptStatement};
pub use differences::differences;
pub use printed::spans;

#[cfg(test)]
mod tests;
