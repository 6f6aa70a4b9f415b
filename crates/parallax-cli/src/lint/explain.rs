//! `parallax explain`: what a rule finds, who described it, how well it was measured.

use std::io::Write;

use anyhow::Result;
use parallax::{
    text::one_line,
    wording::{Level, Measured, RULES},
};
use serde_json::{Value, json};

use super::{
    against,
    arguments::{ExplainArguments, ExplainFormat},
    choice, examples,
    examples::Example,
    suppress,
};
use crate::{
    exit::{Exit, advice},
    output, terminal,
};

/// A rule as it is explained.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Explained {
    pub(crate) id: &'static str,
    pub(crate) level: Level,
    pub(crate) definition: &'static str,
    pub(crate) citation: &'static str,
    pub(crate) help: &'static str,
    pub(crate) measured: &'static [Measured],
}

/// Every rule whose id a finding can have: those of wording, those that need a collection, that of
/// comments.
pub(crate) fn explained() -> Vec<Explained> {
    let of_wording = RULES.iter().map(|rule| Explained {
        id: rule.id,
        level: rule.level,
        definition: rule.definition,
        citation: rule.citation,
        help: rule.help,
        measured: rule.measured,
    });
    of_wording.chain(against::RULES.iter().copied()).chain([suppress::EXPLAINED]).collect()
}

/// Runs the command.
pub(crate) fn run(arguments: &ExplainArguments) -> Result<Exit> {
    let mut rules = explained();
    if let Some(asked) = &arguments.rule {
        rules.retain(|rule| rule.id == asked);
        if rules.is_empty() {
            return Err(advice(choice::unknown(asked), "See all with: parallax explain"));
        }
    }
    let mut out = output::data();
    match (arguments.format, &arguments.rule) {
        (ExplainFormat::Jsonl, _) => {
            for rule in &rules {
                writeln!(out, "{}", serde_json::to_string(&json_of(rule))?)?;
            }
        }
        (ExplainFormat::Text, Some(_)) => rules.iter().try_for_each(|rule| page(rule, &mut out))?,
        (ExplainFormat::Text, None) => list(&rules, &mut out)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn list(rules: &[Explained], out: &mut impl Write) -> Result<()> {
    let longest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    let left = terminal::width().saturating_sub(longest + 12);
    for Explained { id, level, definition, .. } in rules {
        let definition = terminal::fitted(definition, left);
        writeln!(out, "{id:<longest$}  {:<8}  {}", level.name(), definition.trim_end())?;
    }
    writeln!(out, "\nOne of them in full: parallax explain RULE")?;
    Ok(())
}

fn page(rule: &Explained, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{} ({})\n", rule.id, rule.level.name())?;
    let paragraphs = [
        ("", rule.definition),
        ("Described by: ", rule.citation),
        ("What can be done: ", rule.help),
    ];
    for (head, text) in paragraphs.into_iter().filter(|(_, text)| !text.is_empty()) {
        writeln!(out, "{}\n", wrapped(&format!("{head}{text}"), terminal::width()))?;
    }
    let (found, left_alone): (Vec<_>, Vec<_>) =
        examples::of(rule.id).into_iter().partition(|example| !example.marks.is_empty());
    shown("Found:", &found, out)?;
    shown("Left alone:", &left_alone, out)?;
    measured(rule.measured, out)
}

/// Examples that are shown of each kind.
const SHOWN: usize = 4;

fn shown(head: &str, examples: &[Example], out: &mut impl Write) -> Result<()> {
    if examples.is_empty() {
        return Ok(());
    }
    writeln!(out, "{head}")?;
    for line in examples.iter().take(SHOWN).flat_map(|example| &example.lines) {
        writeln!(out, "  {line}")?;
    }
    writeln!(out)?;
    Ok(())
}

fn measured(all: &[Measured], out: &mut impl Write) -> Result<()> {
    if all.is_empty() {
        writeln!(out, "Not measured yet: take its findings for suggestions.")?;
    }
    for one in all {
        writeln!(out, "Measured on {}: {}", one.data, one.protocol)?;
        writeln!(out, "  precision {:.3}, recall {:.3}", one.precision, one.recall)?;
        let agreement = one.agreement.unwrap_or("not known");
        writeln!(out, "  agreement of the people who marked it: {agreement}")?;
    }
    Ok(())
}

fn json_of(rule: &Explained) -> Value {
    let measured = rule.measured.iter().map(|one| {
        json!({
            "data": one.data, "protocol": one.protocol, "precision": one.precision,
            "recall": one.recall, "agreement": one.agreement,
        })
    });
    let examples = examples::of(rule.id)
        .into_iter()
        .map(|example| json!({ "lines": example.lines, "marks": example.marks }));
    json!({
        "id": rule.id,
        "level": rule.level.name(),
        "definition": rule.definition,
        "citation": rule.citation,
        "help": rule.help,
        "measured": measured.collect::<Vec<_>>(),
        "examples": examples.collect::<Vec<_>>(),
    })
}

/// A text in lines of at most so many columns.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in one_line(text).split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.extend([" ", word]);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join("\n")
}
