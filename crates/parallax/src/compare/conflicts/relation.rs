//! Takes numbers of two statements of one claim, gives whether both can be so.

use super::{Number, Stated};
use crate::{
    annotate::quantity::Comparison,
    resolve::claims::{counts_same, same_event},
};

/// What two numbers are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They speak of other things, units, days or events.
    NotComparable,
    /// Some value fits both.
    Compatible,
    /// No value fits both, but the same speaker said the one on a later day than the other.
    Updated,
    /// No value fits both.
    Conflicting,
}

/// The relation of a number of `one` to a number of `other`.
///
/// Both must be of one event, and each the only number of its kind in its clause: of "46 percent to
/// 40 percent" nothing tells which is which. A statement may count two things by one name ("300
/// people killed and 500 people hurt"): where a number fits another number of the other statement,
/// it does not conflict with this one.
pub fn relation(one: (&Stated<'_>, Number<'_>), other: (&Stated<'_>, Number<'_>)) -> Relation {
    let ((stated, number), (other_stated, other_number)) = (one, other);
    match together(number, other_number) {
        Comparison::Unlike => return Relation::NotComparable,
        Comparison::Equal | Comparison::Compatible => return Relation::Compatible,
        Comparison::Disjoint => {}
    }
    if !is_alone(number) || !is_alone(other_number) {
        return Relation::NotComparable;
    }
    if !same_event((stated.record, number.clause), (other_stated.record, other_number.clause)) {
        return Relation::NotComparable;
    }
    let fits_elsewhere = other_stated.numbers().any(|other| is_compatible(number, other))
        || stated.numbers().any(|number| is_compatible(number, other_number));
    if fits_elsewhere {
        Relation::Compatible
    } else if is_update(stated, other_stated) {
        Relation::Updated
    } else {
        Relation::Conflicting
    }
}

/// How two numbers go together.
fn together(one: Number<'_>, other: Number<'_>) -> Comparison {
    if counts_same(one.amount, other.amount) {
        one.amount.value().compare(other.amount.value())
    } else {
        Comparison::Unlike
    }
}

fn is_alone(number: Number<'_>) -> bool {
    let alike = number.clause.amounts().filter(|&other| counts_same(number.amount, other));
    alike.count() == 1
}

fn is_compatible(one: Number<'_>, other: Number<'_>) -> bool {
    matches!(together(one, other), Comparison::Equal | Comparison::Compatible)
}

/// Whether one speaker said both, on days of which one is surely later.
fn is_update(one: &Stated<'_>, other: &Stated<'_>) -> bool {
    let is_same_speaker = one.speaker.is_some() && one.speaker == other.speaker;
    let both = one.published.zip(other.published);
    is_same_speaker && both.is_some_and(|(a, b)| !a.meets(b))
}
