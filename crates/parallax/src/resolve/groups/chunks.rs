//! Shares out work over numbers: the engine has no threads, a caller may have some.

use std::ops::Range;

/// Runs work on parts of a range.
pub trait Chunks: Sync {
    /// What `work` gives for consecutive parts of `0..count` that make up the whole, joined in
    /// their order. How the range is cut must not matter to `work`.
    fn run<T: Send>(&self, count: usize, work: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T>;
}

/// All in one part.
#[derive(Clone, Copy, Debug, Default)]
pub struct InOrder;

impl Chunks for InOrder {
    fn run<T: Send>(&self, count: usize, work: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
        work(0..count)
    }
}
