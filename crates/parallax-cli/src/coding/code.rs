//! `parallax code`: marks words by hand, and changes what was marked.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};
use parallax::text::Span;
use parallax_store::{Coded, Coding, CodingType, NewCoding, Project, Variable, VariableKind};

use super::arguments::{
    AddArguments, ChangeArguments, CodeCommand, RemoveArguments, TypeArguments,
};
use crate::{
    exit::{Exit, advice},
    output,
    statements::document,
};

/// Runs the command.
pub(crate) fn run(command: &CodeCommand) -> Result<Exit> {
    match command {
        CodeCommand::Add(arguments) => add(arguments),
        CodeCommand::Change(arguments) => change(arguments),
        CodeCommand::Remove(arguments) => remove(arguments),
        CodeCommand::Type(arguments) => kind(arguments),
    }?;
    Ok(Exit::Done)
}

fn add(arguments: &AddArguments) -> Result<()> {
    let mut project = Project::open(&arguments.project)?;
    let text = document(&project, &arguments.doc)?.document.text;
    let kind = known_type(&project, &arguments.kind)?;
    let mut spans = Vec::new();
    for words in &arguments.text {
        spans.push(place(&text, words, arguments.nth)?);
    }
    spans.sort_unstable();
    let new = NewCoding {
        variables: values(&kind, &arguments.values)?,
        kind: kind.name,
        coder: arguments.by.coder.clone(),
        spans,
    };
    let coding = project.code(&arguments.doc, &new, arguments.by.reason.as_deref())?;
    let coding = coding.ok_or_else(|| anyhow!("{} is not there any more", arguments.doc))?;
    output::say(&format!("Coded {}", coding.id));
    Ok(())
}

fn change(arguments: &ChangeArguments) -> Result<()> {
    let mut project = Project::open(&arguments.project)?;
    let old = known_coding(&project, &arguments.coding)?;
    let kind = known_type(&project, &old.coded.kind)?;
    let mut new = old.coded;
    new.variables.extend(values(&kind, &arguments.values)?);
    let changed =
        project.recode(&old.id, &new, &arguments.by.coder, arguments.by.reason.as_deref())?;
    changed.ok_or_else(|| anyhow!("{} is not there any more", old.id))?;
    output::say(&format!("Changed {}", old.id));
    Ok(())
}

fn remove(arguments: &RemoveArguments) -> Result<()> {
    let mut project = Project::open(&arguments.project)?;
    let old = known_coding(&project, &arguments.coding)?;
    let removed = project.uncode(&old.id, &arguments.by.coder, arguments.by.reason.as_deref())?;
    removed.ok_or_else(|| anyhow!("{} is not there any more", old.id))?;
    output::say(&format!("Removed {}; the log of decisions keeps what it was", old.id));
    Ok(())
}

fn kind(arguments: &TypeArguments) -> Result<()> {
    let mut project = Project::open(&arguments.project)?;
    let mut variables = Vec::new();
    for (name, holds) in &arguments.variables {
        let kind = VariableKind::ALL.into_iter().find(|kind| kind.name() == holds);
        let kind = kind.ok_or_else(|| {
            advice(
                format!("a variable cannot hold \"{holds}\""),
                "It holds one of: boolean, integer, short text, long text.",
            )
        })?;
        variables.push(Variable { name: name.clone(), kind });
    }
    project.add_coding_type(&CodingType { name: arguments.name.clone(), variables })?;
    output::say(&format!("{} can be coded now", arguments.name));
    Ok(())
}

fn known_coding(project: &Project, id: &str) -> Result<Coding> {
    let path = project.path().display();
    project.coding(id)?.ok_or_else(|| {
        advice(
            format!("{path}: there is no coding {id}"),
            format!("See all codings with: parallax codings {path}"),
        )
    })
}

fn known_type(project: &Project, name: &str) -> Result<CodingType> {
    let kinds = project.coding_types()?;
    let names: Vec<String> = kinds.iter().map(|kind| kind.name.clone()).collect();
    kinds.into_iter().find(|kind| kind.name == name).ok_or_else(|| {
        advice(
            format!("there is no type of statement \"{name}\"; there are: {}", names.join(", ")),
            "Add one with: parallax code type",
        )
    })
}

/// What was typed for variables, as values of their kinds.
fn values(kind: &CodingType, typed: &[(String, String)]) -> Result<BTreeMap<String, Coded>> {
    typed
        .iter()
        .map(|(name, value)| {
            let known = kind.variables.iter().find(|variable| variable.name == *name);
            let variable = known.ok_or_else(|| {
                let names: Vec<&str> =
                    kind.variables.iter().map(|variable| variable.name.as_str()).collect();
                let (kind, names) = (&kind.name, names.join(", "));
                anyhow!("{kind} has no variable \"{name}\"; it has: {names}")
            })?;
            let coded = variable.kind.parse(value).ok_or_else(|| {
                let holds = variable.kind.name();
                anyhow!("\"{value}\" is no value for {name}, which holds: {holds}")
            })?;
            Ok((name.clone(), coded))
        })
        .collect()
}

/// Where the words stand.
fn place(text: &str, words: &str, nth: Option<usize>) -> Result<Span> {
    let places: Vec<usize> = if words.is_empty() {
        Vec::new()
    } else {
        text.match_indices(words).map(|(start, _)| start).collect()
    };
    let chosen = match (places.len(), nth) {
        (1, None) => Some(places[0]),
        (_, Some(nth)) => places.get(nth.wrapping_sub(1)).copied(),
        _ => None,
    };
    let start = chosen.ok_or_else(|| match places.len() {
        0 => advice(
            format!("the article does not hold: {words}"),
            "Copy the words as they stand in its text, with its quotation marks.",
        ),
        count => advice(
            format!("the article holds these words {count} times: {words}"),
            format!("Say which with --nth 1 to --nth {count}, or give more words."),
        ),
    })?;
    Ok(Span::new(start, start + words.len()))
}
