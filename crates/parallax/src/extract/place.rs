//! Takes tokens, gives the spans they cover.

use crate::{annotate::Annotated, text::Span};

/// The spans of `tokens`, which are in order; neighbours with only white space between are one.
pub(super) fn spans(annotated: &Annotated<'_>, tokens: &[usize]) -> Vec<Span> {
    let analysis = &annotated.analysis;
    let mut spans: Vec<Span> = Vec::new();
    let mut last = None;
    for &i in tokens {
        let rank = annotated.rank[i];
        match spans.last_mut() {
            Some(open) if last.is_some_and(|last| last + 1 == rank) => {
                open.end = analysis.span(i).end;
            }
            _ => spans.push(analysis.span(i)),
        }
        last = Some(rank);
    }
    spans
}
