//! Learns which of the statements that were read are worth keeping, from what models that were
//! trained on the other articles read.

use super::{
    Prepared,
    logistic::{self, Settings},
    parts,
    rows::Rows,
};
use crate::extract::{
    features::{KEEP_BUCKETS, Reading, keep_features},
    found::{Candidate, candidates},
    model::{Thresholds, Weights},
};

const SETTINGS: Settings = Settings { buckets: KEEP_BUCKETS, epochs: 8, rate: 0.01, square: 1e-2 };

/// Into how many parts the articles are split; each is read by what the others teach.
const FOLDS: usize = 4;

/// One weight a bucket.
pub(super) fn learn(examples: &[Prepared<'_, '_>], thresholds: Thresholds) -> Vec<f32> {
    let (mut rows, mut is_right) = (Rows::default(), Vec::new());
    for fold in 0..FOLDS {
        let others = examples.iter().enumerate().filter(|(index, _)| index % FOLDS != fold);
        let others: Vec<&Prepared<'_, '_>> = others.map(|(_, example)| example).collect();
        let weights = parts(&others, thresholds);
        for example in examples.iter().skip(fold).step_by(FOLDS) {
            add(example, &weights, &mut rows, &mut is_right);
        }
    }
    logistic::learn(&rows, &is_right, SETTINGS)
}

/// Adds what `weights` read in `example`.
fn add(example: &Prepared<'_, '_>, weights: &Weights, rows: &mut Rows, is_right: &mut Vec<bool>) {
    let found = candidates(example.annotated, &example.lexical, weights);
    let reading = Reading::new(example.annotated, &example.lexical, &found);
    let mut features = Vec::new();
    for index in 0..found.len() {
        keep_features(&reading, index, &mut features);
        rows.push(&features, KEEP_BUCKETS);
    }
    let mut right = vec![false; found.len()];
    for gold in &example.contents {
        if let Some(best) = best(example, &found, gold) {
            right[best] = true;
        }
    }
    is_right.extend(right);
}

/// The candidate whose content is most like `gold`, if half of it is; the surer one of two.
fn best(example: &Prepared<'_, '_>, found: &[Candidate], gold: &[usize]) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (index, one) in found.iter().enumerate() {
        let fit = overlap(example, gold, &one.found.content);
        let is_better = best.is_none_or(|(top, other)| {
            fit > top || (fit >= top && one.cue_logit > found[other].cue_logit)
        });
        if fit >= 0.5 && is_better {
            best = Some((fit, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Intersection over union of the words of two contents; marks do not count.
fn overlap(example: &Prepared<'_, '_>, a: &[usize], b: &[usize]) -> f32 {
    let is_word = |i: &&usize| example.annotated.analysis.word(**i).contains(char::is_alphanumeric);
    let shared = a.iter().filter(is_word).filter(|i| b.binary_search(i).is_ok()).count();
    let all = a.iter().filter(is_word).count() + b.iter().filter(is_word).count() - shared;
    shared as f32 / all.max(1) as f32
}
