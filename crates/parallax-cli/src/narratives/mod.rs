//! `parallax narratives`: each side's story, side by side.

pub(crate) mod arguments;
mod page;

use std::{fmt::Write as _, ops::ControlFlow};

use anyhow::Result;
use parallax::present::{
    comparison::{ActorRow, ClaimRow, NamingRow, Row},
    narratives::{Narrative, Sides, narratives},
};
use parallax_store::Project;

use crate::{
    exit::{Exit, advice},
    network::analyses,
    rows,
    terminal::{fitted, width},
};
use arguments::{By, NarrativesArguments, NarrativesFormat};

/// Runs the command.
pub(crate) fn run(arguments: &NarrativesArguments) -> Result<Exit> {
    let project = rows::open(&arguments.project)?;
    let actors: Vec<ActorRow> = all(&project)?;
    let sides = sides(arguments, &actors)?;
    let told = narratives(&all::<ClaimRow>(&project)?, &all::<NamingRow>(&project)?, &sides);
    let text = match arguments.format {
        NarrativesFormat::Table => table(&told, arguments.limit),
        NarrativesFormat::Jsonl => jsonl(&told)?,
        NarrativesFormat::Html => page::page(&told, arguments.limit),
    };
    rows::write_text(&text, arguments.output.as_deref())?;
    Ok(Exit::Done)
}

fn sides(arguments: &NarrativesArguments, actors: &[ActorRow]) -> Result<Sides> {
    let parties = Sides::parties(actors);
    match arguments.by {
        None if !parties.is_empty() => Ok(parties),
        Some(By::Party) if parties.is_empty() => Err(advice(
            "no actor has a party",
            "Give actors parties in a codebook and map with it, or take --by coalition.",
        )),
        Some(By::Party) => Ok(parties),
        None | Some(By::Coalition) => {
            let coalitions = analyses::coalitions_by_name(&arguments.project)?;
            Ok(Sides::coalitions(actors, &coalitions))
        }
    }
}

fn all<R: Row>(project: &Project) -> Result<Vec<R>> {
    let mut rows = Vec::new();
    project.compared_rows::<R>(&mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })?;
    Ok(rows)
}

fn jsonl(told: &[Narrative]) -> Result<String> {
    let mut lines = String::new();
    for narrative in told {
        lines.push_str(&serde_json::to_string(narrative)?);
        lines.push('\n');
    }
    Ok(lines)
}

/// Each side with its claims, as wide as the terminal.
fn table(told: &[Narrative], limit: usize) -> String {
    let words = width().saturating_sub(42).max(30);
    let mut out = String::new();
    for narrative in told {
        let actors: Vec<&str> =
            narrative.actors.iter().take(5).map(|teller| teller.name.as_str()).collect();
        let (side, statements) = (&narrative.side, narrative.statements);
        let _ = writeln!(out, "{side}: {statements} statements; {}", actors.join(", "));
        let _ = writeln!(out, "  {}  asserts  denies   other  since", fitted("claim", words));
        for claim in narrative.claims.iter().take(limit) {
            let first = claim.first.as_deref().map_or("", |first| first.get(..10).unwrap_or(first));
            let _ = writeln!(
                out,
                "  {}  {:>7}  {:>6}  {:>6}  {first}",
                fitted(&claim.words, words),
                claim.asserted,
                claim.denied,
                claim.other
            );
        }
        let names: Vec<String> =
            narrative.names.iter().take(8).map(|n| format!("{} ({})", n.name, n.uses)).collect();
        if !names.is_empty() {
            let _ = writeln!(out, "  names: {}", names.join(", "));
        }
        for claim in narrative.silent.iter().take(5) {
            let _ = writeln!(out, "  never speaks of: {}", fitted(&claim.words, words));
        }
        out.push('\n');
    }
    out
}
