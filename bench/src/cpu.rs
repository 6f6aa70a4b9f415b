//! CPU time, which does not grow while other programs run.

use rustix::time::{ClockId, clock_gettime};

/// Runs `work` and gives its result with the CPU seconds that this thread spent on it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = seconds();
    let result = work();
    (result, seconds() - start)
}

fn seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}
