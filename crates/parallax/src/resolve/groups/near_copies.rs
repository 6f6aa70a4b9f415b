//! Takes items, gives for each the item it is a near copy of, before anything is compared in pairs.

use super::{Items, Score, Settings};

/// Items looked at through one rare feature, the latest first.
const MOST_SEEN: usize = 256;
const NONE: u32 = u32::MAX;

/// For each item the item it stands behind: the most similar earlier one that stands for itself,
/// shares enough features and is accepted by the score; itself if there is none.
///
/// Two sets with a Jaccard similarity of `t` share one of the rarest `n - t n + 1` features of
/// either (the prefix filter of Chaudhuri, Ganti and Kaushik 2006), so only those are looked up. An
/// item in `named` always stands for itself: a person spoke of it, not of its copies.
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
    /// The latest entry of each feature, and of each entry its item and the entry before.
    latest: Vec<u32>,
    entries: Vec<(u32, u32)>,
    /// The last item that an item was looked at for.
    seen_for: Vec<u32>,
}

impl<'a> Shelf<'a> {
    fn new(items: &'a Items, least: f32) -> Self {
        let mut counts = vec![0; items.weights.len()];
        for item in 0..items.len() {
            for &feature in items.features(item) {
                counts[feature as usize] += 1;
            }
        }
        let latest = vec![NONE; counts.len()];
        Self {
            items,
            least,
            counts,
            latest,
            entries: Vec::new(),
            seen_for: vec![NONE; items.len()],
        }
    }

    /// The rarest features of an item, as many as any near copy must share one of.
    fn prefix(&self, item: u32) -> Vec<u32> {
        let mut features = self.items.features(item as usize).to_vec();
        let shared = (self.least * features.len() as f32).ceil() as usize;
        let length = (features.len() + 1).saturating_sub(shared).min(features.len());
        if 0 < length && length < features.len() {
            let order = |feature: &u32| (self.counts[*feature as usize], *feature);
            features.select_nth_unstable_by_key(length - 1, order);
        }
        features.truncate(length);
        features.sort_unstable();
        features
    }

    fn most_similar(&mut self, item: u32, prefix: &[u32]) -> Option<u32> {
        let mut best: Option<(f32, u32)> = None;
        for &feature in prefix {
            let mut entry = self.latest[feature as usize];
            for _ in 0..MOST_SEEN {
                let Some(&(other, before)) = self.entries.get(entry as usize) else { break };
                entry = before;
                if std::mem::replace(&mut self.seen_for[other as usize], item) == item {
                    continue;
                }
                let similarity = self.similarity(item, other);
                let is_better = best.is_none_or(|(most, which)| {
                    similarity > most || (similarity >= most && other < which)
                });
                if similarity >= self.least && is_better {
                    best = Some((similarity, other));
                }
            }
        }
        best.map(|(_, other)| other)
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
