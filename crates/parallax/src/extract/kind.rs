//! Takes the content of a statement, gives in whose words it is.

use super::Kind;
use crate::annotate::Annotated;

/// Counts the words of `content` between quotation marks; marks and commas do not count.
pub(super) fn kind(annotated: &Annotated<'_>, content: &[usize]) -> Kind {
    let is_word = |i: &usize| annotated.analysis.word(*i).contains(char::is_alphanumeric);
    let words: Vec<usize> = content.iter().copied().filter(is_word).collect();
    match words.iter().filter(|&&i| annotated.quote_of[i].is_some()).count() {
        0 => Kind::Indirect,
        all if all == words.len() => Kind::Direct,
        _ => Kind::Mixed,
    }
}
