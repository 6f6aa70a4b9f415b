//! Takes items, gives for each the item it is a near copy of, before anything is compared in pairs.

use std::cmp::Reverse;

use super::{Items, Score, Settings};

/// Rare features of which a near copy shares that many. More make the list of rare features longer
/// and the items that share enough of them fewer.
const SHARED: usize = 8;
/// Items with a rare feature that are counted for one item.
const MOST_COUNTED: usize = 4000;
/// Items of which all features are compared with those of one item.
const MOST_COMPARED: usize = 32;
const NONE: u32 = u32::MAX;

/// For each item the item it stands behind: the most similar earlier one that stands for itself,
/// shares enough features and is accepted by the score; itself if there is none.
///
/// Two sets with a Jaccard similarity of `t` share `k` of the rarest `n - t n + k` features of
/// either (the prefix filter of Chaudhuri, Ganti and Kaushik 2006, as lengthened by Wang, Li and
/// Feng 2012), so only items that do are compared. An item in `named` always stands for itself: a
/// person spoke of it, not of its copies.
pub(super) fn stand_behind(
    items: &Items,
    named: &[u32],
    score: &impl Score,
    settings: &Settings,
) -> Vec<u32> {
    let mut shelf = Shelf::new(items, settings.near_copy);
    let mut behind = Vec::with_capacity(items.len());
    for item in 0..items.len() as u32 {
        let prefix = shelf.prefix(item);
        let is_named = named.binary_search(&item).is_ok();
        let found = if is_named { None } else { shelf.most_similar(item, &prefix) };
        let found = found.filter(|&other| accepted(items, other, item, score, settings));
        if found.is_none() {
            shelf.put(item, &prefix);
        }
        behind.push(found.unwrap_or(item));
    }
    behind
}

fn accepted(
    items: &Items,
    earlier: u32,
    later: u32,
    score: &impl Score,
    settings: &Settings,
) -> bool {
    let (a, b) = (earlier as usize, later as usize);
    items.near_in_time(a, b, settings.days_apart)
        && score.score(items.given[a], items.given[b]) >= settings.accept
}

/// The items that stand for themselves, by their rarest features.
struct Shelf<'a> {
    items: &'a Items,
    least: f32,
    /// How many items have a feature.
    counts: Vec<u32>,
    /// How many entries a feature has, the latest, and of each entry its item and the one before.
    lengths: Vec<u32>,
    latest: Vec<u32>,
    entries: Vec<(u32, u32)>,
    /// How many rare features each item shares with the one that is looked at.
    shared: Vec<u32>,
}

impl<'a> Shelf<'a> {
    fn new(items: &'a Items, least: f32) -> Self {
        let mut counts = vec![0; items.weights.len()];
        for item in 0..items.len() {
            for &feature in items.features(item) {
                counts[feature as usize] += 1;
            }
        }
        let (latest, lengths) = (vec![NONE; counts.len()], vec![0; counts.len()]);
        let shared = vec![0; items.len()];
        Self { items, least, counts, lengths, latest, entries: Vec::new(), shared }
    }

    /// The rarest features of an item, the rarest first.
    fn prefix(&self, item: u32) -> Vec<u32> {
        let mut features = self.items.features(item as usize).to_vec();
        let length = features.len() - self.least_shared(features.len()) + SHARED;
        let order = |feature: &u32| (self.counts[*feature as usize], *feature);
        if length < features.len() {
            features.select_nth_unstable_by_key(length, order);
            features.truncate(length);
        }
        features.sort_unstable_by_key(order);
        features
    }

    /// How many of `count` features a near copy has at least.
    fn least_shared(&self, count: usize) -> usize {
        ((self.least * count as f32).ceil() as usize).min(count)
    }

    fn most_similar(&mut self, item: u32, prefix: &[u32]) -> Option<u32> {
        let mut best: Option<(f32, u32)> = None;
        for other in self.promising(item, prefix) {
            let similarity = self.similarity(item, other);
            let is_better = best.is_none_or(|(most, which)| {
                similarity > most || (similarity >= most && other < which)
            });
            if similarity >= self.least && is_better {
                best = Some((similarity, other));
            }
        }
        best.map(|(_, other)| other)
    }

    /// Items that share enough rare features; of too many those that share the most, of these the
    /// earliest.
    fn promising(&mut self, item: u32, prefix: &[u32]) -> Vec<u32> {
        let (mut touched, unread) = self.count(prefix);
        let must = self.least_shared(self.items.features(item as usize).len()).min(SHARED);
        let must = must.saturating_sub(unread).max(1) as u32;
        let shared = &mut self.shared;
        let order = |&other: &u32| (Reverse(shared[other as usize]), other);
        let mut enough: Vec<u32> =
            touched.iter().copied().filter(|&other| shared[other as usize] >= must).collect();
        if enough.len() > MOST_COMPARED {
            enough.select_nth_unstable_by_key(MOST_COMPARED, order);
            enough.truncate(MOST_COMPARED);
        }
        for other in touched.drain(..) {
            shared[other as usize] = 0;
        }
        enough
    }

    /// Counts the shared rare features, the rarest first; gives the items that share any, and how
    /// many features were too frequent to be read.
    fn count(&mut self, prefix: &[u32]) -> (Vec<u32>, usize) {
        let (mut touched, mut left) = (Vec::new(), MOST_COUNTED);
        for (place, &feature) in prefix.iter().enumerate() {
            let Some(rest) = left.checked_sub(self.lengths[feature as usize] as usize) else {
                return (touched, prefix.len() - place);
            };
            left = rest;
            let mut entry = self.latest[feature as usize];
            while let Some(&(other, before)) = self.entries.get(entry as usize) {
                entry = before;
                let shared = &mut self.shared[other as usize];
                if *shared == 0 {
                    touched.push(other);
                }
                *shared += 1;
            }
        }
        (touched, 0)
    }

    /// Jaccard; 0 where the numbers of features already forbid enough.
    fn similarity(&self, a: u32, b: u32) -> f32 {
        let (a, b) = (self.items.features(a as usize), self.items.features(b as usize));
        let (short, long) = (a.len().min(b.len()) as f32, a.len().max(b.len()) as f32);
        if short < self.least * long {
            return 0.0;
        }
        let shared = shared(a, b) as f32;
        shared / (short + long - shared)
    }

    fn put(&mut self, item: u32, prefix: &[u32]) {
        for &feature in prefix {
            let entry = self.entries.len() as u32;
            self.entries.push((item, self.latest[feature as usize]));
            self.latest[feature as usize] = entry;
            self.lengths[feature as usize] += 1;
        }
    }
}

/// How many values two sorted lists share.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(left), b.get(right)) {
        shared += usize::from(x == y);
        left += usize::from(x <= y);
        right += usize::from(y <= x);
    }
    shared
}
