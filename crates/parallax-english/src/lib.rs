//! english

mod error;
mod packed;
mod tokenizer;
