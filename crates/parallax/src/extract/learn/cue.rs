//! Learns which words head cues: logistic regression by `AdaGrad` (Duchi, Hazan and Singer 2011).

use std::collections::BTreeMap;

use super::{Prepared, STRIDE, rows::Rows};
use crate::extract::features::{BUCKETS, cue_features};

const EPOCHS: usize = 8;
const RATE: f32 = 0.02;

/// One weight a bucket, averaged over the later half of the epochs.
pub(super) fn learn(examples: &[Prepared<'_, '_>], forms: &BTreeMap<u32, u8>) -> Vec<f32> {
    let (mut rows, mut is_cue, mut features) = (Rows::default(), Vec::new(), Vec::new());
    for example in examples {
        for &i in &example.annotated.words {
            let Some(&rate) = forms.get(&example.lexical.word[i]) else { continue };
            cue_features(example.annotated, &example.lexical, i, u32::from(rate), &mut features);
            rows.push(&features);
            is_cue.push(example.marked.contains_key(&i));
        }
    }
    let mut weights = vec![0f32; BUCKETS];
    let mut squares = vec![1e-3f32; BUCKETS];
    let mut sum = vec![0f32; BUCKETS];
    for epoch in 0..EPOCHS {
        for step in 0..rows.len() {
            let index = (step * STRIDE + epoch) % rows.len();
            let row = rows.row(index);
            let score: f32 = row.iter().map(|&feature| weights[feature as usize]).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(is_cue[index]));
            for &feature in row {
                let at = feature as usize;
                squares[at] += error * error;
                weights[at] -= RATE * error / squares[at].sqrt();
            }
        }
        if epoch >= EPOCHS / 2 {
            sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    sum.into_iter().map(|sum| sum / (EPOCHS - EPOCHS / 2) as f32).collect()
}
