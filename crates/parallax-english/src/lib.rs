//! The trained spaCy English pipelines, run natively: tokens, sentences, parts of speech, lemmas,
//! morphology, dependencies and names from raw text.
//!
//! [`English`] reads the model files as they are shipped; [`package`] fetches and checks them. The
//! modules follow the pipeline: tokenizer, lexemes, network, tagger, parser, ruler, lemmatizer,
//! ner. Formats and formulas are those of spaCy 3.8 and thinc 8.3 (MIT).

mod config;
mod english;
mod error;
mod hash;
mod lemmatizer;
mod lexicon;
mod moves;
mod ner;
mod network;
pub mod package;
mod packed;
mod parser;
mod pieces;
mod pipeline;
mod ruler;
mod shape;
mod simd;
mod tagger;
mod tokenizer;
mod vectors;

pub use english::English;
pub use error::LoadError;
