//! Takes the word lists of this folder, gives what a word or phrase is to the grammar of numbers.

use std::{collections::HashMap, sync::LazyLock};

use super::{Comparator, Unit};
use crate::annotate::atoms::Atoms;

/// What a word for a number does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Numeral {
    /// Zero to nineteen.
    Small(f64),
    /// Twenty to ninety.
    Ten(f64),
    /// Multiplies what stands before: "hundred".
    Hundred,
    /// Multiplies what stands before: "thousand", "million".
    Large(f64),
    /// Multiplies a figure only: "bn", "k".
    Suffix(f64),
    /// Twelve.
    Dozen,
    /// At least two of them: "hundreds".
    Plural(f64),
    /// One of so many parts: "third".
    Part(f64),
    /// Several of so many parts: "thirds".
    Parts(f64),
    /// A fraction in one character: "½".
    Vulgar(f64),
}

/// Where the words of a comparator stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In front of the number.
    Before,
    /// In front of it, if they are no preposition.
    Sense,
    /// Behind it.
    After,
}

/// A unit, with what one of its words is worth.
#[derive(Clone, Debug)]
pub(super) struct UnitWord {
    /// The unit.
    pub(super) unit: Unit,
    /// What one of it is worth in the unit: a cent is 0.01.
    pub(super) worth: f64,
}

/// The numeral that stands at `at`.
pub(super) fn numeral(atoms: &Atoms<'_>, at: usize) -> Option<Numeral> {
    NUMBERS.get(atoms.word(at)).copied()
}

/// The longest unit whose words begin at `at`, and their end.
pub(super) fn unit<'l>(atoms: &Atoms<'_>, at: usize) -> Option<(&'l UnitWord, usize)> {
    let known = UNITS.get(atoms.word(at))?;
    known.iter().find_map(|(phrase, unit)| Some((unit, atoms.spells(at, phrase)?)))
}

/// The dimension and size of a unit by its usual name.
pub(super) fn size(unit: &Unit) -> Option<(&'static str, f64)> {
    let sizes = &*SIZES;
    let (Unit::Duration(name) | Unit::Measure(name)) = unit else { return None };
    sizes.get(name.as_str()).copied()
}

/// The longest comparator whose words end before `at`: its first atom, and where it may stand.
pub(super) fn comparator_before(
    atoms: &Atoms<'_>,
    at: usize,
) -> Option<(usize, Comparator, Place)> {
    let known = COMPARATORS_BEFORE.get(atoms.before(at))?;
    known.iter().find_map(|(phrase, place, comparator)| {
        let start = at.checked_sub(phrase.split(' ').count())?;
        atoms.spells(start, phrase).map(|_| (start, *comparator, *place))
    })
}

/// The longest comparator whose words begin at `at`, and their end.
pub(super) fn comparator_after(atoms: &Atoms<'_>, at: usize) -> Option<(Comparator, usize)> {
    let known = COMPARATORS_AFTER.get(atoms.word(at))?;
    known.iter().find_map(|(phrase, comparator)| Some((*comparator, atoms.spells(at, phrase)?)))
}

/// The currency of the sign before `at`, and the sign's first atom.
pub(super) fn currency_before(atoms: &Atoms<'_>, at: usize) -> Option<(usize, &'static str)> {
    let sign = at.checked_sub(1)?;
    if let Some(letters) = sign.checked_sub(1).filter(|_| atoms.glued(sign)) {
        let both = [atoms.word(letters).replace('.', ""), atoms.word(sign).to_owned()].concat();
        if let Some(code) = SIGNS.get(both.as_str()) {
            return Some((letters, code));
        }
    }
    Some((sign, SIGNS.get(atoms.word(sign))?))
}

/// Whether `list` has `word`.
pub(super) fn has(list: &LazyLock<Vec<&'static str>>, word: &str) -> bool {
    list.binary_search(&word).is_ok()
}

/// Words for change.
pub(super) static CHANGE: LazyLock<Vec<&str>> = LazyLock::new(|| words(include_str!("change.txt")));
/// Nouns with which "one" counts nothing.
pub(super) static IDIOMS: LazyLock<Vec<&str>> = LazyLock::new(|| words(include_str!("idioms.txt")));
/// Nouns after which a number is a name.
pub(super) static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| words(include_str!("labels.txt")));
/// Verbs of which "at" names a height or value.
pub(super) static LEVELS: LazyLock<Vec<&str>> = LazyLock::new(|| words(include_str!("levels.txt")));
/// Words for people of whom an age may be said.
pub(super) static PERSONS: LazyLock<Vec<&str>> =
    LazyLock::new(|| words(include_str!("persons.txt")));
/// Words after which "about" names a subject.
pub(super) static SPEAKING: LazyLock<Vec<&str>> =
    LazyLock::new(|| words(include_str!("speaking.txt")));
/// Adjectives that stand for people.
pub(super) static STATES: LazyLock<Vec<&str>> = LazyLock::new(|| words(include_str!("states.txt")));
/// Nouns of addresses.
pub(super) static STREETS: LazyLock<Vec<&str>> =
    LazyLock::new(|| words(include_str!("streets.txt")));

