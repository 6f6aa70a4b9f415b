//! Runs loops with the widest vector instructions that the processor has.
//!
//! Compilers turn loops over arrays into vector instructions, but by default only into those that
//! every processor of the platform has. [`widest`] compiles the same loop for wider ones too and
//! picks at run time. The order of floating-point operations stays as written, so the result is
//! the same to the bit on all of them.
#![expect(unsafe_code, reason = "only a running program knows the processor's instructions")]

/// Sets of vector instructions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Level {
    /// Sixteen floats at a time.
    #[cfg(target_arch = "x86_64")]
    Avx512,
    /// Eight floats at a time, with fused multiply-add.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// What every processor of the platform has.
    Plain,
}

/// The best set that this processor has.
#[inline]
pub(crate) fn level() -> Level {
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
        let is_wide = is_x86_feature_detected!("avx512f")
            && is_x86_feature_detected!("avx512bw")
            && is_x86_feature_detected!("avx512dq")
            && is_x86_feature_detected!("avx512vl");
        return if is_wide { Level::Avx512 } else { Level::Avx2 };
    }
    Level::Plain
}

/// Runs `work`, which was compiled for each [`Level`]. It and what it calls should be
/// `#[inline(always)]`: what is not inlined is compiled for [`Level::Plain`] only.
#[inline]
pub(crate) fn widest<T>(work: impl FnOnce() -> T) -> T {
    match level() {
        // SAFETY: `level` says that the processor has these instructions.
        #[cfg(target_arch = "x86_64")]
        Level::Avx512 => unsafe { with_avx512(work) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Level::Avx2 => unsafe { with_avx2(work) },
        Level::Plain => work(),
    }
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma,avx512f,avx512bw,avx512dq,avx512vl")]
fn with_avx512<T>(work: impl FnOnce() -> T) -> T {
    work()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2,fma")]
fn with_avx2<T>(work: impl FnOnce() -> T) -> T {
    work()
}
