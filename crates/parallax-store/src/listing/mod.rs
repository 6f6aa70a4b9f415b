//! Hands out what lists need of everything that a project holds: a small row for each document,
//! statement, speaker and claim, one after another, so that a program can keep its own index of a
//! project that is larger than memory.
//!
//! | file | what |
//! |---|---|
//! | `documents` | current documents, [`ListedDocument`]; one with its facts, [`DocumentCard`] |
//! | `statements` | their statements, [`ListedStatement`], and who speaks in them |
//! | `claims` | claims with their members, without texts, [`ListedClaim`] |
//! | `words` | the documents that hold some words, and an excerpt of each |
//! | `rows` | rows of what was compared, page by page |
//! | `log` | how long the log is and who wrote it, [`LogFacts`] |
//! | `marks` | the layers of one document, [`KeptLayer`] |

mod claims;
mod documents;
mod log;
mod marks;
mod rows;
mod statements;
mod words;

pub use claims::{ListedClaim, ListedMember};
pub use documents::{DocumentCard, ListedDocument};
pub use log::LogFacts;
pub use marks::KeptLayer;
pub use statements::ListedStatement;
pub use words::Excerpt;
