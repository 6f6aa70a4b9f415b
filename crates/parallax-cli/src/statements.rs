//! `parallax statements`: prints every statement, one article after another.

mod csv_rows;
mod table;

use std::{
    io::{BufWriter, StdoutLock, Write as _},
    ops::ControlFlow,
};

use anyhow::Result;
use parallax::{
    extract::{Act, Basis, Kind},
    present::{Offsets, Region, StatementRow, statement_rows},
    text::one_line,
};
use parallax_store::{KeptDocument, Project};

use crate::{
    arguments::{OffsetsIn, StatementsArguments, StatementsFormat},
    exit::{Exit, advice},
    output,
};
use csv_rows::CsvRows;
use table::Table;

/// Runs the command.
pub(crate) fn run(arguments: &StatementsArguments) -> Result<Exit> {
    let filter = Filter::new(arguments)?;
    let project = Project::open(&arguments.project)?;
    let mut printer = Printer::new(arguments.format)?;
    let mut outcome = Ok(());
    let compared = project.compared()?.is_some();
    let mut print = |kept: KeptDocument| -> Result<()> {
        let offsets = offsets(arguments.offsets);
        for mut row in statement_rows(&kept.document, &kept.statements, offsets) {
            if filter.takes(&row) {
                if compared {
                    row.speaker = project.speakers(&row.id)?.into_iter().next();
                }
                printer.print(&row)?;
            }
        }
        Ok(())
    };
    if let Some(name) = &arguments.doc {
        print(document(&project, name)?)?;
    } else {
        project.statements(&mut |kept| {
            outcome = print(kept);
            if outcome.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
    }
    outcome?;
    printer.end()?;
    Ok(Exit::Done)
}

/// The article called `name`, or an error that says how to find its name.
pub(crate) fn document(project: &Project, name: &str) -> Result<KeptDocument> {
    project.document(name)?.ok_or_else(|| {
        let path = project.path().display();
        advice(
            format!("{path}: there is no article called {name}"),
            format!("See all names with: parallax show {path}"),
        )
    })
}

/// Which statements are wanted.
struct Filter {
    kind: Option<&'static str>,
    act: Option<&'static str>,
    basis: Option<&'static str>,
    source: Option<String>,
    contains: Option<String>,
}

impl Filter {
    fn new(arguments: &StatementsArguments) -> Result<Self> {
        Ok(Self {
            kind: member("kind", arguments.kind.as_deref(), &Kind::ALL.map(Kind::name))?,
            act: member("act", arguments.act.as_deref(), &Act::ALL.map(Act::name))?,
            basis: member("basis", arguments.basis.as_deref(), &Basis::ALL.map(Basis::name))?,
            source: arguments.source.as_deref().map(comparable),
            contains: arguments.contains.as_deref().map(comparable),
        })
    }

    fn takes(&self, row: &StatementRow) -> bool {
        let is = |wanted: Option<&str>, value| wanted.is_none_or(|wanted| wanted == value);
        let holds = |wanted: &Option<String>, regions: &[Region]| {
            wanted.as_ref().is_none_or(|wanted| comparable(&joined(regions)).contains(wanted))
        };
        is(self.kind, row.kind)
            && is(self.act, row.act)
            && is(self.basis, row.basis)
            && holds(&self.source, &row.source)
            && holds(&self.contains, &row.content)
    }
}

/// The member of a closed set, or an error that lists all.
fn member(set: &str, asked: Option<&str>, all: &[&'static str]) -> Result<Option<&'static str>> {
    let Some(asked) = asked else { return Ok(None) };
    match all.iter().find(|name| **name == asked) {
        Some(name) => Ok(Some(name)),
        None => Err(advice(
            format!("there is no {set} called {asked}"),
            format!("There are: {}", all.join(", ")),
        )),
    }
}

/// The words of all regions.
pub(crate) fn joined(regions: &[Region]) -> String {
    regions.iter().map(|region| region.text.as_str()).collect::<Vec<_>>().join(" … ")
}

/// Small letters, single spaces.
fn comparable(text: &str) -> String {
    one_line(text).to_lowercase()
}

fn offsets(asked: OffsetsIn) -> Offsets {
    match asked {
        OffsetsIn::Codepoints => Offsets::CodePoints,
        OffsetsIn::Source => Offsets::Source,
        OffsetsIn::Utf16 => Offsets::Utf16,
    }
}

/// Prints rows in one of the formats.
enum Printer {
    Table(Table),
    Csv(CsvRows),
    Jsonl(BufWriter<StdoutLock<'static>>),
}

impl Printer {
    fn new(format: StatementsFormat) -> Result<Self> {
        Ok(match format {
            StatementsFormat::Table => Self::Table(Table::new(output::data())),
            StatementsFormat::Csv => Self::Csv(CsvRows::new(output::data())?),
            StatementsFormat::Jsonl => Self::Jsonl(output::data()),
        })
    }

    fn print(&mut self, row: &StatementRow) -> Result<()> {
        match self {
            Self::Table(table) => table.print(row)?,
            Self::Csv(rows) => rows.print(row)?,
            Self::Jsonl(out) => {
                // Through a string: a closed pipe must come out as an I/O error.
                out.write_all(serde_json::to_string(row)?.as_bytes())?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    }

    fn end(self) -> Result<()> {
        match self {
            Self::Table(table) => table.end()?,
            Self::Csv(rows) => rows.end()?,
            Self::Jsonl(mut out) => out.flush()?,
        }
        Ok(())
    }
}