static NUMBERS: LazyLock<HashMap<&str, Numeral>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| (row[0], numeral_of(row[1], number(row[2])));
    rows(include_str!("numbers.tsv")).map(read).collect()
});

/// Phrases with what they mean, by their first or last word, longest first.
type Phrases<T> = HashMap<&'static str, Vec<T>>;

static UNITS: LazyLock<Phrases<(&str, UnitWord)>> = LazyLock::new(|| {
    let read = |row: Vec<&'static str>| (first(row[0]), (row[0], unit_word(&row)));
    by_word(rows(include_str!("units.tsv")).map(read), |(phrase, _)| phrase.len())
});

static SIZES: LazyLock<HashMap<&str, (&str, f64)>> = LazyLock::new(|| {
    let measures = |row: &Vec<&str>| matches!(row[1], "duration" | "measure");
    let read = |row: Vec<&'static str>| (row[2], (row[3], number(row[4])));
    rows(include_str!("units.tsv")).filter(measures).map(read).collect()
});

static COMPARATORS_BEFORE: LazyLock<Phrases<(&str, Place, Comparator)>> = LazyLock::new(|| {
    let kept = comparators().filter(|(place, ..)| *place != Place::After);
    let read = |(place, phrase, comparator)| (last(phrase), (phrase, place, comparator));
    by_word(kept.map(read), |(phrase, ..)| phrase.len())
});

static COMPARATORS_AFTER: LazyLock<Phrases<(&str, Comparator)>> = LazyLock::new(|| {
    let kept = comparators().filter(|(place, ..)| *place == Place::After);
    let read = |(_, phrase, comparator)| (first(phrase), (phrase, comparator));
    by_word(kept.map(read), |(phrase, _)| phrase.len())
});

static SIGNS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| rows(include_str!("signs.tsv")).map(|row| (row[0], row[1])).collect());

fn by_word<T>(
    phrases: impl Iterator<Item = (&'static str, T)>,
    length: impl Fn(&T) -> usize,
) -> Phrases<T> {
    let mut sorted: Vec<(&'static str, T)> = phrases.collect();
    sorted.sort_by_key(|(_, phrase)| std::cmp::Reverse(length(phrase)));
    let mut by_word = Phrases::new();
    for (word, phrase) in sorted {
        by_word.entry(word).or_insert_with(Vec::new).push(phrase);
    }
    by_word
}

fn comparators() -> impl Iterator<Item = (Place, &'static str, Comparator)> {
    rows(include_str!("comparators.tsv")).map(|row| {
        let place = match row[0] {
            "before" => Place::Before,
            "sense" => Place::Sense,
            _ => Place::After,
        };
        let comparator = Comparator::of_name(row[2]).expect("comparators.tsv names comparators");
        (place, row[1], comparator)
    })
}

fn numeral_of(class: &str, value: f64) -> Numeral {
    match class {
        "small" => Numeral::Small(value),
        "ten" => Numeral::Ten(value),
        "hundred" => Numeral::Hundred,
        "large" => Numeral::Large(value),
        "suffix" => Numeral::Suffix(value),
        "dozen" => Numeral::Dozen,
        "plural" => Numeral::Plural(value),
        "part" => Numeral::Part(value),
        "parts" => Numeral::Parts(value),
        "vulgar" => Numeral::Vulgar(value),
        other => unreachable!("numbers.tsv has no class {other}"),
    }
}

fn unit_word(row: &[&'static str]) -> UnitWord {
    let name = if row[2] == "-" { String::new() } else { row[2].to_owned() };
    let size = number(row[4]);
    let (unit, worth) = match row[1] {
        "percent" => (Unit::Percent, 1.0),
        "money" => (Unit::Money(name), size),
        "duration" => (Unit::Duration(name), 1.0),
        _ => (Unit::Measure(name), 1.0),
    };
    UnitWord { unit, worth }
}

fn number(text: &str) -> f64 {
    text.parse().expect("the lists hold numbers")
}

fn words(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).collect()
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with("# ")).map(|line| line.split('\t').collect())
}

fn first(phrase: &'static str) -> &'static str {
    phrase.split(' ').next().unwrap_or(phrase)
}

fn last(phrase: &'static str) -> &'static str {
    phrase.rsplit(' ').next().unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::{
        CHANGE, COMPARATORS_AFTER, COMPARATORS_BEFORE, IDIOMS, LABELS, LEVELS, NUMBERS, PERSONS,
        SIGNS, SIZES, SPEAKING, STATES, STREETS, UNITS,
    };

    #[test]
    fn every_list_can_be_read() {
        let tables = [NUMBERS.len(), UNITS.len(), SIZES.len(), SIGNS.len()];
        assert!(tables.iter().all(|&count| count > 0));
        assert!(!COMPARATORS_AFTER.is_empty() && !COMPARATORS_BEFORE.is_empty());
        for list in [&CHANGE, &IDIOMS, &LABELS, &LEVELS, &PERSONS, &SPEAKING, &STATES, &STREETS] {
            assert!(!list.is_empty() && list.is_sorted());
        }
    }
}
