//! Takes items, gives for each the item it is a near copy of, before anything is compared in pairs.

use std::{cmp::Reverse, ops::Range};

use super::{Chunks, Items, Score, Settings, items::Postings};

/// Rare features of which a near copy shares that many. More make the list of rare features longer
/// and the items that share enough of them fewer.
const SHARED: usize = 8;
/// Items with a rare feature that are counted for one item.
const MOST_COUNTED: usize = 4000;
/// Items of which all features are compared with those of one item.
const MOST_COMPARED: usize = 32;

/// For each item the item it stands behind: an earlier one that stands for itself, shares enough
/// features and is accepted by the score; itself if there is none.
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
    chunks: &impl Chunks,
) -> Vec<u32> {
    let rare = Rare::new(items, settings.near_copy);
    let similar = chunks.run(items.len(), |range| rare.similar(range));
    let mut behind: Vec<u32> = (0..items.len() as u32).collect();
    for (item, other) in similar {
        // An item before this one is settled; what it stands behind may be less similar to this.
        let model = behind[other as usize];
        let is_settled = behind[item as usize] != item || named.binary_search(&item).is_ok();
        let is_near = model == other || rare.similarity(item, model) >= settings.near_copy;
        if !is_settled && is_near && accepted(items, model, item, score, settings) {
            behind[item as usize] = model;
        }
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

/// Items by their rarest features.
struct Rare<'a> {
    items: &'a Items,
    least: f32,
    /// The rarest features of each item, the rarest first, and where they begin.
    starts: Vec<u32>,
    features: Vec<u32>,
    postings: Postings,
}

impl<'a> Rare<'a> {
    fn new(items: &'a Items, least: f32) -> Self {
        let mut counts = vec![0; items.weights.len()];
        for item in 0..items.len() {
            for &feature in items.features(item) {
                counts[feature as usize] += 1;
            }
        }
        let (mut starts, mut features) = (vec![0], Vec::new());
        for item in 0..items.len() {
            features.extend(rarest(items.features(item), least, &counts));
            starts.push(features.len() as u32);
        }
        let postings = Postings::new(items.weights.len(), items.len(), |item| {
            &features[starts[item] as usize..starts[item + 1] as usize]
        });
        Self { items, least, starts, features, postings }
    }

    /// Each item of the range with the earlier items of which it may be a near copy, the most
    /// similar first.
    fn similar(&self, range: Range<usize>) -> Vec<(u32, u32)> {
        let mut shared = vec![0_u8; self.items.len()];
        let mut pairs = Vec::new();
        for item in range.start as u32..range.end as u32 {
            let mut near: Vec<(f32, u32)> = self
                .promising(item, &mut shared)
                .into_iter()
                .map(|other| (self.similarity(item, other), other))
                .filter(|(similarity, _)| *similarity >= self.least)
                .collect();
            near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            pairs.extend(near.into_iter().map(|(_, other)| (item, other)));
        }
        pairs
    }

    /// Earlier items that share enough rare features; of too many those that share the most, of
    /// these the earliest. `shared` is all 0, before and after.
    fn promising(&self, item: u32, shared: &mut [u8]) -> Vec<u32> {
        let (mut touched, unread) = self.count(item, shared);
        let must = least_shared(self.items.features(item as usize).len(), self.least).min(SHARED);
        let must = must.saturating_sub(unread).max(1) as u8;
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

    /// Counts the rare features shared with each earlier item, the rarest first; gives the items
    /// that share any, and how many features were too frequent to be read.
    fn count(&self, item: u32, shared: &mut [u8]) -> (Vec<u32>, usize) {
        let place = item as usize;
        let rarest = &self.features[self.starts[place] as usize..self.starts[place + 1] as usize];
        let (mut touched, mut left) = (Vec::new(), MOST_COUNTED);
        for (read, &feature) in rarest.iter().enumerate() {
            let all = self.postings.of(feature);
            let earlier = &all[..all.partition_point(|&other| other < item)];
            let Some(rest) = left.checked_sub(earlier.len()) else {
                return (touched, rarest.len() - read);
            };
            left = rest;
            for &other in earlier {
                let count = &mut shared[other as usize];
                if *count == 0 {
                    touched.push(other);
                }
                *count = count.saturating_add(1);
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
}

/// The rarest features of an item, the rarest first, as many as a near copy must share [`SHARED`]
/// of.
fn rarest(features: &[u32], least: f32, counts: &[u32]) -> Vec<u32> {
    let mut features = features.to_vec();
    let length = features.len() - least_shared(features.len(), least) + SHARED;
    let order = |feature: &u32| (counts[*feature as usize], *feature);
    if length < features.len() {
        features.select_nth_unstable_by_key(length, order);
        features.truncate(length);
    }
    features.sort_unstable_by_key(order);
    features
}

/// How many of `count` features a near copy has at least.
fn least_shared(count: usize, least: f32) -> usize {
    ((least * count as f32).ceil() as usize).min(count)
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
