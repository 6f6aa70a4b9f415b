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
//! | `machine` | the machine's statements with speaker, claim and stance, [`MachineStatement`] |
//! | `merge` | puts projects together, [`Merged`] |
//! | `agreement` | what each coder made of each text |
//! | `evaluation` | a sample to be judged, and what was judged of it, [`KeptSample`] |
//! | `migrations` | brings an older file to this version's schema |
//! | `lock` | keeps a second writer out |
//! | `insert` | keeps one document with its reading, [`NewReading`] |
//! | `document_row` | the row of one document |
//! | `sources` | which files have been read, and which inputs failed |
//! | `documents` | reads documents and statements back, [`KeptDocument`] |
//! | `decisions` | the append-only log of what people decided, [`Decision`] |
//! | `steps/` | what one action decides, undone and redone as a whole, [`Step`] |
//! | `review/` | what people say about statements, and how each stands, [`Reviews`] |
//! | `claims/` | what people decide about claims: their statements and labels |
//! | `actors` | what people decide about actors: their names |
//! | `compare` | compares all documents with what people decided, [`Compared`] |
//! | `comparison` | what comparing all documents found, [`NewComparison`] |
//! | `corpus` | all documents with what comparing them needs |
//! | `extract` | what comparing needs of one document, [`KeptExtract`] |
//! | `counts` | how much of what a project holds, [`Counts`] |
//! | `filters` | filters that people keep under a name, [`SavedFilter`] |
//! | `parquet` | tables as Parquet files, [`write_parquet`], [`ParquetTable`] |
//! | `listing/` | what an index of a whole project keeps of each thing, [`ListedStatement`] |
//! | `reader` | opens a project that is only looked at |
//! | `search` | finds documents by their words, [`Hit`] |
//! | `coding/` | what people mark by hand, [`Coding`] |
//! | `dna/` | databases of Discourse Network Analyzer in and out |
//! | `table` | statements as a table of variables, for networks, [`StatementTable`] |
//! | `time` | dates as moments, [`seconds`] |
//! | `identity` | the public ids of statements and codings |
//! | `columns` | how spans and closed sets are written in columns |

mod actors;
mod agreement;
mod claims;
mod coding;
mod columns;
mod compare;
mod comparison;
mod corpus;
mod counts;
mod decisions;
mod dna;
mod document_row;
mod documents;
mod error;
mod evaluation;
mod extract;
mod filters;
mod identity;
mod insert;
mod listing;
mod lock;
mod machine;
mod merge;
mod migrations;
mod parquet;
mod project;
mod reader;
mod review;
mod search;
mod sources;
mod steps;
mod table;
mod time;

pub use agreement::MACHINE;
pub use coding::{Coded, Coding, CodingType, NewCoding, Variable, VariableKind};
pub use compare::Compared;
pub use comparison::NewComparison;
pub use counts::Counts;
pub use decisions::{Decision, NewDecision};
pub use dna::{DnaExport, DnaImport, DnaOptions};
pub use documents::{DocumentFacts, DocumentRow, KeptDocument};
pub use error::StoreError;
pub use evaluation::{KeptSample, Sampled, SampledStratum};
pub use extract::KeptExtract;
pub use filters::SavedFilter;
pub use insert::{Inserted, Layer, NewReading, Outcome};
pub use listing::{
    DocumentCard, Excerpt, KeptLayer, ListedClaim, ListedDocument, ListedMember, ListedStatement,
    LogFacts,
};
pub use machine::MachineStatement;
pub use merge::Merged;
pub use parquet::{ColumnKind, ParquetTable, write_parquet};
pub use project::Project;
pub use review::{
    AddedStatement, CoderVerdict, DocumentReviews, LostReview, Mark, NewReview, Review,
    ReviewState, ReviewVerdict, Reviews, Said, SentenceVerdict,
};
pub use search::Hit;
pub use sources::{Failure, Lookup, SourceFile};
pub use steps::{LogEntry, LogFilter, Step};
pub use table::StatementTable;
pub use time::{moment, seconds};
