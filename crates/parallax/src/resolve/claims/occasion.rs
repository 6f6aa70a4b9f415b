//! Takes two statements, gives whether they may tell of two occasions of one kind: votes in two
//! towns, polls on two days.
//!
//! Of one happening of a kind that comes again and again, the words are the same each time. Only a
//! place, or a day, tells which is meant; where a statement gives neither, nothing does.

use std::{collections::HashSet, sync::LazyLock};

use super::{
    Term,
    participant::same_name,
    records::{Record, RecordClause, RecordParticipant, Role},
};
use crate::{codebook::Declared, lang::Slot};

/// Nouns of happenings that come again.
static RECURRING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("words/recurring.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Whether two statements name two places, or tell of a happening that comes again without a place
/// or a day that both give.
pub(super) fn may_differ(a: Record<'_>, b: Record<'_>) -> bool {
    places_clash(a, b) || (recurs(a) && recurs(b) && !share_place(a, b) && !share_day(a, b))
}

/// Whether what happens or one who takes part is of a kind that comes again.
fn recurs(statement: Record<'_>) -> bool {
    let is_recurring = |term: Term| RECURRING.contains(statement.records().word(term));
    statement.clauses().any(|clause| {
        let mut all = clause.participants();
        is_recurring(clause.predicate()) || all.any(|one| is_recurring(one.lemma()))
    })
}

fn share_place(a: Record<'_>, b: Record<'_>) -> bool {
    let (names, others) = (of_occasion(a), of_occasion(b));
    let (declared, other) = (declared_places(a), declared_places(b));
    names.iter().any(|name| others.contains(name))
        || declared.iter().any(|one| other.iter().any(|place| same_name(*one, *place)))
}

fn share_day(a: Record<'_>, b: Record<'_>) -> bool {
    let Some((a, b)) = a.days().zip(b.days()) else { return false };
    a.first <= b.last && b.first <= a.last
}

/// Names of where it is, and those in the phrase of a happening: *the Merrin vote*.
fn of_occasion(statement: Record<'_>) -> Vec<Term> {
    let is_recurring =
        |one: &RecordParticipant<'_>| RECURRING.contains(statement.records().word(one.lemma()));
    let all = statement.clauses().flat_map(RecordClause::participants);
    let mut names: Vec<Term> =
        all.filter(is_recurring).flat_map(|one| one.proper().iter().copied()).collect();
    names.extend(proper_places(statement));
    names
}

/// Whether two statements name places and none in common.
pub(super) fn places_clash(a: Record<'_>, b: Record<'_>) -> bool {
    let (declared, other) = (declared_places(a), declared_places(b));
    let (proper, others) = (proper_places(a), proper_places(b));
    let named = |declared: &[Declared], proper: &[Term]| !declared.is_empty() || !proper.is_empty();
    let meets = declared.iter().any(|one| other.iter().any(|place| same_name(*one, *place)))
        || proper.iter().any(|one| others.contains(one));
    named(&declared, &proper) && named(&other, &others) && !meets
}

/// Declared places that a statement names, whoever is in them.
fn declared_places(statement: Record<'_>) -> Vec<Declared> {
    let all = statement.clauses().flat_map(RecordClause::participants);
    let names = all.flat_map(|one| one.names().iter().chain(one.nested()));
    names.filter(|name| matches!(name.class, Slot::Capital | Slot::Place)).copied().collect()
}

/// Names that nobody declared of where something happens.
fn proper_places(statement: Record<'_>) -> Vec<Term> {
    let all = statement.clauses().flat_map(RecordClause::participants);
    let at =
        |one: &RecordParticipant<'_>| matches!(one.role(), Role::Oblique(word) if word.is_place());
    all.filter(at).flat_map(|one| one.proper().iter().copied()).collect()
}
