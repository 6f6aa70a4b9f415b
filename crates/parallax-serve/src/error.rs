//! Why the workbench cannot be opened.

use std::{io, path::PathBuf};

use parallax_store::StoreError;
use thiserror::Error;

/// Why the workbench cannot be opened. Each message says where and what.
#[derive(Debug, Error)]
pub enum ServeError {
    /// The project cannot be used.
    #[error(transparent)]
    Project(#[from] StoreError),
    /// Nothing can listen there.
    #[error("{host}:{port}: {source}")]
    Address {
        /// The host that was asked for.
        host: String,
        /// The port that was asked for.
        port: u16,
        /// What the system says.
        source: io::Error,
    },
    /// Others could reach the project, and nothing would keep them out.
    #[error("{0} can be reached from other machines, so a token is needed")]
    Open(String),
    /// The token cannot be read or made.
    #[error("the token {}: {source}", .path.display())]
    Token {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: io::Error,
    },
    /// The system refused.
    #[error("{0}")]
    Io(#[from] io::Error),
}
