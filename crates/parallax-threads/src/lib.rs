//! Takes a number of threads, gives what lends them to the engine: work on a range is shared out,
//! and the results are joined in the order of the range.

use std::ops::Range;

use parallax::resolve::groups::Chunks;
use rayon::{
    ThreadPool, ThreadPoolBuildError, ThreadPoolBuilder,
    iter::{IntoParallelIterator as _, ParallelIterator as _},
};

/// Parts of the work for each thread: some take longer than others.
const PARTS: usize = 8;

/// So many threads, which wait between one piece of work and the next.
#[derive(Debug)]
pub struct Threads(ThreadPool);

impl Threads {
    /// Starts `count` threads, at least one.
    pub fn new(count: usize) -> Result<Self, ThreadPoolBuildError> {
        Ok(Self(ThreadPoolBuilder::new().num_threads(count.max(1)).build()?))
    }
}

impl Chunks for Threads {
    fn run<T: Send>(&self, count: usize, work: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
        let parts = (self.0.current_num_threads() * PARTS).min(count).max(1);
        let part = |part: usize| work(count * part / parts..count * (part + 1) / parts);
        let given: Vec<Vec<T>> = self.0.install(|| (0..parts).into_par_iter().map(part).collect());
        let mut joined = Vec::with_capacity(given.iter().map(Vec::len).sum());
        for part in given {
            joined.extend(part);
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use parallax::resolve::groups::Chunks as _;

    use super::Threads;

    #[test]
    fn the_results_are_in_the_order_of_the_numbers() {
        let threads = Threads::new(3).expect("the system gives threads");
        for count in [0, 1, 5, 1000] {
            let given = threads.run(count, Iterator::collect);
            assert_eq!(given, (0..count).collect::<Vec<_>>());
        }
    }
}
