//! Takes the statements of claims, gives a network with a place for each node.

use std::collections::BTreeMap;

use parallax::{
    network::{Aggregation, Filter, Keep, Kind, Network, Normalization, Options, Tie, layout},
    present::comparison::{ActorRow, ClaimRow},
};
use parallax_store::{Project, StatementTable};
use serde_json::{Value, json};

use super::{
    Asked,
    camps::{Known, SEED, numbers, options, whole},
    linked::all,
};
use crate::problem::Problem;

const ROWS: [&str; 4] = ["speaker", "organization", "party", "outlet"];
const TYPES: [&str; 2] = ["one-mode", "two-mode"];
const AGGREGATIONS: [&str; 4] = ["subtract", "congruence", "conflict", "ignore"];
const NORMALIZATIONS: [&str; 4] = ["average", "no", "jaccard", "cosine"];

/// The nodes with most statements, and of their ties, unless all are asked for, the heaviest.
pub(super) fn network(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    let made = made_of(project, asked)?;
    let statements = project.statement_table()?;
    if statements.table.rows().is_empty() {
        return Ok(json!({ "nodes": [], "edges": [], "shown": 0, "of": 0 }));
    }
    let most = asked.number("nodes", 60, 500)?;
    let network = biggest(whole(&statements.table, &made)?, most);
    let of = network.ties.len();
    let backbone = asked.one_of("backbone", &["true", "false"])? == 0;
    let network = if backbone { heaviest(network) } else { network };
    Ok(drawn(&network, &Known::new(&all::<ActorRow>(project)?), &statements, of))
}

fn made_of(project: &Project, asked: &Asked) -> Result<Options, Problem> {
    let rows = ROWS[asked.one_of("rows", &ROWS)?];
    let mut made = options(rows);
    if asked.one_of("type", &TYPES)? == 1 {
        made.kind = Kind::TwoMode;
        made.normalization = Normalization::No;
    }
    made.aggregation = match asked.one_of("aggregation", &AGGREGATIONS)? {
        0 => Aggregation::Subtract,
        1 => Aggregation::Congruence,
        2 => Aggregation::Conflict,
        _ => Aggregation::Ignore,
    };
    if made.kind == Kind::OneMode {
        made.normalization = match asked.one_of("normalization", &NORMALIZATIONS)? {
            0 => Normalization::Average,
            1 => Normalization::No,
            2 => Normalization::Jaccard,
            _ => Normalization::Cosine,
        };
    }
    if let Some(id) = asked.get("claim") {
        made.filters.push(Filter {
            variable: "claim".to_owned(),
            values: vec![name_of(project, id)?],
            keep: Keep::Only,
        });
    }
    Ok(made)
}

/// What networks call the claim with this id.
fn name_of(project: &Project, id: &str) -> Result<String, Problem> {
    let claim: Option<ClaimRow> = project.compared_row(id)?;
    claim.ok_or_else(|| Problem::missing(format!("there is no claim \"{id}\"")))?;
    let mut name = None;
    project.machine_statements(&mut |statement| {
        if name.is_none() && statement.claim_id == id {
            name = Some(statement.claim.clone());
        }
    })?;
    Ok(name.unwrap_or_default())
}

/// The nodes with most statements, in their order, and the ties between them.
fn biggest(network: Network, most: usize) -> Network {
    let mut places: Vec<usize> = (0..network.nodes.len()).collect();
    places.sort_by_key(|&place| (std::cmp::Reverse(network.nodes[place].statements), place));
    places.truncate(most);
    places.sort_unstable();
    let new: BTreeMap<u32, u32> = places.iter().map(|&place| place as u32).zip(0..).collect();
    let tie = |tie: &Tie| {
        let (from, to) = (*new.get(&tie.from)?, *new.get(&tie.to)?);
        Some(Tie { from, to, ..*tie })
    };
    Network {
        ties: network.ties.iter().filter_map(tie).collect(),
        row_count: places.iter().filter(|&&place| place < network.row_count).count(),
        nodes: places.iter().map(|&place| network.nodes[place].clone()).collect(),
        ..network
    }
}

/// Ties that are kept for each node.
const KEPT: usize = 3;

/// The heaviest ties of each node, so that none that has one stands alone.
fn heaviest(mut network: Network) -> Network {
    let mut order: Vec<usize> = (0..network.ties.len()).collect();
    let weight = |tie: usize| network.ties[tie].weight.abs();
    order.sort_by(|&a, &b| weight(b).total_cmp(&weight(a)).then(a.cmp(&b)));
    let (mut counts, mut kept) = (vec![0; network.nodes.len()], Vec::new());
    for tie in order {
        let ends = [network.ties[tie].from as usize, network.ties[tie].to as usize];
        if ends.iter().any(|&end| counts[end] < KEPT) {
            for end in ends {
                counts[end] += 1;
            }
            kept.push(tie);
        }
    }
    kept.sort_unstable();
    network.ties = kept.into_iter().map(|tie| network.ties[tie]).collect();
    network
}

fn drawn(network: &Network, known: &Known, statements: &StatementTable, of: usize) -> Value {
    let (points, groups) = (layout(network, SEED), numbers(network));
    let id = |place: usize| {
        let label = network.nodes[place].label.as_str();
        // Actors and claims may have one name.
        if place < network.row_count {
            known.id(label).to_owned()
        } else {
            format!("claim {label}")
        }
    };
    let node = |(place, point): (usize, parallax::network::Point)| {
        let node = &network.nodes[place];
        let is_row = place < network.row_count;
        let party = known.party(&node.label).filter(|_| is_row).map(str::to_owned);
        let party = party.or_else(|| {
            let own = |party: &&str| *party == node.label && network.row_variable == "party";
            Some(node.label.as_str()).filter(own).map(str::to_owned)
        });
        let kind = if is_row { known.kind(&node.label).unwrap_or("other") } else { "claim" };
        json!({
            "id": id(place), "label": node.label, "kind": kind,
            "slot": known.slot(party.as_deref()), "party": party,
            "coalition": groups[place], "x": point.x, "y": point.y, "size": node.statements,
        })
    };
    let edges = network.ties.iter().map(|tie| {
        json!({
            "source": id(tie.from as usize), "target": id(tie.to as usize), "weight": tie.weight,
        })
    });
    json!({
        "nodes": points.into_iter().enumerate().map(node).collect::<Vec<_>>(),
        "edges": edges.collect::<Vec<_>>(),
        "shown": network.ties.len(),
        "of": of,
        "statements": statements.table.rows().len(),
    })
}
