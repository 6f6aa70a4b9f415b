//! Takes the lexemes of a text, gives a vector of 96 numbers for each token in its context.
//!
//! thinc's `MultiHashEmbed` (with or without static vectors), a maxout mixer and four residual
//! maxout convolutions over windows of three. What does not depend on the context, the mixer's
//! pre-activations of a lexeme, is computed once per lexeme ([`Self::lexeme_rows`]).

use super::{
    file::{Array, Node, Nodes},
    matmul::Packing,
};
use crate::{error::LoadError, hash::embedding_rows};

/// Length of a token's vector.
pub(crate) const WIDTH: usize = 96;
/// Length of a pre-activation: three maxout pieces, piece by piece.
pub(crate) const PIECES: usize = 3 * WIDTH;
/// Rows of zeros before and after a text, one more than the receptive field.
const PADDING: usize = 5;
const DEPTH: usize = 4;

/// The features of a word that embeddings hash, in file order.
pub(crate) const LEXICAL: usize = 4;

/// A token-to-vector network.
pub(crate) struct Tok2Vec {
    embeddings: Vec<Embedding>,
    vectors: Option<Packing>,
    mixer: Maxout,
    layers: Vec<Maxout>,
    /// Pre-activation (bias included) for a token without and with a space after it.
    spaced: [Vec<f32>; 2],
}

struct Embedding {
    seed: u32,
    table: Array,
}

/// Maxout over three pieces, then layer normalisation.
struct Maxout {
    weights: Packing,
    bias: Vec<f32>,
    gain: Vec<f32>,
    shift: Vec<f32>,
}

impl Tok2Vec {
    /// Reads the network out of `nodes`. Embeddings are NORM, PREFIX, SUFFIX, SHAPE and, if
    /// `white_space`, SPACY and `IS_SPACE`.
    pub(crate) fn read(nodes: &Nodes, white_space: bool) -> Result<Self, LoadError> {
        let count = LEXICAL + if white_space { 2 } else { 0 };
        let mut embeddings = Vec::new();
        for node in nodes.named("hashembed", count)? {
            let table = nodes.array(node, "E", &[0, WIDTH])?.clone();
            embeddings.push(Embedding { seed: nodes.seed(node)?, table });
        }
        let vectors = if nodes.has("static_vectors") {
            let node = nodes.named("static_vectors", 1)?[0];
            let array = nodes.array(node, "W", &[WIDTH, 0])?;
            let inner = array.shape[1];
            Some(Packing::new(inner, WIDTH, |k, c| array.data[c * inner + k]))
        } else {
            None
        };
        let input = WIDTH * (count + usize::from(vectors.is_some()));
        let (maxouts, norms) =
            (nodes.named("maxout", 1 + DEPTH)?, nodes.named("layernorm", 1 + DEPTH)?);
        let mixer = Maxout::read(nodes, maxouts[0], norms[0], input)?;
        let layers = (1..=DEPTH)
            .map(|layer| Maxout::read(nodes, maxouts[layer], norms[layer], 3 * WIDTH))
            .collect::<Result<_, _>>()?;
        let mut this =
            Self { embeddings, vectors, mixer, layers, spaced: [Vec::new(), Vec::new()] };
        this.spaced = [0, 1].map(|spaced| this.spaced_row(white_space, spaced));
        Ok(this)
    }

    /// Length of a static vector; none if the network has none.
    pub(crate) fn vector_length(&self) -> Option<usize> {
        self.vectors.as_ref().map(Packing::inner)
    }

    /// Appends the mixer's pre-activation of each lexeme to `rows`: its ids (NORM, PREFIX, SUFFIX,
    /// SHAPE, then `IS_SPACE`) and its static vector, empty if it has none.
    pub(crate) fn lexeme_rows(&self, lexemes: &[([u64; 5], &[f32])], rows: &mut Vec<f32>) {
        let input = self.mixer.weights.inner();
        let mut mixed = vec![0f32; lexemes.len() * input];
        for ((ids, _), row) in lexemes.iter().zip(mixed.chunks_exact_mut(input)) {
            for (block, embedding) in self.embeddings.iter().enumerate() {
                // Block 4 is SPACY, which is the token's, not the lexeme's.
                let Some(id) = [0, 1, 2, 3, 9, 4].get(block).and_then(|&id| ids.get(id)) else {
                    continue;
                };
                embedding.add(*id, &mut row[block * WIDTH..][..WIDTH]);
            }
        }
        self.add_vectors(lexemes, &mut mixed);
        let from = rows.len();
        rows.resize(from + lexemes.len() * PIECES, 0.0);
        self.mixer.weights.multiply(lexemes.len(), &mixed, input, &mut rows[from..]);
    }

