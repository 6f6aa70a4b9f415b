//! Takes two clauses of one happening, gives whether their participants stand in the same roles.

use super::{
    Clause, Participant,
    lexicon::{are_opposites, is_symmetric},
    participant::{Agreement, agree},
    predicate::relabel,
};
use crate::extract::proposition::Part;

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
pub(super) fn align(a: &Clause, b: &Clause) -> Alignment {
    if let Some((left, right)) = relabel(&a.told.predicate, &b.told.predicate) {
        return themes(&of_part(a, &left.theme), &of_part(b, &right.theme));
    }
    if is_symmetric(&a.told.predicate) && is_symmetric(&b.told.predicate) {
        return sets(a, b);
    }
    if mirrored(a, b) || mirrored(b, a) {
        return Alignment::Mirrored;
    }
    ordered(a, b)
}

fn of_part<'a>(clause: &'a Clause, part: &Part) -> Vec<&'a Participant> {
    clause.told.participants.iter().filter(|one| one.part == *part).collect()
}

/// Labels put whom they are about into different roles: only those are compared.
fn themes(a: &[&Participant], b: &[&Participant]) -> Alignment {
    match group(a, b) {
        Group::Clash => Alignment::Clashes,
        _ => Alignment::Agrees { relabelled: true, opposed: false },
    }
}

/// Where participants may change places, each must only be somewhere in the other clause.
fn sets(a: &Clause, b: &Clause) -> Alignment {
    let taking = |clause: &'_ Clause| -> Vec<Participant> {
        let part = |one: &&Participant| match &one.part {
            Part::Oblique(word) => word == "with",
            Part::Agent | Part::Patient => true,
            _ => false,
        };
        clause.told.participants.iter().filter(part).cloned().collect()
    };
    let (left, right) = (taking(a), taking(b));
    let (left, right): (Vec<&Participant>, Vec<&Participant>) =
        (left.iter().collect(), right.iter().collect());
    match group(&left, &right) {
        Group::Clash | Group::Missing => Alignment::Clashes,
        Group::Agrees { relabelled, .. } => Alignment::Agrees { relabelled, opposed: false },
    }
}

/// Whether two participants of `a` stand in `b`, each closer to who has the other's role there
/// than to who has its own.
fn mirrored(a: &Clause, b: &Clause) -> bool {
    let all = &a.told.participants;
    let pairs = all.iter().flat_map(|one| all.iter().map(move |other| (one, other)));
    let in_role = |wanted: &Participant, part: &Part| {
        of_part(b, part).iter().map(|found| closeness(wanted, found)).max().unwrap_or(0)
    };
    pairs.filter(|(one, other)| one.part < other.part).any(|(one, other)| {
        in_role(one, &other.part) > in_role(one, &one.part)
            && in_role(other, &one.part) > in_role(other, &other.part)
    })
}

