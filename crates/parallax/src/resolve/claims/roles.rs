//! Takes two clauses of one happening, gives whether their participants stand in the same roles.

use super::{
    lexicon::{WITH, WITHOUT},
    participant::{Agreement, agree},
    predicate::relabel,
    records::{RecordClause, RecordParticipant, Role},
};

/// What the roles of two clauses are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alignment {
    /// No role clashes, and something is shared.
    Agrees {
        /// Whether a participant goes under another label.
        relabelled: bool,
        /// Whether one says *with* what the other says *without*, or *guilty* for *innocent*.
        opposed: bool,
    },
    /// Two participants have changed places.
    Mirrored,
    /// A role is taken by two different ones, or nothing is shared.
    Clashes,
}

/// Compares the roles of two clauses; the order does not matter.
pub(super) fn align(a: RecordClause<'_>, b: RecordClause<'_>) -> Alignment {
    let (lexicon, left, right) = (a.lexicon(), a.predicate(), b.predicate());
    if let Some((left, right)) = relabel(lexicon, left, right) {
        return themes(&in_role(a, left.theme), &in_role(b, right.theme));
    }
    if lexicon.is_symmetric(left) && lexicon.is_symmetric(right) {
        return sets(a, b);
    }
    if mirrored(a, b) || mirrored(b, a) {
        return Alignment::Mirrored;
    }
    ordered(a, b)
}

/// Some participants of a clause.
pub(super) trait Participants<'r>: Iterator<Item = RecordParticipant<'r>> + Clone {}

impl<'r, I: Iterator<Item = RecordParticipant<'r>> + Clone> Participants<'r> for I {}

/// Those of a clause that take one part.
pub(super) fn in_role(clause: RecordClause<'_>, role: Role) -> impl Participants<'_> {
    clause.participants().filter(move |one| one.role() == role)
}

/// Whether two clauses have somebody different act.
pub(super) fn agents_clash(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    matches!(group(&in_role(a, Role::Agent), &in_role(b, Role::Agent)), Group::Clash)
}

/// Labels put whom they are about into different roles: only those are compared.
fn themes<'r>(a: &impl Participants<'r>, b: &impl Participants<'r>) -> Alignment {
    match group(a, b) {
        Group::Clash => Alignment::Clashes,
        _ => Alignment::Agrees { relabelled: true, opposed: false },
    }
}

/// Where participants may change places, each must only be somewhere in the other clause.
fn sets(a: RecordClause<'_>, b: RecordClause<'_>) -> Alignment {
    let taking = |one: &RecordParticipant<'_>| {
        matches!(one.role(), Role::Agent | Role::Patient) || one.role() == Role::Oblique(WITH)
    };
    match group(&a.participants().filter(taking), &b.participants().filter(taking)) {
        Group::Clash | Group::Missing => Alignment::Clashes,
        Group::Agrees { relabelled, .. } => Alignment::Agrees { relabelled, opposed: false },
    }
}

/// Whether two participants of `a` stand in `b`, each closer to who has the other's role there
/// than to who has its own.
fn mirrored(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    let in_other = |wanted: RecordParticipant<'_>, role: Role| {
        in_role(b, role).map(|found| closeness(wanted, found)).max().unwrap_or(0)
    };
    let strays = |one: RecordParticipant<'_>, role: Role| {
        let there = in_other(one, role);
        there > 0 && there > in_other(one, one.role())
    };
    a.participants().enumerate().any(|(place, one)| {
        a.participants().skip(place + 1).any(|other| {
            let differ = one.role() != other.role();
            differ && strays(one, other.role()) && strays(other, one.role())
        })
    })
}

/// 3 for the same words, 2 for what may be the same, 1 for the same party, 0 for others.
fn closeness(a: RecordParticipant<'_>, b: RecordParticipant<'_>) -> u8 {
    let party =
        || a.names().iter().any(|name| b.names().iter().any(|found| found.party == name.party));
    match agree(a, b) {
        Agreement::Clash | Agreement::Unknown => u8::from(party()),
        _ if a.lemma() == b.lemma() && a.names() == b.names() => 3,
        _ => 2,
    }
}

/// What the participants in one role of two clauses are to each other.
enum Group {
    /// One clause does not say.
    Missing,
    /// Every one has its like.
    Agrees { sure: bool, relabelled: bool },
    /// One has none.
    Clash,
}

