//! `parallax network`: who is tied to what, and actors to actors.
//!
//! | file | what |
//! |---|---|
//! | `arguments` | what can be typed |
//! | `analyses` | `parallax coalitions`, `polarization`, `backbone`, `consistency`, `plot` |
//! | `options` | what was typed, as the engine takes it |
//! | `write` | networks as files |

pub(crate) mod analyses;
pub(crate) mod arguments;
mod options;
mod write;

use std::{ops::ControlFlow, path::Path};

use anyhow::Result;
use parallax::network::{self, Network, Options};
use parallax_store::{Project, StatementTable};

use crate::{
    coding::arguments::Which,
    exit::{Exit, advice},
    rows,
};
use arguments::{MadeOf, NetworkArguments};

/// Runs the command.
pub(crate) fn run(arguments: &NetworkArguments) -> Result<Exit> {
    let (statements, which) = statements(&arguments.made)?;
    let options = options::of(&arguments.made, which)?;
    write::write(arguments, &statements, &options)?;
    Ok(Exit::Done)
}

/// What is wrong with the options, and what to type instead.
fn advised(wrong: network::Error) -> anyhow::Error {
    use network::Error;
    let next = match &wrong {
        Error::NoQualifier(_) => {
            "Add --qualifier stance; of coded statements --qualifier agreement."
        }
        Error::NoSign(_) => {
            "Take --qualifier stance; or --kind one-mode, which compares texts too."
        }
        Error::Aggregation { .. } => {
            "One-mode networks count by ignore, congruence, conflict or subtract, two-mode networks \
             by ignore, subtract or combine; --kind chooses."
        }
        Error::Normalization { .. } => {
            "One-mode networks take average, jaccard or cosine, two-mode networks activity or \
             prominence; combine takes none. --kind chooses."
        }
        Error::TooManyLevels { .. } => "Take --aggregation ignore, or another --qualifier.",
        Error::NoSize => "Give --window and --step at least 1.",
        Error::NoVariable { .. }
        | Error::TwoNames(_)
        | Error::Length { .. }
        | Error::TooManySlices(_) => return wrong.into(),
    };
    advice(wrong.to_string(), next)
}

/// The networks of statements: one, or one for each slice of time.
fn networks_of(statements: &StatementTable, options: &Options) -> Result<Vec<Network>> {
    let networks = network::networks(&statements.table, options).map_err(advised)?;
    if networks.is_empty() {
        return Err(advice(
            "no slice of time holds a statement",
            "Take a shorter --window, or another --unit; statements need a date.",
        ));
    }
    Ok(networks)
}

fn statements(made: &MadeOf) -> Result<(StatementTable, Which)> {
    let project = Project::open(&made.project)?;
    let which = which(made, &project)?;
    let statements = if which.coded() {
        project.coding_table(&made.kind_of_statement)?
    } else {
        drop(project);
        rows::open(&made.project)?.statement_table()?
    };
    if statements.table.rows().is_empty() {
        return Err(nothing(&made.project, which));
    }
    Ok((statements, which))
}

/// Which statements a network is made of: what people coded, if they did.
fn which(made: &MadeOf, project: &Project) -> Result<Which> {
    if let Some(which) = made.statements {
        return Ok(which);
    }
    let mut which = Which::Machine;
    project.codings(&mut |coding| {
        if coding.coded.kind == made.kind_of_statement {
            which = Which::Coded;
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    })?;
    Ok(which)
}

fn nothing(project: &Path, which: Which) -> anyhow::Error {
    let shown = project.display();
    if which.coded() {
        advice(
            format!("{shown}: no statement of this type was coded"),
            format!("See what was: parallax codings {shown}; or take --statements machine."),
        )
    } else {
        advice(
            format!("{shown}: no statement belongs to a claim"),
            format!("See: parallax claims {shown}; a codebook helps: parallax map --codebook."),
        )
    }
}
