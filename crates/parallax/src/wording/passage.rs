//! Takes an annotated text and its statements, gives what rules ask of it.

use super::{Region, Voice};
use crate::{
    annotate::Annotated,
    extract::{Basis, Statement},
    text::{BlockKind, Span},
};

/// A text, or a title that stands beside one, with its statements.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) annotated: &'a Annotated<'a>,
    pub(super) statements: &'a [Statement],
    pub(super) region: Region,
    /// Whose words each token is.
    voices: Vec<Voice>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(
        annotated: &'a Annotated<'a>,
        statements: &'a [Statement],
        region: Region,
    ) -> Self {
        let voices = voices(annotated, statements, region);
        Self { annotated, statements, region, voices }
    }

    /// Whose word token `i` is.
    pub(super) fn voice(&self, i: usize) -> Voice {
        self.voices[i]
    }

    /// The lemma of `i` in lower case.
    pub(super) fn lemma(&self, i: usize) -> String {
        crate::extract::grammar::lemma(self.annotated, i)
    }

    /// The word `i` in lower case, as the language saw it.
    pub(super) fn word(&self, i: usize) -> String {
        self.annotated.analysis.word(i).to_lowercase()
    }

    /// From the first byte of token `first` to the last of token `last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let analysis = &self.annotated.analysis;
        Span { start: analysis.span(first).start, end: analysis.span(last).end }
    }
}

/// A heading's words are the headline's; those in a source's content or between quotation marks are
/// attributed; all others are the author's. Hearsay and what the author thinks have no source that
/// could answer for the words.
fn voices(annotated: &Annotated<'_>, statements: &[Statement], region: Region) -> Vec<Voice> {
    let count = annotated.analysis.len();
    if region == Region::Title {
        return vec![Voice::Headline; count];
    }
    let mut voices = vec![Voice::Author; count];
    for quote in &annotated.quotes {
        voices[quote.first..=quote.last].fill(Voice::Attributed);
    }
    let sourced = |statement: &&Statement| {
        !statement.source.is_empty() && !matches!(statement.basis, Basis::Author | Basis::Hearsay)
    };
    for span in statements.iter().filter(sourced).flat_map(|statement| &statement.content) {
        voices[annotated.tokens_in(*span)].fill(Voice::Attributed);
    }
    let headings = annotated.document.blocks.iter().filter(|b| b.kind == BlockKind::Title);
    for block in headings {
        voices[annotated.tokens_in(block.span)].fill(Voice::Headline);
    }
    voices
}
