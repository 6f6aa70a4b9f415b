//! `parallax merge`: puts projects together.

use std::path::Path;

use anyhow::Result;
use parallax_store::Project;

use super::arguments::MergeArguments;
use crate::{exit::Exit, output};

/// Runs the command.
pub(crate) fn run(arguments: &MergeArguments) -> Result<Exit> {
    let parts: Vec<&Path> = arguments.projects.iter().map(AsRef::as_ref).collect();
    let merged = Project::merge(&parts, &arguments.output)?;
    let shown = arguments.output.display();
    output::say(&format!(
        "{shown}: {} documents, {} of which several projects had; {} codings, {} decisions",
        merged.documents, merged.shared_documents, merged.codings, merged.decisions
    ));
    if merged.both > 0 {
        output::say(&format!(
            "{} codings were changed in different ways: both are there",
            merged.both
        ));
    }
    if merged.codebooks_differ {
        output::say("The projects have different codebooks; that of the first is used.");
    }
    output::say(&format!("Compare all articles anew: parallax map --unread -o {shown}"));
    Ok(Exit::Done)
}
