//! A quotation that goes on in the next paragraph: no mark closes it, and one opens there again.

use crate::{annotate::Annotated, extract::found::Found};

/// Gives each statement whose quotation goes on the paragraphs in which it does.
#[expect(clippy::ptr_arg, reason = "all rules have one signature")]
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Vec<Found>) {
    for index in 0..found.len() {
        let Some(mut quote) = open_quote(annotated, &found[index]) else { continue };
        while let Some(next) = continuation(annotated, quote) {
            let range = annotated.quotes[next].first..=annotated.quotes[next].last;
            let words: Vec<usize> = range.filter(|&i| !annotated.analysis.is_space(i)).collect();
            let taken = found.iter().any(|other| {
                !other.source.is_empty() && words.iter().any(|i| other.content.contains(i))
            });
            if taken {
                break;
            }
            found[index].content.extend(words);
            found[index].content.sort_unstable();
            quote = next;
        }
    }
}

/// The quotation at the end of a statement's content, if no mark closes it.
fn open_quote(annotated: &Annotated<'_>, found: &Found) -> Option<usize> {
    let quote = annotated.quote_of[*found.content.last()?]? as usize;
    (!annotated.quotes[quote].closed).then_some(quote)
}

/// The quotation that opens the paragraph after that of `quote`, which no mark closes.
fn continuation(annotated: &Annotated<'_>, quote: usize) -> Option<usize> {
    let (this, next) = (annotated.quotes[quote], annotated.quotes.get(quote + 1)?);
    let paragraph = |i: usize| annotated.paragraph_of[i];
    let adjoins = paragraph(next.first) == paragraph(this.last) + 1;
    let before = annotated.neighbour(next.first, -1)?;
    let opens = paragraph(before) != paragraph(next.first);
    (!this.closed && adjoins && opens).then_some(quote + 1)
}
