//! Sentence embeddings, optional: how alike two texts are in meaning, whatever their words.
//!
//! [`Embedder`] runs a sentence encoder of the kind `MiniLM` (Wang and others, 2020, as trained by
//! sentence-transformers: `all-MiniLM-L6-v2`) in Rust. The model is fetched by
//! `parallax model fetch minilm`, which pins its hashes; nothing is fetched here.
//!
//! Likeness of meaning is a hint for finding candidates and ranking them, never a ground for
//! joining two claims: it rates "who did it to whom exchanged" above a true paraphrase. And an
//! embedding may differ in its last digits between processors. So no stage of the engine needs
//! one, and nothing here is on unless it is asked for.

mod embedder;
mod embedding;
mod error;
mod pieces;

pub use embedder::Embedder;
pub use embedding::Embedding;
pub use error::EmbedError;
