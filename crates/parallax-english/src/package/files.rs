//! The files of a model and their hashes.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{PackageError, State};

/// One file, as it must be.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct ModelFile {
    /// Relative to the model's folder, with `/`.
    pub path: String,
    pub bytes: u64,
    pub sha256: String,
}

impl ModelFile {
    /// Describes a file as it is.
    pub(super) fn describe(folder: &Path, path: &str) -> Result<Self, PackageError> {
        let full = folder.join(path);
        let (bytes, sha256) = hash(&full).map_err(PackageError::at(&full))?;
        Ok(Self { path: path.to_owned(), bytes, sha256 })
    }

    fn check(&self, folder: &Path) -> Result<(), String> {
        let path = folder.join(&self.path);
        // The size tells most damage without reading the file.
        match path.metadata().map(|metadata| metadata.len()) {
            Ok(bytes) if bytes != self.bytes => return Err(format!("{} is cut short", self.path)),
            Err(error) => return Err(format!("{}: {error}", self.path)),
            Ok(_) => {}
        }
        match hash(&path) {
            Ok((_, sha256)) if sha256 == self.sha256 => Ok(()),
            Ok(_) => Err(format!("{} has changed", self.path)),
            Err(error) => Err(format!("{}: {error}", self.path)),
        }
    }
}

/// Checks size and hash of all files; says what is wrong with the first bad one.
pub(super) fn check(files: &[ModelFile], folder: &Path) -> Result<(), String> {
    files.iter().try_for_each(|file| file.check(folder))
}

/// The state of a model whose folder exists.
pub(super) fn state(files: &[ModelFile], folder: PathBuf) -> State {
    match check(files, &folder) {
        Ok(()) => State::Installed(folder),
        Err(problem) => State::Damaged { folder, problem },
    }
}

/// Bytes of all files together.
pub(super) fn total(files: &[ModelFile]) -> u64 {
    files.iter().map(|file| file.bytes).sum()
}

/// Size and SHA-256 of a file.
pub(super) fn hash(path: &Path) -> io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 256 << 10];
    let mut bytes = 0;
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, hexadecimal(&hasher.finalize())));
        }
        hasher.update(&buffer[..read]);
        bytes += read as u64;
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing to a string does not fail");
        text
    })
}
