//! Takes the content of a statement, gives in whose words it is.

use super::{Kind, found::Found};
use crate::annotate::Annotated;

/// Counts the words of the content between quotation marks; marks and commas do not count. Where
/// the layout makes a quotation, no marks are needed.
pub(super) fn kind(annotated: &Annotated<'_>, found: &Found) -> Kind {
    if matches!(found.rule, "block-quote" | "transcript") {
        return Kind::Direct;
    }
    let is_word = |i: &usize| annotated.analysis.word(*i).contains(char::is_alphanumeric);
    let words: Vec<usize> = found.content.iter().copied().filter(is_word).collect();
    match words.iter().filter(|&&i| annotated.quote_of[i].is_some()).count() {
        0 => Kind::Indirect,
        all if all == words.len() => Kind::Direct,
        _ => Kind::Mixed,
    }
}
