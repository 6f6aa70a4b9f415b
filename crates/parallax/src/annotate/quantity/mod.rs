//! Takes an annotated document, gives its numbers: how many of what, and how exactly.
//!
//! | module | what |
//! |---|---|
//! | `lexicon` | the word lists: numbers, comparators, units, what is no number |
//! | `number` | figures and words: "3.5 million", "two hundred and fifty" |
//! | `vague` | "dozens", "several thousand" |
//! | `share` | "half of", "one in five", "half an hour" |
//! | `range` | "between 200 and 300", "two or three", "rose from 20 to 35 percent" |
//! | `comparator` | "at least", "or more" |
//! | `age` | "34-year-old", "aged 34" |
//! | `counted` | the noun that is counted |
//! | `excluded` | numbers that count nothing; `clock`: hours |
//! | `phrase` | all of them, in order |
//! | `comparison` | whether two quantities can both be true |

mod age;
mod clock;
mod comparator;
mod comparison;
mod counted;
mod excluded;
mod lexicon;
mod number;
mod phrase;
mod range;
mod share;
#[cfg(test)]
pub(super) mod tests;
mod vague;

use serde::{Deserialize, Serialize};

use std::fmt;

pub use comparison::{Comparison, Value};

use super::{Annotated, atoms::Atoms};
use crate::text::Span;
use phrase::Step;

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
    /// The rule that read it: one of [`RULES`].
    pub rule: &'static str,
}

/// The rules that read quantities, by what they read.
pub const RULES: [&str; 9] =
    ["age", "article", "fraction", "gap", "number", "one-in-five", "range", "slash", "vague"];

/// How the number of a [`Quantity`] is to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl Comparator {
    /// All comparators, in the order of their declaration.
    pub const ALL: [Self; 8] = [
        Self::Exactly,
        Self::About,
        Self::AtLeast,
        Self::MoreThan,
        Self::AtMost,
        Self::FewerThan,
        Self::Nearly,
        Self::Between,
    ];

    /// The comparator's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exactly => "exactly",
            Self::About => "about",
            Self::AtLeast => "at-least",
            Self::MoreThan => "more-than",
            Self::AtMost => "at-most",
            Self::FewerThan => "fewer-than",
            Self::Nearly => "nearly",
            Self::Between => "between",
        }
    }

    /// The comparator of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|comparator| comparator.name() == name)
    }
}

/// Written as `count`, `percent`, `money:USD`, `age`, `duration:day`, `measure:kilometre`.
impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count => f.write_str("count"),
            Self::Percent => f.write_str("percent"),
            Self::Money(code) => write!(f, "money:{code}"),
            Self::Age => f.write_str("age"),
            Self::Duration(name) => write!(f, "duration:{name}"),
            Self::Measure(name) => write!(f, "measure:{name}"),
        }
    }
}

/// All quantities of a document, in order.
pub fn quantities(annotated: &Annotated<'_>) -> Vec<Quantity> {
    let atoms = Atoms::of(annotated);
    let dated = dated(annotated);
    let mut found: Vec<Quantity> = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < atoms.len() {
        match phrase::read(&atoms, &dated, at, free, found.last()) {
            Some(Step::Found(quantity, next)) => {
                // A token that holds two keeps the first.
                if found.last().is_none_or(|last| last.end <= quantity.first) {
                    found.push(quantity);
                }
                (at, free) = (next, next);
            }
            Some(Step::Past(next)) => (at, free) = (next, next),
            None => at += 1,
        }
    }
    found
}

/// For each token, whether an expression of time holds it.
fn dated(annotated: &Annotated<'_>) -> Vec<bool> {
    let mut dated = vec![false; annotated.analysis.len()];
    for time in &annotated.times {
        dated[time.first..time.end].fill(true);
    }
    dated
}

/// Whether a figure or a word for a number stands at `at`.
pub(super) fn is_number(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.figure(at).is_some() || lexicon::numeral(atoms, at).is_some()
}

/// Whether a comparator stands before the number at `at`.
pub(super) fn is_compared(atoms: &Atoms<'_>, at: usize) -> bool {
    lexicon::comparator_before(atoms, at).is_some()
}

/// Whether the words at `at` are a unit: "2000 kilometres" is no year.
pub(super) fn is_unit(atoms: &Atoms<'_>, at: usize) -> bool {
    lexicon::unit(atoms, at).is_some()
}

/// Whether a sign of a currency stands before the figure at `at`.
pub(super) fn is_money(atoms: &Atoms<'_>, at: usize) -> bool {
    lexicon::currency_before(atoms, at).is_some()
}

/// The whole number that begins at `at`, if it is one, and its end.
pub(super) fn whole_number(atoms: &Atoms<'_>, at: usize) -> Option<(i32, usize)> {
    let number = number::read(atoms, at)?;
    let whole = number.value.fract() == 0.0 && number.value < f64::from(i32::MAX);
    whole.then_some((number.value as i32, number.end))
}
