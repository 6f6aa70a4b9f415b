//! Takes packed records, gives what their words are found by.

use crate::resolve::{
    claims::{Records, Term},
    groups::{Feature, lexical},
};

/// The features of each word, made once.
pub(super) struct Spelled {
    /// Where the features of each word begin; one more than words.
    starts: Vec<u32>,
    features: Vec<Feature>,
    /// The place of each word in the alphabet: words are numbered as they are met, which must not
    /// show.
    ranks: Vec<u32>,
}

impl Spelled {
    /// The words of all records.
    pub(super) fn new(records: &Records) -> Self {
        let terms: Vec<Term> = records.terms().collect();
        let (mut starts, mut features) = (vec![0], Vec::new());
        for &term in &terms {
            features.extend(lexical([records.word(term)]));
            starts.push(features.len() as u32);
        }
        let mut order: Vec<usize> = (0..terms.len()).collect();
        order.sort_unstable_by_key(|&place| records.word(terms[place]));
        let mut ranks = vec![0; terms.len()];
        for (rank, place) in order.into_iter().enumerate() {
            ranks[place] = rank as u32;
        }
        Self { starts, features, ranks }
    }

    /// The features of some words, in the order of the alphabet.
    pub(super) fn features(&self, words: &[Term]) -> Vec<Feature> {
        let mut words = words.to_vec();
        words.sort_unstable_by_key(|word| self.ranks[word.place()]);
        let of =
            |word: Term| self.starts[word.place()] as usize..self.starts[word.place() + 1] as usize;
        words.into_iter().flat_map(|word| &self.features[of(word)]).copied().collect()
    }
}
