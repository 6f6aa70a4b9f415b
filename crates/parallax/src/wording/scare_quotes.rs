//! Takes a passage, gives its scare quotes: a few words between marks that nobody is said to have
//! said.

use super::{mark::Mark, passage::Passage, words};
use crate::extract::grammar;

/// The most words of a scare quote.
const MOST_WORDS: usize = 4;

/// All scare quotes of a passage, each with its marks.
pub(super) fn all(passage: &Passage<'_>) -> Vec<Mark> {
    let quotes = passage.annotated.quotes.iter().filter(|quote| quote.closed);
    let double = quotes.map(|quote| (quote.first, quote.last));
    let marked = double.chain(single(passage));
    let scare = marked.filter(|&(first, last)| is_scare(passage, first, last));
    scare.map(|(first, last)| Mark::new(first + 1..=last - 1).voiced(first)).collect()
}

/// Pairs of single marks in one sentence.
fn single(passage: &Passage<'_>) -> Vec<(usize, usize)> {
    let analysis = &passage.annotated.analysis;
    let mut open = None;
    let mut pairs = Vec::new();
    for &i in &passage.annotated.words {
        let before = passage.annotated.neighbour(i, -1);
        let spaced = before.is_none_or(|before| analysis.span(before).end < analysis.span(i).start);
        match (analysis.word(i), open) {
            ("‘" | "`", _) => open = Some(i),
            ("'" | "’", None) if spaced => open = Some(i),
            ("'" | "’", Some(first)) if !spaced => {
                pairs.push((first, i));
                open = None;
            }
            _ => {}
        }
        if open.is_some_and(|first| analysis.sentence_of(first) != analysis.sentence_of(i)) {
            open = None;
        }
    }
    pairs
}

fn is_scare(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let inside: Vec<usize> = (first + 1..last).filter(|&i| !analysis.is_space(i)).collect();
    let is_word = |i: &&usize| analysis.word(**i).contains(char::is_alphanumeric);
    let count = inside.iter().filter(is_word).count();
    let ends = inside.iter().any(|&i| matches!(analysis.word(i), "." | "!" | "?"));
    let sentence = analysis.sentence(analysis.sentence_of(first));
    let beyond = sentence.filter(|i| !(first..=last).contains(i));
    let spoken = beyond.filter(|&i| analysis.word(i).contains(char::is_alphabetic)).count() < 2;
    (1..=MOST_WORDS).contains(&count)
        && !ends
        && !spoken
        && !is_title(passage, &inside)
        && !is_clause(passage, &inside)
        && !is_sourced(passage, &inside)
        && !is_named(passage, first, &inside)
}

/// Names and words with capitals: what is quoted is what something is called.
fn is_title(passage: &Passage<'_>, inside: &[usize]) -> bool {
    let analysis = &passage.annotated.analysis;
    let is_word = |i: &&usize| analysis.word(**i).contains(char::is_alphabetic);
    let small = |word: &str| matches!(word, "a" | "an" | "and" | "in" | "of" | "the");
    let words = inside.iter().filter(is_word).map(|&i| analysis.word(i));
    let words: Vec<&str> = words.filter(|word| !small(word)).collect();
    // In a headline a capital may only open it.
    let opens =
        inside.first().is_some_and(|&i| passage.rank_in_sentence(i) == 1) && words.len() == 1;
    let capital = words.iter().all(|word| word.starts_with(char::is_uppercase));
    (capital && !opens) || words.iter().all(|word| matches!(*word, "yes" | "no" | "Yes" | "No"))
}

/// Whether the words have a subject and a verb: somebody said them.
fn is_clause(passage: &Passage<'_>, inside: &[usize]) -> bool {
    let analysis = &passage.annotated.analysis;
    inside.iter().any(|&i| {
        matches!(analysis.dep(i), "nsubj" | "nsubjpass" | "expl")
            && inside.contains(&analysis.head(i))
    })
}

/// Whether the words stand in what a source said.
fn is_sourced(passage: &Passage<'_>, inside: &[usize]) -> bool {
    inside.iter().any(|&i| passage.source_of(i).is_some())
}

/// Whether a word before the marks, or one that governs what is between them, introduces a name or
/// the words of others: *called "the wall"*, *the word "wall"*.
fn is_named(passage: &Passage<'_>, first: usize, inside: &[usize]) -> bool {
    let annotated = passage.annotated;
    let naming = |i: usize| words::NAMING.contains(passage.lemma(i).as_str());
    let before = |offset| annotated.neighbour(first, offset).is_some_and(naming);
    let top = grammar::top(annotated, inside);
    let governed = top.is_some_and(|top| {
        let up = |&at: &usize| Some(annotated.analysis.head(at)).filter(|&above| above != at);
        std::iter::successors(Some(top), up).skip(1).take(2).any(naming)
    });
    before(-1) || before(-2) || governed
}
