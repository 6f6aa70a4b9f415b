//! Takes statements with weights, gives how much each row says of each column, at each level.

use super::{axis::Axes, plan::Plan, scale::Scale, table::NONE};

/// A statement by its row in the table, with what it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weighted {
    pub(super) row: u32,
    pub(super) weight: f64,
}

/// What a row says of a column at one level: x(i,j,k) of the formulas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) level: u32,
    pub(super) weight: f64,
}

/// The pairs of rows and columns that have a statement, by rows, then columns.
pub(super) struct Cells {
    all: Vec<Cell>,
    entries: Vec<Entry>,
    /// Where each row starts in `all`.
    row_starts: Vec<u32>,
    /// Cells by columns, then rows.
    by_column: Vec<u32>,
    /// Where each column starts in `by_column`.
    column_starts: Vec<u32>,
}

/// A pair of a row and a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    start: u32,
    end: u32,
}

impl Cells {
    pub(super) fn new(plan: &Plan, scale: &Scale, axes: &Axes, statements: &[Weighted]) -> Self {
        let mut keyed: Vec<(u32, u32, u32, f64)> = statements
            .iter()
            .filter(|statement| statement.weight != 0.0)
            .map(|statement| {
                let at = statement.row as usize;
                let row = axes.rows.places[plan.rows.codes[at] as usize];
                let column = axes.columns.places[plan.columns.codes[at] as usize];
                (row, column, scale.level(statement.row), statement.weight)
            })
            .filter(|&(row, column, ..)| row != NONE && column != NONE)
            .collect();
        // Stable, so that weights are added in the order of statements.
        keyed.sort_by_key(|&(row, column, level, _)| (row, column, level));
        let mut found = Self {
            all: Vec::new(),
            entries: Vec::new(),
            row_starts: Vec::new(),
            by_column: Vec::new(),
            column_starts: Vec::new(),
        };
        for (row, column, level, weight) in keyed {
            found.add(row, column, level, weight);
        }
        found.row_starts = starts(axes.rows.codes.len(), found.all.iter().map(|cell| cell.row));
        found.column_starts =
            starts(axes.columns.codes.len(), found.all.iter().map(|cell| cell.column));
        found.by_column = found.in_columns();
        found
    }

    fn add(&mut self, row: u32, column: u32, level: u32, weight: f64) {
        let end = self.entries.len() as u32;
        let is_same = self.all.last().is_some_and(|cell| (cell.row, cell.column) == (row, column));
        if !is_same {
            self.all.push(Cell { row, column, start: end, end });
        }
        let cell = self.all.last_mut().expect("pushed above");
        match self.entries.last_mut() {
            Some(entry) if cell.start < cell.end && entry.level == level => entry.weight += weight,
            _ => {
                self.entries.push(Entry { level, weight });
                cell.end += 1;
            }
        }
    }

    fn in_columns(&self) -> Vec<u32> {
        let mut next = self.column_starts.clone();
        let mut by_column = vec![0; self.all.len()];
        for (place, cell) in self.all.iter().enumerate() {
            by_column[next[cell.column as usize] as usize] = place as u32;
            next[cell.column as usize] += 1;
        }
        by_column
    }

    pub(super) fn row_count(&self) -> usize {
        self.row_starts.len() - 1
    }

    pub(super) fn column_count(&self) -> usize {
        self.column_starts.len() - 1
    }

    /// One more than the highest level that occurs.
    pub(super) fn level_count(&self) -> u32 {
        self.entries.iter().map(|entry| entry.level + 1).max().unwrap_or_default()
    }

    /// All of them, by rows.
    pub(super) fn all(&self) -> &[Cell] {
        &self.all
    }

    /// Those of a row, by columns.
    pub(super) fn row(&self, row: usize) -> &[Cell] {
        &self.all[self.row_starts[row] as usize..self.row_starts[row + 1] as usize]
    }

    /// Those of a column, by rows, but for the first few.
    pub(super) fn column(&self, column: usize, skipped: usize) -> impl Iterator<Item = &Cell> {
        let start = self.column_starts[column] as usize + skipped;
        let places = &self.by_column[start..self.column_starts[column + 1] as usize];
        places.iter().map(|&place| &self.all[place as usize])
    }

    /// What is said in a cell, by levels.
    pub(super) fn entries(&self, cell: &Cell) -> &[Entry] {
        &self.entries[cell.start as usize..cell.end as usize]
    }

    /// How much is said in a cell.
    pub(super) fn total(&self, cell: &Cell) -> f64 {
        self.entries(cell).iter().map(|entry| entry.weight).sum()
    }

    /// How much each row says: N(i) of the formulas.
    pub(super) fn row_totals(&self) -> Vec<f64> {
        let total = |row| self.row(row).iter().map(|cell| self.total(cell)).sum();
        (0..self.row_count()).map(total).collect()
    }

    /// How much is said of each column.
    pub(super) fn column_totals(&self) -> Vec<f64> {
        let total = |column| self.column(column, 0).map(|cell| self.total(cell)).sum();
        (0..self.column_count()).map(total).collect()
    }
}

fn starts(count: usize, places: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; count + 1];
    for place in places {
        starts[place as usize + 1] += 1;
    }
    for place in 1..starts.len() {
        starts[place] += starts[place - 1];
    }
    starts
}
