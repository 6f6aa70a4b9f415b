//! Takes the word list of this folder, gives what a word is to the grammar of times.

use std::{collections::HashMap, sync::LazyLock};

use crate::annotate::atoms::Atoms;

/// What a word for a time is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// "March".
    Month(i8),
    /// "Sept": a month beside a day or year only.
    ShortMonth(i8),
    /// "Monday".
    Weekday(i8),
    /// "Mon": a weekday beside a date only.
    ShortWeekday(i8),
    /// "week", of about so many days.
    Period(i32),
    /// "weeks".
    Periods,
    /// "morning".
    Part,
    /// "spring".
    Season,
    /// "last": may begin an expression.
    Opener,
}

/// What the word at `at` is.
pub(super) fn word(atoms: &Atoms<'_>, at: usize) -> Option<Word> {
    WORDS.get(atoms.word(at)).copied()
}

static WORDS: LazyLock<HashMap<&str, Word>> = LazyLock::new(|| {
    let lines = include_str!("words.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.map(row).collect()
});

fn row(line: &'static str) -> (&'static str, Word) {
    let parts: Vec<&str> = line.split('\t').collect();
    let number: i32 = parts[2].parse().expect("words.tsv holds numbers");
    let word = match parts[1] {
        "month" => Word::Month(number as i8),
        "short-month" => Word::ShortMonth(number as i8),
        "weekday" => Word::Weekday(number as i8),
        "short-weekday" => Word::ShortWeekday(number as i8),
        "period" => Word::Period(number),
        "periods" => Word::Periods,
        "part" => Word::Part,
        "season" => Word::Season,
        "opener" => Word::Opener,
        other => unreachable!("words.tsv has no class {other}"),
    };
    (parts[0], word)
}
