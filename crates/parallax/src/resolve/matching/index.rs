//! Takes claims, gives an index of their words and parts of words.

use super::Target;
use crate::resolve::{Item, vocabulary::Vocabulary};

/// Claims that can be searched.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) vocabulary: Vocabulary,
    /// For each term, the targets that have it with its BM25 weight there.
    postings: Vec<Vec<(u32, f64)>>,
    pub(super) targets: Vec<Terms>,
}

/// The words of one target, as numbers in ascending order.
#[derive(Debug)]
pub(super) struct Terms {
    pub(super) claim: Vec<u32>,
    pub(super) title: Vec<u32>,
    pub(super) all: Vec<u32>,
    /// Those of `all` that are numbers.
    pub(super) numbers: Vec<u32>,
}

/// How soon repeated terms stop counting.
const SATURATION: f64 = 1.2;
/// How much long targets are held down.
const LENGTH: f64 = 0.75;

impl Index {
    /// Indexes `targets`; they are known by their place in the list.
    pub fn of(targets: &[Target]) -> Self {
        let mut index = Self::default();
        let whole: Vec<Item> = targets.iter().map(|t| joined(&t.claim, &t.title)).collect();
        for item in &whole {
            index.vocabulary.count(item);
        }
        let runs = whole.iter().map(|item| index.vocabulary.runs(item));
        let runs: Vec<[Vec<(u32, u32)>; 2]> = runs.collect();
        index.targets =
            targets.iter().zip(&whole).map(|(target, all)| index.terms(target, all)).collect();
        index.postings = postings(&index.vocabulary, &runs);
        index
    }

    /// The BM25 score of every target for a text's words and for its parts of words.
    pub(super) fn scores(&self, item: &Item) -> [Vec<f64>; 2] {
        self.vocabulary.runs(item).map(|runs| {
            let mut scores = vec![0.0; self.targets.len()];
            for (term, _) in runs {
                let having = self.postings.get(term as usize).map_or(&[][..], Vec::as_slice);
                for (target, weight) in having {
                    scores[*target as usize] += weight;
                }
            }
            scores
        })
    }

    /// The different words of an item, as numbers in ascending order.
    pub(super) fn words(&self, item: &Item) -> Vec<u32> {
        let [words, _] = self.vocabulary.runs(item);
        words.into_iter().map(|(term, _)| term).collect()
    }

    /// How much the terms tell, summed.
    pub(super) fn mass<'t>(&self, terms: impl IntoIterator<Item = &'t u32>) -> f64 {
        terms.into_iter().map(|term| self.vocabulary.rarity(*term)).sum()
    }

    fn terms(&self, target: &Target, all: &Item) -> Terms {
        let numbers = all.words.iter().filter(|word| word.lemma.contains(char::is_numeric));
        let numbers = Item { words: numbers.cloned().collect(), masked: String::new() };
        Terms {
            claim: self.words(&target.claim),
            title: self.words(&target.title),
            all: self.words(all),
            numbers: self.words(&numbers),
        }
    }
}

fn joined(a: &Item, b: &Item) -> Item {
    Item {
        words: a.words.iter().chain(&b.words).cloned().collect(),
        masked: format!("{} {}", a.masked, b.masked),
    }
}

fn postings(vocabulary: &Vocabulary, runs: &[[Vec<(u32, u32)>; 2]]) -> Vec<Vec<(u32, f64)>> {
    let mut postings = vec![Vec::new(); vocabulary.len()];
    for kind in 0..2 {
        let length = |runs: &[(u32, u32)]| runs.iter().map(|(_, n)| f64::from(*n)).sum::<f64>();
        let lengths: Vec<f64> = runs.iter().map(|runs| length(&runs[kind])).collect();
        let mean = lengths.iter().sum::<f64>() / lengths.len().max(1) as f64;
        for (target, runs) in runs.iter().enumerate() {
            let long = 1.0 - LENGTH + LENGTH * lengths[target] / mean;
            for &(term, n) in &runs[kind] {
                let n = f64::from(n);
                let weight = n * (SATURATION + 1.0) / (n + SATURATION * long);
                let weight = vocabulary.rarity(term) * weight;
                postings[term as usize].push((target as u32, weight));
            }
        }
    }
    postings
}
