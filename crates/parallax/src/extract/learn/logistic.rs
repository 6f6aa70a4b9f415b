//! Logistic regression on hashed features by `AdaGrad` (Duchi, Hazan and Singer 2011).

use super::{STRIDE, rows::Rows};

/// How it learns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    /// Number of weights: a power of two.
    pub buckets: usize,
    /// Times that all rows are seen.
    pub epochs: usize,
    /// Size of the steps.
    pub rate: f32,
    /// What the sums of squares begin with.
    pub square: f32,
}

/// One weight a bucket, averaged over the later half of the epochs; `is` tells which of `rows` are
/// positive.
pub(super) fn learn(rows: &Rows, is: &[bool], settings: Settings) -> Vec<f32> {
    let Settings { buckets, epochs, rate, square } = settings;
    let mut weights = vec![0f32; buckets];
    let mut squares = vec![square; buckets];
    let mut sum = vec![0f32; buckets];
    for epoch in 0..epochs {
        for step in 0..rows.len() {
            let index = (step * STRIDE + epoch) % rows.len();
            let row = rows.row(index);
            let score: f32 = row.iter().map(|&feature| weights[feature as usize]).sum();
            let error = 1.0 / (1.0 + (-score).exp()) - f32::from(u8::from(is[index]));
            for &feature in row {
                let at = feature as usize;
                squares[at] += error * error;
                weights[at] -= rate * error / squares[at].sqrt();
            }
        }
        if epoch >= epochs / 2 {
            sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
        }
    }
    sum.into_iter().map(|sum| sum / (epochs - epochs / 2) as f32).collect()
}
