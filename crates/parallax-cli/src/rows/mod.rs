//! `parallax actors|claims|conflicts|copies|naming`: prints what comparing all articles found. Other
//! commands print their rows in the same formats.

mod claim_page;
mod table;

use std::{io::Write as _, ops::ControlFlow, path::Path};

use anyhow::Result;
use parallax::present::comparison::{
    ActorRow, Cell, ClaimRow, ConflictRow, CopyRow, NamingRow, QuotationRow, Row, assignment_rows,
};
use parallax_store::{Project, write_parquet};

use crate::{
    arguments::{ClaimsArguments, CopiesArguments, RowsArguments, RowsFormat},
    exit::{Exit, advice},
    output::{self, Sink},
};

/// `parallax actors`.
pub(crate) fn actors(arguments: &RowsArguments) -> Result<Exit> {
    list::<ActorRow>(arguments)
}

/// `parallax claims`.
pub(crate) fn claims(arguments: &ClaimsArguments) -> Result<Exit> {
    if arguments.members {
        return members(arguments);
    }
    let Some(id) = &arguments.id else { return list::<ClaimRow>(&arguments.rows) };
    let project = open(arguments.rows.project.as_path())?;
    let path = arguments.rows.project.display();
    let kept = project.compared_row::<ClaimRow>(id)?;
    let claim =
        kept.map_or_else(|| renamed(&project, id), |row| Ok(Some(row)))?.ok_or_else(|| {
            advice(
                format!("{path}: there is no claim {id}"),
                format!("See all claims with: parallax claims {path}"),
            )
        })?;
    if matches!(arguments.rows.format, RowsFormat::Table) {
        let mut conflicts = Vec::new();
        for id in &claim.conflicts {
            conflicts.extend(project.compared_row::<ConflictRow>(id)?);
        }
        claim_page::print(&claim, &conflicts, &mut output::data())?;
    } else {
        print(&[claim], arguments.rows.format)?;
    }
    Ok(Exit::Done)
}

/// The claim that had this id before an earlier article made it.
fn renamed(project: &Project, id: &str) -> Result<Option<ClaimRow>> {
    let mut found = None;
    project.compared_rows::<ClaimRow>(&mut |claim| {
        if !claim.had_id(id) {
            return ControlFlow::Continue(());
        }
        found = Some(claim);
        ControlFlow::Break(())
    })?;
    Ok(found)
}

/// One row for each statement of the claims that are asked for.
fn members(arguments: &ClaimsArguments) -> Result<Exit> {
    let rows = &arguments.rows;
    let project = open(&rows.project)?;
    let mut claims: Vec<ClaimRow> = Vec::new();
    project.compared_rows::<ClaimRow>(&mut |claim| {
        if arguments.id.as_ref().is_none_or(|id| *id == claim.id || claim.had_id(id)) {
            claims.push(claim);
        }
        ControlFlow::Continue(())
    })?;
    let wanted = rows.contains.as_ref().map(|text| text.to_lowercase());
    let mut members = assignment_rows(&claims);
    members.retain(|row| wanted.as_ref().is_none_or(|wanted| holds(row, wanted)));
    members.truncate(rows.limit.unwrap_or(usize::MAX));
    print(&members, rows.format)?;
    Ok(Exit::Done)
}

/// `parallax conflicts`.
pub(crate) fn conflicts(arguments: &RowsArguments) -> Result<Exit> {
    list::<ConflictRow>(arguments)
}

/// `parallax copies`.
pub(crate) fn copies(arguments: &CopiesArguments) -> Result<Exit> {
    if arguments.quotations {
        list::<QuotationRow>(&arguments.rows)
    } else {
        list::<CopyRow>(&arguments.rows)
    }
}

/// `parallax naming`.
pub(crate) fn naming(arguments: &RowsArguments) -> Result<Exit> {
    list::<NamingRow>(arguments)
}

