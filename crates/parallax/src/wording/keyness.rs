//! Takes the words of two groups of texts, gives the words that tell them apart.

use std::collections::BTreeMap;

/// How often each word is used. Names of parties are left out by whoever counts.
pub type Counts = BTreeMap<String, u64>;

/// How far a word is of the one group rather than of the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The word.
    pub word: String,
    /// How often the one group uses it.
    pub one: u64,
    /// How often the other does.
    pub other: u64,
    /// The log-odds ratio: above 0 of the one, below 0 of the other.
    pub log_odds: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The ratio in standard deviations.
    pub z: f64,
}

/// Standard deviations from the middle to either end of a 95 % interval.
const REACH: f64 = 1.959_964;

/// The words of either group, the one that tells most first; equals by the alphabet.
///
/// Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008, Fightin'
/// words, equations 16, 19 and 22). The prior is `all`: the words of the whole collection, of which
/// both groups are part. So frequent words have to differ by much, and rare ones by more.
pub fn keyness(one: &Counts, other: &Counts, all: &Counts) -> Vec<Key> {
    let sum = |counts: &Counts| counts.values().sum::<u64>() as f64;
    let (of_one, of_other, prior) = (sum(one), sum(other), sum(all));
    let count = |counts: &Counts, word: &str| counts.get(word).copied().unwrap_or_default();
    let key = |word: &String| {
        let (in_one, in_other) = (count(one, word), count(other, word));
        // A word of a group is one of the collection.
        let expected = count(all, word).max(in_one + in_other) as f64;
        let (a, b) = (in_one as f64 + expected, in_other as f64 + expected);
        let log_odds = libm::log(a / (of_one + prior - a)) - libm::log(b / (of_other + prior - b));
        let deviation = libm::sqrt(1.0 / a + 1.0 / b);
        Key {
            word: word.clone(),
            one: in_one,
            other: in_other,
            log_odds,
            low: log_odds - REACH * deviation,
            high: log_odds + REACH * deviation,
            z: log_odds / deviation,
        }
    };
    let words: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let mut keys: Vec<Key> = words.into_iter().map(key).filter(|key| key.z.is_finite()).collect();
    keys.sort_by(|a, b| b.z.abs().total_cmp(&a.z.abs()).then_with(|| a.word.cmp(&b.word)));
    keys
}

#[cfg(test)]
mod tests {
    use super::{Counts, keyness};

    fn counts(words: &[(&str, u64)]) -> Counts {
        words.iter().map(|(word, count)| ((*word).to_owned(), *count)).collect()
    }

    #[test]
    fn words_of_one_group_come_first_and_turn_round() {
        let one = counts(&[("the", 500), ("convoy", 40), ("rare", 1)]);
        let other = counts(&[("the", 505), ("corridor", 40)]);
        let mut all = one.clone();
        for (word, count) in &other {
            *all.entry(word.clone()).or_default() += count;
        }
        let keys = keyness(&one, &other, &all);
        let words: Vec<&str> = keys.iter().map(|key| key.word.as_str()).collect();
        assert_eq!(words[..2], ["convoy", "corridor"]);
        let (convoy, the) = (&keys[0], keys.iter().find(|key| key.word == "the").expect("there"));
        assert!(convoy.z > 1.96 && convoy.low > 0.0, "{convoy:?}");
        assert!(the.z.abs() < 1.0 && the.low < 0.0 && the.high > 0.0, "{the:?}");
        let turned = keyness(&other, &one, &all);
        for (key, turned) in keys.iter().zip(&turned) {
            let there = turned.word == key.word || (turned.z.abs() - key.z.abs()).abs() < 1e-9;
            assert!(there, "{key:?} {turned:?}");
        }
        let back = turned.iter().find(|key| key.word == "convoy").expect("there");
        assert!((back.log_odds + convoy.log_odds).abs() < 1e-12);
    }

    #[test]
    fn the_ratio_is_that_of_the_formula() {
        let (one, other) = (counts(&[("a", 30), ("b", 70)]), counts(&[("a", 10), ("b", 90)]));
        let all = counts(&[("a", 40), ("b", 160)]);
        let a = keyness(&one, &other, &all).into_iter().find(|key| key.word == "a").expect("there");
        // ln(70 / 230) - ln(50 / 250), variance 1/70 + 1/50.
        assert!((a.log_odds - 0.419_853).abs() < 1e-5, "{a:?}");
        assert!((a.z - 0.419_853 / 0.185_164).abs() < 1e-3, "{a:?}");
    }
}
