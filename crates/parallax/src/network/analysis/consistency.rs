//! Takes a table and options, gives how far each row agrees with itself, and where it turned.

use std::collections::HashMap;

use super::super::{
    Error, Options, Period, Table,
    axis::Axes,
    cells::{Cells, Entry, Weighted},
    plan::Plan,
    scale::Measure,
    select::Selection,
    slice::{Counter, period},
    windows::timed,
};

/// How far a row agrees with itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Consistency {
    /// Its label.
    pub label: String,
    /// Pairs of its statements on one column.
    pub pairs: f64,
    /// One minus the mean distance of their values: 1 if it always says the same, 0 if the two
    /// statements that it made are opposites. `None` without a pair.
    pub agreement: Option<f64>,
}

/// A row that says something else of a column than it said before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Row of the table of what it said before.
    pub before: usize,
    /// Row of the table of what it says then.
    pub after: usize,
}

/// How far each row agrees with itself over the range of the options, which may be cut in parts
/// for a course in time. The distance of values is that of [`super::super::Aggregation`].
///
/// # Errors
///
/// As [`super::super::networks`].
pub fn consistency(
    table: &Table,
    options: &Options,
) -> Result<(Option<Period>, Vec<Consistency>), Error> {
    let plan = Plan::new(table, options)?;
    let selection = Selection::new(&plan);
    let counter = Counter::new(&plan, &selection);
    let axes = Axes::new(&plan, &selection, &selection.kept);
    let statements: Vec<Weighted> =
        selection.kept.iter().map(|&row| Weighted { row, weight: 1.0 }).collect();
    let cells = Cells::new(&plan, &counter.scale, &axes, &statements);
    let of = |(row, &code): (usize, &u32)| {
        let label = plan.rows.names[code as usize].clone();
        let entries = cells.row(row).iter().map(|cell| cells.entries(cell));
        consistent(label, entries, &counter.scale.measure)
    };
    Ok((period(&plan, &selection), axes.rows.codes.iter().enumerate().map(of).collect()))
}

fn consistent<'a>(
    label: String,
    cells: impl Iterator<Item = &'a [Entry]>,
    measure: &Measure,
) -> Consistency {
    let (mut pairs, mut apart) = (0.0, 0.0);
    for entries in cells {
        for (place, a) in entries.iter().enumerate() {
            pairs += a.weight * (a.weight - 1.0) / 2.0;
            for b in &entries[place + 1..] {
                pairs += a.weight * b.weight;
                apart += a.weight * b.weight * measure.apart(a.level, b.level) / measure.range();
            }
        }
    }
    let agreement = (pairs > 0.0).then(|| 1.0 - apart / pairs);
    Consistency { label, pairs, agreement }
}

/// Where rows turned: statements with another value than the one before of the same row on the
/// same column, in the order of statements. A statement without a time is neither before nor after.
///
/// # Errors
///
/// As [`super::super::networks`].
pub fn turns(table: &Table, options: &Options) -> Result<Vec<Turn>, Error> {
    let plan = Plan::new(table, options)?;
    let selection = Selection::new(&plan);
    let counter = Counter::new(&plan, &selection);
    let mut last = HashMap::new();
    let mut turns = Vec::new();
    for &row in timed(&plan, &selection) {
        let at = row as usize;
        let before = last.insert((plan.rows.codes[at], plan.columns.codes[at]), row);
        let turned = before.filter(|&it| counter.scale.level(it) != counter.scale.level(row));
        turns.extend(turned.map(|it| Turn { before: it as usize, after: at }));
    }
    Ok(turns)
}