/// The project, if its articles have been compared.
pub(crate) fn open(path: &std::path::Path) -> Result<Project> {
    let project = Project::open(path)?;
    let shown = path.display();
    let next =
        format!("Run this again, it reads only what is new: parallax map ARTICLES -o {shown}");
    match project.compared()? {
        None => {
            let wrong = format!("{shown}: its articles have not been compared yet");
            return Err(advice(wrong, next));
        }
        Some(state) if !state.starts_with(&project.corpus_state()?) => {
            output::say("Some articles were read after the last comparison and are not in it.");
            output::say(&next);
        }
        Some(state) if !knows_decisions(&state, &project)? => {
            output::say("Something was decided after the last comparison and is not in it.");
            output::say(&next);
        }
        Some(_) => {}
    }
    Ok(project)
}

/// Whether a comparison knows all that was decided; nothing decided needs no knowing.
fn knows_decisions(state: &str, project: &Project) -> Result<bool> {
    let decisions = project.decisions_state()?;
    Ok(decisions == "decisions 0" || state.ends_with(&format!("; {decisions}")))
}

/// Prints the rows of one kind that are asked for.
pub(crate) fn list<R: Row>(arguments: &RowsArguments) -> Result<Exit> {
    let project = open(&arguments.project)?;
    let wanted = arguments.wanted();
    let mut rows: Vec<R> = Vec::new();
    let limit = arguments.limit.unwrap_or(usize::MAX);
    project.compared_rows::<R>(&mut |row| {
        if rows.len() < limit && wanted.as_ref().is_none_or(|wanted| holds(&row, wanted)) {
            rows.push(row);
        }
        if rows.len() < limit { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    })?;
    print(&rows, arguments.format)?;
    Ok(Exit::Done)
}

/// Prints those of the rows that were asked for.
pub(crate) fn print_chosen<R: Row>(
    rows: impl Iterator<Item = R>,
    arguments: &RowsArguments,
) -> Result<()> {
    let wanted = arguments.wanted();
    let chosen = rows.filter(|row| wanted.as_ref().is_none_or(|wanted| holds(row, wanted)));
    let rows: Vec<R> = chosen.take(arguments.limit.unwrap_or(usize::MAX)).collect();
    print(&rows, arguments.format)
}

/// Whether a cell holds the words.
fn holds<R: Row>(row: &R, wanted: &str) -> bool {
    row.cells().iter().any(|cell| match cell {
        Cell::Text(text) => text.to_lowercase().contains(wanted),
        Cell::Count(_) | Cell::Real(_) => false,
    })
}

/// Prints rows.
pub(crate) fn print<R: Row>(rows: &[R], format: RowsFormat) -> Result<()> {
    print_to(rows, format, None)
}

/// Writes rows to a file, or to standard output.
pub(crate) fn print_to<R: Row>(rows: &[R], format: RowsFormat, path: Option<&Path>) -> Result<()> {
    output::to(path, |out| {
        match format {
            RowsFormat::Table => table::print(rows, out)?,
            RowsFormat::Jsonl => jsonl(rows, out)?,
            RowsFormat::Csv => {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(R::COLUMNS)?;
                for row in rows {
                    csv.write_record(row.cells().iter().map(shown))?;
                }
                csv.flush()?;
            }
            RowsFormat::Parquet => {
                let cells: Vec<Vec<Cell>> = rows.iter().map(Row::cells).collect();
                let mut bytes = Vec::new();
                write_parquet(R::COLUMNS, &cells, &mut bytes)?;
                out.write_all(&bytes)?;
            }
        }
        Ok(())
    })
}

/// Writes a text to a file, or to standard output.
pub(crate) fn write_text(text: &str, path: Option<&Path>) -> Result<()> {
    output::to(path, |out| Ok(out.write_all(text.as_bytes())?))
}

fn jsonl<R: Row>(rows: &[R], out: &mut Sink) -> Result<()> {
    for row in rows {
        out.write_all(serde_json::to_string(row)?.as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// A cell as text.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Real(value) => format!("{value:.3}"),
    }
}
