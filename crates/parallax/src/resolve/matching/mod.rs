//! Takes a text and a list of claims or fact-checks, gives those that the text is about.
//!
//! Candidates are found by BM25 over words and over parts of words (Robertson and Zaragoza, "The
//! probabilistic relevance framework", 2009); then each is judged by what the text and the claim
//! cover of each other, see [`Feature`]. The weights can be fitted to pairs that a person chose.
//!
//! It looks at words, not at who did what to whom: for that see the stances and roles of claims.
//! Where a sentence encoder has told how like text and claims are in meaning, that counts too.

mod features;
mod fit;
mod index;
mod weights;

pub use features::Feature;
pub use fit::fit;
pub use index::Index;
pub use weights::Weights;

use super::Item;

/// A claim or fact-check that texts are matched with.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// What is claimed.
    pub claim: Item,
    /// The headline of the fact-check, or a label; may be empty.
    pub title: Item,
}

/// A text that is matched with claims: a statement or a short document.
#[derive(Clone, Debug, Default)]
pub struct Query {
    /// All of it.
    pub text: Item,
    /// Its sentences; empty if it is one.
    pub passages: Vec<Item>,
    /// What is known of it beside its text: who says it, where it stands.
    pub context: Item,
    /// How like each target is in meaning, in the order of the list and from 0 to 1, where a
    /// sentence encoder has told; else empty. It must have seen masked texts only.
    pub alike: Vec<f64>,
}

/// A target with how well it fits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Its place in the list.
    pub target: usize,
    /// How well it fits, from 0 to 1: comparable within one query, whose best target has most of it.
    pub score: f64,
    /// How much of the target's words one sentence of the text has, from 0 to 1, weighted by how
    /// rare they are: comparable between queries.
    pub covered: f64,
    /// How much of the text's words the target has, in the same way.
    pub query_covered: f64,
}

/// How many candidates are judged in full, at least.
const CANDIDATES: usize = 60;
/// How many more, where meaning is known: those that are most alike.
const ALIKE: usize = 20;

/// The `count` targets that fit best, best first; ties by place in the list. Targets that share
/// nothing with the text are left out.
pub fn rank(index: &Index, query: &Query, weights: &Weights, count: usize) -> Vec<Ranked> {
    let full = weights.full(query);
    let most = CANDIDATES.max(count);
    let ranked = features::candidates(index, query, most, ALIKE).into_iter();
    let mut ranked: Vec<Ranked> = ranked
        .map(|(target, values)| Ranked {
            target,
            score: weights.score(&values) / full,
            covered: values[Feature::Passage as usize],
            query_covered: values[Feature::QueryCovered as usize],
        })
        .collect();
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.target.cmp(&b.target)));
    ranked.truncate(count);
    ranked
}

#[cfg(test)]
mod tests {
    use super::{Feature, Index, Query, Target, Weights, fit, rank};
    use crate::resolve::Item;

    fn index() -> Index {
        let claims = [
            ("26 people were killed at the market", "How many died on Mill Street?"),
            ("23 people were killed at the market", "Did the count change?"),
            ("divers mined the bridge", "Who blew up the Old Chain Bridge?"),
            ("lists were read out in the street", "Were there lists?"),
        ];
        let target = |(claim, title): &(&str, &str)| Target {
            claim: Item::plain(claim),
            title: Item::plain(title),
        };
        Index::of(&claims.iter().map(target).collect::<Vec<_>>())
    }

    fn query(text: &str) -> Query {
        Query { text: Item::plain(text), ..Query::default() }
    }

    fn best(text: &str, weights: &Weights) -> Option<usize> {
        rank(&index(), &query(text), weights, 3).first().map(|found| found.target)
    }

    #[test]
    fn words_parts_and_numbers_find_the_claim() {
        let weights = Weights::default();
        assert_eq!(best("Officials spoke of 23 dead at the market", &weights), Some(1));
        assert_eq!(best("Officials spoke of 26 dead at the market", &weights), Some(0));
        assert_eq!(best("a diver and a mine under two bridges", &weights), Some(2));
        assert_eq!(best("jazz", &weights), None);
        assert_eq!(best("", &weights), None);
    }

    #[test]
    fn fitted_weights_keep_what_they_were_shown() {
        let shown = [(query("23 killed"), vec![1]), (query("who read the lists"), vec![3])];
        let weights = fit(&index(), &shown);
        assert_eq!(best("23 killed", &weights), Some(1));
        assert_eq!(best("who read the lists", &weights), Some(3));
    }

    #[test]
    fn meaning_finds_what_shares_no_word() {
        let alike = vec![0.1, 0.1, 0.1, 0.8];
        let query = Query { alike, ..query("jazz") };
        let found = rank(&index(), &query, &Weights::default(), 1);
        assert_eq!(found.first().map(|found| found.target), Some(3));
    }

    #[test]
    fn what_fits_in_all_that_is_known_fits_in_full() {
        let item = Item::plain("divers mined the bridge");
        let index = Index::of(&[Target { claim: item.clone(), title: item.clone() }]);
        let weights = Weights(Feature::ALL.map(|feature| {
            let is_counted = matches!(feature, Feature::Words | Feature::Meaning);
            if is_counted { 1.0 } else { 0.0 }
        }));
        let score = |alike| {
            let query = Query { text: item.clone(), alike, ..Query::default() };
            rank(&index, &query, &weights, 1)[0].score
        };
        assert!((score(Vec::new()) - 1.0).abs() < 1e-12);
        assert!((score(vec![0.5]) - 0.75).abs() < 1e-12);
        // More than there are targets is left out.
        assert!((score(vec![0.5, 0.9]) - 0.75).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_fit_gives_the_plain_weights() {
        assert_eq!(fit(&index(), &[]), Weights::default());
    }
}
