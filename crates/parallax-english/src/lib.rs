//! english

mod error;
mod lemmatizer;
pub mod package;
mod packed;
mod ruler;
mod tokenizer;

pub use error::LoadError;
