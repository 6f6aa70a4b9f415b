//! CPU time, which does not grow while other programs run, and memory.

use std::fs;

use anyhow::Result;
use rustix::time::{ClockId, clock_gettime};

/// Runs `work` and gives its result with the CPU seconds that this thread spent on it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, f64) {
    let start = seconds(ClockId::ThreadCPUTime);
    let result = work();
    (result, seconds(ClockId::ThreadCPUTime) - start)
}

/// The CPU seconds of all threads of this process.
pub(crate) fn of_process() -> f64 {
    seconds(ClockId::ProcessCPUTime)
}

fn seconds(clock: ClockId) -> f64 {
    let time = clock_gettime(clock);
    time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9
}

/// The most memory that this process has held, in MiB; on Linux only.
pub(crate) fn peak_memory() -> Result<f64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse().unwrap_or(f64::NAN);
    Ok(kilobytes / 1024.0)
}
