//! Takes what the members of one claim say in numbers, gives the numbers that cannot both be so.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`relation`] | the figures of two statements | whether both can be so |
//! | [`conflicts`] | all statements of a claim | pairs of figures that cannot, with who states them |

mod listing;
mod relation;
#[cfg(test)]
mod tests;

pub use listing::{Conflict, Side, conflicts};
pub use relation::{Relation, relation};

use crate::annotate::{
    quantity::{Comparator, Unit, Value},
    time::Days,
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
    /// The class of what is counted, where the text says it; compared for equality only. Figures
    /// of different classes are never compared.
    pub counted: Option<u64>,
}

impl Figure {
    /// The number without what is counted.
    fn value(&self) -> Value<'_> {
        let (low, high) = (self.low, self.high);
        Value { comparator: self.comparator, low, high, unit: &self.unit }
    }
}

/// What one statement of a claim says in numbers. Only statements whose source stands behind them
/// are given: a number that is denied is not claimed.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The number of the statement, in an order that shuffling inputs does not change: unique.
    pub statement: u32,
    /// Who says so, if known.
    pub speaker: Option<u32>,
    /// The days that it speaks about, if known.
    pub days: Option<Days>,
    /// When it was published, if known.
    pub published: Option<Days>,
    /// The numbers, in the order of the text.
    pub figures: Vec<Figure>,
}
