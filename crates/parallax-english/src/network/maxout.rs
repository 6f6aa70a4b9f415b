//! Takes pre-activations, gives vectors: maxout over three pieces, then layer normalisation.

use super::{
    file::{Node, Nodes},
    matmul::Weights,
};
use crate::error::LoadError;

/// Length of a token's vector.
pub(crate) const WIDTH: usize = 96;
const PIECES: usize = 3;
/// Length of a pre-activation: all first pieces, then all second ones, then all third ones.
pub(crate) const PARTS: usize = PIECES * WIDTH;

/// A maxout layer as it lies in the file, and the normalisation after it.
pub(crate) struct Maxout {
    /// Weight of input `k` for column `c` is `weights[c * input + k]`.
    weights: Vec<f32>,
    bias: Vec<f32>,
    input: usize,
    /// The normalisation after it.
    pub norm: Norm,
}

/// Layer normalisation: what the numbers of a vector are multiplied with, and what is added.
pub(crate) struct Norm {
    gain: [f32; WIDTH],
    shift: [f32; WIDTH],
}

impl Maxout {
    /// Reads a layer with `input` inputs.
    pub(crate) fn read(
        nodes: &Nodes,
        maxout: &Node,
        norm: &Node,
        input: usize,
    ) -> Result<Self, LoadError> {
        let weights = nodes.array(maxout, "W", &[WIDTH, PIECES, input])?;
        let bias = nodes.array(maxout, "b", &[WIDTH, PIECES])?;
        // Column (piece, output) of ours is row (output, piece) of theirs.
        let row = |column: usize| column % WIDTH * PIECES + column / WIDTH;
        let fixed = |name| {
            let array = nodes.array(norm, name, &[WIDTH])?;
            Ok(array.data.first_chunk().copied().unwrap_or([0.0; WIDTH]))
        };
        Ok(Self {
            weights: (0..PARTS)
                .flat_map(|column| weights.data[row(column) * input..][..input].iter().copied())
                .collect(),
            bias: (0..PARTS).map(|column| bias.data[row(column)]).collect(),
            input,
            norm: Norm { gain: fixed("G")?, shift: fixed("b")? },
        })
    }

    /// The bias of each column.
    pub(crate) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// The weight of input `k` for `column`.
    pub(crate) fn weight(&self, k: usize, column: usize) -> f32 {
        self.weights[column * self.input + k]
    }

    /// The whole layer, packed.
    pub(crate) fn packed(&self) -> Weights {
        Weights::new(self.input, PARTS, &self.bias, |k, column| self.weight(k, column))
    }
}

/// The normalised maxima of one pre-activation.
#[expect(clippy::inline_always, reason = "compiled for several instruction sets by its callers")]
#[inline(always)]
pub(crate) fn activate(parts: &[f32; PARTS], norm: &Norm) -> [f32; WIDTH] {
    let mut vector = [0.0; WIDTH];
    for (at, value) in vector.iter_mut().enumerate() {
        let (one, two, three) = (parts[at], parts[WIDTH + at], parts[2 * WIDTH + at]);
        let more = if one > two { one } else { two };
        *value = if more > three { more } else { three };
    }
    let mean = sum(&vector) / WIDTH as f32;
    let mut squares = [0.0; WIDTH];
    for (square, value) in squares.iter_mut().zip(&mut vector) {
        *value -= mean;
        *square = *value * *value;
    }
    // thinc adds the same small number, so that equal numbers do not divide by zero.
    let scale = 1.0 / (sum(&squares) / WIDTH as f32 + 1e-8).sqrt();
    for (at, value) in vector.iter_mut().enumerate() {
        *value = *value * scale * norm.gain[at] + norm.shift[at];
    }
    vector
}

/// The sum, in sixteen lanes so that vector instructions can add it up in the same order.
#[expect(clippy::inline_always, reason = "compiled for several instruction sets by its callers")]
#[inline(always)]
fn sum(values: &[f32; WIDTH]) -> f32 {
    let mut lanes = [0.0; 16];
    for chunk in values.as_chunks::<16>().0 {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane += value;
        }
    }
    let mut half = [0.0; 4];
    for (at, half) in half.iter_mut().enumerate() {
        *half = (lanes[at] + lanes[at + 4]) + (lanes[at + 8] + lanes[at + 12]);
    }
    (half[0] + half[1]) + (half[2] + half[3])
}

#[cfg(test)]
mod tests {
    use super::{Norm, PARTS, WIDTH, activate};
    use crate::simd::widest;

    #[test]
    fn all_instruction_sets_agree_to_the_bit() {
        let norm = Norm { gain: [1.25; WIDTH], shift: [-0.5; WIDTH] };
        let parts = std::array::from_fn::<f32, PARTS, _>(|at| ((at * 7919 % 1013) as f32).sin());
        let wide = widest(
            #[inline(always)]
            || activate(&parts, &norm),
        );
        assert_eq!(activate(&parts, &norm).map(f32::to_bits), wide.map(f32::to_bits));
        let mean = wide.iter().sum::<f32>() / WIDTH as f32;
        assert!((mean + 0.5).abs() < 1e-5, "the mean is the shift");
    }
}
