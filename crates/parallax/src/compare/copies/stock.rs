//! Takes the words of a text, gives those that nobody copies: titles, and the formulas in which
//! newspapers say why a source has no name.

use std::{
    collections::HashSet,
    ops::{Range, RangeInclusive},
    sync::LazyLock,
};

/// Words of a title: a run of more is a text in capitals.
const TITLE: RangeInclusive<usize> = 4..=12;

static FORMULA: LazyLock<Formula> = LazyLock::new(|| {
    let lines = include_str!("formula.txt").lines().filter(|line| !line.starts_with('#'));
    let (cores, around): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.contains(' '));
    let cores = cores.into_iter().map(|line| line.split(' ').collect()).collect();
    Formula { cores, around: around.into_iter().collect() }
});

/// A formula by the words that make it one, and those that may stand around them.
struct Formula {
    cores: Vec<Vec<&'static str>>,
    around: HashSet<&'static str>,
}

/// A word of a text.
#[derive(Clone, Copy, Debug)]
pub struct Printing<'t> {
    /// As it is written.
    pub word: &'t str,
    /// Whether it is a declared name, whose letters tell nothing.
    pub is_declared: bool,
}

/// Runs of words that belong to no one text, in order.
pub fn stock(words: &[Printing<'_>]) -> Vec<Range<u32>> {
    let mut is_stock = vec![false; words.len()];
    formulas(words, &mut is_stock);
    titles(words, &mut is_stock);
    let mut runs: Vec<Range<u32>> = Vec::new();
    for at in (0..words.len() as u32).filter(|&at| is_stock[at as usize]) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// "spoke on condition of anonymity because they were not authorised to speak".
fn formulas(words: &[Printing<'_>], is_stock: &mut [bool]) {
    let small: Vec<String> = words.iter().map(|one| one.word.to_lowercase()).collect();
    let belongs = |at: usize| !words[at].is_declared && FORMULA.around.contains(small[at].as_str());
    // What is marked was followed to its ends before.
    let is_new = |at: &usize, is_stock: &[bool]| !is_stock[*at] && belongs(*at);
    for core in &FORMULA.cores {
        for at in 0..small.len().saturating_sub(core.len() - 1) {
            if small[at..at + core.len()].iter().zip(core).any(|(word, of_core)| word != of_core) {
                continue;
            }
            let end = at + core.len();
            let before = (0..at).rev().take_while(|at| is_new(at, is_stock)).count();
            let after = (end..small.len()).take_while(|at| is_new(at, is_stock)).count();
            is_stock[at - before..end + after].fill(true);
        }
    }
}

/// Words that stand in small letters inside a title.
const LINKING: [&str; 10] = ["a", "and", "at", "for", "in", "of", "on", "s", "the", "to"];

/// "the Standing Committee on Bridges and Ferries of the Assembly".
fn titles(words: &[Printing<'_>], is_stock: &mut [bool]) {
    let is_capital =
        |one: &Printing<'_>| one.is_declared || one.word.starts_with(char::is_uppercase);
    let belongs = |one: &Printing<'_>| is_capital(one) || LINKING.contains(&one.word);
    let mut at = 0;
    for run in words.chunk_by(|a, b| belongs(a) == belongs(b)) {
        if belongs(&run[0]) && TITLE.contains(&run.len()) && run.iter().any(is_capital) {
            is_stock[at..at + run.len()].fill(true);
        }
        at += run.len();
    }
}

#[cfg(test)]
mod tests {
    use super::{Printing, stock};

    fn of(text: &str) -> Vec<String> {
        let words: Vec<&str> = text.split(' ').collect();
        let printed = words.iter().map(|&word| Printing { word, is_declared: false });
        let runs = stock(&printed.collect::<Vec<_>>());
        let shown =
            |run: std::ops::Range<u32>| words[run.start as usize..run.end as usize].join(" ");
        runs.into_iter().map(shown).collect()
    }

    #[test]
    fn a_reason_for_having_no_name_is_a_formula() {
        let found =
            of("the envoy spoke on condition of anonymity because she was not authorized to \
                        speak publicly about ferries");
        let formula = "spoke on condition of anonymity because she was not authorized to speak \
                       publicly about";
        assert_eq!(found, [formula]);
    }

    #[test]
    fn a_title_is_one_and_a_sentence_is_none() {
        let found = of("he left the Standing Committee on Bridges and Ferries when it met");
        assert_eq!(found, ["the Standing Committee on Bridges and Ferries"]);
        assert!(of("The mayor spoke because the bridge was closed").is_empty());
        assert!(of(&"THE FERRY STOPPED ".repeat(5)).is_empty());
    }
}
