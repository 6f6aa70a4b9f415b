//! Takes the body of an article, gives its units: in each sentence what the author says, and what
//! each source says.

use super::{Article, Key, is_open};
use crate::{
    extract::{Basis, Statement, grammar::child},
    wording::{passage::Passage, words},
};

/// A stretch of one sentence in one voice.
#[derive(Debug)]
pub(in crate::wording) struct Unit<'a> {
    /// The statement whose content it is; none for the author's words.
    pub(in crate::wording) statement: Option<&'a Statement>,
    /// Whether it says plainly that something is so, and on the author's authority or that of who
    /// does it.
    pub(in crate::wording) plain: bool,
    /// Its words of content, as they are compared.
    keys: Vec<Key>,
}

/// The units of the body, in order.
pub(in crate::wording) fn units<'a>(article: &Article<'a>) -> Vec<Unit<'a>> {
    let text = article.text;
    let mut groups: Vec<(usize, Option<&Statement>, Vec<usize>)> = Vec::new();
    for i in article.body_words() {
        let sentence = text.annotated.analysis.sentence_of(i);
        let source = text.source_of(i);
        let mut own = groups.iter_mut().rev().take_while(|group| group.0 == sentence);
        match own.find(|group| same(group.1, source)) {
            Some(group) => group.2.push(i),
            None => groups.push((sentence, source, vec![i])),
        }
    }
    groups.iter().map(|(_, statement, tokens)| unit(text, *statement, tokens)).collect()
}

fn same(one: Option<&Statement>, other: Option<&Statement>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => std::ptr::eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn unit<'a>(text: &Passage<'a>, statement: Option<&'a Statement>, tokens: &[usize]) -> Unit<'a> {
    let own = statement.is_none_or(|statement| is_own_act(text, statement, tokens));
    let open = tokens.iter().any(|&i| is_open(text, i))
        || statement.is_some_and(|one| text.tokens(&one.cue).iter().any(|&i| is_open(text, i)));
    let hearsay = text.statements.iter().any(|one| {
        one.basis == Basis::Hearsay && text.tokens(&one.content).iter().any(|i| tokens.contains(i))
    });
    let keys = tokens.iter().filter_map(|&i| Key::of(text, i)).collect();
    Unit { statement, plain: own && !open && !hearsay, keys }
}

/// Whether the source tells its own act or decision, which nobody knows better: *the brewery will
/// close, its board said*.
fn is_own_act(text: &Passage<'_>, statement: &Statement, tokens: &[usize]) -> bool {
    let source = text.tokens(&statement.source);
    let annotated = text.annotated;
    let body = source.iter().any(|&i| words::OFFICES.contains(&*text.lemma(i)));
    let acts = tokens.iter().any(|&i| words::OFFICIAL_ACTS.contains(&*text.lemma(i)));
    let its = source.iter().any(|&i| matches!(&*text.word(i), "its" | "their"));
    let party = |tokens: &[usize]| {
        tokens.iter().find_map(|&i| annotated.declared(i)).map(|name| name.party)
    };
    let subject = tokens.iter().copied().find(|&i| annotated.analysis.dep(i).starts_with("nsubj"));
    let doer = subject.map(|subject| annotated.tree.subtree(subject));
    let same_party = doer
        .as_deref()
        .is_some_and(|doer| party(doer).is_some_and(|own| party(&source) == Some(own)));
    let we = tokens
        .iter()
        .any(|&i| matches!(&*text.word(i), "we" | "i") && child(annotated, i, &["poss"]).is_none());
    let first = subject.is_some_and(|subject| {
        matches!(&*text.word(subject), "we" | "i" | "he" | "she" | "it" | "they")
    });
    first || (we && acts) || (acts && (body || its || same_party))
}

impl Unit<'_> {
    /// Share of `keys` that the unit has too.
    pub(super) fn overlap(&self, keys: &[Key]) -> f64 {
        let shared = keys.iter().filter(|key| self.keys.contains(key)).count();
        if keys.is_empty() { 0.0 } else { shared as f64 / keys.len() as f64 }
    }
}

/// The keys of the headline, each once.
pub(super) fn keys(article: &Article<'_>) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for key in article.words().filter_map(|i| Key::of(article.head, i)) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}
