//! Text and the places in it: documents, their blocks, and spans.
//!
//! [`Document`] is immutable; every later layer stands off from it and points back with [`Span`]s.

mod alignment;
mod document;
mod line;
mod offsets;
mod span;

pub use alignment::{Alignment, Piece};
pub use document::{
    Block, BlockKind, Citation, CitationKind, Document, DocumentId, Metadata, Precision, Published,
};
pub(crate) use line::hash;
pub use line::one_line;
pub use offsets::{CodePoints, Utf16Units};
pub use span::Span;
