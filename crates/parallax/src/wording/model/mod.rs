//! The learned part of wording: linear models over hashed features, which [`super::learn`] trains and
//! this module reads.
//!
//! Names are masked as their tag and kind before hashing, so that no weight is a name's.
//! `training/wording.md` says from what the weights were learned.

mod features;
mod linear;

use std::sync::LazyLock;

pub(super) use features::local_features;
pub use features::{sentence_features, word_features};
pub use linear::Linear;
pub(super) use linear::share;

/// Tells sentences that lay something to nobody or hedge it from others.
pub(super) fn vague() -> &'static Linear {
    static WEIGHTS: LazyLock<Linear> = LazyLock::new(|| shipped(include_bytes!("vague.bin")));
    &WEIGHTS
}

/// Tells words that editors take out as not neutral from others.
pub(super) fn loaded() -> &'static Linear {
    static WEIGHTS: LazyLock<Linear> = LazyLock::new(|| shipped(include_bytes!("loaded.bin")));
    &WEIGHTS
}

/// Tells sentences that readers call biased from others.
pub(super) fn biased() -> &'static Linear {
    static WEIGHTS: LazyLock<Linear> = LazyLock::new(|| shipped(include_bytes!("biased.bin")));
    &WEIGHTS
}

fn shipped(file: &[u8]) -> Linear {
    Linear::from_bytes(file).expect("the shipped weights are those that training wrote")
}
