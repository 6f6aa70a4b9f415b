//! What holds for any values and any marks.

use proptest::prelude::*;

use super::{
    super::{Continuum, Mark, Ratings, Resampling, confusion, nominal, stretches, unitizing},
    mark,
};

const FEW: Resampling = Resampling { draws: 40, seed: 1 };

fn rated() -> impl Strategy<Value = Vec<Vec<Option<u32>>>> {
    prop::collection::vec(prop::collection::vec(prop::option::weighted(0.8, 0..4_u32), 3), 0..30)
}

fn of(units: &[Vec<Option<u32>>]) -> Ratings {
    let mut ratings = Ratings::new(3);
    for (place, values) in units.iter().enumerate() {
        ratings.add(place as u32, values.clone());
    }
    ratings
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let one = (0..100_u32, 0..40_u32, 0..3_u32)
        .prop_map(|(start, long, category)| mark(start, start + long, category));
    prop::collection::vec(one, 0..12)
}

fn texts() -> impl Strategy<Value = Vec<Continuum>> {
    let one = (80..120_u32, prop::collection::vec(prop::option::weighted(0.9, marks()), 3));
    prop::collection::vec(one, 0..8).prop_map(|texts| {
        let text = |(group, (length, coders))| Continuum { length, group, coders };
        (0..).zip(texts).map(text).collect()
    })
}

/// Whether two figures are the same but for the order in which they were added up.
fn near(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

proptest! {
    #[test]
    fn order_of_units_and_coders_does_not_matter(mut units in rated()) {
        let before = nominal(&of(&units), FEW);
        units.reverse();
        for values in &mut units {
            values.rotate_left(1);
        }
        let after = nominal(&of(&units), FEW);
        prop_assert!(near(before.alpha, after.alpha));
        prop_assert_eq!((before.units, before.values), (after.units, after.values));
    }

    #[test]
    fn alpha_is_at_most_one_and_its_interval_holds_it(units in rated()) {
        let found = nominal(&of(&units), FEW);
        if let (Some(alpha), Some(interval)) = (found.alpha, found.interval) {
            prop_assert!(alpha <= 1.0 && interval.holds(alpha));
        }
        let sum: f64 = found.coincidences.iter().map(|cell| cell.count).sum();
        prop_assert!((sum - found.values as f64).abs() < 1e-9, "each value counts once");
    }

    #[test]
    fn names_of_values_do_not_matter(units in rated()) {
        let renamed: Vec<Vec<Option<u32>>> = units
            .iter()
            .map(|values| values.iter().map(|value| value.map(|value| 9 - value)).collect())
            .collect();
        prop_assert!(near(nominal(&of(&units), FEW).alpha, nominal(&of(&renamed), FEW).alpha));
    }

    #[test]
    fn the_table_holds_each_unit_of_both_once(units in rated()) {
        let table = confusion(&of(&units), 0, 2);
        let mut held: Vec<u32> = table.iter().flat_map(|cell| cell.units.clone()).collect();
        held.sort_unstable();
        let both = |(_, values): &(usize, &Vec<Option<u32>>)| {
            values[0].is_some() && values[2].is_some()
        };
        let expected: Vec<u32> =
            units.iter().enumerate().filter(both).map(|(place, _)| place as u32).collect();
        prop_assert_eq!(held, expected);
    }

    #[test]
    fn order_of_marks_coders_and_texts_does_not_matter(mut texts in texts()) {
        let before = unitizing(&texts, FEW);
        texts.reverse();
        for text in &mut texts {
            text.coders.rotate_left(1);
            for marks in text.coders.iter_mut().flatten() {
                marks.reverse();
            }
        }
        let after = unitizing(&texts, FEW);
        prop_assert!(near(before.all.alpha, after.all.alpha));
        prop_assert!(near(before.marked.alpha, after.marked.alpha));
        prop_assert!(near(before.coded.alpha, after.coded.alpha));
    }

    #[test]
    fn marks_agree_with_themselves(marks in marks(), length in 1..150_u32) {
        let text = Continuum { length, group: 0, coders: vec![Some(marks.clone()), Some(marks)] };
        let found = unitizing(&[text], FEW);
        for measure in [found.all, found.marked, found.coded] {
            prop_assert!(measure.alpha.is_none_or(|alpha| (alpha - 1.0).abs() < 1e-9));
        }
    }

    #[test]
    fn stretches_cover_the_text(texts in texts()) {
        for text in texts.iter().filter(|it| it.coders[0].is_some() && it.coders[1].is_some()) {
            let cut = stretches(text, 0, 1);
            let ends: Vec<u32> = cut.iter().map(|it| it.span.end).collect();
            let starts: Vec<u32> = cut.iter().map(|it| it.span.start).collect();
            prop_assert_eq!(starts.first(), Some(&0));
            prop_assert_eq!(ends.last(), Some(&text.length));
            prop_assert_eq!(&starts[1..], &ends[..ends.len() - 1]);
        }
    }

    #[test]
    fn shares_are_shares(texts in texts()) {
        let found = unitizing(&texts, FEW);
        for measure in [found.all, found.marked, found.coded] {
            let alpha = measure.alpha.unwrap_or(0.0);
            prop_assert!(alpha <= 1.0 + 1e-9, "{alpha}");
            prop_assert!(measure.interval.is_none_or(|interval| interval.holds(alpha)));
        }
        for category in found.categories {
            prop_assert!((-1e-9..=1.0 + 1e-9).contains(&category.coverage));
        }
    }
}
