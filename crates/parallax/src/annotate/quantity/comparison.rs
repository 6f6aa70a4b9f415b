//! Takes two quantities, says whether both can be true of one thing.
//!
//! A quantity stands for an interval, wider than its words:
//!
//! - An exact count below 100 is itself: 12 dead are not 13.
//! - Any other exact number stands for what is rounded to it: half a unit of its last significant
//!   digit to each side, the upper edge left out, and at most a twentieth of it, since 300 may be 296 in other words, but 260
//!   is another number.
//! - "About" and "nearly" leave half a unit of the last significant digit, at least a tenth of the
//!   number and at most a fifth: a speaker who says "about 300" counts in hundreds and would say
//!   "about 400" from 350 on (M. Krifka, "Approximate interpretation of number words", 2007). So
//!   "about 300" goes with 320, and not with 400. "Nearly" leaves this below the number only.
//! - "At least", "more than", "up to" and "fewer than" are open to one side, to any distance: they
//!   are read for what they say, not for what they suggest.

use super::{Comparator, Quantity, Unit, lexicon};

/// How two quantities go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// They say the same.
    Equal,
    /// Both can be true.
    Compatible,
    /// Not both can be true: a conflict.
    Disjoint,
    /// They are of different kinds, so nothing can be said: people and percent.
    Unlike,
}

/// Least relative tolerance of "about".
const LEAST_ABOUT: f64 = 0.1;
/// Greatest relative tolerance of "about".
const MOST_ABOUT: f64 = 0.2;
/// Greatest relative tolerance of an exact number.
const MOST_EXACT: f64 = 0.05;
/// Counts below are exact.
const EXACT_BELOW: f64 = 100.0;

impl Quantity {
    /// Whether both quantities can be true of one thing. What they count is not compared: that is
    /// the caller's matter. Lengths of time, distances and the like are brought to one unit; money
    /// of different currencies, or of an unknown one, is unlike.
    pub fn conflicts_with(&self, other: &Self) -> Comparison {
        let (Some(one), Some(two)) = (Interval::of(self, other), Interval::of(other, self)) else {
            return Comparison::Unlike;
        };
        if self.comparator == other.comparator && one.is(&two) {
            Comparison::Equal
        } else if one.meets(&two) {
            Comparison::Compatible
        } else {
            Comparison::Disjoint
        }
    }
}

/// The values that a quantity leaves possible.
struct Interval {
    low: f64,
    high: f64,
    /// Whether `low` itself is possible.
    holds_low: bool,
    /// Whether `high` itself is possible.
    holds_high: bool,
}

impl Interval {
    /// The interval of a quantity in the unit that it shares with `other`, if it shares one.
    fn of(quantity: &Quantity, other: &Quantity) -> Option<Self> {
        let size = common_size(&quantity.unit, &other.unit)?;
        let mut interval = Self::written(quantity);
        interval.low *= size;
        interval.high *= size;
        Some(interval)
    }

    /// The interval in the quantity's own unit.
    fn written(quantity: &Quantity) -> Self {
        let (low, high) = (quantity.low, quantity.high);
        let exact = |value| exact_tolerance(value, &quantity.unit);
        let (low, high, holds_low, holds_high) = match quantity.comparator {
            Comparator::Exactly | Comparator::Between => {
                (low - exact(low), high + exact(high), true, exact(high) <= 0.0)
            }
            Comparator::About => (low - about(low), high + about(high), true, true),
            Comparator::Nearly => (low - about(low), high, true, true),
            Comparator::AtLeast => (low, f64::INFINITY, true, false),
            Comparator::MoreThan => (low, f64::INFINITY, false, false),
            Comparator::AtMost => (0.0, high, true, true),
            Comparator::FewerThan => (0.0, high, true, false),
        };
        Self { low, high, holds_low, holds_high }
    }

    fn meets(&self, other: &Self) -> bool {
        self.begins_within(other) && other.begins_within(self)
    }

    /// Whether this interval begins before `other` ends.
    fn begins_within(&self, other: &Self) -> bool {
        let touches = same(self.low, other.high) && self.holds_low && other.holds_high;
        touches || (self.low < other.high && !same(self.low, other.high))
    }

    fn is(&self, other: &Self) -> bool {
        same(self.low, other.low) && same(self.high, other.high)
    }
}

/// Equal but for the rounding of the arithmetic.
fn same(a: f64, b: f64) -> bool {
    let finite = a.is_finite() && b.is_finite();
    finite && (a - b).abs() <= 1e-9 * a.abs().max(b.abs()) || !finite && a.total_cmp(&b).is_eq()
}

/// What one of `unit` is in the unit that it shares with `other`; `None` where they share none.
fn common_size(unit: &Unit, other: &Unit) -> Option<f64> {
    if unit == other {
        return (*unit != Unit::Money(String::new())).then_some(1.0);
    }
    let ((dimension, size), (other, _)) = (lexicon::size(unit)?, lexicon::size(other)?);
    (dimension == other).then_some(size)
}

fn exact_tolerance(value: f64, unit: &Unit) -> f64 {
    if *unit == Unit::Count && value < EXACT_BELOW {
        return 0.0;
    }
    let step = if *unit == Unit::Age { 0.0 } else { last_digit(value) / 2.0 };
    // A hundredth is rounded to its last written digit: 20 percent are not 19.
    let step = if *unit == Unit::Percent { step.min(0.5) } else { step };
    // Odd counts in full figures are counted, not rounded.
    let step = if *unit == Unit::Count && step < 1.0 { 0.0 } else { step };
    step.min(MOST_EXACT * value.abs())
}

