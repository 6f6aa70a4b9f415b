//! Folds, thresholds, F1.

use std::collections::BTreeMap;

use parallax::wording::learn::{Row, Settings, learn};

/// Number of folds.
pub(super) const FOLDS: usize = 5;

/// Precision, recall and F1 of findings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Score {
    pub(super) right: usize,
    pub(super) found: usize,
    pub(super) shown: usize,
}

impl Score {
    /// Counts one item.
    pub(super) fn count(&mut self, found: bool, shown: bool) {
        self.right += usize::from(found && shown);
        self.found += usize::from(found);
        self.shown += usize::from(shown);
    }

    pub(super) fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub(super) fn recall(self) -> f64 {
        self.right as f64 / self.shown.max(1) as f64
    }

    pub(super) fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.shown).max(1) as f64
    }

    pub(super) fn line(self) -> String {
        let (precision, recall, f1) = (self.precision(), self.recall(), self.f1());
        format!("P {precision:.3}  R {recall:.3}  F1 {f1:.3}")
    }
}

/// The threshold with the best F1 among the scores.
pub(super) fn threshold(scored: &[(f32, bool)]) -> f32 {
    let mut order = scored.to_vec();
    order.sort_by(|a, b| b.0.total_cmp(&a.0));
    let shown = order.iter().filter(|(_, is)| *is).count();
    let (mut right, mut best) = (0usize, (0.0, 0.0));
    for (index, (score, is)) in order.iter().enumerate() {
        right += usize::from(*is);
        let f1 = 2.0 * right as f64 / (index + 1 + shown) as f64;
        if f1 > best.0 {
            best = (f1, *score);
        }
    }
    best.1
}

/// The fold of each topic: the largest first, each to the smallest fold.
pub(super) fn by_topic(topics: &[&str]) -> Vec<usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for topic in topics {
        *counts.entry(topic).or_default() += 1;
    }
    let mut order: Vec<(&str, usize)> = counts.into_iter().collect();
    order.sort_by_key(|(topic, count)| (std::cmp::Reverse(*count), *topic));
    let mut sizes = [0; FOLDS];
    let mut folds = BTreeMap::new();
    for (topic, count) in order {
        let smallest = (0..FOLDS).min_by_key(|fold| sizes[*fold]).unwrap_or(0);
        sizes[smallest] += count;
        folds.insert(topic, smallest);
    }
    topics.iter().map(|topic| folds[topic]).collect()
}

/// For each item its score by a model that has not seen its fold, and the threshold that is best on
/// one other fold for a model that has seen the remaining ones.
pub(super) fn held_out(
    rows: &[Vec<Row>],
    folds: &[usize],
    settings: Settings,
) -> Vec<Vec<(f32, f32)>> {
    let mut scores: Vec<Vec<(f32, f32)>> = rows.iter().map(|_| Vec::new()).collect();
    for fold in 0..FOLDS {
        let tuned = (fold + 1) % FOLDS;
        let part = |keep: &dyn Fn(usize) -> bool| -> Vec<Row> {
            let items = rows.iter().zip(folds).filter(|(_, own)| keep(**own));
            items.flat_map(|(rows, _)| rows.iter().cloned()).collect()
        };
        let model = learn(&part(&|own| own != fold && own != tuned), settings);
        let scored: Vec<(f32, bool)> = part(&|own| own == tuned)
            .iter()
            .map(|row| (model.score(&row.features), row.is))
            .collect();
        let threshold = threshold(&scored);
        let model = learn(&part(&|own| own != fold), settings);
        for (index, rows) in rows.iter().enumerate().filter(|(index, _)| folds[*index] == fold) {
            let score = |row: &Row| (model.score(&row.features), threshold);
            scores[index] = rows.iter().map(score).collect();
        }
    }
    scores
}