fn group<'r>(a: &impl Participants<'r>, b: &impl Participants<'r>) -> Group {
    if a.clone().next().is_none() || b.clone().next().is_none() {
        return Group::Missing;
    }
    let (mut sure, mut relabelled) = (false, false);
    let mut note = |found: Agreement| {
        sure |= found.is_sure();
        relabelled |= found == Agreement::Relabelled;
        found != Agreement::Clash
    };
    let fits = a.clone().all(|one| note(best(one, b.clone())))
        && b.clone().all(|one| note(best(one, a.clone())));
    if fits { Group::Agrees { sure, relabelled } } else { Group::Clash }
}

fn best<'r>(one: RecordParticipant<'r>, others: impl Participants<'r>) -> Agreement {
    let found = others.map(|other| agree(one, other));
    found.min_by_key(|agreement| *agreement as u8).unwrap_or(Agreement::Unknown)
}

/// Compares role by role: who acts first, then all others.
fn ordered(a: RecordClause<'_>, b: RecordClause<'_>) -> Alignment {
    let (mut sure, mut relabelled) = (false, false);
    let mut opposed = lacks(a, b) || lacks(b, a);
    for role in roles(a, b) {
        match group(&in_role(a, role), &in_role(b, role)) {
            Group::Clash if role == Role::Attribute && are_opposed(a, b) => opposed = true,
            Group::Clash if role == Role::Agent && together(a, b) => sure = true,
            Group::Clash if must_agree(role, a, b) => return Alignment::Clashes,
            Group::Agrees { sure: here, relabelled: other } => {
                sure |= here;
                relabelled |= other;
            }
            Group::Missing if strays(a, b, role) || strays(b, a, role) => {
                return Alignment::Clashes;
            }
            Group::Missing => sure |= elsewhere(a, b, role) || elsewhere(b, a, role),
            Group::Clash => {}
        }
    }
    let bare = a.participants().len() == 0 && b.participants().len() == 0;
    if sure || bare { Alignment::Agrees { relabelled, opposed } } else { Alignment::Clashes }
}

/// The roles of both clauses, each once.
fn roles<'r>(a: RecordClause<'r>, b: RecordClause<'r>) -> impl Iterator<Item = Role> + 'r {
    let all = a.participants().chain(b.participants()).map(RecordParticipant::role);
    let before = all.clone();
    all.enumerate()
        .filter(move |(place, role)| !before.clone().take(*place).any(|known| known == *role))
        .map(|(_, role)| role)
}

/// Whether `a` says *without* of what `b` says *with*.
fn lacks(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    in_role(a, Role::Oblique(WITHOUT))
        .any(|one| in_role(b, Role::Oblique(WITH)).any(|other| agree(one, other).is_sure()))
}

/// *found guilty*, *found innocent*.
fn are_opposed(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    let lexicon = a.lexicon();
    in_role(a, Role::Attribute).any(|one| {
        in_role(b, Role::Attribute).any(|other| lexicon.are_opposites(one.lemma(), other.lemma()))
    })
}

/// *A reached a deal with B*, *A and B reached a deal*: those who act together are the same.
fn together(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    let acts = |one: &RecordParticipant<'_>| {
        one.role() == Role::Agent || one.role() == Role::Oblique(WITH)
    };
    let (left, right) = (a.participants().filter(acts), b.participants().filter(acts));
    left.clone().count() > 1
        && right.clone().count() > 1
        && matches!(group(&left, &right), Group::Agrees { .. })
}

/// Whether two different ones in this role make two claims. Of places and times, only names do.
fn must_agree<'r>(role: Role, a: RecordClause<'r>, b: RecordClause<'r>) -> bool {
    let Role::Oblique(word) = role else { return true };
    let both = |says: fn(RecordParticipant<'r>) -> bool| {
        in_role(a, role).any(says) && in_role(b, role).any(says)
    };
    word.is_direction() || both(RecordParticipant::is_named) || both(RecordParticipant::is_time)
}

/// Whether what `a` has in `role`, which `b` leaves open, acts in one clause and not in the other.
fn strays(a: RecordClause<'_>, b: RecordClause<'_>, role: Role) -> bool {
    let with = |role: Role| role == Role::Oblique(WITH);
    in_role(a, role).any(|one| {
        b.participants().any(|other| {
            let changes = (other.role() == Role::Agent) != (role == Role::Agent);
            let accompanies = with(role) || with(other.role());
            changes && !accompanies && !one.is_time() && agree(one, other).is_sure()
        })
    })
}

/// Whether `b` has in another role, not that of who acts, what `a` has in `role`.
fn elsewhere(a: RecordClause<'_>, b: RecordClause<'_>, role: Role) -> bool {
    role != Role::Agent
        && in_role(a, role).any(|one| {
            let mut others = b.participants().filter(|other| other.role() != Role::Agent);
            others.any(|other| agree(one, other) == Agreement::Same)
        })
}
