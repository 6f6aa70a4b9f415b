//! Takes items, gives for each the few others that share the most and the rarest features.

use std::{cmp::Reverse, ops::Range};

use super::{Items, Settings, items::Postings};

/// How much a repeated part of a long item is worth less, and from which length: the usual k1 and
/// b of Okapi BM25, where a feature counts once.
const SATURATION: f32 = 1.2;
const LENGTH_WEIGHT: f32 = 0.75;
/// Frequent features that are read before the allowance of an item is spent.
const SHARES: usize = 16;

/// An inverted index over some of the items.
///
/// Cost of an item is bounded by [`Settings::postings`]: its features are read from the rarest to
/// the most frequent until that many postings are seen, so a corpus costs what its size is. Of a
/// frequent feature only the items nearest to the item in order are read, the same region for all
/// its frequent features, so that what shares several of them stands out: the words of a claim with
/// ten thousand members are frequent because of these.
#[derive(Debug)]
pub struct Index<'a> {
    items: &'a Items,
    settings: &'a Settings,
    /// The items in it, ascending. Inside, an item is its place here.
    chosen: &'a [u32],
    postings: Postings,
    /// What an item's length makes of a shared feature.
    norms: Vec<f32>,
}

impl<'a> Index<'a> {
    /// Indexes the items `chosen`, ascending by their place in the order of keys.
    pub fn new(items: &'a Items, chosen: &'a [u32], settings: &'a Settings) -> Self {
        let features = |place: usize| items.features(chosen[place] as usize);
        let postings = Postings::new(items.weights.len(), chosen.len(), features);
        let lengths: Vec<f32> =
            chosen.iter().map(|&item| items.features(item as usize).len() as f32).collect();
        let mean = lengths.iter().map(|&length| f64::from(length)).sum::<f64>()
            / lengths.len().max(1) as f64;
        let norm = |length: &f32| {
            let relative = length / (mean as f32).max(1.0);
            (SATURATION + 1.0)
                / (1.0 + SATURATION * (1.0 - LENGTH_WEIGHT + LENGTH_WEIGHT * relative))
        };
        let norms = lengths.iter().map(norm).collect();
        Self { items, settings, chosen, postings, norms }
    }

    /// The pairs that the indexed items at `places` form with their best candidates, as places,
    /// the earlier first. A pair may be there twice: once for either of it.
    pub fn candidates(&self, places: impl Iterator<Item = u32>) -> Vec<(u32, u32)> {
        let mut scores = vec![0.0_f32; self.chosen.len()];
        let (mut touched, mut pairs) = (Vec::new(), Vec::new());
        for place in places {
            self.add_up(place, &mut scores, &mut touched);
            let ranked = self.ranked(place, &scores, &touched);
            pairs.extend(ranked.map(|other| (place.min(other), place.max(other))));
            for other in touched.drain(..) {
                scores[other as usize] = 0.0;
            }
        }
        pairs
    }

    /// The same for a range, as a part of the work.
    pub fn candidates_in(&self, range: Range<usize>) -> Vec<(u32, u32)> {
        self.candidates(range.start as u32..range.end as u32)
    }

    /// Adds what each other item shares with that at `place`, the rarest features first.
    fn add_up(&self, place: u32, scores: &mut [f32], touched: &mut Vec<u32>) {
        let item = self.chosen[place as usize] as usize;
        let mut features: Vec<(usize, u32)> = self
            .items
            .features(item)
            .iter()
            .map(|&feature| (self.postings.count(feature), feature))
            // A feature without weight would leave a score at 0: as if it had not been seen.
            .filter(|&(count, feature)| count > 1 && self.worth(count, feature) > 0.0)
            .collect();
        features.sort_unstable();
        let mut left = self.settings.postings;
        for (count, feature) in features {
            let worth = self.worth(count, feature);
            let near = near(self.postings.of(feature), place, left.min(self.most_of_one()));
            left -= near.len();
            for &other in near {
                if scores[other as usize] == 0.0 {
                    touched.push(other);
                }
                scores[other as usize] += worth;
            }
        }
    }

    /// Postings read of one feature.
    fn most_of_one(&self) -> usize {
        self.settings.postings.div_ceil(SHARES)
    }

    /// The best of the touched, in no order.
    fn ranked(
        &self,
        place: u32,
        scores: &[f32],
        touched: &[u32],
    ) -> impl Iterator<Item = u32> + use<> {
        let mut ranked: Vec<u64> = touched
            .iter()
            .filter(|&&other| other != place && self.near_in_time(place, other))
            .map(|&other| rank(scores[other as usize] * self.norms[other as usize], other))
            .collect();
        let most = self.settings.candidates;
        if most < ranked.len() {
            ranked.select_nth_unstable_by_key(most, |&rank| Reverse(rank));
            ranked.truncate(most);
        }
        ranked.into_iter().map(|rank| u32::MAX - rank as u32)
    }

    fn near_in_time(&self, place: u32, other: u32) -> bool {
        let item = |place: u32| self.chosen[place as usize] as usize;
        let days_apart = self.settings.days_apart;
        days_apart.is_none() || self.items.near_in_time(item(place), item(other), days_apart)
    }

    /// The weight of a feature times its inverse document frequency.
    fn worth(&self, count: usize, feature: u32) -> f32 {
        let all = self.chosen.len() as f32;
        let rarity = logarithm(1.0 + (all - count as f32 + 0.5) / (count as f32 + 0.5));
        self.items.weights[feature as usize] * rarity
    }
}

/// The `most` of ascending places that lie around `place`.
fn near(places: &[u32], place: u32, most: usize) -> &[u32] {
    let here = places.partition_point(|&other| other < place);
    let start = here.saturating_sub(most / 2).min(places.len().saturating_sub(most));
    &places[start..places.len().min(start + most)]
}

/// Greater for a greater score, and of equal ones for the earlier place. Scores are positive, so
/// their bits are in the order of their values.
fn rank(score: f32, place: u32) -> u64 {
    (u64::from(score.to_bits()) << 32) | u64::from(u32::MAX - place)
}

/// Logarithm to the base 2 of a number from 1, between powers of 2 on a straight line: near enough
/// for a weight, and the same bits on every machine, which a library's logarithm need not be.
fn logarithm(number: f32) -> f32 {
    let bits = number.to_bits();
    let power = (bits >> 23) as f32 - 127.0;
    let fraction = (bits & 0x007f_ffff) as f32 / 8_388_608.0;
    power + fraction
}

#[cfg(test)]
mod tests {
    use super::{logarithm, near};

    #[test]
    fn what_lies_near_is_around_the_place() {
        let places = [1, 4, 6, 9, 12, 20];
        assert_eq!(near(&places, 9, 2), [6, 9]);
        assert_eq!(near(&places, 0, 3), [1, 4, 6]);
        assert_eq!(near(&places, 99, 3), [9, 12, 20]);
        assert_eq!(near(&places, 9, 10), places);
        assert!(near(&places, 9, 0).is_empty());
    }

    #[test]
    fn the_logarithm_is_near_enough() {
        for number in [1.0_f32, 1.5, 2.0, 3.0, 10.0, 1000.0, 1e6] {
            assert!((logarithm(number) - number.log2()).abs() < 0.09, "{number}");
        }
    }
}
