//! Rows as a table as wide as the terminal.

use std::io::{self, Write};

use parallax::present::comparison::Row;

use super::shown;
use crate::terminal::{self, fitted};

/// Between two columns.
const GAP: usize = 2;

/// Prints the columns that have a width, and how many rows there are.
pub(super) fn print<R: Row>(rows: &[R], out: &mut impl Write) -> io::Result<()> {
    let columns: Vec<usize> = (0..R::COLUMNS.len()).filter(|&at| R::WIDTHS[at] > 0).collect();
    let free = terminal::width().saturating_sub(GAP * columns.len()).max(40);
    let shares: usize = R::WIDTHS.iter().sum();
    let names: Vec<String> = columns.iter().map(|&at| R::COLUMNS[at].replace('_', " ")).collect();
    let mut widths: Vec<usize> =
        columns.iter().map(|&at| (free * R::WIDTHS[at] / shares).max(4)).collect();
    name_all(&mut widths, &names);
    let line = |cells: &[String]| {
        let cells: Vec<String> =
            cells.iter().zip(&widths).map(|(cell, &width)| fitted(cell, width)).collect();
        cells.join(&" ".repeat(GAP)).trim_end().to_owned()
    };
    if !rows.is_empty() {
        writeln!(out, "{}", line(&names))?;
        let rules: Vec<String> = widths.iter().map(|&width| "─".repeat(width)).collect();
        writeln!(out, "{}", line(&rules))?;
    }
    for row in rows {
        let cells = row.cells();
        let shown: Vec<String> = columns.iter().map(|&at| shown(&cells[at])).collect();
        writeln!(out, "{}", line(&shown))?;
    }
    match rows.len() {
        0 => writeln!(out, "no {}", R::KIND),
        1 => writeln!(out, "\n1 row"),
        count => writeln!(out, "\n{count} {}", R::KIND),
    }
}

/// Gives narrow columns, from the widest, what their names need.
fn name_all(widths: &mut [usize], names: &[String]) {
    for at in 0..widths.len() {
        let needed = names[at].chars().count();
        while let Some((widest, &most)) = widths.iter().enumerate().max_by_key(|(_, width)| **width)
            && widths[at] < needed
            && most > needed + 4
        {
            widths[at] += 1;
            widths[widest] -= 1;
        }
    }
}
