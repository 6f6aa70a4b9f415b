//! Takes words, gives what a network computes of each word alone.
//!
//! thinc's `MultiHashEmbed`: hashed embeddings of a word's attributes (and its static vector), side
//! by side, through the mixer (maxout and layer normalisation). The first convolution looks at the
//! sum of three products, one for each word of its window; these are computed here, too.

use super::{
    file::Nodes,
    matmul::{Rows, Weights},
    maxout::{Maxout, Norm, PARTS, WIDTH, activate},
    rows::WordRow,
};
use crate::{error::LoadError, hash::embedding_rows, simd::widest, vectors::Vectors};

/// What an embedding is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attribute {
    /// The word without spelling variants.
    Norm,
    /// Its first character.
    Prefix,
    /// Its last three characters.
    Suffix,
    /// Its shape, as `Xxxx`.
    Shape,
    /// Whether a single space follows.
    Spacy,
    /// Whether it is white space.
    IsSpace,
}

impl Attribute {
    /// All attributes, in the order of a word's numbers.
    const ALL: [(Self, &'static str); 6] = [
        (Self::Norm, "NORM"),
        (Self::Prefix, "PREFIX"),
        (Self::Suffix, "SUFFIX"),
        (Self::Shape, "SHAPE"),
        (Self::Spacy, "SPACY"),
        (Self::IsSpace, "IS_SPACE"),
    ];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|&(attribute, _)| attribute)
    }
}

/// A word as networks see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordNumbers {
    /// The number of each attribute, in their order.
    pub attributes: [u64; 6],
    /// The number of its text.
    pub text: u64,
}

/// Computes the rows of words.
pub(crate) struct Embedder {
    embeddings: Vec<Embedding>,
    /// What static vectors are multiplied with, where the network has them.
    vectors: Option<Weights>,
    mixer: Weights,
    norm: Norm,
    /// The first convolution's weights for the word before, the word itself and the word after.
    window: Weights,
}

struct Embedding {
    attribute: Attribute,
    seed: u32,
    /// Rows of [`WIDTH`] numbers.
    table: Vec<f32>,
}

impl Embedder {
    /// Reads the embeddings out of `nodes`; `mixer` and `convolution` are the first two layers.
    pub(crate) fn read(
        nodes: &Nodes,
        mixer: Maxout,
        convolution: &Maxout,
    ) -> Result<Self, LoadError> {
        let bias = convolution.bias();
        let window_bias: Vec<f32> =
            [&[0.0; PARTS], bias, &[0.0; PARTS]].iter().flat_map(|part| part.to_vec()).collect();
        let window = Weights::new(WIDTH, 3 * PARTS, &window_bias, |k, column| {
            // A word is the first of the next token's window, the last of the token's before.
            convolution.weight(column / PARTS * WIDTH + k, column % PARTS)
        });
        Ok(Self {
            embeddings: embeddings(nodes)?,
            vectors: vector_weights(nodes)?,
            mixer: mixer.packed(),
            norm: mixer.norm,
            window,
        })
    }

    /// Numbers that go into the mixer, given how many attributes are embedded.
    pub(crate) fn inputs(nodes: &Nodes) -> usize {
        WIDTH * (nodes.count("hashembed") + nodes.count("static_vectors"))
    }

    /// Length of a static vector; none if the network has none.
    pub(crate) fn vector_length(&self) -> Option<usize> {
        self.vectors.as_ref().map(Weights::inner)
    }

    /// Whether rows depend on the space after a word.
    pub(crate) fn sees_spaces(&self) -> bool {
        self.embeddings.iter().any(|embedding| embedding.attribute == Attribute::Spacy)
    }

    /// The row of padding: a vector of zeros, which is convolved like any other.
    pub(crate) fn padding(&self) -> WordRow {
        self.with_parts(&[[0.0; WIDTH]]).remove(0)
    }

