//! Takes what was found, gives rows and counts to show: the view models of every border.
//!
//! View models are the only types that leave the program (JSON, CSV, tables, the web). Positions in
//! them are those the reader of the border counts in, see [`Offsets`].
//!
//! | file | view model |
//! |---|---|
//! | `agreement/` | how far coders agree, and where they do not, [`agreement::AgreementRow`] |
//! | `analyses` | what analyses of networks find |
//! | `coding` | one row for each thing that a person marked, [`CodingRow`] |
//! | `comparison/` | what comparing all documents found: one row each, [`comparison::Row`] |
//! | `draft` | a first codebook from what was compared, [`Draft`] |
//! | `evaluation` | how good the marks are, as a sample tells, [`evaluation::EvaluationRow`] |
//! | `kept` | what rows are made from: a statement with its public id, [`KeptStatement`] |
//! | `matches` | a text and a listed claim that it may be about, [`MatchRow`] |
//! | `narratives/` | each side's story, side by side, [`narratives::Narrative`] |
//! | `statements` | one row for each statement, [`StatementRow`] |
//! | `summary` | what a project holds, [`Summary`] |
//! | `wording` | how things are said, by whom, and how often, [`WordingRow`], [`KeynessRow`] |
//! | `web_annotation` | marks as annotations for the web, [`web_annotations`] |

pub mod agreement;
pub mod analyses;
pub mod comparison;
pub mod evaluation;
pub mod narratives;

mod coding;
mod draft;
mod kept;
mod matches;
mod statements;
mod summary;
mod web_annotation;
mod wording;

pub use coding::{CodedSpan, CodedValue, CodingRow};
pub use draft::{Draft, DraftSize};
pub use kept::{KeptStatement, chain};
pub use matches::MatchRow;
pub use statements::{Offsets, Region, SpeakerRow, StatementRow, statement_rows};
pub use summary::{Count, Share, Summary, shares};
pub use web_annotation::{AnnotatedDecision, AnnotatedMark, annotation_page, web_annotations};
pub use wording::{KeynessRow, WordingRow};

/// Version of the view models' form: it grows when a field changes its meaning or goes away, not
/// when one is added.
pub const VIEW_VERSION: u32 = 1;
