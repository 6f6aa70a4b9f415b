//! The learned attribution model: which words are cues, and what belongs to each.
//!
//! A logistic regression finds the heads of cues; for each, a linear-chain CRF over its window
//! labels words as its source, the rest of the cue, or its content. See `training/attribution.md`.

mod decode;
mod file;
mod viterbi;

use std::{collections::BTreeMap, sync::LazyLock};

pub use decode::{Found, find};
pub(super) use viterbi::{Labels, emissions, viterbi};

use super::features::BUCKETS;
use crate::annotate::Annotated;

/// What a word is to a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// Nothing.
    Outside,
    /// Part of the source.
    Source,
    /// Part of the cue.
    Cue,
    /// Part of the content.
    Content,
}

/// Number of roles.
pub const ROLES: usize = 4;

/// Weights of the model.
#[derive(Clone, Debug)]
pub struct Model {
    /// Of cue features, by bucket.
    pub cue: Vec<f32>,
    /// Of role features, by bucket and role.
    pub role: Vec<[f32; ROLES]>,
    /// From one role (first index) to the next.
    pub transitions: [[f32; ROLES]; ROLES],
    /// Hashes of words that head cues, with how often they do, in tenths.
    pub forms: BTreeMap<u32, u8>,
    /// A cue less probable than this is none.
    pub threshold: f32,
}

impl Model {
    /// A model that knows nothing yet but which words may head cues.
    pub fn empty(forms: BTreeMap<u32, u8>) -> Self {
        Self {
            cue: vec![0.0; BUCKETS],
            role: vec![[0.0; ROLES]; BUCKETS],
            transitions: [[0.0; ROLES]; ROLES],
            forms,
            threshold: 0.4,
        }
    }

    /// The model that ships with Parallax.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
            Model::from_bytes(include_bytes!("attribution.bin"))
                .expect("the shipped model is the one that training wrote")
        });
        &SHIPPED
    }

    /// How often the word with this hash heads a cue, in tenths; none if it never does.
    pub fn rate(&self, word: u32) -> Option<u32> {
        self.forms.get(&word).map(|&rate| u32::from(rate))
    }

    /// Probability that a token with these cue features heads a cue.
    pub fn cue_probability(&self, features: &[u32]) -> f32 {
        let score: f32 = features.iter().map(|&feature| self.cue[feature as usize]).sum();
        1.0 / (1.0 + (-score).exp())
    }
}

/// Tokens of `annotated` that may head a cue, with the rate of their word.
pub fn candidates(
    model: &Model,
    annotated: &Annotated<'_>,
    words: &[u32],
) -> Vec<(usize, u32)> {
    let rates = annotated.words.iter().map(|&i| (i, model.rate(words[i])));
    rates.filter_map(|(i, rate)| rate.map(|rate| (i, rate))).collect()
}
