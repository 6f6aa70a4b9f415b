//! `parallax actors|claims|conflicts|copies|naming`: prints what comparing all articles found.

mod claim_page;
mod table;

use std::{io::Write as _, ops::ControlFlow, path::Path};

use anyhow::Result;
use parallax::present::comparison::{
    ActorRow, Cell, ClaimRow, ConflictRow, CopyRow, NamingRow, QuotationRow, Row,
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
    let Some(id) = &arguments.id else { return list::<ClaimRow>(&arguments.rows) };
    let project = open(arguments.rows.project.as_path())?;
    let path = arguments.rows.project.display();
    let claim = project.compared_row::<ClaimRow>(id)?.ok_or_else(|| {
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
        Some(_) => {}
    }
    Ok(project)
}

fn list<R: Row>(arguments: &RowsArguments) -> Result<Exit> {
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

fn print<R: Row>(rows: &[R], format: RowsFormat) -> Result<()> {
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
