//! english

mod error;
mod lemmatizer;
mod packed;
mod ruler;
mod tokenizer;
