//! Takes the rows of one kind, gives a page of them.

use parallax::present::comparison::{ConflictRow, CopyRow, NamingRow, QuotationRow, Row};
use parallax_store::Project;
use serde_json::{Value, json};

use super::{Asked, linked::Linked};
use crate::problem::Problem;

/// Numbers that cannot all be right.
pub(super) fn conflicts(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    match asked.get("claim") {
        Some(claim) => some(project, asked, |row: &ConflictRow| row.claim == claim),
        None => page::<ConflictRow>(project, asked),
    }
}

/// Texts that articles share.
pub(super) fn copies(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    page::<CopyRow>(project, asked)
}

/// Names for one thing.
pub(super) fn naming(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    page::<NamingRow>(project, asked)
}

/// Quotations that differ.
pub(super) fn quotations(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    page::<QuotationRow>(project, asked)
}

/// As many rows as are asked for, and how many there are.
fn page<R: Row>(project: &Project, asked: &Asked) -> Result<Value, Problem> {
    let limit = asked.limit()?;
    let mut rows = project.rows_after::<R>(asked.cursor()?, limit + 1)?;
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| has_more).map(|(place, _)| place.to_string());
    let mut linked = Linked::new(project);
    let items = rows.iter().map(|(_, row)| linked.row(row)).collect::<Result<Vec<_>, _>>()?;
    let counts = project.compared_counts()?;
    let total = counts.iter().find(|count| count.name == R::KIND).map_or(0, |count| count.count);
    Ok(json!({ "items": items, "total": total, "next": next }))
}

/// The rows that fit, from the place of the cursor on.
fn some<R: Row>(
    project: &Project,
    asked: &Asked,
    fits: impl Fn(&R) -> bool,
) -> Result<Value, Problem> {
    let (limit, start) = (asked.limit()?, asked.cursor()?.unwrap_or(0) as usize);
    let mut found: Vec<R> = Vec::new();
    project.compared_rows::<R>(&mut |row| {
        if fits(&row) {
            found.push(row);
        }
        std::ops::ControlFlow::Continue(())
    })?;
    let mut linked = Linked::new(project);
    let here = found.iter().skip(start).take(limit);
    let items = here.map(|row| linked.row(row)).collect::<Result<Vec<_>, _>>()?;
    let end = start + items.len();
    let next = (end < found.len()).then(|| end.to_string());
    Ok(json!({ "items": items, "total": found.len(), "next": next }))
}
