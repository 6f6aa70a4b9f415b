//! Takes the values of two quantities, says whether both can be true of one thing.
//!
//! A value stands for an interval, wider than its words:
//!
//! - An exact count below 100 is itself: 12 dead are not 13.
//! - Any other exact number stands for what is rounded to it: half a unit of its last significant
//!   digit to each side, the upper edge left out, and at most a twentieth of it, since 300 may be
//!   296 in other words, but 260 is another number.
//! - "About" and "nearly" leave half a unit of the last significant digit, at least a tenth of the
//!   number and at most a fifth: a speaker who says "about 300" counts in hundreds and would say
//!   "about 400" from 350 on (M. Krifka, "Approximate interpretation of number words", 2007). So
//!   "about 300" goes with 320, and not with 400. "Nearly" leaves this below the number only.
//! - "At least", "more than", "up to" and "fewer than" are open to one side, to any distance: they
//!   are read for what they say, not for what they suggest.

use super::{Comparator, Unit, lexicon};

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

/// A number without its place in a text.
#[derive(Clone, Copy, Debug)]
pub struct Value<'a> {
    /// How it is to be taken.
    pub comparator: Comparator,
    /// The least value, in units of `unit`.
    pub low: f64,
    /// The greatest value.
    pub high: f64,
    /// What kind of number it is.
    pub unit: &'a Unit,
}

impl Value<'_> {
    /// Whether both values can be true of one thing. What they count is not compared: that is the
    /// caller's matter. Lengths of time, distances and the like are brought to one unit; money of
    /// different currencies, or of an unknown one, is unlike.
    pub fn compare(self, other: Value<'_>) -> Comparison {
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

    /// The least number that "up to" this one leaves possible: nothing is counted below zero, but
    /// degrees may lie there.
    pub(crate) fn least(self) -> f64 {
        let is_degree = matches!(self.unit, Unit::Measure(name) if name.starts_with("degree"));
        if is_degree || self.high < 0.0 { f64::NEG_INFINITY } else { 0.0 }
    }
}

/// The numbers that a value leaves possible.
struct Interval {
    low: f64,
    high: f64,
    /// Whether `low` itself is possible.
    holds_low: bool,
    /// Whether `high` itself is possible.
    holds_high: bool,
}

impl Interval {
    /// The interval of a value in the unit that it shares with `other`, if it shares one.
    fn of(value: Value<'_>, other: Value<'_>) -> Option<Self> {
        let size = common_size(value.unit, other.unit)?;
        let mut interval = Self::written(value);
        interval.low *= size;
        interval.high *= size;
        Some(interval)
    }

    /// The interval in the value's own unit.
    fn written(value: Value<'_>) -> Self {
        let (low, high) = (value.low, value.high);
        let exact = |number| exact_tolerance(number, value.unit);
        let (low, high, holds_low, holds_high) = match value.comparator {
            Comparator::Exactly | Comparator::Between => {
                (low - exact(low), high + exact(high), true, exact(high) <= 0.0)
            }
            Comparator::About => (low - about(low), high + about(high), true, true),
            Comparator::Nearly => (low - about(low), high, true, true),
            Comparator::AtLeast => (low, f64::INFINITY, true, false),
            Comparator::MoreThan => (low, f64::INFINITY, false, false),
            Comparator::AtMost => (value.least(), high, true, true),
            Comparator::FewerThan => (value.least(), high, true, false),
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
    use crate::annotate::quantity::{
        Comparator::{self, About, AtLeast, AtMost, Between, Exactly, FewerThan, MoreThan, Nearly},
        Unit, Value,
    };

    /// How two values compare, each with its comparator, least and greatest number and unit.
    fn compare(
        one: &(Comparator, f64, f64, Unit),
        two: &(Comparator, f64, f64, Unit),
    ) -> Comparison {
        let value = |of: &(Comparator, f64, f64, Unit)| (of.0, of.1, of.2);
        let ((a, low, high), (b, least, most)) = (value(one), value(two));
        let one = Value { comparator: a, low, high, unit: &one.3 };
        one.compare(Value { comparator: b, low: least, high: most, unit: &two.3 })
    }

    fn check(one: (Comparator, f64), two: (Comparator, f64), expected: Comparison) {
        let of = |(comparator, value): (Comparator, f64)| Value {
            comparator,
            low: value,
            high: value,
            unit: &Unit::Count,
        };
        assert_eq!(of(one).compare(of(two)), expected, "{one:?} {two:?}");
        assert_eq!(of(two).compare(of(one)), expected, "{two:?} {one:?}");
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
    fn what_lies_below_zero_is_compared() {
        check((FewerThan, -5.0), (Exactly, -8.0), Compatible);
        check((FewerThan, -5.0), (Exactly, -5.0), Disjoint);
        check((FewerThan, -5.0), (FewerThan, -5.0), Equal);
        check((AtMost, -5.0), (Exactly, -5.0), Compatible);
        check((AtMost, -5.0), (Exactly, 2.0), Disjoint);
        check((AtMost, -5.0), (MoreThan, -5.0), Disjoint);
        let degrees =
            |comparator, value, name: &str| (comparator, value, value, Unit::Measure(name.into()));
        let [warm, cold] = [(AtMost, 5.0), (Exactly, -3.0)].map(|(c, v)| degrees(c, v, "degree"));
        assert_eq!(compare(&warm, &cold), Compatible);
        let [some, others] = ["degree-celsius", "degree-fahrenheit"].map(|unit| {
            assert!(
                crate::annotate::quantity::lexicon::size(&Unit::Measure(unit.into())).is_some()
            );
            degrees(Exactly, 40.0, unit)
        });
        assert_eq!(compare(&some, &others), Unlike);
    }

    #[test]
    fn ranges_meet_what_lies_within() {
        let range = (Between, 20.0, 30.0, Unit::Count);
        let exactly = |value| (Exactly, value, value, Unit::Count);
        assert_eq!(compare(&range, &range), Equal);
        assert_eq!(compare(&range, &exactly(25.0)), Compatible);
        assert_eq!(compare(&range, &exactly(31.0)), Disjoint);
    }

    #[test]
    fn units_are_brought_together() {
        let time = |value, name: &str| (Exactly, value, value, Unit::Duration(name.to_owned()));
        let money = |value, code: &str| (Exactly, value, value, Unit::Money(code.into()));
        let percent = |value| (Exactly, value, value, Unit::Percent);
        assert_eq!(compare(&time(2.0, "week"), &time(14.0, "day")), Compatible);
        assert_eq!(compare(&time(2.0, "week"), &time(20.0, "day")), Disjoint);
        assert_eq!(compare(&money(5.0, "EUR"), &money(5.0, "USD")), Unlike);
        assert_eq!(compare(&money(5.0, ""), &money(5.0, "")), Unlike);
        assert_eq!(compare(&percent(5.0), &time(5.0, "day")), Unlike);
        assert_eq!(compare(&percent(20.0), &percent(20.4)), Compatible);
        assert_eq!(compare(&percent(20.0), &percent(19.0)), Disjoint);
    }
}
