//! Takes items, gives sparse vectors: words and parts of words, each weighted by how rare it is.

use std::collections::HashMap;

use super::{Item, Word};

/// The statements at hand: what is frequent among them tells little, what is rare tells much.
///
/// A statement that stands in many copies counts once, so that a wire text printed by forty
/// outlets is no forty pieces of evidence.
#[derive(Clone, Debug, Default)]
pub struct Collection {
    pub(super) vocabulary: Vocabulary,
    /// Each distinct item, in order of first appearance.
    pub(super) items: Vec<Item>,
    /// Their vectors.
    pub(super) vectors: Vec<Vector>,
    /// Their places in `items`.
    pub(super) places: HashMap<Item, usize>,
}

impl Collection {
    /// Counts the words of `items`.
    pub fn of<'i>(items: impl IntoIterator<Item = &'i Item>) -> Self {
        let mut collection = Self::default();
        for item in items {
            if !collection.places.contains_key(item) {
                collection.places.insert(item.clone(), collection.items.len());
                collection.vocabulary.count(item);
                collection.items.push(item.clone());
            }
        }
        let vocabulary = &collection.vocabulary;
        collection.vectors = collection.items.iter().map(|item| vocabulary.vector(item)).collect();
        collection
    }

    /// How much it tells that a statement has `word`: 1 where no other has it, 0 where all have it.
    pub(super) fn tells(&self, word: &Word) -> f64 {
        let Vocabulary { words, frequency, items, .. } = &self.vocabulary;
        let having = words.get(&term(word)).map_or(0, |&number| frequency[number as usize]);
        let all = f64::from(items + IMAGINED);
        (all / f64::from(having.max(1))).ln() / all.ln()
    }
}

/// Statements without any of the words that are added to those at hand when it is asked what a word
/// tells: in a small collection every word looks frequent.
const IMAGINED: u32 = 1000;

/// Weights by number of term, in ascending order; words and parts of words each of length one.
pub(super) type Vector = Vec<(u32, f64)>;

/// Terms with the number of items that have them.
///
/// Terms are numbered in order of appearance: a declared name has no other order that an exchange
/// of the parties would keep.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<Word, u32>,
    parts: HashMap<Box<str>, u32>,
    /// How many items have a term.
    frequency: Vec<u32>,
    items: u32,
}

impl Vocabulary {
    /// Counts the terms of one item.
    pub(super) fn count(&mut self, item: &Item) {
        self.items += 1;
        self.admit(item);
        for (term, _) in self.runs(item).concat() {
            self.frequency[term as usize] += 1;
        }
    }

    /// Gives numbers to the terms of an item without counting them.
    pub(super) fn admit(&mut self, item: &Item) {
        for word in &item.words {
            let next = self.frequency.len() as u32;
            if *self.words.entry(term(word)).or_insert(next) == next {
                self.frequency.push(0);
            }
        }
        for_each_part(&item.masked, |part| {
            if !self.parts.contains_key(part) {
                self.parts.insert(part.into(), self.frequency.len() as u32);
                self.frequency.push(0);
            }
        });
    }

    /// The vector of an item. Terms that were never admitted count for its length only.
    pub(super) fn vector(&self, item: &Item) -> Vector {
        let [words, parts] = self.runs(item);
        let mut vector = self.weighted(&words);
        vector.extend(self.weighted(&parts));
        vector.sort_by_key(|(term, _)| *term);
        vector
    }

    /// How many terms there are.
    pub(super) fn len(&self) -> usize {
        self.frequency.len()
    }

    /// How much a term tells, as in BM25.
    pub(super) fn rarity(&self, term: u32) -> f64 {
        let having = f64::from(self.frequency.get(term as usize).copied().unwrap_or(0));
        (1.0 + (f64::from(self.items) - having + 0.5) / (having + 0.5)).ln()
    }

    fn weighted(&self, runs: &[(u32, u32)]) -> Vector {
        let weight = |&(term, n): &(u32, u32)| (1.0 + f64::from(n).ln()) * self.rarity(term);
        let length = runs.iter().map(|run| weight(run).powi(2)).sum::<f64>().sqrt();
        let known = runs.iter().filter(|(term, _)| (*term as usize) < self.frequency.len());
        known.map(|run| (run.0, weight(run) / length)).collect()
    }

