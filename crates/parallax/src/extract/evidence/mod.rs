//! Takes an annotated document and its statements, gives the evidence that each is given with:
//! footnotes, links and named documents.

mod note;

use super::{Basis, Statement};
use crate::{
    annotate::Annotated,
    text::{CitationKind, Span, one_line},
};

/// What a statement is backed with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Index of the statement.
    pub statement: usize,
    /// What it is.
    pub kind: EvidenceKind,
    /// The characters that carry it: the mark, the words of the link, the document's words.
    pub span: Span,
    /// The text of the note, the address, or the document's words.
    pub target: String,
    /// The rule that ties it to the statement.
    pub rule: &'static str,
}

/// What kind of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// A footnote.
    Footnote,
    /// A link.
    Link,
    /// A decree, report, letter or poll that is the statement's source.
    Document,
}

impl EvidenceKind {
    /// The kind's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Footnote => "footnote",
            Self::Link => "link",
            Self::Document => "document",
        }
    }
}

/// All evidence, in the order of the statements, then of the text. A mark that stands at no
/// statement backs the author's own words and is left out.
pub fn evidence(annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<Evidence> {
    let mut found = Vec::new();
    for (index, statement) in statements.iter().enumerate() {
        if statement.basis == Basis::Document
            && let Some(&span) = statement.source.first()
        {
            found.push(document(annotated, index, span));
        }
        let Some(hull) = hull(statement) else { continue };
        let citations = &annotated.document.citations;
        let first = citations.partition_point(|citation| citation.span.end <= hull.start);
        let mut reached = hull.end;
        for citation in &citations[first..] {
            let inside = parts(statement).any(|part| part.overlaps(citation.span));
            if citation.span.start < hull.end && !inside {
                continue;
            }
            if !inside && !follows(annotated, reached, citation.span) {
                break;
            }
            reached = reached.max(citation.span.end);
            let target = note::text(annotated.document, citation);
            let rule = if inside { "mark-inside" } else { "mark-after" };
            let kind = kind(citation.kind);
            found.push(Evidence { statement: index, kind, span: citation.span, target, rule });
        }
    }
    found
}

fn document(annotated: &Annotated<'_>, statement: usize, span: Span) -> Evidence {
    let target = one_line(span.of(&annotated.document.text));
    Evidence { statement, kind: EvidenceKind::Document, span, target, rule: "document-source" }
}

fn kind(kind: CitationKind) -> EvidenceKind {
    match kind {
        CitationKind::Footnote => EvidenceKind::Footnote,
        CitationKind::Link => EvidenceKind::Link,
    }
}

fn parts(statement: &Statement) -> impl Iterator<Item = Span> {
    statement.source.iter().chain(&statement.cue).chain(&statement.content).copied()
}

/// From the first to the last character of a statement.
fn hull(statement: &Statement) -> Option<Span> {
    let start = parts(statement).map(|span| span.start).min()?;
    let end = parts(statement).map(|span| span.end).max()?;
    Some(Span { start, end })
}

/// Whether nothing but punctuation lies between `reached` and `mark`.
fn follows(annotated: &Annotated<'_>, reached: u32, mark: Span) -> bool {
    let between = Span { start: reached.min(mark.start), end: mark.start };
    !between.of(&annotated.document.text).contains(char::is_alphanumeric)
}
