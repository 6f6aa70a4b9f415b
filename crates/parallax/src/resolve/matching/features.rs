//! Takes a text and an index, gives candidates with what speaks for each.

use super::{Index, Query, index::Terms};

/// What speaks for a target. Each is from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Feature {
    /// BM25 over words, as a part of the best target's.
    Words,
    /// BM25 over parts of words, as a part of the best target's.
    Parts,
    /// How much of the text the target covers; words weighted by rarity, as below.
    QueryCovered,
    /// How much of the claim the text covers.
    ClaimCovered,
    /// How much of the title the text covers.
    TitleCovered,
    /// How much of claim and title one sentence of the text covers.
    Passage,
    /// How much of the target's numbers the text has.
    Numbers,
    /// How much of the target the context of the text covers.
    Context,
}

impl Feature {
    /// All features, in the order of their values.
    pub const ALL: [Self; 8] = [
        Self::Words,
        Self::Parts,
        Self::QueryCovered,
        Self::ClaimCovered,
        Self::TitleCovered,
        Self::Passage,
        Self::Numbers,
        Self::Context,
    ];
}

/// The value of each feature.
pub(super) type Values = [f64; Feature::ALL.len()];

/// The best `count` targets by BM25, with their features, in the order of the list.
pub(super) fn candidates(index: &Index, query: &Query, count: usize) -> Vec<(usize, Values)> {
    let [words, parts] = index.scores(&query.text).map(as_part_of_best);
    let sum = |target: usize| words[target] + parts[target];
    let mut chosen: Vec<usize> = (0..words.len()).filter(|&target| sum(target) > 0.0).collect();
    chosen.sort_by(|&a, &b| sum(b).total_cmp(&sum(a)).then(a.cmp(&b)));
    chosen.truncate(count);
    chosen.sort_unstable();
    let seen = Seen::new(index, query);
    let one = |target: usize| {
        (target, seen.values(index, &index.targets[target], words[target], parts[target]))
    };
    chosen.into_iter().map(one).collect()
}

/// The words of a query.
struct Seen {
    text: Vec<u32>,
    passages: Vec<Vec<u32>>,
    context: Vec<u32>,
}

impl Seen {
    fn new(index: &Index, query: &Query) -> Self {
        let text = index.words(&query.text);
        let mut passages: Vec<_> = query.passages.iter().map(|item| index.words(item)).collect();
        if passages.is_empty() {
            passages.push(text.clone());
        }
        Self { text, passages, context: index.words(&query.context) }
    }

    fn values(&self, index: &Index, target: &Terms, words: f64, parts: f64) -> Values {
        let covered = |of: &[u32], by: &[u32]| {
            let shared = of.iter().filter(|term| by.binary_search(term).is_ok());
            index.mass(shared) / index.mass(of).max(f64::MIN_POSITIVE)
        };
        let passages = self.passages.iter().map(|passage| covered(&target.all, passage));
        Feature::ALL.map(|feature| match feature {
            Feature::Words => words,
            Feature::Parts => parts,
            Feature::QueryCovered => covered(&self.text, &target.all),
            Feature::ClaimCovered => covered(&target.claim, &self.text),
            Feature::TitleCovered => covered(&target.title, &self.text),
            Feature::Passage => passages.clone().fold(0.0, f64::max),
            Feature::Numbers => covered(&target.numbers, &self.text),
            Feature::Context => covered(&target.all, &self.context),
        })
    }
}

fn as_part_of_best(mut scores: Vec<f64>) -> Vec<f64> {
    let best = scores.iter().copied().fold(0.0, f64::max);
    if best > 0.0 {
        for score in &mut scores {
            *score /= best;
        }
    }
    scores
}
