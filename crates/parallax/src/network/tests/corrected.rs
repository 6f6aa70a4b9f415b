//! Small networks counted by hand, where definitions differ from those of the peer.

use super::{
    super::{
        Aggregation, Compatibility, Duplicates, Error, Filter, Keep, Kernel, Kind, Least,
        Normalization, Options, Range, Slices, Smoothing, Unit, analysis::turns, events, networks,
    },
    DISPUTE, Said, one, options, partial, seconds, table, weight,
};

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12, "{found} instead of {expected}");
}

#[test]
fn stances_are_counted_by_pairs() {
    let table = table(&DISPUTE);
    let network = one(&table, &options(Kind::OneMode, Aggregation::Subtract));
    near(weight(&network, "Varrow", "Sarnholt"), -3.0);
    near(weight(&network, "Varrow", "Observers"), 1.0);
    near(weight(&network, "Sarnholt", "Observers"), 0.0);
    assert_eq!(network.ties.len(), 2, "a weight of 0 is no tie");
    let labels: Vec<&str> = network.rows().iter().map(|node| node.label.as_str()).collect();
    assert_eq!(labels, ["Varrow", "Sarnholt", "Observers"], "by first statements");
}

#[test]
fn two_modes_count_stances_with_their_signs() {
    let table = table(&DISPUTE);
    let mut options = options(Kind::TwoMode, Aggregation::Subtract);
    let network = one(&table, &options);
    near(weight(&network, "Varrow", "The bridge was shelled"), 2.0);
    near(weight(&network, "Varrow", "Convoys may pass"), -1.0);
    options.aggregation = Aggregation::Combine;
    near(weight(&one(&table, &options), "Varrow", "Convoys may pass"), 2.0);
    options.aggregation = Aggregation::Subtract;
    options.qualifier = Some("strength".to_owned());
    options.normalization = Normalization::Activity;
    near(weight(&one(&table, &options), "Varrow", "The bridge was shelled"), 2.0);
}

#[test]
fn numbers_are_compared_over_the_scale_of_the_variable() {
    let table = table(&DISPUTE);
    let mut options = options(Kind::OneMode, Aggregation::Conflict);
    options.qualifier = Some("strength".to_owned());
    // Only the last statement reaches 3; its absence does not change what others mean.
    options.range = Range { start: seconds("2024-03-02"), end: seconds("2024-03-09") };
    near(weight(&one(&table, &options), "Varrow", "Sarnholt"), 3.0 / 6.0);
    options.compatibility = Compatibility::Dna3;
    near(weight(&one(&table, &options), "Varrow", "Sarnholt"), 3.0 / 3.0);
}

#[test]
fn a_cosine_is_one_for_the_same_statements() {
    let said: Vec<Said> = vec![
        ("2024-03-01", 1, "Varrow", "Convoys may pass", true, 1),
        ("2024-03-02", 2, "Varrow", "Convoys may pass", true, 1),
        ("2024-03-02", 2, "Sarnholt", "Convoys may pass", true, 1),
        ("2024-03-03", 2, "Observers", "Convoys may pass", false, 1),
    ];
    let mut options = options(Kind::OneMode, Aggregation::Subtract);
    options.normalization = Normalization::Cosine;
    let network = one(&table(&said), &options);
    near(weight(&network, "Varrow", "Sarnholt"), 1.0);
    near(weight(&network, "Varrow", "Observers"), -1.0);
}

#[test]
fn weeks_and_months_know_their_year() {
    let say = |day| (day, 1, "Varrow", "Convoys may pass", true, 1);
    // The first two lie in one week (ISO 2020-W53), the last in a January of another year.
    let table = table(&[say("2020-12-31"), say("2021-01-02"), say("2022-01-03")]);
    let mut options = options(Kind::TwoMode, Aggregation::Subtract);
    let mut count = |duplicates, compatibility| {
        (options.duplicates, options.compatibility) = (duplicates, compatibility);
        events(&table, &options).expect("the options fit").len()
    };
    assert_eq!(count(Duplicates::Week, Compatibility::Corrected), 2);
    assert_eq!(count(Duplicates::Month, Compatibility::Corrected), 3);
    assert_eq!(count(Duplicates::Month, Compatibility::Dna3), 2);
    assert_eq!(count(Duplicates::Year, Compatibility::Corrected), 3);
}

