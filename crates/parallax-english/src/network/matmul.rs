//! Products with a weight matrix that is packed once.
//!
//! Every element of a result is one chain of fused multiply-adds in the order of the inner
//! dimension, on any instruction set and for any number of rows. So a result never depends on the
//! batch, the thread or the machine, which general libraries do not promise; and it is faster than
//! the `gemm` and `matrixmultiply` crates at these sizes.
#![expect(unsafe_code, reason = "vector instructions")]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{
    __m256, __m512, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_setzero_ps,
    _mm256_storeu_ps, _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_set1_ps, _mm512_setzero_ps,
    _mm512_storeu_ps,
};

/// Columns that are computed together.
const PANEL: usize = 32;

/// A matrix of `inner` x `columns` floats, packed in panels of 32 columns (the last padded with
/// zeros), each panel row by row.
#[derive(Clone)]
pub(crate) struct Packing {
    inner: usize,
    columns: usize,
    panels: Vec<f32>,
}

impl Packing {
    /// Packs the matrix with element `at(k, column)`.
    pub(crate) fn new(inner: usize, columns: usize, at: impl Fn(usize, usize) -> f32) -> Self {
        let mut panels = Vec::with_capacity(columns.div_ceil(PANEL) * inner * PANEL);
        for first in (0..columns).step_by(PANEL) {
            for k in 0..inner {
                panels.extend(
                    (first..first + PANEL).map(|c| if c < columns { at(k, c) } else { 0.0 }),
                );
            }
        }
        Self { inner, columns, panels }
    }

    /// Length of the inner dimension.
    pub(crate) fn inner(&self) -> usize {
        self.inner
    }

    /// Columns of a result row, rounded up to whole panels: the stride of `out`.
    pub(crate) fn stride(&self) -> usize {
        self.columns.next_multiple_of(PANEL)
    }

    /// Writes `rows` products to `out`, each [`Self::stride`] long. Row `r` of the left matrix is
    /// `left[r * left_stride..][..inner]`; rows may overlap.
    pub(crate) fn multiply(&self, rows: usize, left: &[f32], left_stride: usize, out: &mut [f32]) {
        assert!(rows == 0 || left.len() >= (rows - 1) * left_stride + self.inner);
        assert!(out.len() >= rows * self.stride());
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx512f") {
                // SAFETY: the processor has the instructions; bounds are asserted above.
                return unsafe { self.wide(rows, left, left_stride, out) };
            }
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                // SAFETY: as above.
                return unsafe { self.middle(rows, left, left_stride, out) };
            }
        }
        self.plain(rows, left, left_stride, out);
    }

    /// The same without vector instructions.
    fn plain(&self, rows: usize, left: &[f32], left_stride: usize, out: &mut [f32]) {
        let stride = self.stride();
        for row in 0..rows {
            let a = &left[row * left_stride..][..self.inner];
            for (p, panel) in self.panels.chunks_exact(self.inner * PANEL).enumerate() {
                let mut sums = [0f32; PANEL];
                for (&a, b) in a.iter().zip(panel.chunks_exact(PANEL)) {
                    sums.iter_mut().zip(b).for_each(|(sum, &b)| *sum = a.mul_add(b, *sum));
                }
                out[row * stride + p * PANEL..][..PANEL].copy_from_slice(&sums);
            }
        }
    }

    /// AVX-512: 12 rows at a time.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f")]
    unsafe fn wide(&self, rows: usize, left: &[f32], left_stride: usize, out: &mut [f32]) {
        let stride = self.stride();
        // Blocks of rows stay in the cache while all panels pass.
        for block in (0..rows).step_by(96) {
            let end = (block + 96).min(rows);
            for (p, panel) in self.panels.chunks_exact(self.inner * PANEL).enumerate() {
                let mut row = block;
                while row < end {
                    let a = &left[row * left_stride..];
                    let c = &mut out[row * stride + p * PANEL..];
                    // SAFETY: `multiply` asserted that these rows lie inside of both.
                    row += unsafe {
                        match end - row {
                            12.. => wide_tile::<12>(self.inner, a, left_stride, panel, c, stride),
                            4..12 => wide_tile::<4>(self.inner, a, left_stride, panel, c, stride),
                            _ => wide_tile::<1>(self.inner, a, left_stride, panel, c, stride),
                        }
                    };
                }
            }
        }
    }

    /// AVX2: 3 rows at a time.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    unsafe fn middle(&self, rows: usize, left: &[f32], left_stride: usize, out: &mut [f32]) {
        let stride = self.stride();
        for (p, panel) in self.panels.chunks_exact(self.inner * PANEL).enumerate() {
            let mut row = 0;
            while row < rows {
                let a = &left[row * left_stride..];
                let c = &mut out[row * stride + p * PANEL..];
                // SAFETY: `multiply` asserted that these rows lie inside of both.
                row += unsafe {
                    match rows - row {
                        3.. => middle_tile::<3>(self.inner, a, left_stride, panel, c, stride),
                        _ => middle_tile::<1>(self.inner, a, left_stride, panel, c, stride),
                    }
                };
            }
        }
    }
}

