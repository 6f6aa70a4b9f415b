//! Takes two clauses, gives whether their predicates tell the same happening.

use super::{
    Clause,
    lexicon::{Label, are_opposites, labels, same_verb},
};

/// What two predicates are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// The same, or synonyms.
    Same,
    /// One is what the other denies: *reopened*, *closed*.
    Opposite,
    /// Different labels for one happening: *flight*, *deportation*.
    Relabelled,
    /// Anything else.
    Other,
}

impl Match {
    /// Whether both tell the same happening under one label.
    pub(super) fn is_same(self) -> bool {
        matches!(self, Self::Same | Self::Opposite)
    }
}

/// Compares the predicates of two clauses.
pub(super) fn compare(a: &Clause, b: &Clause) -> Match {
    let (left, right) = (a.told.predicate.as_str(), b.told.predicate.as_str());
    if left == right {
        return Match::Same;
    }
    if are_opposites(left, right) {
        return Match::Opposite;
    }
    if relabel(left, right).is_some() {
        return Match::Relabelled;
    }
    if same_verb(left, right) { Match::Same } else { Match::Other }
}

/// The two different labels of one set that two predicates are.
pub(super) fn relabel(a: &str, b: &str) -> Option<(Label, Label)> {
    let (left, right) = (labels(a), labels(b));
    let shared = left.iter().any(|one| right.iter().any(|other| one.name == other.name));
    let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    let mut different = pairs.filter(|(one, other)| one.set == other.set && !shared);
    different.next().map(|(one, other)| (one.clone(), other.clone()))
}