fn about(value: f64) -> f64 {
    let value = value.abs();
    (last_digit(value) / 2.0).clamp(LEAST_ABOUT * value, MOST_ABOUT * value)
}

/// The unit of the last significant digit: 100 for 300, 10 for 320, 0.1 for 3.5.
fn last_digit(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    // Six significant digits are more than a text rounds to.
    let mut unit = 10f64.powi(value.abs().log10().floor() as i32);
    let least = unit * 1e-6;
    while unit > least {
        let units = value / unit;
        if (units - units.round()).abs() < 1e-6 {
            break;
        }
        unit /= 10.0;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::Comparison::{self, Compatible, Disjoint, Equal, Unlike};
    use crate::{
        annotate::quantity::{
            Comparator::{
                self, About, AtLeast, AtMost, Between, Exactly, FewerThan, MoreThan, Nearly,
            },
            Quantity, Unit,
        },
        text::Span,
    };

    fn quantity(comparator: Comparator, low: f64, high: f64, unit: Unit) -> Quantity {
        let span = Span::new(0, 0);
        Quantity { span, first: 0, end: 0, comparator, low, high, unit, counted: None }
    }

    fn check(one: (Comparator, f64), two: (Comparator, f64), expected: Comparison) {
        let of = |(comparator, value): (Comparator, f64)| {
            quantity(comparator, value, value, Unit::Count)
        };
        assert_eq!(of(one).conflicts_with(&of(two)), expected, "{one:?} {two:?}");
        assert_eq!(of(two).conflicts_with(&of(one)), expected, "{two:?} {one:?}");
    }

    #[test]
    fn counts_below_a_hundred_are_exact() {
        check((Exactly, 12.0), (Exactly, 12.0), Equal);
        check((Exactly, 12.0), (Exactly, 13.0), Disjoint);
        check((Exactly, 20.0), (Exactly, 21.0), Disjoint);
    }

    #[test]
    fn round_numbers_are_rounded() {
        check((Exactly, 300.0), (Exactly, 296.0), Compatible);
        check((Exactly, 300.0), (Exactly, 260.0), Disjoint);
        check((Exactly, 312.0), (Exactly, 313.0), Disjoint);
        check((Exactly, 30_000.0), (Exactly, 31_000.0), Compatible);
        check((Exactly, 30_000.0), (Exactly, 20_000.0), Disjoint);
    }

    #[test]
    fn about_is_wider() {
        check((About, 300.0), (Exactly, 320.0), Compatible);
        check((About, 300.0), (About, 300.0), Equal);
        check((About, 300.0), (Exactly, 300.0), Compatible);
        check((About, 300.0), (Exactly, 400.0), Disjoint);
        check((About, 12.0), (Exactly, 13.0), Compatible);
        check((Nearly, 300.0), (Exactly, 290.0), Compatible);
        check((Nearly, 300.0), (Exactly, 320.0), Disjoint);
    }

    #[test]
    fn open_sides_are_read_for_what_they_say() {
        check((AtLeast, 300.0), (Exactly, 5000.0), Compatible);
        check((AtLeast, 300.0), (Exactly, 200.0), Disjoint);
        check((AtLeast, 300.0), (AtMost, 300.0), Compatible);
        check((MoreThan, 12.0), (Exactly, 12.0), Disjoint);
        check((FewerThan, 300.0), (AtLeast, 300.0), Disjoint);
        check((AtMost, 300.0), (FewerThan, 20.0), Compatible);
        check((MoreThan, 300.0), (AtLeast, 300.0), Compatible);
    }

    #[test]
    fn ranges_meet_what_lies_within() {
        let range = quantity(Between, 20.0, 30.0, Unit::Count);
        let exactly = |value| quantity(Exactly, value, value, Unit::Count);
        assert_eq!(range.conflicts_with(&range), Equal);
        assert_eq!(range.conflicts_with(&exactly(25.0)), Compatible);
        assert_eq!(range.conflicts_with(&exactly(31.0)), Disjoint);
    }

    #[test]
    fn units_are_brought_together() {
        let time =
            |value, name: &str| quantity(Exactly, value, value, Unit::Duration(name.to_owned()));
        let money = |value, code: &str| quantity(Exactly, value, value, Unit::Money(code.into()));
        let percent = |value| quantity(Exactly, value, value, Unit::Percent);
        assert_eq!(time(2.0, "week").conflicts_with(&time(14.0, "day")), Compatible);
        assert_eq!(time(2.0, "week").conflicts_with(&time(20.0, "day")), Disjoint);
        assert_eq!(money(5.0, "EUR").conflicts_with(&money(5.0, "USD")), Unlike);
        assert_eq!(money(5.0, "").conflicts_with(&money(5.0, "")), Unlike);
        assert_eq!(percent(5.0).conflicts_with(&time(5.0, "day")), Unlike);
        assert_eq!(percent(20.0).conflicts_with(&percent(20.4)), Compatible);
        assert_eq!(percent(20.0).conflicts_with(&percent(19.0)), Disjoint);
    }
}
