//! Which numbers are in conflict, by examples and for any members.

use proptest::prelude::*;

use super::*;

const PEOPLE: Option<u64> = Some(1);
const HOUSES: Option<u64> = Some(2);

fn figure(comparator: Comparator, low: f64, counted: Option<u64>) -> Figure {
    Figure { comparator, low, high: low, unit: Unit::Count, counted }
}

fn stated(statement: u32, figures: Vec<Figure>) -> Stated {
    Stated { statement, speaker: Some(statement), days: None, published: None, figures }
}

fn between(one: Figure, other: Figure) -> Relation {
    let (one, other) = (stated(0, vec![one]), stated(1, vec![other]));
    relation((&one, &one.figures[0]), (&other, &other.figures[0]))
}

fn of_people(one: (Comparator, f64), other: (Comparator, f64)) -> Relation {
    between(figure(one.0, one.1, PEOPLE), figure(other.0, other.1, PEOPLE))
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
    use Comparator::Exactly;
    let people = figure(Exactly, 312.0, PEOPLE);
    assert_eq!(between(people.clone(), figure(Exactly, 3.0, HOUSES)), Relation::NotComparable);
    assert_eq!(between(people.clone(), figure(Exactly, 3.0, None)), Relation::NotComparable);
    let share = Figure { unit: Unit::Percent, ..people.clone() };
    assert_eq!(between(people.clone(), share), Relation::NotComparable);
    let (mut one, mut other) =
        (stated(0, vec![people]), stated(1, vec![figure(Exactly, 3.0, PEOPLE)]));
    one.days = Some(Days { first: 10, last: 12 });
    other.days = Some(Days { first: 13, last: 14 });
    assert_eq!(conflicts(&[one.clone(), other.clone()]), []);
    other.days = Some(Days { first: 12, last: 14 });
    assert_eq!(conflicts(&[one, other]).len(), 1);
}

#[test]
fn a_speaker_may_bring_a_number_up_to_date() {
    let number = |low| vec![figure(Comparator::Exactly, low, PEOPLE)];
    let (mut one, mut other) = (stated(0, number(12.0)), stated(1, number(17.0)));
    one.published = Some(Days { first: 1, last: 1 });
    other.published = Some(Days { first: 2, last: 2 });
    assert_eq!(conflicts(&[one.clone(), other.clone()])[0].relation, Relation::Conflicting);
    other.speaker = one.speaker;
    assert_eq!(conflicts(&[one, other])[0].relation, Relation::Updated);
}

#[test]
fn two_numbers_of_people_in_one_statement_are_matched() {
    let killed_and_hurt = |killed, hurt| {
        vec![figure(Comparator::Exactly, killed, PEOPLE), figure(Comparator::Exactly, hurt, PEOPLE)]
    };
    let one = stated(0, killed_and_hurt(312.0, 514.0));
    let other = stated(1, vec![figure(Comparator::Exactly, 514.0, PEOPLE)]);
    assert_eq!(conflicts(&[one.clone(), other]), []);
    let other = stated(1, vec![figure(Comparator::Exactly, 603.0, PEOPLE)]);
    assert_eq!(conflicts(&[one, other]).len(), 2);
}

#[test]
fn equal_figures_are_one_side() {
    let number = |statement, low| stated(statement, vec![figure(Comparator::Exactly, low, PEOPLE)]);
    let found = conflicts(&[number(3, 17.0), number(1, 12.0), number(2, 12.0)]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].one.statements, [1, 2]);
    assert_eq!(found[0].other.statements, [3]);
}

fn arbitrary_members() -> impl Strategy<Value = Vec<Stated>> {
    use Comparator::{About, AtLeast, AtMost, Exactly, MoreThan};
    let comparator = prop::sample::select(vec![About, AtLeast, AtMost, Exactly, MoreThan]);
    let figure = (comparator, 1..40_u32, 1..3_u64)
        .prop_map(|(comparator, low, counted)| figure(comparator, f64::from(low), Some(counted)));
    let stated = (prop::collection::vec(figure, 0..3), prop::option::of(0..3_u32), 0..3_i32);
    prop::collection::vec(stated, 0..12).prop_map(|all| {
        let one = |(statement, (figures, speaker, day)): (usize, (Vec<Figure>, _, _))| Stated {
            statement: statement as u32,
            speaker,
            days: None,
            published: Some(Days { first: day, last: day }),
            figures,
        };
        all.into_iter().enumerate().map(one).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_the_members_does_not_matter(members in arbitrary_members(), turn in 0..12_usize) {
        let mut other = members.clone();
        other.reverse();
        let turn = turn % other.len().max(1);
        other.rotate_left(turn);
        prop_assert_eq!(conflicts(&members), conflicts(&other));
    }

    #[test]
    fn a_relation_is_the_same_from_both_sides(members in arbitrary_members()) {
        for (one, other) in members.iter().zip(members.iter().skip(1)) {
            for (a, b) in one.figures.iter().zip(&other.figures) {
                prop_assert_eq!(relation((one, a), (other, b)), relation((other, b), (one, a)));
            }
        }
    }
}
