//! A linear model over hashed features, and its file.

/// Weights of hashed features, kept as multiples of one scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Linear {
    /// The score from which on there is a finding.
    pub threshold: f32,
    bias: f32,
    scale: f32,
    weights: Vec<i8>,
}

const MAGIC: &[u8; 8] = b"PLXWORD1";

impl Linear {
    /// Rounds `weights`, a power of two of them. The scale leaves one in ten thousand cut off.
    pub(in crate::wording) fn quantise(weights: &[f32], bias: f32, threshold: f32) -> Self {
        debug_assert!(weights.len().is_power_of_two(), "features land in a bucket by a mask");
        let mut sizes: Vec<f32> = weights.iter().map(|w| w.abs()).filter(|&w| w > 1e-4).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let largest = sizes.len().saturating_sub(1 + sizes.len() / 10_000);
        let scale = sizes.get(largest).map_or(1.0, |size| size / 127.0);
        let rounded = |w: &f32| (w / scale).round().clamp(-127.0, 127.0) as i8;
        Self { threshold, bias, scale, weights: weights.iter().map(rounded).collect() }
    }

    /// The score of a row: long rows weigh no more than short ones.
    pub fn score(&self, features: &[u32]) -> f32 {
        let total: i32 = features.iter().map(|&feature| self.weight(feature)).sum();
        self.bias + total as f32 * self.scale * share(features.len())
    }

    /// The part of the score of a row of `length` features that these of them make.
    pub fn part(&self, features: &[u32], length: usize) -> f32 {
        let total: i32 = features.iter().map(|&feature| self.weight(feature)).sum();
        total as f32 * self.scale * share(length)
    }

    /// The score as a probability.
    pub fn probability(score: f32) -> f32 {
        1.0 / (1.0 + libm::expf(-score))
    }

    fn weight(&self, feature: u32) -> i32 {
        i32::from(self.weights[feature as usize & (self.weights.len() - 1)])
    }

    /// The file: magic, threshold, bias, scale, one byte a weight; numbers little-endian.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        for number in [self.threshold, self.bias, self.scale] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend(self.weights.iter().map(|weight| weight.to_le_bytes()[0]));
        bytes
    }

    /// Reads the file; none if `bytes` is not one of this version.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut number = || {
            let (first, after) = rest.split_first_chunk()?;
            rest = after;
            Some(f32::from_le_bytes(*first))
        };
        let (threshold, bias, scale) = (number()?, number()?, number()?);
        let weights: Vec<i8> = rest.iter().map(|&byte| i8::from_le_bytes([byte])).collect();
        weights.len().is_power_of_two().then_some(Self { threshold, bias, scale, weights })
    }
}

/// What each feature of a row of so many counts.
pub(in crate::wording) fn share(length: usize) -> f32 {
    1.0 / libm::sqrtf(length.max(1) as f32)
}

#[cfg(test)]
mod tests {
    use super::Linear;

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let model = Linear::quantise(&[0.5, -1.0, 0.0, 0.25], 0.1, 0.7);
        assert_eq!(Linear::from_bytes(&model.to_bytes()), Some(model.clone()));
        assert!((model.score(&[0]) - 0.6).abs() < 0.01);
        assert_eq!(Linear::from_bytes(b"PLXWORD1"), None);
    }
}
