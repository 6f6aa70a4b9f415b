//! Takes token vectors and the tokens that a parser's state looks at, gives a score for each move.
//!
//! spaCy's `TransitionModel`: what a token contributes as each feature is computed for all tokens
//! at once; a step adds up a few of these rows. The best of the moves that are valid is found by a
//! mask, a row of numbers that is added to the scores: 0 for a valid move, else minus infinity.

use super::{
    file::{Array, Nodes},
    matmul::{Rows, Weights},
    maxout::WIDTH,
};
use crate::{error::LoadError, simd::widest};

const HIDDEN: usize = 64;
const PIECES: usize = 2;
/// Length of a pre-activation: all first pieces, then all second ones.
const PARTS: usize = PIECES * HIDDEN;
/// Scores that are compared at once.
const LANES: usize = 16;

/// A network that scores moves.
pub(crate) struct TransitionNetwork {
    features: usize,
    reduce: Weights,
    lower: Weights,
    lower_bias: [f32; PARTS],
    /// What a missing token contributes as each feature.
    missing: Vec<[f32; PARTS]>,
    upper: Weights,
    moves: usize,
}

/// Buffers of one text.
#[derive(Default)]
pub(crate) struct Scratch {
    reduced: Vec<f32>,
    /// For each token what it contributes as each feature.
    contributions: Vec<f32>,
    scores: Vec<f32>,
}

/// Which moves are valid.
pub(crate) struct Mask(Vec<f32>);

impl TransitionNetwork {
    /// Reads the network for states of `features` tokens and `moves` moves out of `nodes`.
    pub(crate) fn read(nodes: &Nodes, features: usize, moves: usize) -> Result<Self, LoadError> {
        // In the file, the upper layer comes first.
        let linears = nodes.named("linear", 2)?;
        let upper = linear(nodes, linears[0], HIDDEN, moves)?;
        let reduce = linear(nodes, linears[1], WIDTH, HIDDEN)?;
        let lower = nodes.only("precomputable_affine")?;
        let weights = nodes.array(lower, "W", &[features, HIDDEN, PIECES, HIDDEN])?;
        let bias = nodes.array(lower, "b", &[HIDDEN, PIECES])?;
        let missing = nodes.array(lower, "pad", &[1, features, HIDDEN, PIECES])?;
        // Column (feature, piece, output) of ours is row (feature, output, piece) of theirs.
        let row = |c: usize| c / PARTS * PARTS + c % HIDDEN * PIECES + c % PARTS / HIDDEN;
        let parts = |array: &Array, feature: usize| {
            std::array::from_fn(|part| array.data[row(feature * PARTS + part)])
        };
        Ok(Self {
            features,
            reduce,
            lower: Weights::new(HIDDEN, features * PARTS, &[], |k, c| {
                weights.data[row(c) * HIDDEN + k]
            }),
            lower_bias: parts(bias, 0),
            missing: (0..features).map(|feature| parts(missing, feature)).collect(),
            upper,
            moves,
        })
    }

    /// A mask of the moves that are `valid`.
    pub(crate) fn mask(&self, valid: impl Fn(usize) -> bool) -> Mask {
        let is_valid = |at: usize| at < self.moves && valid(at);
        let numbers =
            (0..self.upper.stride()).map(|at| if is_valid(at) { 0.0 } else { f32::NEG_INFINITY });
        Mask(numbers.collect())
    }

    /// Computes what each of the `count` tokens with these `vectors` contributes.
    pub(crate) fn begin(&self, vectors: &[f32], count: usize, scratch: &mut Scratch) {
        let Scratch { reduced, contributions, scores } = scratch;
        grow(reduced, count * HIDDEN);
        grow(contributions, count * self.features * PARTS);
        grow(scores, self.upper.stride());
        self.reduce.multiply(Rows { values: vectors, stride: WIDTH, count }, reduced);
        self.lower.multiply(Rows { values: reduced, stride: HIDDEN, count }, contributions);
    }

    /// The scores of all moves in a state that looks at `tokens`.
    pub(crate) fn score<'s>(&self, tokens: &[Option<u32>], scratch: &'s mut Scratch) -> &'s [f32] {
        let contributions = scratch.contributions.as_chunks::<PARTS>().0;
        let hidden = widest(
            #[inline(always)]
            || {
                let mut parts = self.lower_bias;
                for (feature, token) in tokens.iter().enumerate() {
                    let contribution = match token {
                        Some(token) => &contributions[*token as usize * self.features + feature],
                        None => &self.missing[feature],
                    };
                    for (part, contribution) in parts.iter_mut().zip(contribution) {
                        *part += contribution;
                    }
                }
                let mut hidden = [0.0; HIDDEN];
                for (at, hidden) in hidden.iter_mut().enumerate() {
                    let (one, two) = (parts[at], parts[HIDDEN + at]);
                    *hidden = if one > two { one } else { two };
                }
                hidden
            },
        );
        let scores = &mut scratch.scores[..self.upper.stride()];
        self.upper.multiply(Rows { values: &hidden, stride: HIDDEN, count: 1 }, scores);
        scores
    }
}

impl Mask {
    /// The valid move with the highest score; of equal ones the first; none if no move is valid.
    pub(crate) fn best(&self, scores: &[f32]) -> Option<usize> {
        let pairs = scores.as_chunks::<LANES>().0.iter().zip(self.0.as_chunks::<LANES>().0);
        widest(
            #[inline(always)]
            || {
                let mut lanes = [f32::NEG_INFINITY; LANES];
                for (scores, mask) in pairs.clone() {
                    for lane in 0..LANES {
                        let score = scores[lane] + mask[lane];
                        lanes[lane] = if score > lanes[lane] { score } else { lanes[lane] };
                    }
                }
                let best = lanes.iter().fold(f32::NEG_INFINITY, |best, &lane| best.max(lane));
                if best == f32::NEG_INFINITY {
                    return None;
                }
                scores.iter().zip(&self.0).position(|(score, mask)| score + mask >= best)
            },
        )
    }
}

/// Reads a linear layer.
pub(crate) fn linear(
    nodes: &Nodes,
    node: &super::file::Node,
    inputs: usize,
    outputs: usize,
) -> Result<Weights, LoadError> {
    let weights = nodes.array(node, "W", &[outputs, inputs])?;
    let bias = nodes.array(node, "b", &[outputs])?;
    Ok(Weights::new(inputs, outputs, &bias.data, |k, c| weights.data[c * inputs + k]))
}

/// Makes a buffer long enough; what it holds is overwritten.
fn grow(buffer: &mut Vec<f32>, len: usize) {
    if buffer.len() < len {
        buffer.resize(len, 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::{LANES, Mask};

    #[test]
    fn the_first_of_the_best_valid_moves_wins() {
        let mut scores = [0.0; 2 * LANES];
        (scores[3], scores[20], scores[21]) = (2.0, 5.0, 5.0);
        let mask = |valid: &[usize]| {
            let numbers =
                (0..2 * LANES).map(|at| if valid.contains(&at) { 0.0 } else { f32::NEG_INFINITY });
            Mask(numbers.collect())
        };
        assert_eq!(mask(&[2, 3, 20, 21]).best(&scores), Some(20));
        assert_eq!(mask(&[2, 3, 21]).best(&scores), Some(21));
        assert_eq!(mask(&[2, 3]).best(&scores), Some(3));
        assert_eq!(mask(&[5]).best(&scores), Some(5));
        assert_eq!(mask(&[]).best(&scores), None);
    }
}
