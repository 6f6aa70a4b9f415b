//! A known statement, as spans and as tokens.

use crate::{annotate::Annotated, extract::model::Role, text::Span};

/// A statement that a person marked.
#[derive(Clone, Debug, Default)]
pub struct Gold {
    /// Whose it is.
    pub source: Vec<Span>,
    /// What attributes it.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// The tokens of a known statement.
#[derive(Debug)]
pub(super) struct Marked {
    /// The head of the cue.
    pub head: usize,
    source: Vec<usize>,
    cue: Vec<usize>,
    content: Vec<usize>,
}

impl Marked {
    /// Finds the tokens of `gold`; none if it has no cue.
    pub(super) fn new(annotated: &Annotated<'_>, gold: &Gold) -> Option<Self> {
        let cue = tokens(annotated, &gold.cue);
        Some(Self {
            head: head(annotated, &cue)?,
            source: tokens(annotated, &gold.source),
            content: tokens(annotated, &gold.content),
            cue,
        })
    }

    /// What token `i` is in the statement.
    pub(super) fn role(&self, i: usize) -> Role {
        let is = |tokens: &[usize]| tokens.binary_search(&i).is_ok();
        if i == self.head || is(&self.cue) {
            Role::Cue
        } else if is(&self.source) {
            Role::Source
        } else if is(&self.content) {
            Role::Content
        } else {
            Role::None
        }
    }
}

/// Tokens that share a byte with `spans`, in order.
pub(super) fn tokens(annotated: &Annotated<'_>, spans: &[Span]) -> Vec<usize> {
    let analysis = &annotated.analysis;
    let mut found = Vec::new();
    for &span in spans {
        let range = annotated.tokens_in(span);
        let cut = range.start.checked_sub(1).filter(|&i| analysis.span(i).overlaps(span));
        found.extend(cut.into_iter().chain(range).filter(|&i| !analysis.is_space(i)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The token of a cue that depends on one outside of it; a verb or a noun if there is one.
fn head(annotated: &Annotated<'_>, cue: &[usize]) -> Option<usize> {
    let analysis = &annotated.analysis;
    let tops: Vec<usize> = cue
        .iter()
        .copied()
        .filter(|&i| analysis.head(i) == i || cue.binary_search(&analysis.head(i)).is_err())
        .collect();
    let first = |prefix: &str| tops.iter().copied().find(|&i| analysis.tag(i).starts_with(prefix));
    first("V").or_else(|| first("N")).or_else(|| tops.first().copied())
}
