//! Takes an annotated document, gives hashed features for the attribution model.
//!
//! Training and reading call the same functions, so the two cannot drift apart. Names carry no
//! weight: wherever a feature holds a word or a lemma, a name is its tag and kind instead.

mod branch;
mod cue;
mod keep;
mod lexical;
mod rates;
mod rival;
mod role;
mod shape;
mod window;

pub(super) use cue::cue_features;
pub(super) use keep::{Reading, keep_features};
pub use lexical::Lexical;
pub(super) use rates::{Rates, keys};
pub(super) use role::{CueContext, role_features};
pub(super) use window::window;

/// Numbers of buckets of the three tables, powers of two: a feature lands in the bucket of its last
/// bits.
pub(crate) const CUE_BUCKETS: usize = 1 << 19;
/// See [`CUE_BUCKETS`].
pub(crate) const ROLE_BUCKETS: usize = 1 << 19;
/// See [`CUE_BUCKETS`].
pub(crate) const KEEP_BUCKETS: usize = 1 << 16;

/// The feature made of `parts`; `template` tells features of different kinds apart.
#[inline]
pub(crate) fn bucket(template: u32, parts: &[u32]) -> u32 {
    let mut hash = template.wrapping_mul(0x9E37_79B1) ^ 0x5bd1_e995;
    for &part in parts {
        hash = (hash ^ part).wrapping_mul(0x85EB_CA6B);
        hash ^= hash >> 15;
    }
    hash = hash.wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}

/// Hash of a string (FNV-1a), for use as a part of a feature.
#[inline]
pub(crate) fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A distance in words, coarser the farther, with its side.
pub(crate) fn distance(offset: isize) -> u32 {
    let coarse = match offset.unsigned_abs() {
        near @ 0..=4 => near as u32,
        5..=6 => 6,
        7..=10 => 10,
        11..=20 => 20,
        21..=40 => 40,
        _ => 99,
    };
    coarse << 1 | u32::from(offset < 0)
}
