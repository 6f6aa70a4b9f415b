//! Takes an annotated document, gives its numbers: how many of what, and how exactly.

use super::Annotated;
use crate::text::Span;

/// A number with what it counts or measures: "at least 300 people", "$3.5bn", "nearly all of the
/// 30,000". Clock times, years, dates and ordinals are none.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The whole expression, with its comparator and unit.
    pub span: Span,
    /// First token of the expression.
    pub first: usize,
    /// One past its last token.
    pub end: usize,
    /// How the number is to be taken.
    pub comparator: Comparator,
    /// The least value, in units of `unit`; equal to `high` for a single number.
    pub low: f64,
    /// The greatest value.
    pub high: f64,
    /// What kind of number it is.
    pub unit: Unit,
    /// The token of the counted noun ("people"), where the text has one.
    pub counted: Option<usize>,
}

/// How the number of a [`Quantity`] is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparator {
    /// "300".
    Exactly,
    /// "about 300", "some 300", "an estimated 300".
    About,
    /// "at least 300", "300 or more".
    AtLeast,
    /// "more than 300", "over 300".
    MoreThan,
    /// "at most 300", "up to 300".
    AtMost,
    /// "fewer than 300", "less than 300", "under 300".
    FewerThan,
    /// "nearly 300", "almost 300".
    Nearly,
    /// "between 200 and 300", "200 to 300".
    Between,
}

/// What a number is a number of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Things: the counted noun says which.
    Count,
    /// Hundredths.
    Percent,
    /// Money, in units of an ISO 4217 currency; empty where the text does not say which.
    Money(String),
    /// Years of age.
    Age,
    /// A length of time in a unit of the text: "day", "hour", "year".
    Duration(String),
    /// Any other measure, by its usual name: "kilometre", "tonne", "degree".
    Measure(String),
}

/// All quantities of a document, in order.
pub fn quantities(_annotated: &Annotated<'_>) -> Vec<Quantity> {
    Vec::new()
}