    /// Fills `out` with one vector a token; `rows` are pre-activations by lexeme.
    pub(crate) fn encode(&self, rows: &[f32], tokens: &[(u32, bool)], scratch: &mut Scratch) {
        let count = tokens.len();
        scratch.vectors.clear();
        scratch.vectors.resize((count + 2 * PADDING) * WIDTH, 0.0);
        for (&(lexeme, spaced), out) in
            tokens.iter().zip(scratch.vectors[PADDING * WIDTH..].chunks_exact_mut(WIDTH))
        {
            let row = &rows[lexeme as usize * PIECES..][..PIECES];
            self.mixer.finish::<false>(row, &self.spaced[usize::from(spaced)], out);
        }
        for (layer, maxout) in self.layers.iter().enumerate() {
            // The rows around the text are transformed like real ones, as far as they reach it.
            let margin = DEPTH - 1 - layer;
            let first = PADDING - margin;
            let rows = count + 2 * margin;
            scratch.pieces.resize(rows * PIECES, 0.0);
            let left = &scratch.vectors[(first - 1) * WIDTH..];
            maxout.weights.multiply(rows, left, WIDTH, &mut scratch.pieces);
            for (pieces, out) in scratch
                .pieces
                .chunks_exact(PIECES)
                .zip(scratch.vectors[first * WIDTH..].chunks_exact_mut(WIDTH))
                .take(rows)
            {
                maxout.finish::<true>(pieces, &maxout.bias, out);
            }
        }
    }

    fn add_vectors(&self, lexemes: &[([u64; 5], &[f32])], mixed: &mut [f32]) {
        let Some(vectors) = &self.vectors else { return };
        let (length, input) = (vectors.inner(), self.mixer.weights.inner());
        let mut known = vec![0f32; lexemes.len() * length];
        for ((_, vector), row) in lexemes.iter().zip(known.chunks_exact_mut(length)) {
            row[..vector.len()].copy_from_slice(vector);
        }
        let mut projected = vec![0f32; lexemes.len() * WIDTH];
        vectors.multiply(lexemes.len(), &known, length, &mut projected);
        for (row, vector) in mixed.chunks_exact_mut(input).zip(projected.chunks_exact(WIDTH)) {
            row[input - WIDTH..].copy_from_slice(vector);
        }
    }

    /// The mixer's bias plus what SPACY adds.
    fn spaced_row(&self, white_space: bool, spaced: u64) -> Vec<f32> {
        let mut row = self.mixer.bias.clone();
        if white_space {
            let input = self.mixer.weights.inner();
            let mut mixed = vec![0f32; input];
            self.embeddings[4].add(spaced, &mut mixed[4 * WIDTH..][..WIDTH]);
            let mut added = vec![0f32; PIECES];
            self.mixer.weights.multiply(1, &mixed, input, &mut added);
            row.iter_mut().zip(&added).for_each(|(sum, added)| *sum += added);
        }
        row
    }
}

/// Buffers of [`Tok2Vec::encode`], kept from text to text.
#[derive(Default)]
pub(crate) struct Scratch {
    vectors: Vec<f32>,
    pieces: Vec<f32>,
}

impl Scratch {
    /// The vectors of the last text, one after the other.
    pub(crate) fn tokens(&self) -> &[f32] {
        &self.vectors[PADDING * WIDTH..]
    }
}

impl Embedding {
    fn add(&self, id: u64, out: &mut [f32]) {
        for row in embedding_rows(id, self.seed) {
            let row = row as usize % self.table.shape[0];
            let row = &self.table.data[row * WIDTH..][..WIDTH];
            out.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }
}

impl Maxout {
    fn read(nodes: &Nodes, maxout: &Node, norm: &Node, input: usize) -> Result<Self, LoadError> {
        let weights = nodes.array(maxout, "W", &[WIDTH, 3, input])?;
        let bias = nodes.array(maxout, "b", &[WIDTH, 3])?;
        let at = |column: usize| (column % WIDTH) * 3 + column / WIDTH;
        Ok(Self {
            weights: Packing::new(input, PIECES, |k, c| weights.data[at(c) * input + k]),
            bias: (0..PIECES).map(|column| bias.data[at(column)]).collect(),
            gain: nodes.array(norm, "G", &[WIDTH])?.data.clone(),
            shift: nodes.array(norm, "b", &[WIDTH])?.data.clone(),
        })
    }

    /// Maxout and layer normalisation of one row; added to `out` if `RESIDUAL`.
    #[inline]
    fn finish<const RESIDUAL: bool>(&self, pieces: &[f32], bias: &[f32], out: &mut [f32]) {
        let mut best = [0f32; WIDTH];
        for (o, best) in best.iter_mut().enumerate() {
            let piece = |p: usize| pieces[p * WIDTH + o] + bias[p * WIDTH + o];
            *best = piece(0).max(piece(1)).max(piece(2));
        }
        let mean = lanes(&best, |value| value) / WIDTH as f32;
        let variance = lanes(&best, |value| (value - mean) * (value - mean)) / WIDTH as f32 + 1e-8;
        let scale = 1.0 / variance.sqrt();
        for (o, out) in out.iter_mut().enumerate() {
            let value = (best[o] - mean) * scale * self.gain[o] + self.shift[o];
            *out = if RESIDUAL { *out + value } else { value };
        }
    }
}

/// Sum in sixteen lanes, which compilers turn into vector instructions.
#[inline]
fn lanes(values: &[f32; WIDTH], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0f32; 16];
    for chunk in values.as_chunks::<16>().0 {
        sums.iter_mut().zip(chunk).for_each(|(sum, &value)| *sum += of(value));
    }
    sums.iter().sum()
}