    /// The words of an item and the parts of its words, as numbers with how often each stands there.
    pub(super) fn runs(&self, item: &Item) -> [Vec<(u32, u32)>; 2] {
        let mut unknown = Unknown::after(self.frequency.len());
        let words = item.words.iter().map(|word| {
            let word = term(word);
            self.words.get(&word).copied().unwrap_or_else(|| unknown.word(word))
        });
        let words = runs(words.collect());
        let mut parts = Vec::new();
        for_each_part(&item.masked, |part| {
            let known = self.parts.get(part).copied();
            parts.push(known.unwrap_or_else(|| unknown.part(part)));
        });
        [words, runs(parts)]
    }
}

/// Numbers for terms of one item that the vocabulary does not have, above all that it has.
struct Unknown {
    next: u32,
    words: HashMap<Word, u32>,
    parts: HashMap<Box<str>, u32>,
}

impl Unknown {
    fn after(known: usize) -> Self {
        Self { next: known as u32, words: HashMap::new(), parts: HashMap::new() }
    }

    fn word(&mut self, word: Word) -> u32 {
        let number = *self.words.entry(word).or_insert(self.next);
        self.next += u32::from(number == self.next);
        number
    }

    fn part(&mut self, part: &str) -> u32 {
        let number = *self.parts.entry(part.into()).or_insert(self.next);
        self.next += u32::from(number == self.next);
        number
    }
}

/// A declared name is itself, whatever placeholder the language saw.
fn term(word: &Word) -> Word {
    match word.declared {
        Some(_) => Word { lemma: String::new(), declared: word.declared },
        None => word.clone(),
    }
}

/// How often each number stands in `numbers`.
fn runs(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
    numbers.sort_unstable();
    let chunks = numbers.chunk_by(|a, b| a == b);
    chunks.map(|chunk| (chunk[0], chunk.len() as u32)).collect()
}

/// Shortest and longest part of a word, in characters, with the marks of its ends.
const PARTS: std::ops::RangeInclusive<usize> = 3..=5;

/// All parts of all words: "<the", "the>" and so on.
pub(super) fn for_each_part(masked: &str, mut visit: impl FnMut(&str)) {
    let mut bounded = String::new();
    for word in masked.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        bounded.clear();
        bounded.extend(["<", word, ">"]);
        let starts: Vec<usize> =
            bounded.char_indices().map(|(at, _)| at).chain([bounded.len()]).collect();
        for length in PARTS {
            for ends in starts.windows(length + 1) {
                visit(&bounded[ends[0]..ends[length]]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Collection, Item, Vector};

    /// The sum of the products of two vectors.
    fn product(a: &Vector, b: &Vector) -> f64 {
        let shared = |(term, x): &(u32, f64)| {
            b.binary_search_by_key(term, |(other, _)| *other).map_or(0.0, |at| x * b[at].1)
        };
        a.iter().map(shared).sum()
    }

    #[test]
    fn shared_rare_words_weigh_more_than_shared_frequent_ones() {
        let items = ["houses burnt", "houses shelled", "houses counted", "keys kept"];
        let items = items.map(Item::plain);
        let collection = Collection::of(&items);
        let vector = |text| collection.vocabulary.vector(&Item::plain(text));
        let frequent = product(&vector("houses sold"), &vector("houses lost"));
        let rare = product(&vector("keys sold"), &vector("keys lost"));
        assert!(rare > frequent && frequent > 0.0, "{rare} {frequent}");
    }

    #[test]
    fn copies_count_once() {
        let once = Collection::of(&[Item::plain("keys kept"), Item::plain("houses burnt")]);
        let keys = [Item::plain("keys kept"), Item::plain("keys kept")];
        let copied = Collection::of(keys.iter().chain(&[Item::plain("houses burnt")]));
        assert_eq!(once.vectors, copied.vectors);
    }
}
