//! Learns which words head cues: logistic regression by AdaGrad.

use super::Example;
use crate::extract::{
    features::{BUCKETS, cue_features},
    model::{Model, candidates},
};

const EPOCHS: usize = 8;
const RATE: f32 = 0.06;

/// Fits `model.cue`.
pub(super) fn train(examples: &[Example<'_>], model: &mut Model) {
    let mut rows = Vec::new();
    for example in examples {
        for (i, rate) in candidates(model, example.annotated, &example.lexical.word) {
            let mut features = Vec::new();
            cue_features(example.annotated, &example.lexical, i, rate, &mut features);
            rows.push((features, example.gold.contains_key(&i)));
        }
    }
    let mut squares = vec![1e-3f32; BUCKETS];
    let mut sum = vec![0f32; BUCKETS];
    for epoch in 0..EPOCHS {
        // A stride that is prime to the count visits every row once, in a scattered order.
        for step in 0..rows.len() {
            let (features, is_cue) = &rows[(step * STRIDE + epoch) % rows.len()];
            let error = model.cue_probability(features) - f32::from(u8::from(*is_cue));
            for &feature in features {
                let at = feature as usize;
                squares[at] += error * error;
                model.cue[at] -= RATE * error / squares[at].sqrt();
            }
        }
        if epoch >= EPOCHS / 2 {
            sum.iter_mut().zip(&model.cue).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let averaged = (EPOCHS - EPOCHS / 2) as f32;
    model.cue = sum.into_iter().map(|sum| sum / averaged).collect();
}

/// A large prime.
pub(super) const STRIDE: usize = 1_000_003;
