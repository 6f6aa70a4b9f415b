//! Takes what the members of one claim say in numbers, gives the numbers that cannot both be so.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`relation`] | numbers of two statements | whether both can be so |
//! | [`conflicts`] | all statements of a claim | pairs of numbers that cannot, with who states them |

mod listing;
mod relation;
#[cfg(test)]
mod tests;

pub use listing::{Conflict, MOST_CONFLICTS, Side, conflicts};
pub use relation::{Relation, relation};

use crate::{
    annotate::{
        quantity::{Comparator, Unit},
        time::Days,
    },
    resolve::claims::{Record, RecordAmount, RecordClause, Term},
};

/// A number of a statement, without its place in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// How the number is to be taken.
    pub comparator: Comparator,
    /// The least value, in units of `unit`.
    pub low: f64,
    /// The greatest value; equal to `low` for a single number.
    pub high: f64,
    /// What kind of number it is.
    pub unit: Unit,
    /// The word for what is counted; that of no word where the text does not say it.
    pub counted: Term,
}

impl Figure {
    fn of(amount: RecordAmount<'_>) -> Self {
        let value = amount.value();
        let (comparator, low, high) = (value.comparator, value.low, value.high);
        Self { comparator, low, high, unit: value.unit.clone(), counted: amount.counted() }
    }
}

/// A statement of a claim. Only statements whose source stands behind them are given: a number that
/// is denied is not claimed.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'r> {
    /// The number of the statement, in an order that shuffling inputs does not change: unique.
    pub statement: u32,
    /// Who says so, if known.
    pub speaker: Option<u32>,
    /// When it was published, if known.
    pub published: Option<Days>,
    /// What it says.
    pub record: Record<'r>,
}

/// A number of a statement, with the clause that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Number<'r> {
    /// The clause.
    pub clause: RecordClause<'r>,
    /// The number.
    pub amount: RecordAmount<'r>,
}

impl<'r> Stated<'r> {
    /// Its numbers, in the order of its clauses.
    pub fn numbers(&self) -> impl Iterator<Item = Number<'r>> + use<'r> {
        let of = |clause: RecordClause<'r>| {
            clause.amounts().map(move |amount| Number { clause, amount })
        };
        self.record.clauses().flat_map(of)
    }
}
