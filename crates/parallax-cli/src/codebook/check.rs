//! `parallax codebook check`: says whether a codebook can be used, and what it declares.

use std::{fs, io::Write as _};

use anyhow::{Context as _, Result};
use parallax::codebook::{Codebook, CodebookError};

use super::CheckArguments;
use crate::{
    exit::{Exit, advice},
    output,
    terminal::harmless,
};

/// Runs the command.
pub(super) fn run(arguments: &CheckArguments) -> Result<Exit> {
    let shown = arguments.codebook.display();
    let toml = fs::read_to_string(&arguments.codebook).with_context(|| shown.to_string())?;
    let codebook = Codebook::from_toml(&toml).map_err(|error| {
        let wrong = match &error {
            CodebookError::At { line, problem } => format!("{shown}:{line}: {problem}"),
            other @ CodebookError::Toml(_) => format!("{shown}: {other}"),
        };
        advice(wrong, "Correct it and check again; one problem is named at a time.")
    })?;
    let mut out = output::data();
    writeln!(out, "{shown}: this codebook can be used")?;
    for line in summary(&codebook).into_iter().chain(notes(&codebook)) {
        writeln!(out, "{}", harmless(&line))?;
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn summary(codebook: &Codebook) -> Vec<String> {
    let parties = codebook.parties.ids().join(", ");
    let aliases: usize = codebook.actors.iter().map(|actor| actor.aliases.len()).sum();
    let samples: usize = codebook.claims.iter().map(|claim| claim.samples.len()).sum();
    let against: usize = codebook.claims.iter().map(|claim| claim.against.len()).sum();
    let labels: usize = codebook.labels.iter().map(|set| set.names.len()).sum();
    let line = |count: usize, what: &str, more: String| {
        let line = format!("  {count:>5}  {what:<15}{more}");
        line.trim_end().to_owned()
    };
    vec![
        line(codebook.parties.ids().len(), "parties", parties),
        line(codebook.actors.len(), "actors", format!("with {aliases} other names")),
        line(
            codebook.claims.len(),
            "claims",
            format!("with {samples} samples, {against} wordings of the opposite side"),
        ),
        line(codebook.labels.len(), "sets of labels", format!("with {labels} names")),
    ]
}

const NO_PARTIES: &str = "names are not read blindly, and what is said of one may be taken for what \
                          is said of the other";
const ONE_PARTY: &str = "to read the names of one only blindly is not even-handed";

/// What is no mistake, but may be one.
fn notes(codebook: &Codebook) -> Vec<String> {
    let mut notes = Vec::new();
    match codebook.parties.ids().len() {
        0 => notes.push(format!("no parties: {NO_PARTIES}")),
        1 => notes.push(format!("one party: {ONE_PARTY}")),
        _ => {}
    }
    for claim in codebook.claims.iter().filter(|claim| claim.samples.len() < 2) {
        notes.push(format!("claim {}: one sample; two to five find more", claim.id));
    }
    for actor in &codebook.actors {
        for affiliation in &actor.affiliations {
            let named = &affiliation.organization;
            let knows = |other: &&parallax::codebook::CodebookActor| {
                other.id == *named || other.name == *named || other.aliases.contains(named)
            };
            if codebook.actors.iter().find(knows).is_none() {
                notes.push(format!("actor {}: no actor is called {named}", actor.id));
            }
        }
    }
    if notes.is_empty() {
        return notes;
    }
    let notes = notes.into_iter().map(|note| format!("  {note}"));
    [String::new(), "To think about".to_owned()].into_iter().chain(notes).collect()
}
