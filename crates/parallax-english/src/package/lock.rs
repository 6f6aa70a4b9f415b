//! The models that are known: `models.lock`, part of the program.

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use serde::Deserialize;

use super::{
    Listed, PackageError, State,
    files::{self, ModelFile},
};

/// A model whose package and files are known by their hashes.
#[derive(Debug, Deserialize)]
pub(super) struct LockedModel {
    pub name: String,
    /// Name in the Python package index.
    pub package: String,
    pub version: String,
    /// Of the wheel.
    pub sha256: String,
    /// Of the wheel.
    pub bytes: u64,
    pub licence: String,
    /// Where the pipeline is inside the wheel.
    pub folder: String,
    pub files: Vec<ModelFile>,
}

#[derive(Debug, Deserialize)]
struct Lock {
    model: Vec<LockedModel>,
}

static LOCK: LazyLock<Lock> = LazyLock::new(|| {
    toml::from_str(include_str!("../../models.lock")).expect("models.lock is tested to be valid")
});

/// All known models, the recommended one first.
pub(super) fn locked_models() -> &'static [LockedModel] {
    &LOCK.model
}

impl LockedModel {
    pub(super) fn named(name: &str) -> Result<&'static Self, PackageError> {
        let model = locked_models().iter().find(|model| model.name == name);
        model.ok_or_else(|| PackageError::unknown(name))
    }

    /// Where the model lies once it has been fetched. Another version has another folder.
    pub(super) fn folder_in(&self, data_dir: &Path) -> PathBuf {
        data_dir.join("models").join(format!("{}-{}", self.name, self.version))
    }

    /// The package with its version, as pip wants it.
    pub(super) fn requirement(&self) -> String {
        format!("{}=={}", self.package, self.version)
    }

    /// The model with the state it is in, every file checked.
    pub(super) fn listed(&self, data_dir: &Path) -> Listed {
        let folder = self.folder_in(data_dir);
        let state =
            if folder.exists() { files::state(&self.files, folder) } else { State::Missing };
        Listed {
            name: self.name.clone(),
            version: self.version.clone(),
            bytes: files::total(&self.files),
            download: Some(self.bytes),
            licence: self.licence.clone(),
            state,
        }
    }
}
