//! A multinomial logistic regression on binary features, trained by Adagrad.

/// Number of buckets of hashed features.
pub(super) const BUCKETS: u32 = 1 << 16;

/// Weights of three labels.
pub(super) struct Regression {
    weights: Vec<[f64; 3]>,
}

const ROUNDS: usize = 40;
const RATE: f64 = 0.1;
const DECAY: f64 = 1e-3;

impl Regression {
    /// Learns from features and labels, in their order.
    pub(super) fn train(rows: &[&(Vec<u32>, usize)]) -> Self {
        let mut this = Self { weights: vec![[0.0; 3]; BUCKETS as usize] };
        let mut squares = vec![[1e-2f64; 3]; BUCKETS as usize];
        let total = rows.len() as f64;
        let mut share = [0.0; 3];
        for (_, label) in rows {
            share[*label] += 1.0 / total;
        }
        for _ in 0..ROUNDS {
            for (features, label) in rows {
                let odds = this.odds(features);
                // Rare labels count for more, so that each weighs the same.
                let weight = 1.0 / (3.0 * share[*label]).sqrt();
                for &feature in features {
                    let feature = feature as usize;
                    for k in 0..3 {
                        let wanted = f64::from(u8::from(k == *label));
                        let slope = weight * (odds[k] - wanted) + DECAY * this.weights[feature][k];
                        squares[feature][k] += slope * slope;
                        this.weights[feature][k] -= RATE * slope / squares[feature][k].sqrt();
                    }
                }
            }
        }
        this
    }

    /// The most probable label.
    pub(super) fn best(&self, features: &[u32]) -> usize {
        let odds = self.odds(features);
        (0..3).max_by(|&a, &b| odds[a].total_cmp(&odds[b])).expect("there are three labels")
    }

    fn odds(&self, features: &[u32]) -> [f64; 3] {
        let mut sums = [0.0; 3];
        for &feature in features {
            for (sum, weight) in sums.iter_mut().zip(self.weights[feature as usize]) {
                *sum += weight;
            }
        }
        let most = sums.iter().copied().fold(f64::MIN, f64::max);
        let powers = sums.map(|sum| (sum - most).exp());
        let total: f64 = powers.iter().sum();
        powers.map(|power| power / total)
    }
}
