//! `parallax narratives`: each side's story, side by side.

pub(crate) mod arguments;
mod page;
mod table;

use std::ops::ControlFlow;

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
};
use arguments::{By, NarrativesArguments, NarrativesFormat, Whose};

/// Runs the command.
pub(crate) fn run(arguments: &NarrativesArguments) -> Result<Exit> {
    let project = rows::open(&arguments.project)?;
    let actors: Vec<ActorRow> = all(&project)?;
    let sides = sides(arguments, &actors)?;
    let told = narratives(&all::<ClaimRow>(&project)?, &all::<NamingRow>(&project)?, &sides);
    let text = match arguments.format {
        NarrativesFormat::Table => table::table(&told, arguments.limit),
        NarrativesFormat::Jsonl => jsonl(&told)?,
        NarrativesFormat::Html => page::page(&told, arguments.limit),
    };
    rows::write_text(&text, arguments.output.as_deref())?;
    Ok(Exit::Done)
}

fn sides(arguments: &NarrativesArguments, actors: &[ActorRow]) -> Result<Sides> {
    let parties = Sides::parties(actors);
    match arguments.by {
        Some(By::Party) if arguments.rows.is_some() => Err(advice(
            "--rows chooses whose coalitions are the sides, not whose parties",
            "Leave out --rows, or take --by coalition.",
        )),
        None if !parties.is_empty() && arguments.rows.is_none() => Ok(parties),
        Some(By::Party) if parties.is_empty() => Err(advice(
            "no actor has a party",
            "Give actors parties in a codebook and map with it, or take --by coalition.",
        )),
        Some(By::Party) => Ok(parties),
        None | Some(By::Coalition) => coalitions(arguments, actors),
    }
}

fn coalitions(arguments: &NarrativesArguments, actors: &[ActorRow]) -> Result<Sides> {
    let whose = arguments.rows.unwrap_or(Whose::Organization);
    let rows = match whose {
        Whose::Organization => "organization",
        Whose::Speaker => "speaker",
    };
    let found = analyses::coalitions_of_machine(&arguments.project, rows)?;
    if found.is_empty() {
        return Err(advice(
            "there is no coalition: no two take the same side on any claim",
            "Take --rows speaker, or give actors parties in a codebook and map with it.",
        ));
    }
    Ok(Sides::coalitions(actors, &found, whose == Whose::Organization))
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
