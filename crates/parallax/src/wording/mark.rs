//! What a rule marks.

use std::ops::RangeInclusive;

/// Words that a rule found, before they become a finding.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// First and last token.
    pub(super) tokens: RangeInclusive<usize>,
    /// First and last token of what they are about.
    pub(super) target: Option<RangeInclusive<usize>>,
    /// The model's probability; none for a rule.
    pub(super) score: Option<f32>,
}

impl Mark {
    /// Marks `tokens`, which are about nothing in particular.
    pub(super) fn new(tokens: RangeInclusive<usize>) -> Self {
        Self { tokens, target: None, score: None }
    }

    /// The same mark, about `target`.
    pub(super) fn about(self, target: Option<RangeInclusive<usize>>) -> Self {
        Self { target, ..self }
    }
}
