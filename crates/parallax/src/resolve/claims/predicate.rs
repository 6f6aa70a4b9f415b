//! Takes two clauses, gives whether their predicates tell the same happening.

use super::{
    lexicon::{Label, Lexicon, Term},
    records::RecordClause,
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
pub(super) fn compare(a: RecordClause<'_>, b: RecordClause<'_>) -> Match {
    let (lexicon, left, right) = (a.lexicon(), a.predicate(), b.predicate());
    if left == right {
        Match::Same
    } else if lexicon.are_opposites(left, right) {
        Match::Opposite
    } else if relabel(lexicon, left, right).is_some() {
        Match::Relabelled
    } else if lexicon.same_verb(left, right) {
        Match::Same
    } else {
        Match::Other
    }
}

/// The two different labels of one set that two predicates are.
pub(super) fn relabel(lexicon: &Lexicon, a: Term, b: Term) -> Option<(Label, Label)> {
    let (left, right) = (lexicon.labels(a), lexicon.labels(b));
    if left.is_empty() || right.is_empty() {
        return None;
    }
    let shared = left.iter().any(|one| right.iter().any(|other| one.name == other.name));
    let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
    let mut different = pairs.filter(|(one, other)| one.set == other.set && !shared);
    different.next().map(|(one, other)| (*one, *other))
}
