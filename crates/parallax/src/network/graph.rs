//! A network: nodes and weighted ties, with the time that they are of.

use super::Kind;

/// Nodes and ties; in a two-mode network rows come first.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// One set of nodes or two.
    pub kind: Kind,
    /// The variable of rows.
    pub row_variable: String,
    /// The variable of columns.
    pub column_variable: String,
    /// When its statements were made; `None` for a whole range in which none has a time.
    pub period: Option<Period>,
    /// How many statements were counted.
    pub statements: usize,
    /// Rows, then, in a two-mode network, columns.
    pub nodes: Vec<Node>,
    /// How many of the nodes are rows.
    pub row_count: usize,
    /// Ties whose weight is not 0, by their ends. In a one-mode network each stands once, from the
    /// earlier node to the later.
    pub ties: Vec<Tie>,
}

/// A stretch of time in seconds since 1970-01-01, UTC, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first second.
    pub start: i64,
    /// The moment that it stands for.
    pub middle: i64,
    /// Its last second.
    pub end: i64,
}

/// A value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The value.
    pub label: String,
    /// How many of the counted statements have it.
    pub statements: u32,
    /// When the first of them was made.
    pub first: Option<i64>,
    /// When the last of them was made.
    pub last: Option<i64>,
}

/// A tie of two nodes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// Place of the one in [`Network::nodes`].
    pub from: u32,
    /// Place of the other.
    pub to: u32,
    /// Never 0.
    pub weight: f64,
}

impl Network {
    /// The nodes of its rows.
    pub fn rows(&self) -> &[Node] {
        &self.nodes[..self.row_count]
    }

    /// The nodes of its columns; in a one-mode network those of its rows.
    pub fn columns(&self) -> &[Node] {
        &self.nodes[self.first_column()..]
    }

    /// Where columns start in [`Network::nodes`].
    pub fn first_column(&self) -> usize {
        match self.kind {
            Kind::OneMode => 0,
            Kind::TwoMode => self.row_count,
        }
    }

    /// The variable that a node is a value of.
    pub fn variable(&self, node: usize) -> &str {
        if node < self.row_count { &self.row_variable } else { &self.column_variable }
    }

    /// One line of the matrix, zeros included.
    pub fn line(&self, lines: &Lines, row: usize) -> Vec<f64> {
        let mut line = vec![0.0; self.columns().len()];
        for &(column, weight) in lines.of(row) {
            line[column as usize] = weight;
        }
        line
    }

    /// The matrix as one list of weights for each row, without zeros.
    pub fn lines(&self) -> Lines {
        let first = self.first_column() as u32;
        let mut cells: Vec<(u32, u32, f64)> = Vec::with_capacity(self.ties.len());
        for tie in &self.ties {
            cells.push((tie.from, tie.to - first, tie.weight));
            if self.kind == Kind::OneMode && tie.from != tie.to {
                cells.push((tie.to, tie.from, tie.weight));
            }
        }
        cells.sort_by_key(|&(row, column, _)| (row, column));
        let row_starts = (0..=self.row_count as u32)
            .map(|row| cells.partition_point(|&(of, ..)| of < row))
            .collect();
        let cells = cells.into_iter().map(|(_, column, weight)| (column, weight)).collect();
        Lines { starts: row_starts, cells }
    }
}

/// The lines of a matrix, without zeros.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<usize>,
    cells: Vec<(u32, f64)>,
}

impl Lines {
    /// Columns and weights of a row, by columns.
    pub fn of(&self, row: usize) -> &[(u32, f64)] {
        &self.cells[self.starts[row]..self.starts[row + 1]]
    }
}
