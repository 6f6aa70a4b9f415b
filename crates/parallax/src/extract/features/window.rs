//! The words in which the source and content of a cue are looked for.

use crate::annotate::Annotated;

/// Farther than this many tokens from its cue, nothing is looked for.
const REACH: usize = 150;

/// Tokens of the cue's sentence and of its neighbours in the paragraph: always the adjacent ones,
/// further ones while they hold quotations. In order, without white space.
pub(crate) fn window(annotated: &Annotated<'_>, cue: usize) -> Vec<usize> {
    let analysis = &annotated.analysis;
    let paragraph = annotated.paragraph_of[cue];
    let inside = |i: usize| annotated.paragraph_of[i] == paragraph;
    let mut first = cue;
    while first > 0 && inside(first - 1) && cue - first < REACH {
        first -= 1;
    }
    let mut last = cue;
    while last + 1 < analysis.len() && inside(last + 1) && last - cue < REACH {
        last += 1;
    }
    let own = analysis.sentence_of(cue);
    let bounds = (analysis.sentence_of(first), analysis.sentence_of(last));
    let quoted = |s: usize| {
        let tokens = analysis.sentence(s);
        (tokens.start.max(first)..tokens.end.min(last + 1)).any(|i| annotated.quote_of[i].is_some())
    };
    let mut high = own;
    while high < bounds.1 && (high == own || quoted(high + 1)) {
        high += 1;
    }
    let mut low = own;
    while low > bounds.0 && (low == own || quoted(low - 1)) {
        low -= 1;
    }
    let from = analysis.sentence(low).start.max(first);
    let to = analysis.sentence(high).end.min(last + 1);
    (from..to).filter(|&i| !analysis.is_space(i)).collect()
}
