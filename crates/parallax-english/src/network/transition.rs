//! Takes token vectors and a parser's state, gives a score for every move.
//!
//! spaCy's `TransitionModel`: what a token adds as a feature is computed for all tokens at once
//! ([`Self::precompute`]); a step sums a few of these rows.

use super::{file::Nodes, matmul::Packing, tok2vec::WIDTH};
use crate::error::LoadError;

const HIDDEN: usize = 64;
/// Two maxout pieces, piece by piece.
const PIECES: usize = 2 * HIDDEN;

/// The network that scores moves.
pub(crate) struct TransitionNetwork {
    reduce: Packing,
    reduce_bias: Vec<f32>,
    lower: Packing,
    lower_bias: Vec<f32>,
    /// What a missing token adds, feature by feature.
    missing: Vec<f32>,
    upper: Packing,
    upper_bias: Vec<f32>,
}

/// Buffers of one text.
#[derive(Default)]
pub(crate) struct Scratch {
    reduced: Vec<f32>,
    features: Vec<f32>,
    scores: Vec<f32>,
}

impl TransitionNetwork {
    /// Reads the network of `features` features and `moves` moves out of `nodes`.
    pub(crate) fn read(nodes: &Nodes, features: usize, moves: usize) -> Result<Self, LoadError> {
        let linears = nodes.named("linear", 2)?;
        let order = usize::from(nodes.array(linears[0], "W", &[0, HIDDEN]).is_err());
        let (upper, reduce) = (linears[order], linears[1 - order]);
        let lower = nodes.named("precomputable_affine", 1)?[0];
        let reduce_weights = nodes.array(reduce, "W", &[HIDDEN, WIDTH])?;
        let weights = nodes.array(lower, "W", &[features, HIDDEN, 2, HIDDEN])?;
        let bias = nodes.array(lower, "b", &[HIDDEN, 2])?;
        let pad = nodes.array(lower, "pad", &[1, features, HIDDEN, 2])?;
        let upper_weights = nodes.array(upper, "W", &[moves, HIDDEN])?;
        // Column (feature, piece, output) of ours is row (feature, output, piece) of theirs.
        let row = |c: usize| c / PIECES * PIECES + c % HIDDEN * 2 + c % PIECES / HIDDEN;
        Ok(Self {
            reduce: Packing::new(WIDTH, HIDDEN, |k, c| reduce_weights.data[c * WIDTH + k]),
            reduce_bias: nodes.array(reduce, "b", &[HIDDEN])?.data.clone(),
            lower: Packing::new(HIDDEN, features * PIECES, |k, c| {
                weights.data[row(c) * HIDDEN + k]
            }),
            lower_bias: (0..PIECES).map(|c| bias.data[row(c)]).collect(),
            missing: (0..features * PIECES).map(|c| pad.data[row(c)]).collect(),
            upper: Packing::new(HIDDEN, moves, |k, c| upper_weights.data[c * HIDDEN + k]),
            upper_bias: nodes.array(upper, "b", &[moves])?.data.clone(),
        })
    }

    /// Computes what each of `count` tokens adds as each feature.
    pub(crate) fn precompute(&self, vectors: &[f32], count: usize, scratch: &mut Scratch) {
        scratch.reduced.resize(count * HIDDEN, 0.0);
        self.reduce.multiply(count, vectors, WIDTH, &mut scratch.reduced);
        for row in scratch.reduced.chunks_exact_mut(HIDDEN) {
            row.iter_mut().zip(&self.reduce_bias).for_each(|(value, bias)| *value += bias);
        }
        scratch.features.resize(count * self.missing.len(), 0.0);
        self.lower.multiply(count, &scratch.reduced, HIDDEN, &mut scratch.features);
        scratch.scores.resize(self.upper.stride(), 0.0);
    }

    /// Scores of all moves, given the token of each feature.
    pub(crate) fn scores<'s>(&self, tokens: &[Option<u32>], scratch: &'s mut Scratch) -> &'s [f32] {
        let mut sums = [0f32; PIECES];
        sums.copy_from_slice(&self.lower_bias);
        for (feature, token) in tokens.iter().enumerate() {
            let (table, row) = match token {
                Some(token) => (&scratch.features, *token as usize * self.missing.len()),
                None => (&self.missing, 0),
            };
            let added = &table[row + feature * PIECES..][..PIECES];
            sums.iter_mut().zip(added).for_each(|(sum, added)| *sum += added);
        }
        let mut hidden = [0f32; HIDDEN];
        for (o, hidden) in hidden.iter_mut().enumerate() {
            *hidden = sums[o].max(sums[HIDDEN + o]);
        }
        self.upper.multiply(1, &hidden, HIDDEN, &mut scratch.scores);
        let scores = &mut scratch.scores[..self.upper_bias.len()];
        scores.iter_mut().zip(&self.upper_bias).for_each(|(score, bias)| *score += bias);
        scores
    }
}

/// The best of `moves` by score; the first one wins a tie.
#[inline]
pub(crate) fn best(
    scores: &[f32],
    moves: std::ops::Range<usize>,
    so_far: Option<(usize, f32)>,
) -> Option<(usize, f32)> {
    moves.fold(so_far, |best, index| match best {
        Some((_, score)) if scores[index] <= score => best,
        _ => Some((index, scores[index])),
    })
}
