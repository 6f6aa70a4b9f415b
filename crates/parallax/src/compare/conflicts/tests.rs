//! Which numbers are in conflict, by examples and for any statements.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::{
    extract::{
        proposition::{Modality, Part, Polarity},
        stance::Stance,
    },
    resolve::claims::{Amount, ClaimStatement, Clause, Participant, Records, Told},
};

/// A statement that so many were killed, and where and when.
#[derive(Clone, Debug)]
struct Killed {
    numbers: Vec<(Comparator, f64, &'static str)>,
    unit: Unit,
    /// What kind of people.
    kind: Option<&'static str>,
    at: Option<&'static str>,
    town: Option<&'static str>,
    days: Option<Days>,
    speaker: Option<u32>,
    published: Option<Days>,
}

fn killed(number: f64) -> Killed {
    Killed {
        numbers: vec![(Comparator::Exactly, number, "people")],
        unit: Unit::Count,
        kind: None,
        at: Some("market"),
        town: None,
        days: None,
        speaker: None,
        published: None,
    }
}

fn participant(part: Part, lemma: &str) -> Participant {
    Participant {
        part,
        lemma: lemma.to_owned(),
        words: BTreeSet::new(),
        names: Vec::new(),
        nested: Vec::new(),
        proper: BTreeSet::new(),
        of: BTreeSet::new(),
        is_number: false,
        is_pronoun: false,
        is_time: false,
        actor: None,
    }
}

impl Killed {
    fn record(&self) -> ClaimStatement {
        let words = self.kind.iter().map(|kind| (*kind).to_owned()).collect();
        let mut participants = vec![Participant { words, ..participant(Part::Patient, "people") }];
        participants.extend(self.at.map(|at| participant(Part::Oblique("at".to_owned()), at)));
        participants.extend(self.town.map(|town| Participant {
            proper: BTreeSet::from([town.to_owned()]),
            ..participant(Part::Oblique("in".to_owned()), town)
        }));
        let amounts = self.numbers.iter().map(|&(comparator, value, counted)| Amount {
            comparator,
            low: value,
            high: value,
            unit: self.unit.clone(),
            counted: counted.to_owned(),
        });
        let clause = Clause {
            told: Told { predicate: "kill".to_owned(), participants },
            polarity: Polarity::Positive,
            modality: Modality::Plain,
            amounts: amounts.collect(),
            days: self.days,
        };
        ClaimStatement {
            stance: Stance::Assert,
            clauses: vec![clause],
            main: 1,
            words: BTreeSet::new(),
            numerals: BTreeSet::new(),
            than: BTreeSet::new(),
        }
    }
}

/// What `ask` gives for the statements, which are numbered in their order.
fn with<T>(said: &[Killed], ask: impl FnOnce(&[Stated<'_>]) -> T) -> T {
    let mut records = Records::default();
    let numbers: Vec<u32> = said.iter().map(|one| records.push(&one.record())).collect();
    let stated = said.iter().zip(numbers).map(|(one, number)| Stated {
        statement: number,
        speaker: one.speaker,
        published: one.published,
        record: records.record(number),
    });
    ask(&stated.collect::<Vec<_>>())
}

/// How the first numbers of two statements go together.
fn between(one: &Killed, other: &Killed) -> Relation {
    with(&[one.clone(), other.clone()], |stated| {
        let number = |place: usize| stated[place].numbers().next().expect("it has a number");
        relation((&stated[0], number(0)), (&stated[1], number(1)))
    })
}

fn found(said: &[Killed]) -> Vec<Conflict> {
    with(said, conflicts)
}

fn of_people(one: (Comparator, f64), other: (Comparator, f64)) -> Relation {
    let said = |(comparator, value): (Comparator, f64)| Killed {
        numbers: vec![(comparator, value, "people")],
        ..killed(value)
    };
    between(&said(one), &said(other))
}

#[test]
fn counted_numbers_that_differ_are_in_conflict() {
    use Comparator::Exactly;
    assert_eq!(of_people((Exactly, 312.0), (Exactly, 314.0)), Relation::Conflicting);
    assert_eq!(of_people((Exactly, 3.0), (Exactly, 4.0)), Relation::Conflicting);
    assert_eq!(of_people((Exactly, 312.0), (Exactly, 312.0)), Relation::Compatible);
}

#[test]
fn round_numbers_leave_room_but_not_much() {
    use Comparator::Exactly;
    assert_eq!(of_people((Exactly, 30_000.0), (Exactly, 29_412.0)), Relation::Compatible);
    assert_eq!(of_people((Exactly, 30_000.0), (Exactly, 20_000.0)), Relation::Conflicting);
    assert_eq!(of_people((Exactly, 120_000.0), (Exactly, 128_412.0)), Relation::Conflicting);
    assert_eq!(of_people((Exactly, 100.0), (Exactly, 104.0)), Relation::Compatible);
    assert_eq!(of_people((Exactly, 100.0), (Exactly, 61.0)), Relation::Conflicting);
}

#[test]
fn comparators_open_a_side() {
    use Comparator::{About, AtLeast, AtMost, Exactly, FewerThan, MoreThan, Nearly};
    assert_eq!(of_people((AtLeast, 305.0), (Exactly, 305.0)), Relation::Compatible);
    assert_eq!(of_people((MoreThan, 305.0), (Exactly, 305.0)), Relation::Conflicting);
    assert_eq!(of_people((MoreThan, 305.0), (Exactly, 5_812.0)), Relation::Compatible);
    assert_eq!(of_people((AtLeast, 305.0), (FewerThan, 305.0)), Relation::Conflicting);
    assert_eq!(of_people((AtMost, 299.0), (AtLeast, 300.0)), Relation::Conflicting);
    assert_eq!(of_people((AtMost, 300.0), (Exactly, 12.0)), Relation::Compatible);
    assert_eq!(of_people((About, 315.0), (Exactly, 345.0)), Relation::Compatible);
    assert_eq!(of_people((About, 315.0), (Exactly, 351.0)), Relation::Conflicting);
    assert_eq!(of_people((Nearly, 415.0), (Exactly, 417.0)), Relation::Conflicting);
    assert_eq!(of_people((Nearly, 415.0), (Exactly, 402.0)), Relation::Compatible);
}

#[test]
fn other_things_units_and_days_are_not_comparable() {
    let people = killed(312.0);
    let of = |counted| Killed { numbers: vec![(Comparator::Exactly, 3.0, counted)], ..killed(3.0) };
    assert_eq!(between(&people, &of("house")), Relation::NotComparable);
    assert_eq!(between(&people, &of("")), Relation::NotComparable);
    let share = Killed { unit: Unit::Percent, ..killed(3.0) };
    assert_eq!(between(&people, &share), Relation::NotComparable);
    let on = |number, first, last| Killed { days: Some(Days { first, last }), ..killed(number) };
    assert_eq!(found(&[on(312.0, 10, 12), on(3.0, 13, 14)]), []);
    assert_eq!(found(&[on(312.0, 10, 12), on(3.0, 12, 14)]).len(), 1);
}

#[test]
fn numbers_of_two_events_are_not_in_conflict() {
    let nowhere = |number| Killed { at: None, ..killed(number) };
    let at = |number, at| Killed { at: Some(at), ..killed(number) };
    let town = |number, town| Killed { town: Some(town), ..killed(number) };
    assert_eq!(between(&killed(12.0), &killed(17.0)), Relation::Conflicting);
    // People are killed in many places: nothing says that these are the same.
    assert_eq!(between(&nowhere(12.0), &nowhere(17.0)), Relation::NotComparable);
    assert_eq!(between(&killed(12.0), &nowhere(17.0)), Relation::NotComparable);
    assert_eq!(between(&at(12.0, "market"), &at(17.0, "bridge")), Relation::NotComparable);
    assert_eq!(between(&town(12.0, "tavik"), &town(17.0, "sarnholt")), Relation::NotComparable);
    assert_eq!(between(&town(12.0, "tavik"), &town(17.0, "tavik")), Relation::Conflicting);
    assert_eq!(between(&town(12.0, "tavik"), &killed(17.0)), Relation::Conflicting);
}

#[test]
fn a_speaker_may_bring_a_number_up_to_date() {
    let on = |number, day, speaker| Killed {
        speaker: Some(speaker),
        published: Some(Days { first: day, last: day }),
        ..killed(number)
    };
    assert_eq!(found(&[on(12.0, 1, 0), on(17.0, 2, 1)])[0].relation, Relation::Conflicting);
    assert_eq!(found(&[on(12.0, 1, 0), on(17.0, 2, 0)])[0].relation, Relation::Updated);
}

#[test]
fn two_numbers_of_people_in_one_clause_are_in_conflict_with_none() {
    let exactly = |number| (Comparator::Exactly, number, "people");
    let one = Killed { numbers: vec![exactly(312.0), exactly(514.0)], ..killed(312.0) };
    assert_eq!(found(&[one.clone(), killed(514.0)]), []);
    assert_eq!(found(&[one, killed(603.0)]), []);
}

#[test]
fn numbers_of_two_kinds_are_not_in_conflict() {
    let of = |number, kind: &'static str| Killed { kind: Some(kind), ..killed(number) };
    assert_eq!(between(&of(12.0, "least"), &killed(17.0)), Relation::Conflicting);
    assert_eq!(between(&of(12.0, "wounded"), &killed(17.0)), Relation::NotComparable);
    assert_eq!(between(&of(12.0, "young"), &of(17.0, "old")), Relation::NotComparable);
}

#[test]
fn equal_figures_are_one_side() {
    let found = found(&[killed(12.0), killed(12.0), killed(17.0)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].one.statements, [0, 1]);
    assert_eq!(found[0].other.statements, [2]);
}

fn arbitrary_statements() -> impl Strategy<Value = Vec<Killed>> {
    use Comparator::{About, AtLeast, AtMost, Exactly, MoreThan};
    let comparator = prop::sample::select(vec![About, AtLeast, AtMost, Exactly, MoreThan]);
    let counted = prop::sample::select(vec!["people", "house"]);
    let number = (comparator, (1..40_u32).prop_map(f64::from), counted);
    let town = prop::option::of(prop::sample::select(vec!["tavik", "orleth"]));
    let said = (prop::collection::vec(number, 0..3), prop::option::of(0..3_u32), 0..3_i32, town);
    let said = said.prop_map(|(numbers, speaker, day, town)| Killed {
        numbers,
        speaker,
        town,
        published: Some(Days { first: day, last: day }),
        ..killed(1.0)
    });
    prop::collection::vec(said, 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_members_does_not_matter(said in arbitrary_statements(), turn in 0..12_usize) {
        let (one, other) = with(&said, |stated| {
            let mut turned = stated.to_vec();
            turned.reverse();
            turned.rotate_left(turn % stated.len().max(1));
            (conflicts(stated), conflicts(&turned))
        });
        prop_assert_eq!(one, other);
    }

    #[test]
    fn a_relation_is_the_same_from_both_sides(said in arbitrary_statements()) {
        with(&said, |stated| {
            for (one, other) in stated.iter().zip(stated.iter().skip(1)) {
                for (a, b) in one.numbers().zip(other.numbers()) {
                    assert_eq!(relation((one, a), (other, b)), relation((other, b), (one, a)));
                }
            }
        });
    }
}
