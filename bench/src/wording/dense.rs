//! Logistic regression on rows of numbers, by Nesterov's accelerated gradient: the same rows give
//! the same weights.

/// Steps of the descent.
const STEPS: usize = 300;
/// Pull of the weights to zero, per row.
const HOLD: f64 = 0.003;
/// Size of the steps.
const RATE: f64 = 0.5;

/// Weights, the last one of which stands alone.
pub(super) struct Dense(Vec<f64>);

impl Dense {
    /// Learns from rows and what they are.
    pub(super) fn learn(rows: &[(&[f64], bool)]) -> Self {
        let width = rows.first().map_or(0, |(row, _)| row.len());
        let mut weights = vec![0.0; width + 1];
        let (mut before, mut momentum) = (weights.clone(), 1.0f64);
        for _ in 0..STEPS {
            let mut slopes = vec![0.0; width + 1];
            let now = Self(weights.clone());
            for (row, is) in rows {
                let error = 1.0 / (1.0 + (-now.score(row)).exp()) - f64::from(u8::from(*is));
                slopes
                    .iter_mut()
                    .zip(row.iter())
                    .for_each(|(slope, value)| *slope += error * value);
                slopes[width] += error;
            }
            let step = |(weight, slope): (&f64, &f64)| {
                weight - RATE * (slope / rows.len() as f64 + HOLD * weight)
            };
            let stepped: Vec<f64> = weights.iter().zip(&slopes).map(step).collect();
            let next = f64::midpoint(1.0, (1.0 + 4.0 * momentum * momentum).sqrt());
            let ahead = (momentum - 1.0) / next;
            weights =
                stepped.iter().zip(&before).map(|(to, from)| to + ahead * (to - from)).collect();
            (before, momentum) = (stepped, next);
        }
        Self(before)
    }

    /// The score of a row.
    pub(super) fn score(&self, row: &[f64]) -> f64 {
        let (alone, weights) = self.0.split_last().expect("there is one weight at least");
        alone + weights.iter().zip(row).map(|(weight, value)| weight * value).sum::<f64>()
    }
}
