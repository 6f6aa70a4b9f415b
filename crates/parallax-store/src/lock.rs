//! Keeps a second writer out of a project.

use std::{
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
};

use crate::StoreError;

/// Held while a process writes documents; the system lets go of it even after a kill.
///
/// It is a file of its own beside the project (`talks.plx-lock`): locking the project itself would
/// disturb the locks that `SQLite` holds on it.
#[derive(Debug)]
pub(crate) struct Lock {
    path: PathBuf,
    /// Dropping it would let go of the lock.
    _file: File,
}

impl Lock {
    /// Locks `project`, or says that another process has it.
    pub(crate) fn take(project: &Path) -> Result<Self, StoreError> {
        let path = beside(project);
        let io = |source| StoreError::Io { path: path.clone(), source };
        let file = File::options().create(true).append(true).open(&path).map_err(&io)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { path, _file: file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse(project.to_path_buf())),
            Err(TryLockError::Error(source)) => Err(io(source)),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A file that stays behind is harmless.
        let _ = fs::remove_file(&self.path);
    }
}

fn beside(project: &Path) -> PathBuf {
    let mut name = project.as_os_str().to_owned();
    name.push("-lock");
    PathBuf::from(name)
}
