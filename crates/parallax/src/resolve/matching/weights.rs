//! How much each feature counts.

use super::{Feature, Query};

/// One weight for each [`Feature`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weights(pub [f64; Feature::ALL.len()]);

impl Default for Weights {
    /// Plain weights, set by reason: the two rankings, meaning and what is known beside the text
    /// count one each; what text and claim cover of each other, half; its parts, a quarter.
    fn default() -> Self {
        Self(Feature::ALL.map(|feature| match feature {
            Feature::Words | Feature::Parts | Feature::Context | Feature::Meaning => 1.0,
            Feature::QueryCovered | Feature::ClaimCovered | Feature::Passage => 0.5,
            Feature::TitleCovered | Feature::Numbers => 0.25,
        }))
    }
}

impl Weights {
    /// What a target gets that fits in all respects; less where nothing is known beside the text,
    /// or of meaning.
    pub(super) fn full(&self, query: &Query) -> f64 {
        let counted = Feature::ALL.into_iter().filter(|feature| match feature {
            Feature::Context => !query.context.is_empty(),
            Feature::Meaning => !query.alike.is_empty(),
            _ => true,
        });
        let sum: f64 = counted.map(|feature| self.0[feature as usize].max(0.0)).sum();
        if sum > 0.0 { sum } else { 1.0 }
    }

    /// The weighted sum of a target's features.
    pub(super) fn score(&self, values: &[f64; Feature::ALL.len()]) -> f64 {
        self.0.iter().zip(values).map(|(weight, value)| weight * value).sum()
    }
}
