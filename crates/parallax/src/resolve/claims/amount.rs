//! Takes the numbers of two clauses, gives whether they count the same thing and can both be right.

use serde::{Deserialize, Serialize};

use super::{
    lexicon::Term,
    records::{RecordAmount, RecordClause},
};
use crate::annotate::quantity::{Comparator, Unit, Value};

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
pub(super) fn compare(a: RecordClause<'_>, b: RecordClause<'_>) -> Numbers {
    if a.amounts().len() == 0 || b.amounts().len() == 0 {
        return Numbers::Compatible;
    }
    let pairs = || a.amounts().flat_map(|left| b.amounts().map(move |right| (left, right)));
    let mut alike = pairs().filter(|(left, right)| counts_alike(*left, *right)).peekable();
    if alike.peek().is_none() {
        let both_count = counts(a) && counts(b);
        return if both_count { Numbers::OtherThings } else { Numbers::Compatible };
    }
    let conflict = alike.any(|(left, right)| apart(left.value(), right.value()));
    if conflict { Numbers::Conflict } else { Numbers::Compatible }
}

fn counts(clause: RecordClause<'_>) -> bool {
    clause.amounts().any(|one| *one.value().unit == Unit::Count && one.counted() != Term::NONE)
}

/// Whether two numbers count or measure the same thing, as far as words tell.
fn counts_alike(a: RecordAmount<'_>, b: RecordAmount<'_>) -> bool {
    let (left, right, lexicon) = (a.counted(), b.counted(), a.lexicon());
    let unnamed = left == Term::NONE || right == Term::NONE;
    let nouns = unnamed || lexicon.same_noun(left, right) || lexicon.is_relabelled(left, right);
    let (one, other) = (a.value().unit, b.value().unit);
    let unstated = |unit: &Unit| *unit == Unit::Money(String::new());
    let money = matches!((one, other), (Unit::Money(_), Unit::Money(_)));
    (one == other && nouns) || (money && (unstated(one) || unstated(other)))
}

/// Whether two numbers surely count or measure the same thing: a number of nothing in particular
/// beside a number of something might be anything.
pub fn counts_same(a: RecordAmount<'_>, b: RecordAmount<'_>) -> bool {
    let (left, right) = (a.counted(), b.counted());
    (left == Term::NONE) == (right == Term::NONE) && a.lexicon().same_noun(left, right)
}

/// Whether the intervals that the words allow do not meet.
///
/// They are narrower than those of [`Value`], which lists what cannot
/// both be so: here "hundreds" suggests no tens of thousands, and 150 of a coin that both sentences
/// leave unnamed are not 60, for no number may be joined with another in silence.
fn apart(a: Value<'_>, b: Value<'_>) -> bool {
    let ((a_low, a_high), (b_low, b_high)) = (interval(a), interval(b));
    a_high < b_low || b_high < a_low
}

/// Share by which "about" may miss.
const ABOUT: f64 = 0.15;

/// The step to the next round number, from which on one would have said "more than" that.
fn step(value: f64) -> f64 {
    10f64.powf(value.abs().max(1.0).log10().floor())
}

/// "At least 40" is not said of thousands.
const MAGNITUDE: f64 = 10.0;

/// The values that the words allow.
fn interval(amount: Value<'_>) -> (f64, f64) {
    let (low, high) = (amount.low, amount.high);
    let about = |value: f64| value.abs() * ABOUT;
    match amount.comparator {
        Comparator::Exactly | Comparator::Between => (low, high),
        Comparator::About => (low - about(low), high + about(high)),
        Comparator::AtLeast if low > 0.0 => (low, low * MAGNITUDE),
        Comparator::AtLeast => (low, f64::INFINITY),
        Comparator::MoreThan => (low.next_up(), low + step(low)),
        Comparator::AtMost => (amount.least(), high),
        Comparator::FewerThan => (amount.least(), high.next_down()),
        Comparator::Nearly => (low - about(low), high),
    }
}

#[cfg(test)]
mod tests {
    use super::{Amount, Numbers};
    use crate::{
        annotate::quantity::{Comparator, Unit},
        extract::{
            proposition::{Modality, Polarity},
            stance::Stance,
        },
        resolve::claims::{ClaimStatement, Clause, Records, Told},
    };

    fn amount(comparator: Comparator, value: f64, counted: &str) -> Amount {
        let counted = counted.to_owned();
        Amount { comparator, low: value, high: value, unit: Unit::Count, counted }
    }

    fn statement(amounts: Vec<Amount>) -> ClaimStatement {
        let told = Told { predicate: "leave".to_owned(), participants: Vec::new() };
        let (polarity, modality) = (Polarity::Positive, Modality::Plain);
        ClaimStatement {
            stance: Stance::Assert,
            clauses: vec![Clause { told, polarity, modality, amounts, days: None }],
            main: 1,
            words: std::collections::BTreeSet::new(),
            numerals: std::collections::BTreeSet::new(),
            than: std::collections::BTreeSet::new(),
        }
    }

    fn compare(a: Vec<Amount>, b: Vec<Amount>) -> Numbers {
        let mut records = Records::default();
        let [a, b] = [a, b].map(|amounts| records.push(&statement(amounts)));
        let clause = |number| records.record(number).clauses().next().expect("one was given");
        super::compare(clause(a), clause(b))
    }

    #[test]
    fn numbers_of_one_thing_conflict_where_no_value_fits_both() {
        let at_least = || vec![amount(Comparator::AtLeast, 300.0, "person")];
        let exactly = |value| vec![amount(Comparator::Exactly, value, "resident")];
        assert_eq!(compare(at_least(), exactly(250.0)), Numbers::Conflict);
        assert_eq!(compare(at_least(), exactly(450.0)), Numbers::Compatible);
    }

    #[test]
    fn numbers_below_zero_have_their_ends_in_order() {
        let of = |comparator, value| vec![amount(comparator, value, "person")];
        let exactly = |value| of(Comparator::Exactly, value);
        assert_eq!(compare(of(Comparator::About, -10.0), exactly(-10.0)), Numbers::Compatible);
        assert_eq!(compare(of(Comparator::AtMost, -5.0), exactly(-6.0)), Numbers::Compatible);
        assert_eq!(compare(of(Comparator::AtMost, -5.0), exactly(-4.0)), Numbers::Conflict);
        assert_eq!(compare(of(Comparator::AtLeast, -5.0), exactly(-4.0)), Numbers::Compatible);
    }

    #[test]
    fn numbers_of_two_things_say_nothing_to_each_other() {
        let houses = || vec![amount(Comparator::Exactly, 3.0, "house")];
        let soldiers = vec![amount(Comparator::Exactly, 3.0, "soldier")];
        assert_eq!(compare(houses(), soldiers), Numbers::OtherThings);
        assert_eq!(compare(houses(), Vec::new()), Numbers::Compatible);
    }
}
