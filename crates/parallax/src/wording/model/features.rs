//! Takes a sentence or a word of an annotated document, gives hashed features.

use std::ops::Range;

use crate::{
    annotate::Annotated,
    extract::features::{Lexical, bucket, hash},
};

/// The part that stands for the edge of a sentence.
const EDGE: u32 = 0x5bd1;

/// Features of the words `sentence`, each once: words, pairs, triples, what depends on what; and
/// the ids of `rules` that find something there.
pub fn sentence_features(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    sentence: Range<usize>,
    rules: &[&str],
) -> Vec<u32> {
    let words: Vec<usize> = sentence.clone().filter(|&i| !annotated.analysis.is_space(i)).collect();
    let mut features = Vec::with_capacity(words.len() * 6);
    for (at, &i) in words.iter().enumerate() {
        features.extend(local_features(annotated, lexical, &words, at));
        let head = annotated.analysis.head(i);
        if head != i && sentence.contains(&head) {
            features.push(bucket(6, &[lexical.lemma[i], lexical.dep[i], lexical.lemma[head]]));
        }
    }
    features.extend(rules.iter().map(|rule| bucket(7, &[hash(rule)])));
    features.push(bucket(8, &[rules.len().min(3) as u32]));
    features.sort_unstable();
    features.dedup();
    features
}

/// Features of the word at `at` with those before it.
pub(in crate::wording) fn local_features(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    words: &[usize],
    at: usize,
) -> Vec<u32> {
    let i = words[at];
    let word = |back: usize| at.checked_sub(back).map(|at| lexical.word[words[at]]);
    let mut features = vec![
        bucket(1, &[lexical.lemma[i]]),
        bucket(2, &[lexical.lemma[i], lexical.tag[i]]),
        bucket(3, &[lexical.word[i]]),
    ];
    features.extend(word(1).map(|before| bucket(4, &[before, lexical.word[i]])));
    let two = word(2).zip(word(1));
    features.extend(two.map(|(one, other)| bucket(5, &[one, other, lexical.word[i]])));
    if !annotated.analysis.pos(i).is_empty() && lexical.is_plain(i) {
        features.push(bucket(9, &[ending(annotated.analysis.word(i), 3)]));
    }
    features
}

/// Features of word `i`: its form, its neighbours, what it depends on.
pub fn word_features(annotated: &Annotated<'_>, lexical: &Lexical, i: usize) -> Vec<u32> {
    let analysis = &annotated.analysis;
    let near = |offset: isize| annotated.neighbour(i, offset);
    let word = |offset| near(offset).map_or(EDGE, |at| lexical.word[at]);
    let tag = |offset| near(offset).map_or(EDGE, |at| lexical.tag[at]);
    let head = analysis.head(i);
    let mut features = vec![
        bucket(11, &[lexical.word[i]]),
        bucket(12, &[lexical.lemma[i]]),
        bucket(13, &[lexical.lemma[i], lexical.tag[i]]),
        bucket(14, &[lexical.tag[i]]),
        bucket(15, &[word(-1)]),
        bucket(16, &[word(1)]),
        bucket(17, &[word(-1), lexical.word[i]]),
        bucket(18, &[lexical.word[i], word(1)]),
        bucket(19, &[tag(-1), lexical.tag[i]]),
        bucket(20, &[lexical.tag[i], tag(1)]),
        bucket(21, &[lexical.dep[i]]),
        bucket(22, &[lexical.lemma[head], lexical.dep[i]]),
        bucket(23, &[u32::from(annotated.quote_of[i].is_some())]),
    ];
    if lexical.is_plain(i) {
        let form = analysis.word(i);
        features.extend([3, 4].map(|length| bucket(24, &[ending(form, length)])));
        features.push(bucket(25, &[beginning(form)]));
    }
    features
}

/// Hash of the last letters in lower case.
fn ending(word: &str, length: usize) -> u32 {
    let letters: Vec<char> = word.to_lowercase().chars().collect();
    let from = letters.len().saturating_sub(length);
    hash(&letters[from..].iter().collect::<String>())
}

/// Hash of the first four letters in lower case.
fn beginning(word: &str) -> u32 {
    hash(&word.to_lowercase().chars().take(4).collect::<String>())
}
