//! `parallax failures`: prints the inputs that could not be read.

use std::io::{self, Write as _};

use anyhow::Result;
use parallax_store::Project;

use crate::{arguments::FailuresArguments, exit::Exit, output, terminal::harmless};

/// Runs the command.
pub(crate) fn run(arguments: &FailuresArguments) -> Result<Exit> {
    let project = Project::open(&arguments.project)?;
    let mut out = output::data();
    let mut written: io::Result<()> = Ok(());
    project.failures(&mut |failure| {
        if written.is_ok() {
            let (locator, reason) = (harmless(&failure.locator), harmless(&failure.reason));
            written = writeln!(out, "{locator}: {reason}");
        }
    })?;
    written?;
    out.flush()?;
    Ok(Exit::Done)
}
