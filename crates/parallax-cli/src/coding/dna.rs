//! `parallax import` and `parallax export`: databases of Discourse Network Analyzer. What `export`
//! writes is told by the ending.

use std::{fs, ops::ControlFlow};

use anyhow::Result;
use parallax_store::{DnaOptions, Project, StoreError};

use super::{
    annotations,
    arguments::{ExportArguments, ImportArguments, Which},
};
use crate::{
    exit::{Exit, advice},
    output,
};

/// `parallax import`.
pub(crate) fn import(arguments: &ImportArguments) -> Result<Exit> {
    let is_new = !arguments.output.exists();
    let mut project = Project::create(&arguments.output)?;
    let shown = arguments.output.display();
    let (mut new, mut failed) = (0, 0);
    for file in &arguments.files {
        let name = file.display();
        match project.import_dna(file) {
            Ok(taken) if taken.known => output::say(&format!("{name}: was taken in before")),
            Ok(taken) => {
                new += taken.documents;
                if file.file_stem().is_none_or(|stem| stem.to_string_lossy() != taken.name) {
                    output::say(&format!("{name}: is called \"{}\" here", taken.name));
                }
                output::say(&format!(
                    "{name}: {} documents ({} were here), {} codings ({} were here)",
                    taken.documents + taken.known_documents,
                    taken.known_documents,
                    taken.codings + taken.known_codings,
                    taken.known_codings
                ));
                for left_out in &taken.left_out {
                    output::say(&format!("{name}: kept but not coded: {left_out}"));
                }
            }
            Err(error @ (StoreError::NotDna { .. } | StoreError::OtherKind { .. })) => {
                failed += 1;
                output::say(&format!("not imported: {error}"));
            }
            Err(error) => return Err(error.into()),
        }
    }
    project.close()?;
    if is_new && failed == arguments.files.len() {
        // Nothing is in it.
        fs::remove_file(&arguments.output)?;
    }
    if new > 0 {
        output::say(&format!("Let the machine read them: parallax map --unread -o {shown}"));
    }
    Ok(match failed {
        0 => Exit::Done,
        all if all == arguments.files.len() => Exit::Unusable,
        _ => Exit::SomeFailed,
    })
}

/// `parallax export`.
pub(crate) fn export(arguments: &ExportArguments) -> Result<Exit> {
    let path = &arguments.output;
    let ends_in =
        |ending: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    if !ends_in("dna") && !ends_in("jsonld") {
        return Err(advice(
            format!("{}: what to write is told by the ending", path.display()),
            "Name a file that ends in .dna, or in .jsonld for annotations of the web.",
        ));
    }
    if path.exists() && !arguments.force {
        return Err(advice(
            format!("{}: there is such a file", path.display()),
            "Name another after -o, or give --force to replace it.",
        ));
    }
    if output::is_project(path) {
        return Err(output::kept(path));
    }
    let project = Project::open(&arguments.project)?;
    if ends_in("jsonld") {
        let count = annotations::write(&project, path)?;
        output::say(&format!("{}: {count} annotations", path.display()));
        return Ok(Exit::Done);
    }
    let which = which(arguments, &project)?;
    let done = project.export_dna(
        path,
        &DnaOptions {
            import: arguments.database.clone(),
            password: arguments.password.clone(),
            coded: which.coded(),
            machine: which.machine(),
        },
    )?;
    output::say(&format!(
        "{}: {} documents, {} statements ({} new, {} changed, {} removed)",
        path.display(),
        done.documents,
        done.statements,
        done.added,
        done.changed,
        done.removed
    ));
    for lost in &done.lost {
        output::say(&format!("It cannot hold: {lost}"));
    }
    Ok(Exit::Done)
}

fn which(arguments: &ExportArguments, project: &Project) -> Result<Which> {
    if let Some(which) = arguments.statements {
        return Ok(which);
    }
    let mut coded = false;
    project.codings(&mut |_| {
        coded = true;
        ControlFlow::Break(())
    })?;
    Ok(if coded { Which::Coded } else { Which::Machine })
}
