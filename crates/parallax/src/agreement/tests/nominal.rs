//! Alpha of values: published examples, and cases counted by hand.

use super::{
    super::{Coincidence, Confusion, Interval, Nominal, Resampling, confusion, nominal},
    ratings, rounded,
};

/// Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: four observers,
/// twelve units, values missing.
const FOUR: [&str; 4] = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];

/// Three coders and fifteen units, with more missing than said; alpha 0.691, printed in many
/// introductions.
const THREE: [&str; 3] = [".....34121133.3", "1.213343.......", "..21344.21133.4"];

fn alpha(lines: &[&str]) -> Nominal {
    nominal(&ratings(lines), Resampling::seeded(7))
}

#[test]
fn published_examples() {
    let four = alpha(&FOUR);
    assert_eq!((rounded(four.alpha), four.units, four.values), (Some(0.743), 11, 40));
    assert_eq!(rounded(alpha(&THREE).alpha), Some(0.691));
    // Krippendorff (2011), section A: two observers, ten units, yes and no.
    assert_eq!(rounded(alpha(&["0100000010", "1110010000"]).alpha), Some(0.095));
    // Section B: two observers, twelve units, five values.
    assert_eq!(rounded(alpha(&["112243335441", "212223335444"]).alpha), Some(0.692));
}

#[test]
fn the_coincidence_matrix_is_the_published_one() {
    let found = alpha(&FOUR);
    let count = |first, second| {
        let cell = |it: &&Coincidence| it.first == first && it.second == second;
        rounded(found.coincidences.iter().find(cell).map(|it| it.count))
    };
    let diagonal: Vec<_> = (1..=5).map(|value| count(value, value)).collect();
    assert_eq!(diagonal, [7.0, 10.0, 8.0, 4.0, 3.0].map(Some));
    assert_eq!((count(1, 2), count(2, 1)), (Some(1.333), Some(1.333)));
    assert_eq!((count(2, 3), count(3, 4), count(4, 5)), (Some(1.333), Some(0.333), None));
    let sum: f64 = found.coincidences.iter().map(|it| it.count).sum();
    assert!((sum - 40.0).abs() < 1e-9, "{sum}");
}

#[test]
fn one_who_differs_and_all_who_agree() {
    // By hand: n = 8, D_o = 2/8, D_e = 2 * 5 * 3 / (8 * 7).
    assert_eq!(rounded(alpha(&["0010", "0011"]).alpha), Some(0.533));
    assert_eq!(alpha(&["0110", "0110"]).alpha, Some(1.0));
    // Who always says the opposite agrees less than chance would.
    assert!(alpha(&["0101", "1010"]).alpha < Some(-0.7));
}

#[test]
fn without_variation_there_is_no_alpha() {
    for lines in [["1111", "1111"], ["12..", "..12"], ["....", "...."]] {
        let found = alpha(&lines);
        assert_eq!((found.alpha, found.interval), (None, None), "{lines:?}");
    }
}

#[test]
fn the_table_of_two_coders_leads_back_to_the_units() {
    let table = confusion(&ratings(&["0010.2", "00112."]), 0, 1);
    let cell = |first, second, units: &[u32]| Confusion { first, second, units: units.to_vec() };
    assert_eq!(table, [cell(0, 0, &[0, 1]), cell(0, 1, &[3]), cell(1, 1, &[2])]);
}

#[test]
fn the_same_seed_gives_the_same_interval() {
    let found = alpha(&FOUR);
    let again = alpha(&FOUR);
    assert_eq!(found, again);
    let Interval { low, high } = found.interval.expect("eleven groups are enough");
    assert!(low > 0.3 && low < 0.743 && high > 0.743 && high <= 1.0, "{low} {high}");
    let other = nominal(&ratings(&FOUR), Resampling::seeded(8)).interval.expect("as above");
    assert!((other.low - low).abs() < 0.05, "{low} {other:?}");
    assert_eq!(alpha(&["0010", "0011"]).interval, None, "four groups are too few");
}
