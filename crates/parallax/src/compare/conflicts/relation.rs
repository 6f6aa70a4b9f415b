//! Takes the figures of two statements of one claim, gives whether both can be so.

use super::{Days, Figure, Stated};
use crate::annotate::quantity::Comparison;

/// What two figures are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// They speak of other things, units or days.
    NotComparable,
    /// Some value fits both.
    Compatible,
    /// No value fits both, but the same speaker said the one on a later day than the other.
    Updated,
    /// No value fits both.
    Conflicting,
}

/// The relation of a figure of `one` to a figure of `other`.
///
/// Unknown days are taken to be the same, because the claim is. A statement may count two things by
/// one name ("300 people killed and 500 people hurt"): where a figure fits another figure of the
/// other statement, it does not conflict with this one.
pub fn relation(one: (&Stated, &Figure), other: (&Stated, &Figure)) -> Relation {
    let ((stated, figure), (other_stated, other_figure)) = (one, other);
    if !is_comparable(figure, other_figure) || !may_overlap(stated.days, other_stated.days) {
        return Relation::NotComparable;
    }
    let fits_elsewhere = other_stated.figures.iter().any(|other| is_compatible(figure, other))
        || stated.figures.iter().any(|figure| is_compatible(figure, other_figure));
    if is_compatible(figure, other_figure) || fits_elsewhere {
        Relation::Compatible
    } else if is_update(stated, other_stated) {
        Relation::Updated
    } else {
        Relation::Conflicting
    }
}

/// How two figures of one thing go together; a number of nothing in particular beside a number of
/// something might be anything.
fn together(one: &Figure, other: &Figure) -> Comparison {
    if one.counted != other.counted {
        return Comparison::Unlike;
    }
    one.value().compare(other.value())
}

fn is_comparable(one: &Figure, other: &Figure) -> bool {
    together(one, other) != Comparison::Unlike
}

fn is_compatible(one: &Figure, other: &Figure) -> bool {
    matches!(together(one, other), Comparison::Equal | Comparison::Compatible)
}

fn may_overlap(one: Option<Days>, other: Option<Days>) -> bool {
    one.zip(other).is_none_or(|(a, b)| a.first <= b.last && b.first <= a.last)
}

/// Whether one speaker said both, on days of which one is surely later.
fn is_update(one: &Stated, other: &Stated) -> bool {
    let is_same_speaker = one.speaker.is_some() && one.speaker == other.speaker;
    let both = one.published.zip(other.published);
    is_same_speaker && both.is_some_and(|(a, b)| a.last < b.first || b.last < a.first)
}
