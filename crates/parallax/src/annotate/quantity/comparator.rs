//! Takes a number's place, gives how it is to be taken: the words before and behind it.

use super::{
    Comparator, Unit, is_number,
    lexicon::{self, Place, SPEAKING, has},
};
use crate::annotate::atoms::Atoms;

/// Words between a comparator and its number.
const FILLERS: [&str; 12] = [
    "a further",
    "a grand total of",
    "a record",
    "a total of",
    "additional",
    "an additional",
    "an extra",
    "another",
    "exactly",
    "just",
    "only",
    "precisely",
];

/// Words that begin a whole: "all of the 300".
const WHOLES: [&str; 14] = [
    "all",
    "all her",
    "all his",
    "all its",
    "all of his",
    "all of its",
    "all of the",
    "all of their",
    "all of these",
    "all of those",
    "all the",
    "all their",
    "all these",
    "all those",
];

/// What a number measures.
#[derive(Clone, Copy)]
pub(super) struct Measured<'a> {
    /// Its unit.
    pub(super) unit: &'a Unit,
    /// Whether it counts things few enough to be over, under or around them.
    pub(super) of_things: bool,
}

/// The comparator before `start`, and where the expression begins with it; atoms before `free`
/// belong to another expression.
pub(super) fn before(
    atoms: &Atoms<'_>,
    start: usize,
    free: usize,
    measured: Measured<'_>,
) -> (Option<Comparator>, usize) {
    let mut start = filler(atoms, start, free);
    let mut comparator = None;
    while let Some((begin, found, place)) = lexicon::comparator_before(atoms, start) {
        let is_preposition = place == Place::Sense && is_preposition(atoms, begin, measured);
        if begin < free || is_preposition {
            break;
        }
        // "At least about 300": the outer words say more.
        comparator = Some(found);
        start = begin;
    }
    if comparator.is_none() && atoms.before(start) == "the" && start > free {
        return than_the(atoms, start);
    }
    (comparator, start)
}

/// "more than the 60 patients"; other comparators do not stand before an article.
fn than_the(atoms: &Atoms<'_>, start: usize) -> (Option<Comparator>, usize) {
    match lexicon::comparator_before(atoms, start - 1) {
        Some((begin, found, _)) if atoms.word(start - 2) == "than" => (Some(found), begin),
        _ => (None, start),
    }
}

/// Where the fillers before `start` begin.
fn filler(atoms: &Atoms<'_>, start: usize, free: usize) -> usize {
    let begins = |phrase: &&str| {
        let begin = start.checked_sub(phrase.split(' ').count())?;
        atoms.spells(begin, phrase).filter(|_| begin >= free).map(|_| begin)
    };
    FILLERS.iter().chain(&WHOLES).filter_map(begins).min().unwrap_or(start)
}

/// Whether the word at `at` is a preposition here: "talks about 30 prisoners", "over three days".
fn is_preposition(atoms: &Atoms<'_>, at: usize, measured: Measured<'_>) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    let analysis = &atoms.annotated.analysis;
    let attached = analysis.dep(atom.token) == "prep";
    let unit = measured.unit;
    let things = *unit == Unit::Count && measured.of_things;
    match atom.word.as_ref() {
        "about" => {
            let topic = |token: usize| has(&SPEAKING, analysis.lemma(token));
            let noun = at.checked_sub(1).and_then(|at| atoms.get(at));
            let noun = noun.filter(|noun| analysis.pos(noun.token) == "NOUN");
            attached && topic(analysis.head(atom.token)) || noun.is_some_and(|n| topic(n.token))
        }
        "over" => attached && (things || matches!(unit, Unit::Duration(_))),
        "above" | "below" | "under" => attached && things && governs_verb(atoms, at),
        "within" => !matches!(unit, Unit::Duration(_) | Unit::Measure(_)),
        _ => false,
    }
}

/// Whether the preposition at `at` hangs on a verb: "hid under two wagons".
fn governs_verb(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    atoms.get(at).is_some_and(|atom| analysis.pos(analysis.head(atom.token)) == "VERB")
}

/// The comparator behind a number, its unit or its noun, and its end.
pub(super) fn behind(atoms: &Atoms<'_>, end: usize) -> Option<(Comparator, usize)> {
    let at = atoms.past_hyphen(end);
    let (comparator, after) = lexicon::comparator_after(atoms, at)?;
    let is_sign = atoms.word(at) != "+" || atoms.glued(at);
    // "300-odd" and "300-plus" are joined; "300 plus 20" is a sum.
    let is_joined = !matches!(atoms.word(at), "plus" | "odd") || at > end;
    // "under 21 or over 65": the words are those of the next number.
    let is_next = matches!(atoms.word(at), "and" | "or") && is_number(atoms, after);
    (is_sign && is_joined && !is_next).then_some((comparator, after))
}
