//! A table as wide as the terminal, printed row by row.

use std::io::{self, BufWriter, StdoutLock, Write as _};

use parallax::present::StatementRow;

use super::joined;
use crate::terminal::{self, fitted};

/// Prints statements as a table.
pub(crate) struct Table {
    out: BufWriter<StdoutLock<'static>>,
    columns: [(&'static str, usize); 6],
    rows: u64,
}

/// Columns of the closed sets: as wide as their longest name.
const ACT: usize = 10;
const BASIS: usize = 12;
/// Between two columns.
const GAP: usize = 2;

impl Table {
    /// A table without rows yet.
    pub(crate) fn new(out: BufWriter<StdoutLock<'static>>) -> Self {
        let free = terminal::width().saturating_sub(ACT + BASIS + 5 * GAP).max(24);
        let part = |hundredths: usize| (free * hundredths / 100).max(4);
        let (doc, source, cue) = (part(17), part(26), part(14));
        let content = free.saturating_sub(doc + source + cue).max(4);
        let columns = [
            ("article", doc),
            ("source", source),
            ("cue", cue),
            ("content", content),
            ("act", ACT),
            ("basis", BASIS),
        ];
        Self { out, columns, rows: 0 }
    }

    /// Prints one row.
    pub(crate) fn print(&mut self, row: &StatementRow) -> io::Result<()> {
        if self.rows == 0 {
            self.line(&self.columns.map(|(name, _)| name.to_owned()))?;
            self.line(&self.columns.map(|(_, width)| "─".repeat(width)))?;
        }
        self.rows += 1;
        let source = if row.source.is_empty() { "–".to_owned() } else { joined(&row.source) };
        // Nesting shows: the content of an inner statement stands further in.
        let inside = "› ".repeat(row.chain.len());
        let content = format!("{inside}{}", joined(&row.content));
        let cells = [
            ending(&row.doc, self.columns[0].1),
            source,
            joined(&row.cue),
            content,
            row.act.to_owned(),
            row.basis.to_owned(),
        ];
        self.line(&cells)
    }

    /// Says how many rows there were.
    pub(crate) fn end(mut self) -> io::Result<()> {
        match self.rows {
            0 => writeln!(self.out, "no statements")?,
            1 => writeln!(self.out, "\n1 statement")?,
            rows => writeln!(self.out, "\n{rows} statements")?,
        }
        self.out.flush()
    }

    fn line(&mut self, cells: &[String; 6]) -> io::Result<()> {
        let cells: Vec<String> =
            cells.iter().zip(self.columns).map(|(cell, (_, width))| fitted(cell, width)).collect();
        writeln!(self.out, "{}", cells.join(&" ".repeat(GAP)).trim_end())
    }
}

/// The end of a name that is too long for `width`: it tells more than the start.
fn ending(name: &str, width: usize) -> String {
    let length = name.chars().count();
    if length <= width {
        return name.to_owned();
    }
    let kept: String = name.chars().skip(length + 1 - width).collect();
    format!("…{kept}")
}
