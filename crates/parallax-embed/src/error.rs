//! What can go wrong when a model is loaded.

use std::path::PathBuf;

/// A sentence encoder that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum EmbedError {
    /// A file cannot be read, or does not hold what it should.
    #[error("cannot use {}: {problem}; fetch the model again", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// The files can be read but are not those of a sentence encoder.
    #[error("the model in {} is no sentence encoder: {problem}", folder.display())]
    Kind {
        /// The model's folder.
        folder: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}
