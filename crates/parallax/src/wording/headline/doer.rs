//! Takes an article, gives whether its headline names another one than the body.

use super::{Article, Key, Unit, unit::keys};
use crate::{
    extract::grammar::{child, children, top},
    wording::{passage::Passage, words},
};

/// Share of the headline's claim that the words of another source must have.
const ABOUT: f64 = 0.4;

/// Whether the body lays what the headline says to another party or another source.
pub(in crate::wording) fn another(article: &Article<'_>, units: &[Unit<'_>]) -> bool {
    other_party(article) || other_source(article, units)
}

/// *Kestrian drone*, where the body only knows an Ulmeran one.
fn other_party(article: &Article<'_>) -> bool {
    let (head, text) = (article.head, article.text);
    article.words().any(|i| {
        let Some(own) = party(head, i) else { return false };
        let lemma = head.lemma(i);
        let mut found = article
            .body_words()
            .filter(|&word| text.lemma(word) == lemma)
            .filter_map(|word| party(text, word))
            .peekable();
        found.peek().is_some() && found.all(|found| found != own)
    })
}

/// The party whose name stands before a noun.
fn party(passage: &Passage<'_>, noun: usize) -> Option<u16> {
    let before = children(passage.annotated, noun, &["amod", "compound", "nmod", "poss"]);
    before.filter_map(|i| passage.annotated.declared(i)).map(|name| name.party).next()
}

/// *Police: driver was texting*, where a passenger says so.
fn other_source(article: &Article<'_>, units: &[Unit<'_>]) -> bool {
    let Some(source) = source(article) else { return false };
    let text = article.text;
    let known = |tokens: &[usize], passage: &Passage<'_>| -> Vec<Key> {
        tokens.iter().filter_map(|&i| Key::of(passage, i)).collect()
    };
    let own = known(&source, article.head);
    let claim: Vec<Key> = keys(article).into_iter().filter(|key| !own.contains(key)).collect();
    let about =
        units.iter().filter(|unit| unit.statement.is_some() && unit.overlap(&claim) >= ABOUT);
    let mut about = about.peekable();
    let speaks = |unit: &Unit<'_>| {
        let tokens = unit.statement.map(|one| text.tokens(&one.source)).unwrap_or_default();
        known(&tokens, text).iter().any(|key| own.contains(key))
    };
    let named =
        article.body_words().any(|i| Key::of(text, i).is_some_and(|key| own.contains(&key)));
    about.peek().is_some() && !about.any(speaks) && named && !plainly(units, &claim)
}

/// Whether the author says it as well.
fn plainly(units: &[Unit<'_>], claim: &[Key]) -> bool {
    units.iter().any(|unit| unit.statement.is_none() && unit.overlap(claim) >= ABOUT)
}

/// The words before a colon, else the subject of a verb of saying.
fn source(article: &Article<'_>) -> Option<Vec<usize>> {
    let head = article.head;
    let words: Vec<usize> = article.words().collect();
    if let Some(colon) = words.iter().position(|&i| head.word(i) == ":").filter(|&at| at <= 3) {
        return Some(words[..colon].to_vec());
    }
    let verb = words.iter().find(|&&i| words::ATTRIBUTING.contains(&*head.lemma(i)))?;
    let subject = child(head.annotated, *verb, &["nsubj"])?;
    let source = head.annotated.tree.subtree(subject);
    top(head.annotated, &source).is_some().then_some(source)
}
