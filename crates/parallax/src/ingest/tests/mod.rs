//! The readers, from bytes to documents.

mod markdown;
mod pages;
mod properties;
mod rows;

use super::{Format, Input, Options, ingest};
use crate::text::Document;

/// All outcomes of one input: documents, and the messages of what was rejected.
fn read(format: Option<Format>, bytes: &[u8]) -> (Vec<Document>, Vec<String>) {
    read_with(&Options::default(), "a.x", format, bytes)
}

fn read_with(
    options: &Options,
    locator: &str,
    format: Option<Format>,
    bytes: &[u8],
) -> (Vec<Document>, Vec<String>) {
    let (mut documents, mut rejected) = (Vec::new(), Vec::new());
    ingest(&Input { locator, name: "a", bytes, format }, options, &mut |outcome| match outcome {
        Ok(document) => documents.push(document),
        Err(reason) => rejected.push(reason.to_string()),
    });
    (documents, rejected)
}

/// What must hold of every document, whatever it was read from.
fn check_invariants(document: &Document) {
    let text = &document.text;
    assert!(!text.trim().is_empty());
    let mut end = 0;
    for block in &document.blocks {
        assert!(block.span.start >= end && !block.span.is_empty(), "{block:?} in order");
        let words = block.span.of(text);
        assert_eq!(words, words.trim(), "blocks have no white space around them");
        end = block.span.end;
    }
    let mut start = 0;
    for citation in &document.citations {
        assert!(citation.span.start >= start, "{citation:?} in order");
        let _ = citation.span.of(text);
        start = citation.span.start;
    }
    for found in super::soft_breaks(document) {
        assert!(!found.is_empty());
        let _ = found.of(text);
    }
    for piece in document.alignment.iter().flat_map(crate::text::Alignment::pieces) {
        let _ = piece.text.of(text);
        assert!(document.alignment.as_ref().unwrap().source_of(piece.text).is_some());
    }
}
