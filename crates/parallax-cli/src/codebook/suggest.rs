//! `parallax codebook suggest`: writes a first codebook from what a project holds.

use std::{
    fs::OpenOptions,
    io::{self, Write as _},
    ops::ControlFlow,
    path::Path,
};

use anyhow::{Context as _, Result, anyhow};
use parallax::{
    codebook::Codebook,
    present::{Draft, DraftSize, comparison::Row},
};
use parallax_store::Project;

use super::SuggestArguments;
use crate::{
    exit::{Exit, advice},
    output, rows,
};

/// Runs the command.
pub(super) fn run(arguments: &SuggestArguments) -> Result<Exit> {
    let is_file = arguments.output != Path::new("-");
    if is_file && arguments.output.exists() && !arguments.force {
        return Err(taken(&arguments.output));
    }
    let project = rows::open(&arguments.project)?;
    let before = project.codebook()?.unwrap_or_default();
    let known = Codebook::from_toml(&before)?;
    let size = DraftSize { claims: arguments.claims, actors: arguments.actors };
    let draft = Draft::new(&all(&project)?, &all(&project)?, &all(&project)?, &known, size);
    let toml = written(&draft, &before, &known);
    Codebook::from_toml(&toml)
        .map_err(|error| anyhow!("the suggestion is no codebook, which is a fault: {error}"))?;
    if is_file {
        write(&arguments.output, &toml, arguments.force)?;
    } else {
        let mut out = output::data();
        out.write_all(toml.as_bytes())?;
        out.flush()?;
    }
    tell(&draft, arguments, is_file);
    Ok(Exit::Done)
}

fn all<R: Row>(project: &Project) -> Result<Vec<R>> {
    let mut rows = Vec::new();
    project.compared_rows::<R>(&mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

/// The codebook that the project has, then what is suggested.
fn written(draft: &Draft, before: &str, known: &Codebook) -> String {
    let mut parts = Vec::new();
    if before.trim().is_empty() {
        parts.push(HEAD.to_owned());
    } else {
        parts.push(before.trim_end().to_owned() + "\n");
        parts.push(AFTER.to_owned());
    }
    if known.parties.ids().is_empty() {
        parts.push(draft.parties_template());
    }
    parts.push(draft.to_toml());
    parts.join("\n").trim_end().to_owned() + "\n"
}

const HEAD: &str = "\
# A first codebook, suggested by `parallax codebook suggest`. Nothing in it is used until you map
# with it; change what you like, then: parallax codebook check THIS-FILE
";

const AFTER: &str = "\
# What follows is suggested by `parallax codebook suggest`: nothing above has it.
";

fn write(path: &Path, toml: &str, force: bool) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    // Made anew, so that a file which appeared meanwhile is left alone too.
    let options =
        if force { options.create(true).truncate(true) } else { options.create_new(true) };
    let file = options.open(path);
    match file.and_then(|mut file| file.write_all(toml.as_bytes())) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(taken(path)),
        written => written.with_context(|| path.display().to_string()),
    }
}

fn taken(path: &Path) -> anyhow::Error {
    advice(
        format!("{}: there is a file already, so it is left as it is", path.display()),
        "Name another one after -o, or write over it with --force.",
    )
}

fn tell(draft: &Draft, arguments: &SuggestArguments, is_file: bool) {
    output::say(&format!(
        "Suggested: {} actors, {} claims, {} sets of labels; parties are for you to declare.",
        draft.actors.len(),
        draft.claims.len(),
        draft.labels.len(),
    ));
    if is_file {
        let (book, project) = (arguments.output.display(), arguments.project.display());
        output::say(&format!("Change it, then: parallax codebook check {book}"));
        output::say(&format!("and: parallax map ARTICLES -o {project} --codebook {book}"));
    }
}
