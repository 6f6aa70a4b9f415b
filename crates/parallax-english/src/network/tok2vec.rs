//! Takes the words of a text, gives a vector of 96 numbers for each in its context.
//!
//! thinc's `Tok2Vec`: the [`embed`](super::embed)ding of each word, then four residual convolutions
//! over windows of three. A text is surrounded by rows of zeros that are convolved like words.
//! Rows of words, with their share in the first convolution, are [kept](super::rows).

use std::{mem, sync::Arc};

use hashbrown::HashMap;

use super::{
    embed::{Embedder, WordNumbers},
    file::Nodes,
    matmul::{Rows, Weights},
    maxout::{Maxout, Norm, PARTS, WIDTH, activate},
    rows::{RowCache, RowKey, WordRow},
};
use crate::{error::LoadError, simd::widest, vectors::Vectors};

/// Convolutions.
const DEPTH: usize = 4;
/// Rows of zeros before and after a text: as far as a vector sees.
const PADDING: usize = DEPTH;
/// Rows that are convolved at once, so that their pre-activations stay in the cache.
const BLOCK: usize = 96;

/// A network from words to vectors.
pub(crate) struct Tok2Vec {
    embedder: Embedder,
    first: Norm,
    /// The convolutions after the first.
    others: Vec<(Weights, Norm)>,
    padding: Arc<WordRow>,
    cache: RowCache,
}

/// Buffers of [`Tok2Vec::encode`], kept from text to text.
#[derive(Default)]
pub(crate) struct Scratch {
    /// Distinct words of the text: their places in `keys`.
    known: HashMap<RowKey, u32>,
    keys: Vec<RowKey>,
    /// A token of each key.
    examples: Vec<usize>,
    /// For each token, the place of its key.
    places: Vec<u32>,
    rows: Vec<Arc<WordRow>>,
    vectors: Vec<f32>,
    next: Vec<f32>,
    parts: Vec<f32>,
}

impl Tok2Vec {
    /// Reads the network, whose layers are part of `nodes`.
    pub(crate) fn read(nodes: &Nodes) -> Result<Self, LoadError> {
        let maxouts = nodes.named("maxout", 1 + DEPTH)?;
        let norms = nodes.named("layernorm", 1 + DEPTH)?;
        let layer = |at: usize, inputs| Maxout::read(nodes, maxouts[at], norms[at], inputs);
        let first = layer(1, 3 * WIDTH)?;
        let embedder = Embedder::read(nodes, layer(0, Embedder::inputs(nodes))?, &first)?;
        let mut others = Vec::new();
        for at in 2..=DEPTH {
            let maxout = layer(at, 3 * WIDTH)?;
            others.push((maxout.packed(), maxout.norm));
        }
        let padding = Arc::new(embedder.padding());
        Ok(Self { embedder, first: first.norm, others, padding, cache: RowCache::default() })
    }

    /// The name of the network's root in its file, which says how its layers are connected.
    pub(crate) fn structure(nodes: &Nodes) -> String {
        let embeds = vec!["ints-getitem>>hashembed"; nodes.count("hashembed")].join("|");
        let vectors = if nodes.count("static_vectors") > 0 { "|static_vectors" } else { "" };
        let convolution = "residual(expand_window>>maxout>>layernorm>>dropout)";
        let convolutions = [convolution; DEPTH].join(">>");
        format!(
            "extract_features>>list2ragged>>with_array({embeds}){vectors}\
             >>with_array(maxout>>layernorm>>dropout)>>ragged2list>>with_array({convolutions})"
        )
    }

    /// Length of a static vector; none if the network has none.
    pub(crate) fn vector_length(&self) -> Option<usize> {
        self.embedder.vector_length()
    }

