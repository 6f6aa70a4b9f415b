//! What a text means, as a direction.

/// A vector of length one, or of zeros for a text without words.
///
/// Embeddings of one model can be compared with each other, and with those of no other model.
#[derive(Clone, Debug, PartialEq)]
pub struct Embedding(Vec<f32>);

impl Embedding {
    /// The mean of the rows of `states`, each of `width` numbers, brought to length one.
    pub(crate) fn of_mean(states: &[f32], width: usize) -> Self {
        let mut sum = vec![0.0f32; width];
        for row in states.chunks_exact(width) {
            sum.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        if length > 0.0 {
            for value in &mut sum {
                *value /= length;
            }
        }
        Self(sum)
    }

    /// The embedding of a text without words: like nothing.
    pub(crate) fn empty(width: usize) -> Self {
        Self(vec![0.0; width])
    }

    /// The cosine of the angle between the two: 1 for the same direction, about 0 for texts that
    /// have nothing to do with each other.
    pub fn likeness(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }

    /// Its numbers.
    pub fn as_slice(&self) -> &[f32] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Embedding;

    #[test]
    fn a_mean_has_length_one() {
        let one = Embedding::of_mean(&[3.0, 0.0, 3.0, 8.0], 2);
        assert!((one.likeness(&one) - 1.0).abs() < 1e-6);
        assert!((one.as_slice()[0] - 0.6).abs() < 1e-6);
    }

    #[test]
    fn no_words_are_like_nothing() {
        let some = Embedding::of_mean(&[1.0, 0.0], 2);
        assert!(some.likeness(&Embedding::empty(2)).abs() < f32::EPSILON);
    }
}
