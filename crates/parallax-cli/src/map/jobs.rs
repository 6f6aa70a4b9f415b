//! What passes from thread to thread.

use std::sync::Arc;

use parallax::{
    extract::Statement,
    text::{Document, DocumentId},
};
use parallax_store::{Failure, KeptExtract, Layer, SourceFile};

use super::inputs::InputFile;

/// Work for a reader; `order` is the place of its result among all results.
#[derive(Debug)]
pub(crate) struct Job<'i> {
    pub(crate) order: u64,
    /// Bytes of the input, which the gate counted.
    pub(crate) bytes: u64,
    pub(crate) task: Task<'i>,
}

/// What a reader has to do.
#[derive(Debug)]
pub(crate) enum Task<'i> {
    /// Opens a file that holds one document.
    File(&'i InputFile, SourceFile),
    /// Reads a row of a table, or standard input.
    Document(Box<Document>, Option<Arc<SourceFile>>),
}

/// What the writer gets, in any order.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) order: u64,
    /// What the gate counted.
    pub(crate) held: u64,
    /// Bytes of the input that are done with.
    pub(crate) bytes: u64,
    pub(crate) source: Option<Arc<SourceFile>>,
    pub(crate) results: Vec<Outcome>,
    /// Whether the file has been read to its end.
    pub(crate) last: bool,
}

/// What came of one document.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// To be kept.
    Read(Box<ReadDocument>),
    /// Kept before, unchanged.
    Known(DocumentId),
    /// Not to be kept.
    Failed(Failure),
    /// A file kept before, unchanged, with so many documents.
    KnownFile(u64),
}

/// A document with what is kept of its reading.
#[derive(Debug)]
pub(crate) struct ReadDocument {
    pub(crate) document: Document,
    pub(crate) words: u64,
    pub(crate) found: Found,
}

/// What was found in a document.
#[derive(Debug)]
pub(crate) enum Found {
    /// Its layers, its statements and what comparing needs of it.
    Read(Vec<Layer>, Vec<Statement>, KeptExtract),
    /// Nothing, with the reason.
    NotRead(String),
}
