//! Takes the place behind a number, gives the noun that it counts.

use super::{
    is_number,
    lexicon::{STATES, has, unit},
};
use crate::annotate::atoms::{Atom, Atoms, Kind};

/// How many words a counted noun may stand behind its number.
const REACH: usize = 8;

/// The token of the noun that heads the words from `at` on.
pub(super) fn noun(
    atoms: &Atoms<'_>,
    at: usize,
    is_dated: impl Fn(usize) -> bool,
) -> Option<usize> {
    let (mut found, mut state) = (None, None);
    let mut at = opened(atoms, at);
    let last = at + REACH;
    while at < last {
        let Some(atom) = atoms.get(at).filter(|atom| !is_dated(atom.token)) else { break };
        match part(atoms, at) {
            Part::Noun => found = Some(atom.token),
            Part::Head => return Some(atom.token),
            Part::State => state = Some(atom.token),
            Part::Modifier => {}
            Part::Shared if found.or(state).is_none() => return shared(atoms, at + 1, is_dated),
            Part::Shared | Part::End => break,
        }
        at += 1;
    }
    found.or(state)
}

/// The noun behind the next number: "two Kestrian and three Ulmeran guards".
fn shared(atoms: &Atoms<'_>, at: usize, is_dated: impl Fn(usize) -> bool) -> Option<usize> {
    let number = (at..at + REACH).find(|&at| is_number(atoms, at))?;
    let after = (number..number + REACH).find(|&at| !is_number(atoms, at))?;
    let after = unit(atoms, after).map_or(after, |(_, end)| end);
    let after = atoms.spells(after, "of").unwrap_or(after);
    let mut last = None;
    for at in after..after + REACH {
        let Some(atom) = atoms.get(at).filter(|atom| !is_dated(atom.token)) else { break };
        match part(atoms, at) {
            Part::Noun => last = Some(atom.token),
            Part::Head => return Some(atom.token),
            Part::Modifier | Part::State => {}
            Part::Shared | Part::End => break,
        }
    }
    last
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
    start = owned(atoms, start);
    while is_number(atoms, start) && start < at + REACH {
        start += 1;
    }
    match atoms.word(start) {
        "them" | "those" | "us" | "which" | "whom" | "you" => atoms.get(start).map(|a| a.token),
        _ => noun(atoms, start, is_dated).or_else(|| pronoun(atoms, at)),
    }
}

/// Where the noun phrase goes on behind an owner near `at`: "of the town's 12,000 residents".
fn owned(atoms: &Atoms<'_>, at: usize) -> usize {
    let analysis = &atoms.annotated.analysis;
    let word = |at: &usize| atoms.get(*at).filter(|atom| atom.word != "\n");
    let owner = (at + 1..at + 4)
        .map_while(|at| word(&at).map(|atom| (at, atom)))
        .take_while(|(at, atom)| atoms.is_word(*at) || analysis.tag(atom.token) == "POS")
        .find(|(_, atom)| analysis.tag(atom.token) == "POS");
    let Some((at, owner)) = owner else { return at };
    let after = (at..at + 3).find(|&at| atoms.get(at).is_none_or(|atom| atom.token != owner.token));
    after.unwrap_or(at)
}

/// "those" alone: "3 percent of those asked".
fn pronoun(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    atoms.get(at).filter(|atom| matches!(&*atom.word, "these" | "those")).map(|atom| atom.token)
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
    /// An adjective that stands for people, unless a noun follows.
    State,
    /// Something before the noun.
    Modifier,
    /// The joint to another number, behind which the noun stands.
    Shared,
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
    if atoms.joins(at + 1)
        || atoms.joins(at.saturating_sub(1)) && atoms.glued(at) && !is_last(atoms, at)
    {
        return Part::Modifier;
    }
    if has(&STATES, &atom.word) && is_state(atoms, at) {
        return Part::State;
    }
    if matches!(&*atom.word, "anything" | "everything" | "nothing" | "something") {
        return Part::End;
    }
    match analysis.tag(token) {
        "CC" if shares(atoms, at) => Part::Shared,
        "NNP" if shares(atoms, at + 1) && is_adjective_pair(atoms, at) => Part::Modifier,
        "NN" | "NNS" | "NNP" if leads_on(atoms, at) => Part::Noun,
        "NN" | "NNS" | "NNP" | "NNPS" => Part::Head,
        "JJ" | "JJR" | "JJS" | "VBN" | "VBG" | "POS" | "AFX" | "HYPH" => Part::Modifier,
        "CC" if joins_modifiers(atoms, at) => Part::Modifier,
        "RB" | "RBR" | "RBS" | "VBD" | "CD" if modifies_on(atoms, at) => Part::Modifier,
        "" if is_plain(&atom.word) => Part::Head,
        _ => Part::End,
    }
}

/// Whether the noun at `at` only modifies one that follows: "police officers".
fn leads_on(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    let token = atoms.get(at).map_or(0, |atom| atom.token);
    let joined = atoms.joins(at + 1) || atoms.get(at + 1).is_some_and(|next| next.token == token);
    let modifies = matches!(analysis.dep(token), "amod" | "compound" | "nmod")
        && (token + 1..=token + REACH).contains(&analysis.head(token));
    joined || modifies
}

/// Whether the word at `at` is the last of words joined by hyphens, and a noun.
fn is_last(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    !atoms.joins(at + 1)
        && atoms.get(at).is_some_and(|atom| matches!(analysis.tag(atom.token), "NN" | "NNS"))
}

/// "12 dead", "the 40 wounded"; but "30 wounded in the raid" may be a verb without its own.
fn is_state(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    let near = (at.saturating_sub(4)..at).any(|at| matches!(atoms.word(at), "dead" | "the" | "of"));
    let verb = |token: usize| matches!(analysis.tag(token), "VBN" | "VBD" | "VBG");
    near || atoms.get(at).is_some_and(|atom| !verb(atom.token))
}

/// Whether "and" at `at` joins another number with a noun of its own, and no other clause.
fn shares(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    let joint = matches!(atoms.word(at), "and" | "or" | "but");
    let is_verb =
        |atom: &Atom<'_>| matches!(analysis.tag(atom.token), "VBD" | "VBP" | "VBZ" | "MD");
    let near = (at + 1..at + 4).take_while(|&at| !atoms.get(at).is_some_and(is_verb));
    joint && near.into_iter().any(|at| is_number(atoms, at))
}

/// Whether the capitalised word at `at` is an adjective like that behind the next number.
fn is_adjective_pair(atoms: &Atoms<'_>, at: usize) -> bool {
    let number = (at + 2..at + 6).find(|&at| is_number(atoms, at));
    let name = number.and_then(|number| (number + 1..number + 5).find(|&at| atoms.capital(at)));
    name.is_some_and(|name| atoms.is_word(name + 1) && !atoms.capital(name + 1))
        && atoms.capital(at)
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
