//! Takes two statements of one claim, gives whether two of their clauses tell one and the same
//! event, so that numbers in them that differ are in conflict.
//!
//! One claim may be made of many events: people are killed in many places. So two clauses are of
//! one event only where no role, place or day tells them apart, and where something beside what is
//! counted ties them together: a place, a day, one who takes part.

use super::{
    RecordClause, RecordParticipant,
    occasion::places_clash,
    participant::{Agreement, agree},
    predicate::{self, Match},
    records::{Record, Role},
    roles::{Alignment, align},
};
use crate::{codebook::Declared, lang::Slot};

/// Whether a clause of `a` and one of `b` tell the same event.
pub fn same_event(a: (Record<'_>, RecordClause<'_>), b: (Record<'_>, RecordClause<'_>)) -> bool {
    let ((statement, clause), (other_statement, other_clause)) = (a, b);
    fits(clause, other_clause)
        && !places_clash(statement, other_statement)
        && are_tied(statement, other_statement)
}

/// Whether nothing in two clauses tells them apart.
fn fits(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    let alike = predicate::compare(a, b) == Match::Same
        && matches!(align(a, b), Alignment::Agrees { opposed: false, .. });
    let apart = a.days().zip(b.days()).is_some_and(|(a, b)| a.last < b.first || b.last < a.first);
    let strange = a.participants().any(|one| is_strange(one, b))
        || b.participants().any(|one| is_strange(one, a));
    alike && !apart && !strange && a.polarity() == b.polarity()
}

/// Whether `b` lacks one who takes part, so that it may tell of another event. A place or a day may
/// be left out; a word that says of whom a number holds may not: *among voters under 30*.
fn is_strange(one: RecordParticipant<'_>, b: RecordClause<'_>) -> bool {
    let beside = |other: &RecordParticipant<'_>| {
        other.role() == one.role() && other.is_time() == one.is_time()
    };
    let mut others = b.participants().filter(beside).peekable();
    if others.peek().is_none() {
        return matches!(one.role(), Role::Oblique(word) if !word.is_place() && !one.is_time());
    }
    !others.any(|other| is_same(one, other))
}

/// Whether two are surely the same, with nothing that tells one kind of them from another.
fn is_same(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> bool {
    let counted = a.is_number() && b.is_number();
    counted || (agree(a, b).is_sure() && (a.is_named() || b.is_named() || same_kind(a, b)))
}

/// *Voters*, *younger voters*: not the same kind.
fn same_kind(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> bool {
    let lacks = |one: RecordParticipant<'_>, other: RecordParticipant<'_>| {
        let lexicon = one.lexicon();
        let mut words = one.words().iter().filter(|&&word| !lexicon.is_comparator(word));
        words.any(|word| !other.words().contains(word))
    };
    !lacks(a, b) && !lacks(b, a)
}

/// Whether two clauses of one happening share a day or one who takes part and is not counted.
fn are_tied(a: Record<'_>, b: Record<'_>) -> bool {
    a.clauses().any(|left| {
        b.clauses().any(|right| {
            let same = fits(left, right);
            same && (left.days().is_some() && right.days().is_some() || share_one(left, right))
        })
    })
}

fn share_one(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    a.participants().filter(|one| ties(*one, a)).any(|one| {
        let mut others = b.participants().filter(|other| ties(*other, b));
        others.any(|other| one.role() == other.role() && agree(one, other) == Agreement::Same)
    })
}

/// Whether that one takes part tells an event from others like it: neither what is counted, nor a
/// word that stands for anybody, nor a state, which does many things.
fn ties(one: RecordParticipant<'_>, clause: RecordClause<'_>) -> bool {
    let counted = clause.amounts().any(|amount| amount.counted() == one.lemma());
    let is_state =
        |name: &Declared| matches!(name.class, Slot::Country | Slot::Adjective | Slot::People);
    let only_state = one.is_name() && one.proper().is_empty() && one.names().iter().all(is_state);
    !counted && !only_state && !one.is_number() && !one.is_pronoun()
}
