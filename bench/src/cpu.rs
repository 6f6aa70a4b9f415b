//! CPU time, which does not grow while other programs run.

use rustix::time::{ClockId, clock_gettime};

/// Runs `work` and gives its result with the CPU seconds that this thread spent on it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    timed_by(ClockId::ThreadCPUTime, work)
}

/// The same with the CPU seconds of all threads.
pub(crate) fn timed_process<T>(work: impl FnOnce() -> T) -> (T, f64) {
    timed_by(ClockId::ProcessCPUTime, work)
}

/// The CPU seconds of all threads of this process.
pub(crate) fn of_process() -> f64 {
    seconds(ClockId::ProcessCPUTime)
}

fn timed_by<T>(clock: ClockId, work: impl FnOnce() -> T) -> (T, f64) {
    let start = seconds(clock);
    let result = work();
    (result, seconds(clock) - start)
}

fn seconds(clock: ClockId) -> f64 {
    let time = clock_gettime(clock);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}
