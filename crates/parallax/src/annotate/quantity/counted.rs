//! Takes the place behind a number, gives the noun that it counts.

use crate::annotate::atoms::{Atoms, Kind};

/// How many words a counted noun may stand behind its number.
const REACH: usize = 8;

/// The token of the noun that heads the words from `at` on.
pub(super) fn noun(
    atoms: &Atoms<'_>,
    at: usize,
    is_dated: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut found = None;
    let mut at = opened(atoms, at);
    let last = at + REACH;
    while at < last {
        let Some(atom) = atoms.get(at).filter(|atom| !is_dated(atom.token)) else { break };
        match part(atoms, at) {
            Part::Noun => found = Some(atom.token),
            Part::Head => return Some(atom.token),
            Part::Modifier => {}
            Part::End => break,
        }
        at += 1;
    }
    found
}

/// The noun of the phrase after "of" (or "in", for money) at `at`: "of the 35 villages".
pub(super) fn noun_of(
    atoms: &Atoms<'_>,
    at: usize,
    is_dated: impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut start = at;
    while is_opener(atoms.word(start)) && start < at + 3 {
        start += 1;
    }
    let numbers =
        |at: usize| atoms.figure(at).is_some() || super::lexicon::numeral(atoms, at).is_some();
    while numbers(start) && start < at + REACH {
        start += 1;
    }
    noun(atoms, start, is_dated)
}

/// Determiners before a counted noun.
fn is_opener(word: &str) -> bool {
    matches!(
        word,
        "a" | "all"
            | "an"
            | "her"
            | "his"
            | "its"
            | "my"
            | "our"
            | "some"
            | "such"
            | "that"
            | "the"
            | "their"
            | "these"
            | "this"
            | "those"
            | "your"
    )
}

/// A quotation mark before the noun is skipped.
fn opened(atoms: &Atoms<'_>, at: usize) -> usize {
    if matches!(atoms.word(at), "\"" | "“" | "'" | "‘") { at + 1 } else { at }
}

/// What a word may be in the phrase of a counted noun.
enum Part {
    /// A noun that more nouns may follow.
    Noun,
    /// The noun that ends the phrase.
    Head,
    /// Something before the noun.
    Modifier,
    /// Nothing of the phrase.
    End,
}

fn part(atoms: &Atoms<'_>, at: usize) -> Part {
    let Some(atom) = atoms.get(at) else { return Part::End };
    if atom.kind != Kind::Word {
        let inside = atoms.joins(at) || matches!(&*atom.word, "\"" | "“" | "”" | "'" | "‘" | "’");
        return if inside && atom.word != "\n" { Part::Modifier } else { Part::End };
    }
    let analysis = &atoms.annotated.analysis;
    let token = atom.token;
    match analysis.tag(token) {
        "NN" | "NNS" | "NNP" | "NNPS" if leads_on(atoms, at) => Part::Noun,
        "NN" | "NNS" | "NNP" | "NNPS" => Part::Head,
        "JJ" | "JJR" | "JJS" | "VBN" | "VBG" | "POS" | "AFX" | "HYPH" => Part::Modifier,
        "CC" if joins_modifiers(atoms, at) => Part::Modifier,
        "RB" | "RBR" | "VBD" | "CD" if modifies_on(atoms, at) => Part::Modifier,
        "" if is_plain(&atom.word) => Part::Head,
        _ => Part::End,
    }
}

/// Whether the noun at `at` only modifies one that follows: "police officers".
fn leads_on(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    let token = atoms.get(at).map_or(0, |atom| atom.token);
    let joined = atoms.joins(at + 1) || atoms.get(at + 1).is_some_and(|next| next.token == token);
    let modifies = matches!(analysis.dep(token), "amod" | "compound" | "nmod" | "poss")
        && (token + 1..=token + REACH).contains(&analysis.head(token));
    joined || modifies
}

/// "young and old people".
fn joins_modifiers(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    atoms.get(at).is_some_and(|atom| {
        let head = analysis.head(atom.token);
        head < atom.token && matches!(analysis.dep(head), "amod" | "compound" | "nmod")
    })
}

/// Whether the parser hangs the word before a noun to its right.
fn modifies_on(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    atoms.get(at).is_some_and(|atom| {
        let dep = analysis.dep(atom.token);
        analysis.head(atom.token) > atom.token && matches!(dep, "amod" | "advmod" | "nummod")
    })
}

/// Without a tagger, any word in lower case that is no function word passes for a noun.
fn is_plain(word: &str) -> bool {
    !matches!(
        word,
        "a" | "an"
            | "and"
            | "at"
            | "by"
            | "for"
            | "from"
            | "had"
            | "has"
            | "have"
            | "in"
            | "is"
            | "of"
            | "on"
            | "or"
            | "that"
            | "the"
            | "to"
            | "was"
            | "were"
            | "who"
            | "with"
    )
}
