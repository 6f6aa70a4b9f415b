//! Takes a noun, gives what kind of actor it names and what else it tells.

use std::{collections::HashMap, sync::LazyLock};

use super::{ActorKind, Gender};
use crate::extract::words::{self, List};

/// A noun for somebody or something that can act or speak.
#[derive(Clone, Copy, Debug)]
pub(super) struct Noun {
    /// What one of them is.
    pub(super) kind: ActorKind,
    /// Whether its holder belongs to a body or a state.
    pub(super) office: bool,
    /// What it tells about a person.
    pub(super) gender: Option<Gender>,
}

/// What the lists say about `lemma`, in lower case.
pub(super) fn noun(lemma: &str) -> Option<Noun> {
    let found = NOUNS.get(lemma).copied();
    // "vice-chairman", "co-founder": the last part decides.
    found.or_else(|| NOUNS.get(lemma.rsplit_once('-')?.1).copied())
}

/// Whether a bank that `word` stands before is one of a river.
pub(super) fn is_of_land(word: &str) -> bool {
    let words = ["both", "east", "eastern", "far", "left", "near", "north", "northern", "opposite"];
    let others = ["other", "right", "river", "south", "southern", "west", "western"];
    words.contains(&word) || others.contains(&word)
}

/// Whether `word`, in lower case, stands before names and is no office.
pub(super) fn is_honorific(word: &str) -> bool {
    HONORIFICS.contains(word.trim_end_matches('.'))
}

/// What a word before names tells about the person.
pub(super) fn honorific(word: &str) -> Option<Gender> {
    match word.trim_end_matches('.') {
        "mr" | "sir" | "lord" | "monsieur" | "herr" | "señor" | "fr" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "madame" | "dame" | "lady" => Some(Gender::Female),
        _ => None,
    }
}

/// What a given name, in lower case, tells about a person.
pub(crate) fn given_name(name: &str) -> Option<Gender> {
    GIVEN_NAMES.get(name).copied()
}

/// What a word that is a given name too, in lower case, tells about whoever has it.
pub(super) fn given_word(name: &str) -> Option<Gender> {
    match name {
        "bill" | "chuck" | "dick" | "don" | "drew" | "frank" | "grant" | "jack" | "mark"
        | "nick" | "rich" | "rob" | "ward" | "will" => Some(Gender::Male),
        "dawn" | "faith" | "grace" | "hope" | "iris" | "ivy" | "joy" | "lily" | "olive"
        | "pearl" | "penny" | "rose" | "ruby" | "violet" => Some(Gender::Female),
        _ => None,
    }
}

static GIVEN_NAMES: LazyLock<HashMap<&'static str, Gender>> = LazyLock::new(|| {
    let gender = |line: &'static str| match line.split_once('\t')? {
        (name, "male") => Some((name, Gender::Male)),
        (name, "female") => Some((name, Gender::Female)),
        _ => None,
    };
    include_str!("given_names.tsv").lines().filter_map(gender).collect()
});

/// Whether the object of a verb is somebody who can answer: "accused Sarnholt", not "left Sarnholt".
pub(super) fn is_addressing(lemma: &str) -> bool {
    ADDRESSING.contains(lemma)
}

static ADDRESSING: List = LazyLock::new(|| words::set(include_str!("addressing_verbs.txt")));

static HONORIFICS: List = LazyLock::new(|| words::set(include_str!("honorifics.txt")));

static NOUNS: LazyLock<HashMap<&'static str, Noun>> =
    LazyLock::new(|| include_str!("nouns.tsv").lines().filter_map(row).collect());

fn row(line: &'static str) -> Option<(&'static str, Noun)> {
    let mut fields = line.split('\t');
    let lemma = fields.next().filter(|lemma| !lemma.starts_with('#'))?;
    let kind = kind(fields.next()?)?;
    let remarks = fields.next().unwrap_or_default();
    let says = |remark: &str| remarks.split(' ').any(|word| word == remark);
    let gender = match (says("male"), says("female")) {
        (true, false) => Some(Gender::Male),
        (false, true) => Some(Gender::Female),
        _ => None,
    };
    Some((lemma, Noun { kind, office: says("office"), gender }))
}

fn kind(name: &str) -> Option<ActorKind> {
    ActorKind::ALL.into_iter().find(|kind| kind.name() == name)
}

#[cfg(test)]
mod tests {
    use super::{Gender, noun, row};

    #[test]
    fn every_line_is_read() {
        let lines: Vec<&str> =
            include_str!("nouns.tsv").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.iter().all(|line| row(line).is_some()));
        assert!(lines.is_sorted(), "nouns.tsv is sorted");
    }

    #[test]
    fn the_last_part_of_a_compound_decides() {
        let found = noun("deputy-chairwoman").expect("a noun");
        assert!(found.office);
        assert_eq!(found.gender, Some(Gender::Female));
        assert!(noun("market-stall").is_none());
    }
}
