//! How often a word was the head of a cue in training.

use super::{Lexical, bucket};
use crate::annotate::Annotated;

/// Shares, from 0 for never to 15.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rates {
    /// Of the word.
    pub word: u32,
    /// Of its lemma in any form.
    pub lemma: u32,
}

/// What the rates of token `i` are kept under: its word, its lemma.
pub(crate) fn keys(lexical: &Lexical, i: usize) -> [u32; 2] {
    [bucket(1, &[lexical.word[i]]), bucket(2, &[lexical.lemma[i]])]
}

impl Rates {
    /// From the levels of the [`keys`].
    pub(crate) fn new([word, lemma]: [u8; 2]) -> Self {
        Self { word: u32::from(word), lemma: u32::from(lemma) }
    }

    /// Whether token `i` is asked about: a verb, or a word that was a cue.
    pub(crate) fn may_be_cue(self, annotated: &Annotated<'_>, i: usize) -> bool {
        self.word > 0 || self.lemma > 0 || annotated.analysis.tag(i).starts_with('V')
    }
}
