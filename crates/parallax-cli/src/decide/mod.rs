//! `parallax decide`: writes down what a person says about statements and claims, and compares the
//! articles again.
//!
//! ```text
//! typed or table ─ asked ─▶ batch (all can be used, none contradicts) ─▶ log ─▶ comparison
//!                             └─ register: statements and claims by what people call them
//! ```

mod arguments;
mod asked;
mod batch;
mod register;

use std::{io::Write as _, path::Path};

use anyhow::Result;
use parallax::{
    codebook::Codebook, present::comparison::DecisionRow, resolve::claim_list::ReadWordings,
};
use parallax_store::{Project, StoreError};

use crate::{
    arguments::RowsArguments,
    exit::{self, Exit, advice},
    map, model, output, rows,
};
pub(crate) use arguments::DecideArguments;
use asked::Asked;
use register::Register;

/// Runs the command.
pub(crate) fn run(arguments: &DecideArguments) -> Result<Exit> {
    if arguments.list {
        return list(arguments);
    }
    let (asked, wrong) = asked(arguments)?;
    let mut project = rows::open(&arguments.project)?;
    let log = project.assignments()?;
    let read = batch::decisions(&asked, &Register::new(&project)?, &log);
    let (new, known) = match (read, wrong) {
        (Ok(read), wrong) if wrong.is_empty() => read,
        (Ok(_), wrong) => return Err(unusable(&wrong)),
        (Err(others), mut wrong) => {
            wrong.extend(others);
            return Err(unusable(&wrong));
        }
    };
    project.assign(&new)?;
    drop(project);
    said(new.len(), known)?;
    if let Err(error) = compare_again(arguments) {
        exit::report(&error);
        output::say(
            "The decisions are kept; they reach the claims when the articles are compared.",
        );
        return Ok(Exit::SomeFailed);
    }
    Ok(Exit::Done)
}

fn list(arguments: &DecideArguments) -> Result<Exit> {
    let project = arguments.project.clone();
    let rows = RowsArguments { project, format: arguments.format, contains: None, limit: None };
    rows::list::<DecisionRow>(&rows)
}

fn asked(arguments: &DecideArguments) -> Result<(Vec<Asked>, Vec<String>)> {
    match (arguments.verdict, &arguments.from) {
        (Some(verdict), _) => Ok((vec![asked::typed(arguments, verdict)?], Vec::new())),
        (None, Some(path)) => asked::table(path, arguments),
        (None, None) => Err(advice(
            "nothing to decide",
            "Name a verdict and a statement, or a table with --from; --list shows what was decided.",
        )),
    }
}

/// Mistakes that are named at a time.
const NAMED: usize = 20;

fn unusable(wrong: &[String]) -> anyhow::Error {
    let mut lines: Vec<String> = wrong.iter().take(NAMED).cloned().collect();
    if wrong.len() > NAMED {
        lines.push(format!("and {} more", wrong.len() - NAMED));
    }
    advice(lines.join("\n"), "Nothing was written. Correct this and run the command again.")
}

fn said(new: usize, known: usize) -> Result<()> {
    let mut out = output::data();
    let known = if known > 0 { format!(", {known} known before") } else { String::new() };
    match new {
        1 => writeln!(out, "1 decision written{known}")?,
        _ => writeln!(out, "{new} decisions written{known}")?,
    }
    out.flush()?;
    Ok(())
}

/// Compares with the codebook that the project was mapped with.
fn compare_again(arguments: &DecideArguments) -> Result<()> {
    let mut project = match Project::create(&arguments.project) {
        Err(StoreError::InUse(_)) => {
            output::say("Another command is writing into this project.");
            output::say("The decisions are kept; they reach the claims when it has ended.");
            return Ok(());
        }
        opened => opened?,
    };
    let toml = project.codebook()?.unwrap_or_default();
    let codebook = Codebook::from_toml(&toml)?;
    let wordings = wordings(&project, &codebook, &toml, &arguments.model, &arguments.project)?;
    map::compare::run(&mut project, &codebook, &toml, &wordings, map::processors())?;
    project.close()?;
    Ok(())
}

/// The claims of the codebook as they were read, or read now.
fn wordings(
    project: &Project,
    codebook: &Codebook,
    toml: &str,
    model: &str,
    path: &Path,
) -> Result<Vec<ReadWordings>> {
    if codebook.claims.is_empty() {
        return Ok(Vec::new());
    }
    if let Some(wordings) = project.wordings(toml)? {
        return Ok(wordings);
    }
    let language = model::load(model)?.ok_or_else(|| {
        let next = format!("Run: parallax map ARTICLES -o {}", path.display());
        advice("the claims of the codebook have to be read with a model", next)
    })?;
    Ok(ReadWordings::of(codebook, language.as_ref()))
}