/// `ROWS` rows times one panel; returns `ROWS`.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx512f")]
unsafe fn wide_tile<const ROWS: usize>(
    inner: usize,
    left: &[f32],
    left_stride: usize,
    panel: &[f32],
    out: &mut [f32],
    stride: usize,
) -> usize {
    let mut sums: [[__m512; 2]; ROWS] = [[_mm512_setzero_ps(); 2]; ROWS];
    // SAFETY: the callers give `ROWS` whole rows on both sides and a whole panel.
    unsafe {
        for k in 0..inner {
            let b = panel.as_ptr().add(k * PANEL);
            let (low, high) = (_mm512_loadu_ps(b), _mm512_loadu_ps(b.add(16)));
            for (row, sum) in sums.iter_mut().enumerate() {
                let a = _mm512_set1_ps(*left.as_ptr().add(row * left_stride + k));
                sum[0] = _mm512_fmadd_ps(a, low, sum[0]);
                sum[1] = _mm512_fmadd_ps(a, high, sum[1]);
            }
        }
        for (row, sum) in sums.iter().enumerate() {
            let c = out.as_mut_ptr().add(row * stride);
            _mm512_storeu_ps(c, sum[0]);
            _mm512_storeu_ps(c.add(16), sum[1]);
        }
    }
    ROWS
}

/// As [`wide_tile`] with half as wide registers.
#[cfg(target_arch = "x86_64")]
#[inline]
#[target_feature(enable = "avx2,fma")]
unsafe fn middle_tile<const ROWS: usize>(
    inner: usize,
    left: &[f32],
    left_stride: usize,
    panel: &[f32],
    out: &mut [f32],
    stride: usize,
) -> usize {
    let mut sums: [[__m256; 4]; ROWS] = [[_mm256_setzero_ps(); 4]; ROWS];
    // SAFETY: the callers give `ROWS` whole rows on both sides and a whole panel.
    unsafe {
        for k in 0..inner {
            let b = panel.as_ptr().add(k * PANEL);
            for (row, sum) in sums.iter_mut().enumerate() {
                let a = _mm256_set1_ps(*left.as_ptr().add(row * left_stride + k));
                for (part, sum) in sum.iter_mut().enumerate() {
                    *sum = _mm256_fmadd_ps(a, _mm256_loadu_ps(b.add(8 * part)), *sum);
                }
            }
        }
        for (row, sum) in sums.iter().enumerate() {
            for (part, sum) in sum.iter().enumerate() {
                _mm256_storeu_ps(out.as_mut_ptr().add(row * stride + 8 * part), *sum);
            }
        }
    }
    ROWS
}

#[cfg(test)]
mod tests {
    use super::Packing;

    #[test]
    fn all_instruction_sets_agree_to_the_bit() {
        let value = |seed: usize| ((seed * 7919 % 1013) as f32 - 500.0) / 317.0;
        let packing = Packing::new(41, 70, |k, c| value(k * 70 + c));
        for rows in [0, 1, 3, 5, 13, 30] {
            let left: Vec<f32> = (0..rows * 41 + 41).map(value).collect();
            let size = rows * packing.stride();
            let (mut plain, mut best) = (vec![0.0; size], vec![1.0; size]);
            packing.plain(rows, &left, 41, &mut plain);
            packing.multiply(rows, &left, 41, &mut best);
            assert_eq!(plain, best);
            #[cfg(target_arch = "x86_64")]
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") {
                let mut middle = vec![2.0; size];
                // SAFETY: the processor has the instructions; the sizes fit.
                unsafe { packing.middle(rows, &left, 41, &mut middle) };
                assert_eq!(plain, middle);
            }
        }
    }
}
