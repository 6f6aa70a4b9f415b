//! Takes the statements of claims, gives how often each row agrees and disagrees with each claim.

use std::collections::{BTreeMap, BTreeSet};

use parallax::present::comparison::ActorRow;
use parallax_store::{MachineStatement, Project};
use serde_json::{Value, json};

use super::{
    Asked,
    camps::{Known, numbers, options, whole},
    linked::all,
};
use crate::problem::Problem;

/// What rows can be, as they are asked for.
const ROWS: [&str; 4] = ["actor", "organization", "party", "outlet"];
/// The variable of networks that each is.
const VARIABLES: [&str; 4] = ["speaker", "organization", "party", "outlet"];

/// How often a row agrees, disagrees, and does something else.
type Counts = [usize; 3];

/// Rows by coalition, then by statements; the claims with most statements.
pub(super) fn matrix(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    let which = asked.one_of("rows", &ROWS)?;
    let most = (asked.number("actors", 40, 200)?, asked.number("claims", 30, 200)?);
    let mut told = Told::default();
    project.machine_statements(&mut |statement| told.add(statement, which))?;
    let known = Known::new(&all::<ActorRow>(project)?);
    let coalitions = coalitions_of(project, VARIABLES[which])?;
    let columns = told.claims(most.1);
    let rows = told.rows(most.0, &columns, &coalitions);
    let shown = |label: &&str| {
        let party = if which == 2 { Some(*label) } else { known.party(label) };
        json!({
            "id": known.id(label), "label": label, "party": party, "slot": known.slot(party),
            "coalition": coalitions.get(*label).copied().flatten(),
        })
    };
    let mut cells = Vec::new();
    for row in &rows {
        for (column, _) in &columns {
            if let Some([agree, disagree, other]) =
                told.cells.get(&((*row).to_owned(), column.clone()))
            {
                cells.push(json!({
                    "row": known.id(row), "column": column,
                    "agree": agree, "disagree": disagree, "other": other,
                }));
            }
        }
    }
    let heads = columns.iter().map(|(id, label)| json!({ "id": id, "label": label }));
    Ok(json!({
        "rows": rows.iter().map(shown).collect::<Vec<_>>(),
        "columns": heads.collect::<Vec<_>>(),
        "cells": cells,
    }))
}

/// What all statements tell, counted; copies of one text count once.
#[derive(Default)]
struct Told {
    cells: BTreeMap<(String, String), Counts>,
    /// For each claim its place, label and statements.
    claims: BTreeMap<String, (usize, String, usize)>,
    /// Statements of each row, and its place.
    totals: BTreeMap<String, (usize, usize)>,
}

impl Told {
    fn add(&mut self, statement: &MachineStatement, which: usize) {
        let row = match which {
            0 => statement.person.as_ref().or(statement.organization.as_ref()),
            1 => statement.organization.as_ref(),
            2 => statement.party.as_ref(),
            _ => statement.outlet.as_ref(),
        };
        let Some(row) = row.filter(|_| !statement.copy) else { return };
        let kind = match statement.agreement {
            Some(true) => 0,
            Some(false) => 1,
            None => 2,
        };
        self.cells.entry((row.clone(), statement.claim_id.clone())).or_default()[kind] += 1;
        let place = self.claims.len();
        let claim = self.claims.entry(statement.claim_id.clone());
        claim.or_insert_with(|| (place, statement.claim.clone(), 0)).2 += 1;
        let place = self.totals.len();
        self.totals.entry(row.clone()).or_insert((place, 0)).1 += 1;
    }

    /// The claims with most statements, by id and label.
    fn claims(&self, most: usize) -> Vec<(String, String)> {
        let mut claims: Vec<(&String, &(usize, String, usize))> = self.claims.iter().collect();
        claims.sort_by_key(|(_, (place, _, statements))| (std::cmp::Reverse(*statements), *place));
        let first = claims.into_iter().take(most);
        first.map(|(id, (_, label, _))| (id.clone(), label.clone())).collect()
    }

    /// The rows with most statements that say something of these claims: coalition by coalition.
    fn rows(
        &self,
        most: usize,
        columns: &[(String, String)],
        coalitions: &BTreeMap<String, Option<usize>>,
    ) -> Vec<&str> {
        let shown: BTreeSet<&str> = columns.iter().map(|(id, _)| id.as_str()).collect();
        let speaks: BTreeSet<&str> = self
            .cells
            .keys()
            .filter(|(_, claim)| shown.contains(claim.as_str()))
            .map(|(row, _)| row.as_str())
            .collect();
        let mut rows: Vec<(&str, (usize, usize))> =
            self.totals.iter().map(|(row, total)| (row.as_str(), *total)).collect();
        rows.retain(|(row, _)| speaks.contains(row));
        rows.sort_by_key(|(_, (place, statements))| (std::cmp::Reverse(*statements), *place));
        rows.truncate(most);
        let coalition = |row: &str| coalitions.get(row).copied().flatten().unwrap_or(usize::MAX);
        rows.sort_by_key(|(row, (place, statements))| {
            (coalition(row), std::cmp::Reverse(*statements), *place)
        });
        rows.into_iter().map(|(row, _)| row).collect()
    }
}

/// The coalition of each value of a variable.
fn coalitions_of(
    project: &Project,
    variable: &str,
) -> Result<BTreeMap<String, Option<usize>>, Problem> {
    let table = project.statement_table()?.table;
    if table.rows().is_empty() {
        return Ok(BTreeMap::new());
    }
    let network = whole(&table, &options(variable))?;
    let numbers = numbers(&network);
    Ok(network.nodes.into_iter().map(|node| node.label).zip(numbers).collect())
}
