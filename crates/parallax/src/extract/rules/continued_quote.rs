//! A quotation that goes on in the next paragraph: no mark closes it, and one opens there again.

use crate::{
    annotate::Annotated,
    extract::{found::Found, kept::Kept},
};

/// Gives each statement whose quotation goes on the paragraphs in which it does.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    for slot in 0..found.slots() {
        let open = found.get(slot).and_then(|one| open_quote(annotated, one));
        let Some(mut quote) = open else { continue };
        while let Some(next) = continuation(annotated, quote) {
            let range = annotated.quotes[next].first..=annotated.quotes[next].last;
            let words: Vec<usize> = range.filter(|&i| !annotated.analysis.is_space(i)).collect();
            if found.sharing(&words).any(|(_, other)| !other.source.is_empty()) {
                break;
            }
            found.extend(slot, &words);
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
