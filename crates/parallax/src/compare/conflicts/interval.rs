//! Takes a figure, gives the interval of values that it leaves open.
//!
//! People round without saying so: "30,000" is written for 29,400, "29,412" is not. So a number
//! that ends in zeros stands for what is rounded to it, half a unit of its last other digit to
//! either side, but for no more than a tenth of it: else "100" would stand for 50 to 150, and a
//! reader who is told 60 by another source would not be told that they differ. Any other number is
//! taken as counted. "About" leaves a tenth to either side, whatever the digits.

use super::{Comparator, Figure, Unit};

/// The share that a round number, or "about" a number, leaves open to either side.
const ROUND: f64 = 0.1;
/// Numbers below are counted, not rounded.
const LEAST_ROUND: f64 = 10.0;

/// Values from `low` to `high`, with or without these two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) has_low: bool,
    pub(super) has_high: bool,
}

impl Interval {
    pub(super) fn of(figure: &Figure) -> Self {
        let (low, high) = (figure.low.min(figure.high), figure.low.max(figure.high));
        let closed = |low: f64, high: f64| Self { low, high, has_low: true, has_high: true };
        match figure.comparator {
            Comparator::Exactly | Comparator::Between => {
                closed(low - rounding(low, &figure.unit), high + rounding(high, &figure.unit))
            }
            Comparator::About => closed(low - ROUND * low.abs(), high + ROUND * high.abs()),
            Comparator::AtLeast => closed(low, f64::INFINITY),
            Comparator::MoreThan => Self { has_low: false, ..closed(low, f64::INFINITY) },
            Comparator::AtMost => closed(f64::NEG_INFINITY, high),
            Comparator::FewerThan => Self { has_high: false, ..closed(f64::NEG_INFINITY, high) },
            Comparator::Nearly => Self { has_high: false, ..closed(low - ROUND * low.abs(), high) },
        }
    }

    /// Whether no value is in both.
    pub(super) fn is_disjoint(self, other: Self) -> bool {
        ends_before(self, other) || ends_before(other, self)
    }
}

/// Whether all values of `one` are less than all of `other`.
fn ends_before(one: Interval, other: Interval) -> bool {
    let touches = one.has_high && other.has_low;
    // Bounds come out of products, so equal ones may differ in their last digits.
    let slack = 1e-9 * one.high.abs().min(other.low.abs());
    if touches { one.high + slack < other.low } else { one.high <= other.low + slack }
}

/// How far a number that is given plainly may be rounded, to either side.
fn rounding(value: f64, unit: &Unit) -> f64 {
    let size = value.abs();
    // Ages and shares are said in whole numbers, and fifty per cent is not "some fifty".
    if size < LEAST_ROUND || size.fract() != 0.0 || matches!(unit, Unit::Age | Unit::Percent) {
        return 0.0;
    }
    let mut digit = 1.0;
    while digit * 10.0 <= size && (size / (digit * 10.0)).fract() == 0.0 {
        digit *= 10.0;
    }
    if digit > 1.0 { (digit / 2.0).min(ROUND * size) } else { 0.0 }
}
