//! What can go wrong when a model is loaded.

use std::{io, path::PathBuf};

/// A model that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file is missing or cannot be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file does not hold what a spaCy 3 pipeline has there.
    #[error("the model's file {file} is damaged or of another kind: {problem}")]
    Damaged {
        /// The file, relative to the model's folder.
        file: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

impl LoadError {
    /// An error that says what is wrong with `file`.
    pub(crate) fn damaged(file: &'static str, problem: impl Into<String>) -> Self {
        Self::Damaged { file, problem: problem.into() }
    }
}
