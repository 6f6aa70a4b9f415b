//! Takes a project, gives each side's story.

use parallax::present::{
    comparison::{ActorRow, ClaimRow, NamingRow},
    narratives::{Sides, narratives as told_by},
};
use parallax_store::Project;
use serde_json::{Value, json};

use super::{
    Asked,
    camps::{numbers, options, whole},
    linked::{Linked, all},
};
use crate::problem::Problem;

/// The stories of parties, or of coalitions where the codebook gives nobody a party.
pub(super) fn narratives(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    let actors: Vec<ActorRow> = all(project)?;
    let parties = Sides::parties(&actors);
    let by_party = match asked.get("by") {
        None => !parties.is_empty(),
        Some(_) => asked.one_of("by", &["party", "coalition"])? == 0,
    };
    let sides = if by_party { parties } else { coalitions(project, &actors)? };
    let told = told_by(&all::<ClaimRow>(project)?, &all::<NamingRow>(project)?, &sides);
    let mut linked = Linked::new(project);
    Ok(json!({ "by": if by_party { "party" } else { "coalition" }, "sides": linked.row(&told)? }))
}

/// The coalitions of speakers.
fn coalitions(project: &Project, actors: &[ActorRow]) -> Result<Sides, Problem> {
    let table = project.statement_table()?.table;
    let mut members: Vec<Vec<(u32, String)>> = Vec::new();
    if !table.rows().is_empty() {
        let network = whole(&table, &options("speaker"))?;
        for (node, number) in network.nodes.iter().zip(numbers(&network)) {
            let Some(number) = number else { continue };
            members.resize_with(members.len().max(number), Vec::new);
            members[number - 1].push((node.statements, node.label.clone()));
        }
    }
    for own in &mut members {
        own.sort_by_key(|(statements, _)| std::cmp::Reverse(*statements));
    }
    let names = |own: Vec<(u32, String)>| own.into_iter().map(|(_, name)| name).collect();
    let names: Vec<Vec<String>> = members.into_iter().map(names).collect();
    Ok(Sides::coalitions(actors, &names, false))
}
