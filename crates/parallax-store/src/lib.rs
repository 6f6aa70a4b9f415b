//! The project file: documents, what was found in them and what people decided, in one `SQLite`
//! database.
//!
//! A document is kept in one transaction: after a kill at any moment it is there completely or not
//! at all. What a person decided is only ever added to. Reading streams: a project may be far
//! larger than memory.
//!
//! | file | what |
//! |---|---|
//! | `project` | opens and creates a project file, [`Project`] |
//! | `migrations` | brings an older file to this version's schema |
//! | `lock` | keeps a second writer out |
//! | `insert` | keeps one document with its reading, [`NewReading`] |
//! | `document_row` | the row of one document |
//! | `sources` | which files have been read, and which inputs failed |
//! | `documents` | reads documents and statements back, [`KeptDocument`] |
//! | `decisions` | the append-only log of what people decided, [`Decision`] |
//! | `comparison` | what comparing all documents found, [`NewComparison`] |
//! | `corpus` | all documents with what comparing them needs |
//! | `extract` | what comparing needs of one document, [`KeptExtract`] |
//! | `counts` | how much of what a project holds, [`Counts`] |
//! | `parquet` | tables as Parquet files, [`write_parquet`] |
//! | `search` | finds documents by their words, [`Hit`] |
//! | `identity` | the public ids of statements |
//! | `columns` | how spans and closed sets are written in columns |

mod columns;
mod comparison;
mod corpus;
mod counts;
mod decisions;
mod document_row;
mod documents;
mod error;
mod extract;
mod identity;
mod insert;
mod lock;
mod migrations;
mod parquet;
mod project;
mod search;
mod sources;

pub use comparison::NewComparison;
pub use counts::Counts;
pub use decisions::{Decision, NewDecision};
pub use documents::{DocumentRow, KeptDocument};
pub use error::StoreError;
pub use extract::KeptExtract;
pub use insert::{Inserted, Layer, NewReading, Outcome};
pub use parquet::write_parquet;
pub use project::Project;
pub use search::Hit;
pub use sources::{Failure, Lookup, SourceFile};
