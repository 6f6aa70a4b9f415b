//! The learned attribution model: which words head cues, and what belongs to each.
//!
//! A logistic regression finds words that may head cues; for each, a linear-chain CRF over its window
//! labels words as its source, the rest of the cue, or its content. A second logistic regression
//! looks at all that was read so and tells which of it to keep. Weights are learned by
//! [`super::learn`]; `training/attribution.md` says from what.

mod decode;
mod weights;

use std::sync::LazyLock;

pub(crate) use decode::{Lattice, Role, decode, fixed, posterior, steps};
pub(crate) use weights::{STEPS, Table, Transitions};
pub use weights::{Thresholds, Weights};

/// The file of the weights that ship with Parallax.
pub(super) const FILE: &[u8] = include_bytes!("attribution.bin");

/// The weights that ship with Parallax.
pub fn built_in() -> &'static Weights {
    static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
        Weights::from_bytes(FILE).expect("the shipped weights are those that training wrote")
    });
    &WEIGHTS
}
