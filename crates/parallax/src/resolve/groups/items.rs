//! Takes items in any order, gives them in the order of their keys with features as numbers.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Feature;
use crate::annotate::time::Days;

/// Where an item stands among all of them, whatever order they come in: unique.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The document, numbered in an order that adding or shuffling inputs does not change.
    pub document: u32,
    /// The place in it.
    pub position: u32,
}

/// One thing to be grouped.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its place in the order.
    pub key: Key,
    /// Only items of one block become candidates of each other (an event, a story).
    pub block: u32,
    /// The days it speaks about, if known.
    pub days: Option<Days>,
    /// What it is found by; repeated ones count once. Their order is that of the text.
    pub features: Vec<Feature>,
}

/// Items in the order of their keys. Inside, an item is its number in this order.
///
/// Features are numbered by their first appearance in this order, each block for itself, so that
/// no later step sees a hash.
#[derive(Debug, Default)]
pub struct Items {
    /// The number that the caller knows each item by.
    pub(super) given: Vec<u32>,
    pub(super) days: Vec<Option<Days>>,
    /// Where the features of each item begin; one more than items.
    starts: Vec<u32>,
    /// Sorted inside an item.
    features: Vec<u32>,
    /// Of each feature.
    pub(super) weights: Vec<f32>,
}

impl Items {
    /// Takes the items in the order in which the score knows them.
    pub fn new(items: &[Item]) -> Self {
        let keys: Vec<Key> = items.iter().map(|item| item.key).collect();
        Self::collect(&keys, |number| items[number].clone())
    }

    /// The same for items too many to lie in memory with all their features: `make` is asked once
    /// for each, in the order of `keys`.
    pub fn collect(keys: &[Key], make: impl Fn(usize) -> Item) -> Self {
        let mut given: Vec<u32> = (0..keys.len() as u32).collect();
        given.sort_by_key(|&number| (keys[number as usize], number));
        let mut items = Self { starts: vec![0], ..Self::default() };
        let mut numbers = FxHashMap::default();
        for &number in &given {
            items.push(&make(number as usize), &mut numbers);
        }
        items.features.shrink_to_fit();
        Self { given, ..items }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.given.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.given.is_empty()
    }

    /// The features of an item, sorted.
    pub(super) fn features(&self, item: usize) -> &[u32] {
        &self.features[self.starts[item] as usize..self.starts[item + 1] as usize]
    }

    /// Whether the days of two items lie near enough; unknown days do.
    pub(super) fn near_in_time(&self, a: usize, b: usize, days_apart: Option<u32>) -> bool {
        let (Some(most), Some(a), Some(b)) = (days_apart, self.days[a], self.days[b]) else {
            return true;
        };
        let between = i64::from(a.first.max(b.first)) - i64::from(a.last.min(b.last));
        between <= i64::from(most)
    }

    fn push(&mut self, item: &Item, numbers: &mut FxHashMap<(u32, u64), u32>) {
        let begin = self.features.len();
        for feature in &item.features {
            let next = self.weights.len() as u32;
            let number = *numbers.entry((item.block, feature.hash)).or_insert(next);
            if number == next {
                self.weights.push(feature.weight);
            }
            self.features.push(number);
        }
        self.features[begin..].sort_unstable();
        let kept = distinct(&mut self.features[begin..]);
        self.features.truncate(begin + kept);
        self.starts.push(self.features.len() as u32);
        self.days.push(item.days);
    }
}

/// Items by feature, ascending.
#[derive(Debug)]
pub(super) struct Postings {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Postings {
    /// Postings of `count` items that have some of `all` features.
    pub(super) fn new<'f>(all: usize, count: usize, of: impl Fn(usize) -> &'f [u32]) -> Self {
        let mut starts = vec![0_u32; all + 1];
        for feature in (0..count).flat_map(&of) {
            starts[*feature as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut items = vec![0; *starts.last().expect("one more than features") as usize];
        for item in 0..count {
            for &feature in of(item) {
                items[next[feature as usize] as usize] = item as u32;
                next[feature as usize] += 1;
            }
        }
        Self { starts, items }
    }

    pub(super) fn of(&self, feature: u32) -> &[u32] {
        &self.items[self.range(feature)]
    }

    /// How many items have the feature.
    pub(super) fn count(&self, feature: u32) -> usize {
        self.range(feature).len()
    }

    fn range(&self, feature: u32) -> Range<usize> {
        self.starts[feature as usize] as usize..self.starts[feature as usize + 1] as usize
    }
}

/// Moves distinct values of a sorted slice to its front and gives their number.
fn distinct(sorted: &mut [u32]) -> usize {
    let mut kept = 0;
    for i in 0..sorted.len() {
        if i == 0 || sorted[i] != sorted[kept - 1] {
            sorted[kept] = sorted[i];
            kept += 1;
        }
    }
    kept
}
