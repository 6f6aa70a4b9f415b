//! Takes a line and the statements, gives the rows of marks that stand beneath it.

use parallax::{present::KeptStatement, text::Span};

use super::{paint::Role, wrap::Line};

/// One statement's marks under one line.
struct Strip {
    /// First column.
    start: usize,
    cells: Vec<(char, Role)>,
}

/// The rows of marks beneath `line`: as few as possible, none of them overlapping. Statements that
/// hold others come above them.
pub(crate) fn lanes(line: &Line, statements: &[(usize, &KeptStatement)]) -> Vec<Vec<(char, Role)>> {
    let mut rows: Vec<Vec<(char, Role)>> = Vec::new();
    for &(number, statement) in statements {
        let Some(strip) = strip(line, number, statement) else { continue };
        // A space between two strips keeps the number of the second apart.
        let is_free = |row: &Vec<_>| row.is_empty() || row.len() < strip.start;
        let place = rows.iter().position(is_free).unwrap_or(rows.len());
        rows.resize(rows.len().max(place + 1), Vec::new());
        rows[place].resize(strip.start, (' ', Role::Text));
        rows[place].extend(strip.cells);
    }
    rows
}

fn strip(line: &Line, number: usize, statement: &KeptStatement) -> Option<Strip> {
    let mut marks: Vec<Option<Role>> = Vec::new();
    for cell in &line.cells {
        let role = role(statement, cell.byte);
        marks.extend(std::iter::repeat_n(role, cell.columns));
    }
    let start = marks.iter().position(Option::is_some)?;
    let end = marks.iter().rposition(Option::is_some)? + 1;
    let mut cells: Vec<(char, Role)> = marks[start..end]
        .iter()
        .map(|mark| mark.map_or((' ', Role::Text), |role| (role.mark(), role)))
        .collect();
    let first = cells[0].1;
    for (place, digit) in number.to_string().chars().enumerate() {
        if place < cells.len() {
            cells[place] = (digit, first);
        } else {
            cells.push((digit, first));
        }
    }
    Some(Strip { start, cells })
}

/// What the character at `byte` is in `statement`.
fn role(statement: &KeptStatement, byte: u32) -> Option<Role> {
    let within = |spans: &[Span]| spans.iter().any(|span| span.start <= byte && byte < span.end);
    if within(&statement.cue) {
        Some(Role::Cue)
    } else if within(&statement.source) {
        Some(Role::Source)
    } else if within(&statement.content) {
        Some(Role::Content)
    } else {
        None
    }
}