#[test]
fn what_was_copied_counts_once() {
    let table = table(&DISPUTE);
    let mut rows = table.rows().to_vec();
    for row in [0, 6] {
        rows[row].copy = Some(1);
    }
    let table = super::Table::new(rows, table.columns().to_vec()).expect("unchanged");
    let mut options = options(Kind::TwoMode, Aggregation::Subtract);
    options.duplicates = Duplicates::Copy;
    assert_eq!(events(&table, &options).expect("the options fit"), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn kernels_look_the_same_way_back_and_forth() {
    let say = |day| (day, 1, "Varrow", "Convoys may pass", true, 1);
    let table = table(&[say("2024-03-01"), say("2024-03-11")]);
    for kernel in [Kernel::Triangular, Kernel::Epanechnikov, Kernel::Gaussian] {
        let mut options = options(Kind::TwoMode, Aggregation::Ignore);
        let smoothing = Smoothing { kernel, unit: Unit::Days, size: 16, indent: false };
        options.slices = Slices::Kernel(smoothing);
        let found = networks(&table, &options).expect("the options fit");
        assert_eq!(found.len(), 11);
        for number in 0..=5 {
            let weight = |at: usize| weight(&found[at], "Varrow", "Convoys may pass");
            near(weight(number), weight(10 - number));
        }
    }
}

#[test]
fn windows_that_do_not_overlap_hold_each_statement_once() {
    let table = table(&DISPUTE);
    let mut options = options(Kind::TwoMode, Aggregation::Ignore);
    options.slices = Slices::Windows { unit: Unit::Months, size: 1, step: 1 };
    let found = networks(&table, &options).expect("the options fit");
    let counts: Vec<usize> = found.iter().map(|network| network.statements).collect();
    assert_eq!(counts, [6, 1]);
    let start = found[1].period.map(|period| period.start);
    assert_eq!(start, seconds("2024-04-01"));
    options.slices = Slices::Events { size: 4, step: 3 };
    let found = networks(&table, &options).expect("the options fit");
    assert_eq!(found.iter().map(|network| network.statements).collect::<Vec<_>>(), [4, 4]);
}

#[test]
fn isolates_are_those_that_their_own_filters_allow() {
    let table = table(&DISPUTE);
    let mut options = options(Kind::OneMode, Aggregation::Congruence);
    options.isolates = true;
    let filter = |variable: &str, value: &str| Filter {
        variable: variable.to_owned(),
        values: vec![value.to_owned()],
        keep: Keep::Others,
    };
    options.filters = vec![filter("speaker", "Observers"), filter("stance", "0")];
    let network = one(&table, &options);
    let labels: Vec<&str> = network.rows().iter().map(|node| node.label.as_str()).collect();
    assert_eq!(labels, ["Varrow", "Sarnholt"]);
    options.isolates = false;
    options.filters = vec![];
    options.least = Least { rows: 3, columns: 0 };
    assert_eq!(one(&table, &options).nodes.len(), 1);
}

#[test]
fn what_does_not_go_together_is_said() {
    let table = table(&DISPUTE);
    let mut options = options(Kind::TwoMode, Aggregation::Congruence);
    let wrong = networks(&table, &options).expect_err("congruence ties rows to rows");
    assert_eq!(wrong.to_string(), "congruence is no way to count a two-mode network");
    options.aggregation = Aggregation::Subtract;
    options.rows = "party".to_owned();
    assert!(matches!(networks(&table, &options), Err(Error::NoVariable { .. })));
}

#[test]
fn the_peer_ignores_a_qualifier_that_lacks_values() {
    let mut said = DISPUTE.map(|said| (said.0, said.1, said.2, said.3, Some(said.4), Some(said.5)));
    said[1].4 = None;
    let table = partial(&said);
    for kind in [Kind::OneMode, Kind::TwoMode] {
        let options =
            Options { compatibility: Compatibility::Dna3, ..options(kind, Aggregation::Ignore) };
        let whole = Options { qualifier: None, ..options.clone() };
        assert_eq!(one(&table, &options), one(&table, &whole));
        let smoothing =
            Smoothing { kernel: Kernel::Uniform, unit: Unit::Days, size: 2, indent: false };
        let slices = Slices::Kernel(smoothing);
        let smoothed = networks(&table, &Options { slices, ..options }).expect("they fit");
        assert_eq!(smoothed, networks(&table, &Options { slices, ..whole }).expect("they fit"));
    }
}

#[test]
fn windows_end_with_the_calendar() {
    let table = table(&DISPUTE);
    let unit = Unit::Years;
    for (unit, size, step) in
        [(Unit::Months, 300_000, 1), (Unit::Days, 7_400_000, 1), (unit, 20_000, 1), (unit, 1, 1)]
    {
        for compatibility in [Compatibility::Corrected, Compatibility::Dna3] {
            let options = Options {
                slices: Slices::Windows { unit, size, step },
                range: Range { start: seconds("9990-01-01"), end: seconds("9999-12-30") },
                compatibility,
                ..options(Kind::TwoMode, Aggregation::Ignore)
            };
            let windows = networks(&table, &options).expect("they fit");
            assert!(windows.len() <= 11, "{unit:?} {size}: {}", windows.len());
        }
    }
}

#[test]
fn statements_without_a_time_have_no_window_and_turn_nowhere() {
    let said = DISPUTE.map(|said| ("", said.1, said.2, said.3, !said.4, said.5));
    let mut options = options(Kind::OneMode, Aggregation::Subtract);
    let mixed: Vec<Said> = DISPUTE.into_iter().chain(said).collect();
    assert_eq!(turns(&table(&mixed), &options), turns(&table(&DISPUTE), &options));
    options.slices = Slices::Events { size: 2, step: 1 };
    assert_eq!(networks(&table(&said), &options), Ok(Vec::new()));
}