    /// The rows of `words`.
    pub(crate) fn rows(&self, words: &[WordNumbers], vectors: Option<&Vectors>) -> Vec<WordRow> {
        let inputs = self.mixer.inner();
        let mut mixed = vec![0.0; words.len() * inputs];
        for (word, mixed) in words.iter().zip(mixed.chunks_exact_mut(inputs)) {
            for (embedding, out) in self.embeddings.iter().zip(mixed.chunks_exact_mut(WIDTH)) {
                embedding.add(word.attributes[embedding.attribute as usize], out);
            }
        }
        if let (Some(weights), Some(vectors)) = (&self.vectors, vectors) {
            add_vectors(words, vectors, weights, &mut mixed, inputs);
        }
        let mut parts = vec![0.0; words.len() * PARTS];
        let rows = Rows { values: &mixed, stride: inputs, count: words.len() };
        self.mixer.multiply(rows, &mut parts);
        let vectors: Vec<[f32; WIDTH]> = parts
            .as_chunks::<PARTS>()
            .0
            .iter()
            .map(|parts| {
                widest(
                    #[inline(always)]
                    || activate(parts, &self.norm),
                )
            })
            .collect();
        self.with_parts(&vectors)
    }

    /// The rows of words with these vectors.
    fn with_parts(&self, vectors: &[[f32; WIDTH]]) -> Vec<WordRow> {
        let mut parts = vec![[[0.0; PARTS]; 3]; vectors.len()];
        let rows = Rows { values: vectors.as_flattened(), stride: WIDTH, count: vectors.len() };
        self.window.multiply(rows, parts.as_flattened_mut().as_flattened_mut());
        let pairs = vectors.iter().zip(parts);
        pairs.map(|(&vector, parts)| WordRow { vector, parts }).collect()
    }
}

impl Embedding {
    /// Adds the rows that the hashes of `number` choose to `out`.
    fn add(&self, number: u64, out: &mut [f32]) {
        let rows = self.table.as_chunks::<WIDTH>().0;
        for row in embedding_rows(number, self.seed) {
            for (sum, value) in out.iter_mut().zip(&rows[row as usize % rows.len()]) {
                *sum += value;
            }
        }
    }
}

fn embeddings(nodes: &Nodes) -> Result<Vec<Embedding>, LoadError> {
    let columns = nodes.only("extract_features")?;
    let names = nodes.attribute(columns, "columns")?;
    let names: Vec<&str> = names
        .as_array()
        .and_then(|names| names.iter().map(|name| name.as_str()).collect())
        .ok_or_else(|| nodes.wrong("the attributes of words are not listed"))?;
    let found = nodes.named("hashembed", names.len())?;
    names
        .iter()
        .zip(found)
        .map(|(name, node)| {
            let attribute = Attribute::named(name)
                .ok_or_else(|| nodes.wrong(format!("the attribute {name} is not known")))?;
            let seed = nodes.attribute(node, "seed")?.as_u64();
            let table = nodes.array(node, "E", &[0, WIDTH])?.data.clone();
            if table.is_empty() {
                return Err(nodes.wrong(format!("the embedding of {name} is empty")));
            }
            match seed.and_then(|seed| u32::try_from(seed).ok()) {
                Some(seed) => Ok(Embedding { attribute, seed, table }),
                None => Err(nodes.wrong(format!("the embedding of {name} has no seed"))),
            }
        })
        .collect()
}

fn vector_weights(nodes: &Nodes) -> Result<Option<Weights>, LoadError> {
    if nodes.count("static_vectors") == 0 {
        return Ok(None);
    }
    let node = nodes.only("static_vectors")?;
    if nodes.attribute(node, "key_attr")?.as_str() != Some("ORTH") {
        return Err(nodes.wrong("static vectors of something else than a word's text"));
    }
    let weights = nodes.array(node, "W", &[WIDTH, 0])?;
    let length = weights.shape[1];
    Ok(Some(Weights::new(length, WIDTH, &[], |k, column| weights.data[column * length + k])))
}

/// Puts the products of static vectors and `weights` at the end of each row of `mixed`; a word
/// without a vector keeps its zeros.
fn add_vectors(
    words: &[WordNumbers],
    vectors: &Vectors,
    weights: &Weights,
    mixed: &mut [f32],
    inputs: usize,
) {
    let length = weights.inner();
    let mut known = vec![0.0; words.len() * length];
    for (word, known) in words.iter().zip(known.chunks_exact_mut(length)) {
        if let Some(vector) = vectors.of(word.text) {
            known.copy_from_slice(vector);
        }
    }
    let mut product = vec![0.0; words.len() * weights.stride()];
    let rows = Rows { values: &known, stride: length, count: words.len() };
    weights.multiply(rows, &mut product);
    for (mixed, product) in mixed.chunks_exact_mut(inputs).zip(product.as_chunks::<WIDTH>().0) {
        mixed[inputs - WIDTH..].copy_from_slice(product);
    }
}
