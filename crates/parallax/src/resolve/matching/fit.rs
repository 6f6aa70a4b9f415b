//! Takes texts with the targets that a person chose, gives weights.
//!
//! The chosen target is to win among the candidates: multinomial logistic regression, held to the
//! plain weights, by gradient descent with a fixed number of steps, so the same pairs give the
//! same weights.

use super::{ALIKE, CANDIDATES, Feature, Index, Query, Weights, features};
use features::Values;

const STEPS: usize = 2000;
const STEP: f64 = 0.5;
/// How strongly weights are held to the plain ones, in pairs.
const HOLD: f64 = 0.1;
/// Weights are per feature value from 0 to 1, so the plain ones must be steeper to be a choice.
const STEEPNESS: f64 = 8.0;

/// The candidates of one text, each with whether it was chosen.
type Choice = Vec<(Values, bool)>;

/// Fits weights to texts, each with the places of its targets.
pub fn fit(index: &Index, chosen: &[(Query, Vec<usize>)]) -> Weights {
    let choices: Vec<Choice> = chosen
        .iter()
        .map(|(query, targets)| choice(index, query, targets))
        .filter(|choice| choice.iter().any(|(_, right)| *right))
        .collect();
    let plain = Weights::default();
    let mut weights = Weights(plain.0.map(|weight| weight * STEEPNESS));
    let start = weights;
    for _ in 0..STEPS {
        let mut gradient: Values = [0.0; Feature::ALL.len()];
        for choice in &choices {
            descend(choice, &weights, &mut gradient);
        }
        let step = STEP / choices.len().max(1) as f64;
        for ((weight, start), slope) in weights.0.iter_mut().zip(start.0).zip(gradient) {
            *weight -= step * (slope + HOLD * (*weight - start));
        }
    }
    Weights(weights.0.map(|weight| weight / STEEPNESS))
}

fn choice(index: &Index, query: &Query, targets: &[usize]) -> Choice {
    let candidates = features::candidates(index, query, CANDIDATES, ALIKE).into_iter();
    candidates.map(|(target, values)| (values, targets.contains(&target))).collect()
}

/// Adds what one choice says: expected features less those of the chosen.
fn descend(choice: &Choice, weights: &Weights, gradient: &mut Values) {
    let scores: Vec<f64> = choice.iter().map(|(values, _)| weights.score(values)).collect();
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
    let all: f64 = raised.iter().sum();
    let right: f64 =
        raised.iter().zip(choice).filter(|(_, (_, right))| *right).map(|(r, _)| r).sum();
    for (raised, (values, chosen)) in raised.iter().zip(choice) {
        let held = if *chosen { raised / right.max(f64::MIN_POSITIVE) } else { 0.0 };
        let surplus = raised / all - held;
        gradient.iter_mut().zip(values).for_each(|(g, value)| *g += surplus * value);
    }
}