/// 3 for the same words, 2 for what may be the same, 1 for the same party, 0 for others.
fn closeness(a: &Participant, b: &Participant) -> u8 {
    let party = |one: &Participant, other: &Participant| {
        one.names.iter().any(|name| other.names.iter().any(|found| found.party == name.party))
    };
    match agree(a, b) {
        Agreement::Clash | Agreement::Unknown => u8::from(party(a, b)),
        _ if a.lemma == b.lemma && a.names == b.names => 3,
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

fn group(a: &[&Participant], b: &[&Participant]) -> Group {
    if a.is_empty() || b.is_empty() {
        return Group::Missing;
    }
    let best = |one: &Participant, others: &[&Participant]| {
        let found = others.iter().map(|other| agree(one, other));
        found.min_by_key(|agreement| *agreement as u8).unwrap_or(Agreement::Unknown)
    };
    let forward = a.iter().map(|one| best(one, b));
    let found: Vec<Agreement> = forward.chain(b.iter().map(|one| best(one, a))).collect();
    if found.contains(&Agreement::Clash) {
        return Group::Clash;
    }
    Group::Agrees {
        sure: found.iter().any(|agreement| agreement.is_sure()),
        relabelled: found.contains(&Agreement::Relabelled),
    }
}

/// Compares role by role: who acts first, then all others.
fn ordered(a: &Clause, b: &Clause) -> Alignment {
    let (mut sure, mut relabelled) = (false, false);
    let mut opposed = lacks(a, b) || lacks(b, a);
    for part in parts(a, b) {
        let (left, right) = (of_part(a, &part), of_part(b, &part));
        match group(&left, &right) {
            Group::Clash if part == Part::Attribute && are_opposed(&left, &right) => opposed = true,
            Group::Clash if part == Part::Agent && together(a, b) => sure = true,
            Group::Clash if must_agree(&part, &left, &right) => return Alignment::Clashes,
            Group::Agrees { sure: here, relabelled: other } => {
                sure |= here;
                relabelled |= other;
            }
            Group::Missing if strays(a, b, &part) || strays(b, a, &part) => {
                return Alignment::Clashes;
            }
            Group::Missing => sure |= elsewhere(a, b, &part) || elsewhere(b, a, &part),
            Group::Clash => {}
        }
    }
    let bare = a.told.participants.is_empty() && b.told.participants.is_empty();
    if sure || bare { Alignment::Agrees { relabelled, opposed } } else { Alignment::Clashes }
}

/// Whether `a` says *without* of what `b` says *with*.
fn lacks(a: &Clause, b: &Clause) -> bool {
    let of = |clause, word: &str| of_part(clause, &Part::Oblique(word.to_owned()));
    let (missing, there) = (of(a, "without"), of(b, "with"));
    missing.iter().any(|one| there.iter().any(|other| agree(one, other).is_sure()))
}

/// *found guilty*, *found innocent*.
fn are_opposed(a: &[&Participant], b: &[&Participant]) -> bool {
    a.iter().any(|one| b.iter().any(|other| are_opposites(&one.lemma, &other.lemma)))
}

/// *A reached a deal with B*, *A and B reached a deal*: those who act together are the same.
fn together(a: &Clause, b: &Clause) -> bool {
    let acting = |clause: &Clause| -> Vec<Participant> {
        let with = Part::Oblique("with".to_owned());
        let all = clause.told.participants.iter();
        all.filter(|one| one.part == Part::Agent || one.part == with).cloned().collect()
    };
    let (left, right) = (acting(a), acting(b));
    let (left, right): (Vec<&Participant>, Vec<&Participant>) =
        (left.iter().collect(), right.iter().collect());
    left.len() > 1 && right.len() > 1 && matches!(group(&left, &right), Group::Agrees { .. })
}

/// The parts of both clauses, each once, in their order.
fn parts(a: &Clause, b: &Clause) -> Vec<Part> {
    let all = a.told.participants.iter().chain(&b.told.participants);
    let mut parts: Vec<Part> = all.map(|one| one.part.clone()).collect();
    parts.sort();
    parts.dedup();
    parts
}

/// Prepositions whose noun cannot change without another claim.
const DIRECTIONS: [&str; 8] = ["against", "from", "into", "of", "onto", "through", "to", "towards"];

/// Whether two different ones in this role make two claims. Of places and times, only names do.
fn must_agree(part: &Part, a: &[&Participant], b: &[&Participant]) -> bool {
    let Part::Oblique(word) = part else { return true };
    let named = |all: &[&Participant]| {
        all.iter().any(|one| !one.names.is_empty() || !one.proper.is_empty())
    };
    let contrasted = a.iter().any(|one| b.iter().any(|other| one.is_time && other.is_time));
    DIRECTIONS.contains(&word.as_str()) || (named(a) && named(b)) || contrasted
}

/// Whether what `a` has in `part`, which `b` leaves open, acts in one clause and not in the other.
fn strays(a: &Clause, b: &Clause, part: &Part) -> bool {
    let acts = |one: &Part| *one == Part::Agent;
    of_part(a, part).iter().any(|one| {
        let others = b.told.participants.iter();
        let mut found = others.filter(|other| acts(&other.part) != acts(part));
        let with = |part: &Part| *part == Part::Oblique("with".to_owned());
        found.any(|other| {
            let accompanies = with(part) || with(&other.part);
            agree(one, other).is_sure() && !one.is_time && !accompanies
        })
    })
}

/// Whether `b` has in another role, not that of who acts, what `a` has in `part`.
fn elsewhere(a: &Clause, b: &Clause, part: &Part) -> bool {
    if *part == Part::Agent {
        return false;
    }
    of_part(a, part).iter().any(|one| {
        let others = b.told.participants.iter().filter(|other| other.part != Part::Agent);
        others.into_iter().any(|other| agree(one, other) == Agreement::Same)
    })
}
