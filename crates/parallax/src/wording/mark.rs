//! What a rule marks.

use std::ops::RangeInclusive;

/// Words that a rule found, before they become a finding.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// First and last token.
    pub(super) tokens: RangeInclusive<usize>,
    /// First and last token of what they are about.
    pub(super) target: Option<RangeInclusive<usize>>,
    /// The token that tells whose words they are.
    pub(super) voiced: usize,
    /// The model's probability; none for a rule.
    pub(super) score: Option<f32>,
}

impl Mark {
    /// Marks `tokens`, which are about nothing in particular.
    pub(super) fn new(tokens: RangeInclusive<usize>) -> Self {
        let voiced = *tokens.start();
        Self { tokens, target: None, voiced, score: None }
    }

    /// The same mark, the words of whoever says `token`.
    pub(super) fn voiced(self, token: usize) -> Self {
        Self { voiced: token, ..self }
    }

    /// Those of `marks`, which are in order, that share no word with one before them.
    pub(super) fn apart(marks: impl Iterator<Item = Self>) -> Vec<Self> {
        let mut kept: Vec<Self> = Vec::new();
        for mark in marks {
            if kept.last().is_none_or(|last| last.tokens.end() < mark.tokens.start()) {
                kept.push(mark);
            }
        }
        kept
    }

    /// The same mark, about `target`.
    pub(super) fn about(self, target: Option<RangeInclusive<usize>>) -> Self {
        Self { target, ..self }
    }
}
