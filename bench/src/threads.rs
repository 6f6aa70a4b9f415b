//! Shares out the work of the engine over threads.

use std::{
    ops::Range,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use parallax::resolve::groups::Chunks;

/// Parts of the work for each thread: some take longer than others.
const PARTS: usize = 8;

/// So many threads.
pub(crate) struct Threads(pub(crate) usize);

impl Chunks for Threads {
    fn run<T: Send>(&self, count: usize, work: impl Fn(Range<usize>) -> Vec<T> + Sync) -> Vec<T> {
        let parts = (self.0 * PARTS).min(count).max(1);
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::new());
        thread::scope(|scope| {
            for _ in 0..self.0.min(parts) {
                scope.spawn(|| {
                    loop {
                        let part = next.fetch_add(1, Ordering::Relaxed);
                        if part >= parts {
                            break;
                        }
                        let given = work(count * part / parts..count * (part + 1) / parts);
                        done.lock().expect("no thread panicked").push((part, given));
                    }
                });
            }
        });
        let mut done = done.into_inner().expect("no thread panicked");
        done.sort_by_key(|&(part, _)| part);
        done.into_iter().flat_map(|(_, given)| given).collect()
    }
}

#[cfg(test)]
mod tests {
    use parallax::resolve::groups::Chunks as _;

    use super::Threads;

    #[test]
    fn the_results_are_in_the_order_of_the_numbers() {
        for count in [0, 1, 5, 1000] {
            let given = Threads(3).run(count, Iterator::collect);
            assert_eq!(given, (0..count).collect::<Vec<_>>());
        }
    }
}
