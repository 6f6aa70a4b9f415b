//! Takes the numbers of two clauses, gives whether they count the same thing and can both be right.

use serde::{Deserialize, Serialize};

use super::lexicon::{is_relabelled, same_noun};
use crate::annotate::quantity::{Comparator, Unit};

/// A number as a record keeps it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Amount {
    /// How the number is to be taken.
    pub comparator: Comparator,
    /// The least value, in units of `unit`.
    pub low: f64,
    /// The greatest value.
    pub high: f64,
    /// What kind of number it is.
    pub unit: Unit,
    /// The lemma of the counted noun; empty where there is none.
    pub counted: String,
}

/// What the numbers of two clauses say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbers {
    /// They may all be right, or one clause has none.
    Compatible,
    /// Two of the same thing cannot both be right.
    Conflict,
    /// Both clauses count, but no thing in common.
    OtherThings,
}

/// Compares each number with those of the other clause that count the same thing.
pub(super) fn compare(a: &[Amount], b: &[Amount]) -> Numbers {
    let pairs = a.iter().flat_map(|left| b.iter().map(move |right| (left, right)));
    let mut alike = pairs.filter(|(left, right)| counts_alike(left, right)).peekable();
    if alike.peek().is_none() {
        let both_count = counts(a) && counts(b);
        return if both_count { Numbers::OtherThings } else { Numbers::Compatible };
    }
    let conflict = alike.any(|(left, right)| apart(left, right));
    if conflict { Numbers::Conflict } else { Numbers::Compatible }
}

fn counts(amounts: &[Amount]) -> bool {
    amounts.iter().any(|amount| amount.unit == Unit::Count && !amount.counted.is_empty())
}

fn counts_alike(a: &Amount, b: &Amount) -> bool {
    let (left, right) = (a.counted.as_str(), b.counted.as_str());
    let unnamed = left.is_empty() || right.is_empty();
    let nouns = unnamed || same_noun(left, right) || is_relabelled(left, right);
    let unstated = |unit: &Unit| *unit == Unit::Money(String::new());
    let money = matches!((&a.unit, &b.unit), (Unit::Money(_), Unit::Money(_)));
    (a.unit == b.unit && nouns) || (money && (unstated(&a.unit) || unstated(&b.unit)))
}

/// Whether the intervals that the words allow do not meet.
///
/// They are narrower than those of [`crate::annotate::quantity::Value`], which lists what cannot
/// both be so: here "hundreds" suggests no tens of thousands, and 150 of a coin that both sentences
/// leave unnamed are not 60, for no number may be joined with another in silence.
fn apart(a: &Amount, b: &Amount) -> bool {
    let ((a_low, a_high), (b_low, b_high)) = (interval(a), interval(b));
    a_high < b_low || b_high < a_low
}

/// Share by which "about" may miss.
const ABOUT: f64 = 0.15;

/// The step to the next round number, from which on one would have said "more than" that.
fn step(value: f64) -> f64 {
    10f64.powf(value.max(1.0).log10().floor())
}

/// "At least 40" is not said of thousands.
const MAGNITUDE: f64 = 10.0;

/// The values that the words allow.
fn interval(amount: &Amount) -> (f64, f64) {
    let (low, high) = (amount.low, amount.high);
    match amount.comparator {
        Comparator::Exactly | Comparator::Between => (low, high),
        Comparator::About => (low * (1.0 - ABOUT), high * (1.0 + ABOUT)),
        Comparator::AtLeast => (low, low * MAGNITUDE),
        Comparator::MoreThan => (low * (1.0 + f64::EPSILON), low + step(low)),
        Comparator::AtMost => (0.0, high),
        Comparator::FewerThan => (0.0, high * (1.0 - f64::EPSILON)),
        Comparator::Nearly => (low * (1.0 - ABOUT), high),
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Numbers, compare};
    use crate::annotate::quantity::{Comparator, Unit};

    fn amount(comparator: Comparator, value: f64, counted: &str) -> Amount {
        let counted = counted.to_owned();
        Amount { comparator, low: value, high: value, unit: Unit::Count, counted }
    }

    #[test]
    fn numbers_of_one_thing_conflict_where_no_value_fits_both() {
        let at_least = amount(Comparator::AtLeast, 300.0, "person");
        let exactly = |value| amount(Comparator::Exactly, value, "resident");
        let with = |value| compare(std::slice::from_ref(&at_least), &[exactly(value)]);
        assert_eq!(with(250.0), Numbers::Conflict);
        assert_eq!(with(450.0), Numbers::Compatible);
    }

    #[test]
    fn numbers_of_two_things_say_nothing_to_each_other() {
        let houses = amount(Comparator::Exactly, 3.0, "house");
        let soldiers = amount(Comparator::Exactly, 3.0, "soldier");
        assert_eq!(compare(std::slice::from_ref(&houses), &[soldiers]), Numbers::OtherThings);
        assert_eq!(compare(&[houses], &[]), Numbers::Compatible);
    }
}
