//! Takes a text and an index, gives candidates with what speaks for each.

use super::{Index, Query};

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
    /// How like the two are in meaning; 0 where nothing has told.
    Meaning,
}

impl Feature {
    /// All features, in the order of their values.
    pub const ALL: [Self; 9] = [
        Self::Words,
        Self::Parts,
        Self::QueryCovered,
        Self::ClaimCovered,
        Self::TitleCovered,
        Self::Passage,
        Self::Numbers,
        Self::Context,
        Self::Meaning,
    ];
}

/// The value of each feature.
pub(super) type Values = [f64; Feature::ALL.len()];

/// The best `count` targets by BM25 and the `alike` that are most alike in meaning, with their
/// features, in the order of the list.
pub(super) fn candidates(
    index: &Index,
    query: &Query,
    count: usize,
    alike: usize,
) -> Vec<(usize, Values)> {
    let [words, parts] = index.scores(&query.text).map(as_part_of_best);
    let sums: Vec<f64> = words.iter().zip(&parts).map(|(words, parts)| words + parts).collect();
    let mut chosen = best(&sums, count);
    chosen.extend(best(&query.alike[..query.alike.len().min(words.len())], alike));
    chosen.sort_unstable();
    chosen.dedup();
    let seen = Seen::new(index, query);
    let one = |target: usize| (target, seen.values(index, target, [words[target], parts[target]]));
    chosen.into_iter().map(one).collect()
}

/// The places of the `count` highest scores above zero; ties by place.
fn best(scores: &[f64], count: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..scores.len()).filter(|&place| scores[place] > 0.0).collect();
    places.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
    places.truncate(count);
    places
}

/// What is known of a query.
struct Seen<'q> {
    text: Vec<u32>,
    passages: Vec<Vec<u32>>,
    context: Vec<u32>,
    alike: &'q [f64],
}

impl<'q> Seen<'q> {
    fn new(index: &Index, query: &'q Query) -> Self {
        let text = index.words(&query.text);
        let mut passages: Vec<_> = query.passages.iter().map(|item| index.words(item)).collect();
        if passages.is_empty() {
            passages.push(text.clone());
        }
        Self { text, passages, context: index.words(&query.context), alike: &query.alike }
    }

    fn values(&self, index: &Index, place: usize, [words, parts]: [f64; 2]) -> Values {
        let target = &index.targets[place];
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
            Feature::Meaning => self.alike.get(place).copied().unwrap_or(0.0),
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
