//! Takes tokens, gives the spans they cover.

use crate::{
    annotate::Annotated,
    text::{CitationKind, Span},
};

/// The spans of `tokens`, which are in order; neighbours with only white space between are one. A
/// footnote mark at the end is left out, even where the language reads it as part of a word.
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
    if let Some(last) = spans.last_mut() {
        without_mark(annotated, last);
    }
    spans
}

/// Ends `span` before the footnote mark that it ends in, and before the full stop there.
fn without_mark(annotated: &Annotated<'_>, span: &mut Span) {
    let text = &annotated.document.text;
    let citations = &annotated.document.citations;
    let after = citations.partition_point(|citation| citation.span.start < span.end);
    let Some(mark) = after.checked_sub(1).map(|index| &citations[index]) else { return };
    let reaches = mark.span.end + 1 >= span.end;
    if mark.kind == CitationKind::Footnote && mark.span.start > span.start && reaches {
        let kept = Span { start: span.start, end: mark.span.start }.of(text);
        let kept =
            kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';'));
        span.end = span.start + kept.len() as u32;
    }
}
