//! Puts a finished model into its place in one step.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use tempfile::TempDir;

use super::{
    PackageError,
    files::{self, ModelFile},
};

/// How the names of temporary folders begin.
const TEMPORARY: &str = ".new-";
/// A temporary folder that old was left by a program that was ended.
const ABANDONED: Duration = Duration::from_hours(24);
/// How often somebody else may be in the way. Each time they have put a model into place.
const ATTEMPTS: usize = 5;

/// A temporary folder on the same disk as the models; gone once it is dropped.
#[derive(Debug)]
pub(super) struct Room(TempDir);

impl Room {
    /// A room beside `target`.
    pub(super) fn beside(target: &Path) -> Result<Self, PackageError> {
        let models = target.parent().unwrap_or(target);
        fs::create_dir_all(models).map_err(PackageError::at(models))?;
        remove_abandoned(models);
        let room = tempfile::Builder::new().prefix(TEMPORARY).tempdir_in(models);
        room.map(Self).map_err(PackageError::at(models))
    }

    /// A new folder in the room.
    pub(super) fn new_folder(&self, name: &str) -> Result<PathBuf, PackageError> {
        let folder = self.0.path().join(name);
        fs::create_dir(&folder).map_err(PackageError::at(&folder))?;
        Ok(folder)
    }

    /// Moves `new`, which holds the model's `files`, to `target`. If another process has put the
    /// model there in the meantime, that one stays; whatever else is there is removed.
    pub(super) fn place(
        &self,
        new: &Path,
        target: &Path,
        files: &[ModelFile],
    ) -> Result<(), PackageError> {
        for attempt in 0..ATTEMPTS {
            match fs::rename(new, target) {
                Ok(()) => return Ok(()),
                Err(error) if !target.exists() => return Err(PackageError::at(target)(error)),
                Err(_) if files::check(files, target).is_ok() => return Ok(()),
                // Moved into the room, it goes when the room goes. It may be gone already.
                Err(_) => drop(fs::rename(target, self.0.path().join(format!("old-{attempt}")))),
            }
        }
        let error = std::io::Error::other("other programs keep changing it");
        Err(PackageError::at(target)(error))
    }
}

/// Removes temporary folders that nobody uses any more. Failing to is no harm.
fn remove_abandoned(models: &Path) {
    for entry in fs::read_dir(models).into_iter().flatten().filter_map(Result::ok) {
        let is_temporary = entry.file_name().to_string_lossy().starts_with(TEMPORARY);
        let changed = entry.metadata().and_then(|metadata| metadata.modified()).ok();
        let age = changed.and_then(|changed| SystemTime::now().duration_since(changed).ok());
        if is_temporary && age.is_some_and(|age| age > ABANDONED) {
            drop(fs::remove_dir_all(entry.path()));
        }
    }
}
