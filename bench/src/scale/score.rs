//! A stand-in for the comparison of two claims: gates for the roles, then shared rare words.

use std::cmp::Ordering;

use parallax::resolve::groups::Score;

use super::generate::{Corpus, Statement};

/// Scores statements by their structure as a reader would have found it.
pub(super) struct Structure<'a> {
    statements: &'a [Statement],
    /// How much a word says: the rarer the more.
    weights: Vec<f32>,
}

impl<'a> Structure<'a> {
    pub(super) fn new(corpus: &'a Corpus) -> Self {
        let weights = (0..corpus.vocabulary).map(|rank| (1.0 + rank as f32).ln()).collect();
        Self { statements: &corpus.statements, weights }
    }

    /// Twice the shared weight of two lists of words over the weight of both.
    fn overlap(&self, one: &[u32], other: &[u32]) -> f32 {
        let (mut left, mut right, mut shared, mut all) = (0, 0, 0.0, 0.0);
        while let (Some(&a), Some(&b)) = (one.get(left), other.get(right)) {
            let order = a.cmp(&b);
            all += self.weights[a.min(b) as usize];
            if order == Ordering::Equal {
                shared += self.weights[a as usize];
                all += self.weights[a as usize];
            }
            left += usize::from(order != Ordering::Greater);
            right += usize::from(order != Ordering::Less);
        }
        let rest = one[left..].iter().chain(&other[right..]);
        all += rest.map(|&word| self.weights[word as usize]).sum::<f32>();
        2.0 * shared / all.max(1.0)
    }
}

impl Score for Structure<'_> {
    fn score(&self, earlier: u32, later: u32) -> f32 {
        let (a, b) = (&self.statements[earlier as usize], &self.statements[later as usize]);
        let differ = |x: Option<u32>, y: Option<u32>| x.zip(y).is_some_and(|(x, y)| x != y);
        if differ(a.agent, b.agent) || differ(a.patient, b.patient) {
            return 0.0;
        }
        let known =
            |x: Option<u32>, y: Option<u32>| if x.is_some() && y.is_some() { 0.15 } else { 0.0 };
        let roles = known(a.agent, b.agent) + known(a.patient, b.patient);
        let verb = if a.verb == b.verb { 0.2 } else { 0.0 };
        let words = self.overlap(&a.sorted, &b.sorted);
        (roles + verb + words).min(1.0)
    }
}
