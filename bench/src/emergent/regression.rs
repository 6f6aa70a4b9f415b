//! A multinomial logistic regression with three labels.
//!
//! The loss is convex and the steps are those of Nesterov's accelerated gradient method, each
//! feature with a step of its own that can never be too long (De Pierro's bound on the curvature),
//! so the same rows give the same weights.

use std::collections::BTreeMap;

use super::features::Features;

/// How the regression is held.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    /// How strongly weights are held to zero.
    pub hold: f64,
    /// How much differences of meaning count beside other features.
    pub meaning: f64,
}

/// A row for training: features, then the differences of meaning, which may be none.
pub(super) struct Row {
    /// By name, as [`super::features::Pair::features`] gives them.
    pub named: Features,
    /// As [`super::features::meaning`] gives them.
    pub meaning: Features,
}

/// Weights of three labels.
pub(super) struct Regression {
    settings: Settings,
    /// The features that are known, by name.
    places: BTreeMap<String, usize>,
    weights: Vec<[f64; 3]>,
}

/// A row by the places of its features.
type Placed = Vec<(usize, f64)>;

const STEPS: usize = 200;
/// Features of fewer rows are left out.
const FEWEST: usize = 3;

impl Regression {
    /// Learns from rows and labels, in their order. Each label weighs the same.
    pub(super) fn train(rows: &[(&Row, usize)], settings: Settings) -> Self {
        let mut this = Self { settings, places: places(rows), weights: Vec::new() };
        let placed: Vec<Placed> = rows.iter().map(|(row, _)| this.placed(row)).collect();
        let labels: Vec<usize> = rows.iter().map(|(_, label)| *label).collect();
        let weights = weights(&labels);
        this.weights = vec![[0.0; 3]; this.places.len()];
        let curvature = this.curvature(&placed, &weights);
        let (mut before, mut momentum) = (this.weights.clone(), 1.0f64);
        for _ in 0..STEPS {
            let slopes = this.slopes(&placed, &labels, &weights);
            let stepped = this.weights.iter().zip(&slopes).zip(&curvature);
            let stepped: Vec<[f64; 3]> = stepped
                .map(|((weight, slope), curve)| [0, 1, 2].map(|k| weight[k] - slope[k] / curve))
                .collect();
            let next = f64::midpoint(1.0, (1.0 + 4.0 * momentum * momentum).sqrt());
            let ahead = (momentum - 1.0) / next;
            let both = stepped.iter().zip(&before);
            this.weights = both
                .map(|(to, from)| [0, 1, 2].map(|k| to[k] + ahead * (to[k] - from[k])))
                .collect();
            (before, momentum) = (stepped, next);
        }
        this.weights = before;
        this
    }

    /// The probability of each label.
    pub(super) fn odds(&self, row: &Row) -> [f64; 3] {
        odds(&self.weights, &self.placed(row))
    }

    fn placed(&self, row: &Row) -> Placed {
        let named = row.named.iter().map(|(name, value)| (name, *value));
        let meaning = row.meaning.iter().map(|(name, value)| (name, value * self.settings.meaning));
        let known = named.chain(meaning);
        let mut placed: Placed =
            known.filter_map(|(name, value)| Some((*self.places.get(name)?, value))).collect();
        placed.push((self.places[BIAS], 1.0));
        placed
    }

    /// An upper bound of the loss's curvature along each feature.
    fn curvature(&self, rows: &[Placed], weights: &[f64]) -> Vec<f64> {
        let mut curvature = vec![self.settings.hold; self.places.len()];
        for (row, weight) in rows.iter().zip(weights) {
            let size: f64 = row.iter().map(|(_, value)| value.abs()).sum();
            for (place, value) in row {
                curvature[*place] += 0.5 * weight * size * value.abs();
            }
        }
        curvature
    }

    fn slopes(&self, rows: &[Placed], labels: &[usize], weights: &[f64]) -> Vec<[f64; 3]> {
        let bias = self.places[BIAS];
        let hold = |(place, weight): (usize, &[f64; 3])| {
            let hold = if place == bias { 0.0 } else { self.settings.hold };
            weight.map(|weight| hold * weight)
        };
        let mut slopes: Vec<[f64; 3]> = self.weights.iter().enumerate().map(hold).collect();
        for ((row, label), weight) in rows.iter().zip(labels).zip(weights) {
            let mut error = odds(&self.weights, row);
            error[*label] -= 1.0;
            for (place, value) in row {
                for k in 0..3 {
                    slopes[*place][k] += weight * error[k] * value;
                }
            }
        }
        slopes
    }
}

/// What every row has.
const BIAS: &str = "bias";

/// A place for each feature that enough rows have.
fn places(rows: &[(&Row, usize)]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in rows.iter().flat_map(|(row, _)| row.named.iter().chain(&row.meaning)) {
        *counts.entry(name).or_default() += 1;
    }
    let known = counts.into_iter().filter(|(_, count)| *count >= FEWEST).map(|(name, _)| name);
    let known = known.chain([BIAS]).enumerate();
    known.map(|(place, name)| (name.to_owned(), place)).collect()
}

/// The weight of each row: all rows of a label together weigh a third.
fn weights(labels: &[usize]) -> Vec<f64> {
    let count = |label: usize| labels.iter().filter(|one| **one == label).count();
    let counts = [0, 1, 2].map(count);
    labels.iter().map(|label| labels.len() as f64 / (3 * counts[*label]) as f64).collect()
}

fn odds(weights: &[[f64; 3]], row: &[(usize, f64)]) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for (place, value) in row {
        for (sum, weight) in sums.iter_mut().zip(weights[*place]) {
            *sum += weight * value;
        }
    }
    let most = sums.iter().copied().fold(f64::MIN, f64::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let total: f64 = powers.iter().sum();
    powers.map(|power| power / total)
}
