//! The learned attribution model: which words head cues, and what belongs to each.
//!
//! A logistic regression finds the heads of cues; for each, a linear-chain CRF over its window
//! labels words as its source, the rest of the cue, or its content. Weights are learned by
//! [`super::learn`]; `training/attribution.md` says from what.

mod decode;
mod weights;

use std::sync::LazyLock;

pub(crate) use decode::{Lattice, Role, decode, fixed, steps};
pub(crate) use weights::{Table, Transitions};
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
