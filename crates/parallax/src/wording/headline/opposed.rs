//! Takes an article, gives whether its headline says the opposite of the body.

use super::Article;
use crate::{
    extract::grammar::{is_negated, is_verb},
    wording::{passage::Passage, words},
};

/// Whether the body denies what the headline says, by a negation or a word for the opposite, and
/// nowhere says it too.
pub(in crate::wording) fn opposed(article: &Article<'_>) -> bool {
    article.words().any(|i| negated(article, i) || turned(article, i))
}

/// The same verb, always with the other sign.
fn negated(article: &Article<'_>, i: usize) -> bool {
    let (head, text) = (article.head, article.text);
    let lemma = head.lemma(i);
    if !is_verb(head.annotated, i) || words::ATTRIBUTING.contains(&*lemma) || lemma == "be" {
        return false;
    }
    let own = sign(head, i);
    let mut same = article
        .body_words()
        .filter(|&word| is_verb(text.annotated, word) && text.lemma(word) == lemma)
        .map(|word| sign(text, word))
        .peekable();
    same.peek().is_some() && same.all(|found| found != own)
}

fn sign(passage: &Passage<'_>, verb: usize) -> bool {
    is_negated(passage.annotated, verb)
}

/// A word whose opposite the body has, and not the word.
fn turned(article: &Article<'_>, i: usize) -> bool {
    let lemma = article.head.lemma(i);
    let phrase = article.head.annotated.neighbour(i, 1);
    let longer = phrase.map(|next| format!("{lemma} {}", article.head.word(next)));
    let opposites =
        words::OPPOSITES.iter().filter(|[one, _]| *one == lemma || longer.as_deref() == Some(*one));
    let others: Vec<&str> = opposites.map(|[_, other]| *other).collect();
    if others.is_empty() {
        return false;
    }
    let has = |wanted: &str| article.body_words().any(|word| is(article.text, word, wanted));
    !has(&lemma) && others.iter().any(|other| has(other))
}

/// Whether `wanted`, a word or two, stands at `i`, and is not negated.
fn is(passage: &Passage<'_>, i: usize, wanted: &str) -> bool {
    let mut words = wanted.split(' ');
    let first =
        words.next().is_some_and(|word| passage.lemma(i) == word || passage.word(i) == word);
    let rest = words.next().is_none_or(|word| {
        passage.annotated.neighbour(i, 1).is_some_and(|next| passage.word(next) == word)
    });
    first && rest && !(is_verb(passage.annotated, i) && is_negated(passage.annotated, i))
}