    /// Computes the vectors of the words with `keys`, one each; `numbers` gives what is needed of
    /// the word in a place. The result lies in `scratch`.
    pub(crate) fn encode<'s>(
        &self,
        keys: &[RowKey],
        numbers: impl Fn(usize) -> WordNumbers,
        vectors: Option<&Vectors>,
        scratch: &'s mut Scratch,
    ) -> &'s [f32] {
        self.find_rows(keys, numbers, vectors, scratch);
        self.convolve_words(keys.len(), scratch);
        for (done, (weights, norm)) in self.others.iter().enumerate() {
            // The rows around the text are needed as far as they still reach it.
            convolve(weights, norm, keys.len(), DEPTH - 2 - done, scratch);
        }
        &scratch.vectors[PADDING * WIDTH..][..keys.len() * WIDTH]
    }

    /// Fills `scratch.rows` with the rows of the text's distinct words, after that of padding.
    fn find_rows(
        &self,
        keys: &[RowKey],
        numbers: impl Fn(usize) -> WordNumbers,
        vectors: Option<&Vectors>,
        scratch: &mut Scratch,
    ) {
        let Scratch { known, keys: distinct, examples, places, rows, .. } = scratch;
        known.clear();
        distinct.clear();
        examples.clear();
        rows.clear();
        places.clear();
        places.resize(PADDING, 0);
        let sees_spaces = self.embedder.sees_spaces();
        for (token, key) in keys.iter().enumerate() {
            let key = RowKey { space_after: key.space_after && sees_spaces, ..*key };
            let place = known.entry(key).or_insert_with(|| {
                distinct.push(key);
                examples.push(token);
                distinct.len() as u32
            });
            places.push(*place);
        }
        places.resize(places.len() + PADDING, 0);
        rows.push(Arc::clone(&self.padding));
        self.cache.rows(distinct, rows, |missing| {
            let words: Vec<_> = missing.iter().map(|&place| numbers(examples[place])).collect();
            self.embedder.rows(&words, vectors)
        });
    }

    /// The first convolution, by adding up what the words of each window have in it.
    fn convolve_words(&self, count: usize, scratch: &mut Scratch) {
        let Scratch { places, rows, vectors, next, .. } = scratch;
        let len = (count + 2 * PADDING) * WIDTH;
        for buffer in [&mut *vectors, &mut *next] {
            buffer.resize(len.max(buffer.len()), 0.0);
        }
        let windows = places.array_windows::<3>();
        for (window, out) in windows.zip(vectors.as_chunks_mut::<WIDTH>().0.iter_mut().skip(1)) {
            let [before, own, after] = window.map(|place| &*rows[place as usize]);
            *out = widest(
                #[inline(always)]
                || {
                    let mut parts = own.parts[1];
                    for (at, part) in parts.iter_mut().enumerate() {
                        *part = before.parts[0][at] + *part + after.parts[2][at];
                    }
                    let mut vector = activate(&parts, &self.first);
                    for (value, own) in vector.iter_mut().zip(&own.vector) {
                        *value += own;
                    }
                    vector
                },
            );
        }
    }
}

/// A convolution of `scratch.vectors`: of the text's and of `margin` rows on both sides.
fn convolve(weights: &Weights, norm: &Norm, count: usize, margin: usize, scratch: &mut Scratch) {
    let Scratch { vectors, next, parts, .. } = scratch;
    parts.resize(BLOCK * PARTS, 0.0);
    let first = PADDING - margin;
    let end = PADDING + count + margin;
    for start in (first..end).step_by(BLOCK) {
        let rows = BLOCK.min(end - start);
        let windows = Rows { values: &vectors[(start - 1) * WIDTH..], stride: WIDTH, count: rows };
        weights.multiply(windows, parts);
        let old = &vectors.as_chunks::<WIDTH>().0[start..start + rows];
        let new = &mut next.as_chunks_mut::<WIDTH>().0[start..start + rows];
        widest(
            #[inline(always)]
            || {
                for ((parts, old), new) in parts.as_chunks::<PARTS>().0.iter().zip(old).zip(new) {
                    *new = activate(parts, norm);
                    for (new, old) in new.iter_mut().zip(old) {
                        *new += old;
                    }
                }
            },
        );
    }
    mem::swap(vectors, next);
}
