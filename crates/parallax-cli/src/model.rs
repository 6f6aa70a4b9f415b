//! `parallax model`, and the model that `map` reads with.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
};

use anyhow::Result;
use parallax::lang::Language;
use parallax_english::{
    English,
    package::{self, Listed, Progress, State},
};

use crate::{
    arguments::ModelCommand,
    exit::{Exit, advice},
    output,
    terminal::harmless,
};

/// The model called `name`; none where articles are to be kept without reading them.
pub(crate) fn load(name: &str) -> Result<Option<Box<dyn Language>>> {
    if name == "none" {
        return Ok(None);
    }
    let folder = package::find(name, &data_folder()?)?;
    Ok(Some(Box::new(English::load(&folder)?)))
}

/// Runs the command.
pub(crate) fn run(command: &ModelCommand) -> Result<Exit> {
    let folder = data_folder()?;
    match command {
        ModelCommand::Fetch { model } => fetch(model, &folder)?,
        ModelCommand::List => list(&folder)?,
        ModelCommand::Add { folder: added } => tell(&package::add(added, &folder)?)?,
    }
    Ok(Exit::Done)
}

fn data_folder() -> Result<PathBuf> {
    package::default_data_dir().ok_or_else(|| {
        advice("there is no home folder to keep models in", "Set PARALLAX_HOME to a folder.")
    })
}

fn fetch(model: &str, folder: &Path) -> Result<()> {
    let fetched = package::fetch(model, folder, &mut |progress| match progress {
        Progress::Downloading { bytes } => {
            output::say(&format!("Downloading {model}, {} MB", megabytes(bytes)));
        }
        Progress::Unpacking => output::say("Unpacking and checking it"),
    })?;
    tell(&fetched)
}

/// Prints where a model lies.
fn tell(folder: &Path) -> Result<()> {
    let mut out = output::data();
    writeln!(out, "{}", harmless(&folder.to_string_lossy()))?;
    out.flush()?;
    Ok(())
}

fn list(folder: &Path) -> Result<()> {
    let mut out = output::data();
    for model in package::list(folder)? {
        let Listed { name, version, bytes, licence, .. } = &model;
        let state = harmless(&state(&model)).into_owned();
        writeln!(
            out,
            "{name:<12} {version:<8} {:>5} MB  {licence:<12}  {state}",
            megabytes(*bytes)
        )?;
    }
    out.flush()?;
    Ok(())
}

fn state(model: &Listed) -> String {
    match &model.state {
        State::Installed(folder) => folder.display().to_string(),
        State::Missing => format!("not here; parallax model fetch {}", model.name),
        State::Damaged { problem, .. } => {
            format!("damaged ({problem}); parallax model fetch {}", model.name)
        }
    }
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}
