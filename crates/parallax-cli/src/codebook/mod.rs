//! `parallax codebook`: suggests a first codebook and checks one.

mod arguments;
mod check;
mod suggest;

use anyhow::Result;

use crate::exit::Exit;
pub(crate) use arguments::{CheckArguments, CodebookCommand, SuggestArguments};

/// Runs the command.
pub(crate) fn run(command: &CodebookCommand) -> Result<Exit> {
    match command {
        CodebookCommand::Suggest(arguments) => suggest::run(arguments),
        CodebookCommand::Check(arguments) => check::run(arguments),
    }
}
