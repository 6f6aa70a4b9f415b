//! What can go wrong with a project file.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;
use thiserror::Error;

/// Why a project file cannot be used. Each message says where and what.
#[derive(Debug, Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("{}: there is no such project", .0.display())]
    Missing(PathBuf),
    /// The file holds something else; it is left alone.
    #[error("{}: this is not a Parallax project, so it is left as it is", .0.display())]
    NotAProject(PathBuf),
    /// A later version of the program made it.
    #[error(
        "{}: made by a newer version (schema {found}, this one knows {known})", .path.display()
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The latest this program knows.
        known: i64,
    },
    /// Another process writes into it.
    #[error("{}: another process is writing into this project", .0.display())]
    InUse(PathBuf),
    /// No room is left to write.
    #[error("{}: no room left on the disk", .0.display())]
    Full(PathBuf),
    /// A row that no version of the program writes.
    #[error("damaged project: {0}")]
    Damaged(String),
    /// The file is no database of Discourse Network Analyzer that can be taken in.
    #[error("{}: {why}", .path.display())]
    NotDna {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// Something is where a new file was to be made.
    #[error("{}: it is there already, so it is left as it is", .0.display())]
    Exists(PathBuf),
    /// A variable holds one thing here and another there.
    #[error("the variable \"{variable}\" of \"{kind}\" holds: {here}; elsewhere: {there}")]
    OtherKind {
        /// The type of statement.
        kind: String,
        /// The variable.
        variable: String,
        /// What it holds here.
        here: &'static str,
        /// What it would hold.
        there: &'static str,
    },
    /// No article has this name any more.
    #[error("there is no article called {0} any more")]
    NoDocument(String),
    /// No article has this statement any more.
    #[error("there is no statement {0} any more")]
    NoStatement(String),
    /// No claim of the last comparison has this id.
    #[error("there is no claim {0}")]
    NoClaim(String),
    /// No actor of the last comparison has this id.
    #[error("there is no actor {0}")]
    NoActor(String),
    /// A decision that would change nothing, or nothing that there is.
    #[error("{0}")]
    NoChange(String),
    /// A statement that cannot be kept as it is wanted.
    #[error("{0}")]
    BadMark(String),
    /// No database with this name was taken in.
    #[error("no database called \"{name}\" was imported{}", listed(.there))]
    NoImport {
        /// The name.
        name: String,
        /// The names that there are.
        there: Vec<String>,
    },
    /// The file system refused.
    #[error("{}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// The database refused.
    #[error("{}: {source}", .path.display())]
    Database {
        /// The project file.
        path: PathBuf,
        /// What `SQLite` says.
        source: rusqlite::Error,
    },
}

impl StoreError {
    /// Sorts an error of the database by what a person can do about it.
    pub(crate) fn database(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_path_buf();
        let Some(failure) = source.sqlite_error() else { return Self::Database { path, source } };
        match failure.code {
            ErrorCode::DiskFull => Self::Full(path),
            ErrorCode::SystemIoFailure if is_write(failure.extended_code) => Self::Full(path),
            ErrorCode::NotADatabase => Self::NotAProject(path),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse(path),
            _ => Self::Database { path, source },
        }
    }
}

/// Whether an input/output error came from writing: a quota or size limit shows itself like this.
fn is_write(extended: i32) -> bool {
    use rusqlite::ffi::{SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE};
    [SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_SHMSIZE].contains(&extended)
}

/// The names that there are, after what there is not.
fn listed(there: &[String]) -> String {
    if there.is_empty() {
        ", nor any other".to_owned()
    } else {
        format!("; there are: {}", there.join(", "))
    }
}
