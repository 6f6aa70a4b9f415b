//! Takes an article, gives whether its headline widens what the body says of some to all.

use super::Article;
use crate::wording::words;

/// Whether the headline speaks of all or none, and the body does not.
pub(in crate::wording) fn widened(article: &Article<'_>) -> bool {
    let all = |word: &str| words::ALL.contains(word);
    let in_headline = article.words().any(|i| all(&article.head.word(i)));
    let in_body = article.body_words().any(|i| all(&article.text.word(i)));
    let limited = article.body_words().any(|i| words::SOME.contains(&*article.text.word(i)))
        || article.text.annotated.quantities.iter().any(|one| article.body.contains(&one.first));
    in_headline && !in_body && limited
}
