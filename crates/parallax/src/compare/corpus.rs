//! The documents of a collection, as comparing takes them.

use super::comparison::Records;
use crate::{
    annotate::time::Days,
    extract::Kind,
    resolve::{Extract, actors::DocumentCast},
    text::{Published, Span, one_line},
};

/// All documents that are compared.
///
/// Invariant: they are in the order of publication, those without a date last, then by name; so
/// the same documents give the same corpus, in whatever order they were read.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    documents: Vec<CorpusDocument>,
}

/// One document.
#[derive(Clone, Debug)]
pub struct CorpusDocument {
    /// Its public name: unique.
    pub name: String,
    /// What it says.
    pub text: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared.
    pub published: Option<Published>,
    /// Its statements, in the order of the text.
    pub statements: Vec<CorpusStatement>,
    /// What its reading gave.
    pub extract: Extract,
}

/// One statement.
#[derive(Clone, Debug)]
pub struct CorpusStatement {
    /// Its public id.
    pub id: String,
    /// How the content is given.
    pub kind: Kind,
    /// What is said.
    pub content: Vec<Span>,
}

impl CorpusDocument {
    /// Its place in the order: the first day, the date as given, the name.
    fn place(&self) -> (i32, &str, &str) {
        let first = self.published.as_ref().and_then(Days::of).map(|days| days.first);
        let iso = self.published.as_ref().filter(|_| first.is_some()).map_or("", |at| &at.iso);
        (first.unwrap_or(i32::MAX), iso, &self.name)
    }
}

impl Corpus {
    /// Puts the documents in order and numbers them.
    pub fn new(mut documents: Vec<CorpusDocument>) -> Self {
        documents.sort_by(|a, b| a.place().cmp(&b.place()));
        for (number, document) in documents.iter_mut().enumerate() {
            document.extract.cast.document = number as u32;
        }
        Self { documents }
    }

    /// The documents, in order.
    pub fn documents(&self) -> &[CorpusDocument] {
        &self.documents
    }

    /// Takes out the casts, in order.
    pub(super) fn take_casts(&mut self) -> Vec<DocumentCast> {
        let empty = || DocumentCast { document: 0, published: None, actors: Vec::new() };
        let documents = self.documents.iter_mut();
        documents.map(|document| std::mem::replace(&mut document.extract.cast, empty())).collect()
    }

    /// Takes out the records of all statements, in order.
    pub(super) fn take_records(&mut self) -> Records {
        let taken = |document: &mut CorpusDocument| {
            document.extract.statements.iter_mut().map(|found| found.claim.take()).collect()
        };
        self.documents.iter_mut().map(taken).collect()
    }

    /// The words of a statement's content, with white space made single spaces.
    pub fn content(&self, document: u32, statement: u32) -> String {
        let document = &self.documents[document as usize];
        let parts: Vec<String> = document.statements[statement as usize]
            .content
            .iter()
            .map(|span| one_line(span.of(&document.text)))
            .collect();
        parts.join(" … ")
    }
}
