//! Takes rows of features with what they are, gives a linear model. Deterministic: the same rows
//! give the same model.

use super::model::Linear;

/// A row to learn from.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its features.
    pub features: Vec<u32>,
    /// Whether there is what is to be found.
    pub is: bool,
}

/// How it learns: logistic regression by `AdaGrad` (Duchi, Hazan and Singer 2011), averaged over the
/// later half of the epochs.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Number of weights: a power of two.
    pub buckets: usize,
    /// Times that all rows are seen.
    pub epochs: usize,
    /// Size of the steps.
    pub rate: f32,
    /// Pull of each weight to zero.
    pub decay: f32,
}

/// A large prime: steps of this length visit each of fewer rows once, in a scattered order.
const STRIDE: usize = 1_000_003;

/// Learns from `rows`; the threshold is 0, the even chance.
pub fn learn(rows: &[Row], settings: Settings) -> Linear {
    let Settings { buckets, epochs, rate, decay } = settings;
    let (mut weights, mut squares) = (vec![0f32; buckets], vec![0.1f32; buckets]);
    let (mut bias, mut bias_square) = (0f32, 0.1f32);
    let (mut sum, mut bias_sum) = (vec![0f32; buckets], 0f32);
    let mask = buckets as u32 - 1;
    for epoch in 0..epochs {
        for step in 0..rows.len() {
            let Row { features, is } = &rows[(step * STRIDE + epoch) % rows.len()];
            let value = super::model::share(features.len());
            let total: f32 = features.iter().map(|&f| weights[(f & mask) as usize]).sum();
            let error = Linear::probability(bias + total * value) - f32::from(u8::from(*is));
            for &feature in features {
                let at = (feature & mask) as usize;
                let slope = error * value + decay * weights[at];
                squares[at] += slope * slope;
                weights[at] -= rate * slope / libm::sqrtf(squares[at]);
            }
            bias_square += error * error;
            bias -= rate * error / libm::sqrtf(bias_square);
        }
        if epoch >= epochs / 2 {
            sum.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += weight);
            bias_sum += bias;
        }
    }
    let seen = (epochs - epochs / 2) as f32;
    let weights: Vec<f32> = sum.into_iter().map(|sum| sum / seen).collect();
    Linear::quantise(&weights, bias_sum / seen, 0.0)
}
