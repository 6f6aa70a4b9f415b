//! What holds for networks of any statements.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    super::{
        Aggregation, Compatibility, Duplicates, Filter, Keep, Kernel, Kind, Named, Network,
        Normalization, Options, Range, Slices, Smoothing, Table, Unit, calendar, networks,
    },
    Partly, one, options, partial,
};

/// A statement before it has names: day, document, who, what, stance, number.
type Raw = (Option<i64>, u32, u8, u8, Option<bool>, Option<i64>);

fn or_none<T: std::fmt::Debug + Clone>(
    values: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.9, values)
}

fn statements() -> impl Strategy<Value = Vec<Raw>> {
    prop::collection::vec(
        (
            or_none(0..900_i64),
            0..6_u32,
            0..6_u8,
            0..5_u8,
            or_none(any::<bool>()),
            or_none(-3..=3_i64),
        ),
        0..40,
    )
}

/// A table of statements, with names as `name` gives them.
fn named(raw: &[Raw], name: impl Fn(u8) -> String) -> Table {
    let texts: Vec<(String, String, String)> = raw
        .iter()
        .map(|said| {
            let day = said.0.map(|day| calendar::civil(day * 86_400).date().to_string());
            let day = day.unwrap_or_default();
            (day, name(said.2), format!("Claim {}", said.3))
        })
        .collect();
    let said: Vec<Partly> = raw
        .iter()
        .zip(&texts)
        .map(|(raw, (day, who, what))| {
            (day.as_str(), raw.1, who.as_str(), what.as_str(), raw.4, raw.5)
        })
        .collect();
    partial(&said)
}

fn plain(raw: &[Raw]) -> Table {
    named(raw, |who| format!("Speaker {who}"))
}

fn flipped(raw: &[Raw]) -> Vec<Raw> {
    raw.iter()
        .map(|&(day, document, who, what, is, _)| {
            (day, document, who, what, is.map(|is| !is), Some(0))
        })
        .collect()
}

/// Weights by labels, zeros left out.
fn weights(network: &Network) -> BTreeMap<(String, String), f64> {
    let lines = network.lines();
    let rows = network.rows().iter().enumerate().flat_map(|(row, node)| {
        let cells = lines.of(row).iter();
        cells.map(move |&(column, weight)| {
            let other = network.columns()[column as usize].label.clone();
            ((node.label.clone(), other), weight)
        })
    });
    rows.collect()
}

fn same(a: &BTreeMap<(String, String), f64>, b: &BTreeMap<(String, String), f64>) -> bool {
    let near = |(x, y): (&f64, &f64)| (x - y).abs() <= 1e-12 * x.abs().max(1.0);
    a.keys().eq(b.keys()) && a.values().zip(b.values()).all(near)
}

fn one_mode_options() -> Vec<Options> {
    let mut all = Vec::new();
    for aggregation in [Aggregation::Congruence, Aggregation::Conflict, Aggregation::Subtract] {
        for normalization in [
            Normalization::No,
            Normalization::Average,
            Normalization::Jaccard,
            Normalization::Cosine,
        ] {
            for duplicates in [Duplicates::Include, Duplicates::Document, Duplicates::Month] {
                all.push(Options {
                    normalization,
                    duplicates,
                    ..options(Kind::OneMode, aggregation)
                });
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flipping_all_stances_changes_no_network_of_one_mode(raw in statements()) {
        let (before, after) = (plain(&raw), plain(&flipped(&raw)));
        for options in one_mode_options() {
            let (before, after) = (one(&before, &options), one(&after, &options));
            prop_assert!(same(&weights(&before), &weights(&after)), "{options:?}");
        }
    }

    #[test]
    fn flipping_all_stances_turns_subtract_of_two_modes_around(raw in statements()) {
        let (before, after) = (plain(&raw), plain(&flipped(&raw)));
        for normalization in
            [Normalization::No, Normalization::Activity, Normalization::Prominence]
        {
            let options =
                Options { normalization, ..options(Kind::TwoMode, Aggregation::Subtract) };
            let before = weights(&one(&before, &options));
            let after = weights(&one(&after, &options));
            let turned = after.into_iter().map(|(ends, weight)| (ends, -weight)).collect();
            prop_assert!(same(&before, &turned));
        }
    }

    #[test]
    fn renaming_speakers_changes_their_names_only(raw in statements(), shift in 0..6_u8) {
        let before = plain(&raw);
        let renamed = |who: u8| (who + shift) % 6;
        let after = named(&raw, |who| format!("Speaker {}", renamed(who)));
        for options in one_mode_options() {
            let (before, after) = (one(&before, &options), one(&after, &options));
            prop_assert_eq!(&before.ties, &after.ties, "places by first statements");
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(raw in statements(), turn in 0..40_usize) {
        let table = plain(&raw);
        let mut order: Vec<usize> = (0..raw.len()).collect();
        order.rotate_left(turn % raw.len().max(1));
        let turned: Vec<Raw> = order.iter().map(|&place| raw[place]).collect();
        let rows = order.iter().map(|&place| table.rows()[place]).collect();
        let turned = Table::new(rows, plain(&turned).columns().to_vec()).expect("as many");
        for options in one_mode_options() {
            prop_assert_eq!(one(&table, &options), one(&turned, &options));
        }
    }

    #[test]
    fn an_isolate_adds_an_empty_row_only(raw in statements()) {
        let mut more = raw.clone();
        more.push((Some(450), 7, 9, raw.first().map_or(0, |said| said.3), Some(true), Some(1)));
        let filter = Filter {
            variable: "speaker".to_owned(),
            values: vec!["Speaker 9".to_owned()],
            keep: Keep::Others,
        };
        for options in one_mode_options() {
            let without =
                Options { isolates: true, filters: vec![filter.clone()], ..options.clone() };
            // The new statement is left out by its outlet, so its speaker is an isolate.
            let last = Filter {
                variable: "document".to_owned(),
                values: vec!["7".to_owned()],
                keep: Keep::Others,
            };
            let with = Options { isolates: true, filters: vec![last], ..options };
            let table = with_documents(&more);
            let (without, with) = (one(&table, &without), one(&table, &with));
            prop_assert!(same(&weights(&without), &weights(&with)));
            prop_assert_eq!(without.nodes.len() + 1, with.nodes.len());
        }
    }

    #[test]
    fn parts_of_the_time_add_up_in_two_modes(raw in statements(), cut in 0..900_i64) {
        let raw: Vec<Raw> = raw.into_iter().filter(|said| said.0.is_some()).collect();
        let table = plain(&raw);
        let cut = cut * 86_400;
        let ranges = [
            Range { start: None, end: Some(cut) },
            Range { start: Some(cut + 1), end: None },
        ];
        for aggregation in [Aggregation::Ignore, Aggregation::Subtract] {
            let whole = options(Kind::TwoMode, aggregation);
            let parts = ranges.map(|range| one(&table, &Options { range, ..whole.clone() }));
            prop_assert!(same(&sum(&parts), &weights(&one(&table, &whole))));
            let slices = Slices::Windows { unit: Unit::Months, size: 2, step: 2 };
            let windows = networks(&table, &Options { slices, ..whole.clone() });
            let windows = windows.expect("the options fit");
            prop_assert!(same(&sum(&windows), &weights(&one(&table, &whole))));
        }
    }

    #[test]
    fn congruence_and_conflict_share_what_is_in_common(raw in statements()) {
        let has_levels = |said: &Raw| said.4.is_some() && said.5.is_some();
        let raw: Vec<Raw> = raw.into_iter().filter(has_levels).collect();
        let table = plain(&raw);
        for qualifier in ["stance", "strength", "outlet"] {
            let of = |aggregation| {
                let mut options = options(Kind::OneMode, aggregation);
                options.qualifier = Some(qualifier.to_owned());
                weights(&one(&table, &options))
            };
            let (all, congruence) = (of(Aggregation::Ignore), of(Aggregation::Congruence));
            let (conflict, subtract) = (of(Aggregation::Conflict), of(Aggregation::Subtract));
            for (ends, weight) in all {
                let get = |of: &BTreeMap<_, f64>| of.get(&ends).copied().unwrap_or_default();
                let (congruence, conflict) = (get(&congruence), get(&conflict));
                prop_assert!((congruence + conflict - weight).abs() < 1e-9);
                prop_assert!((congruence - conflict - get(&subtract)).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn a_cosine_stays_between_its_bounds(raw in statements()) {
        let table = plain(&raw);
        for options in one_mode_options() {
            for qualifier in ["stance", "strength"] {
                let mut options = options.clone();
                options.qualifier = Some(qualifier.to_owned());
                options.normalization = Normalization::Cosine;
                for weight in weights(&one(&table, &options)).values() {
                    prop_assert!(weight.abs() <= 1.0 + 1e-12);
                }
            }
        }
    }

    #[test]
    fn the_peer_agrees_where_its_definitions_do(raw in statements()) {
        let table = plain(&raw);
        for options in one_mode_options() {
            let is_same = options.duplicates != Duplicates::Month
                && options.normalization != Normalization::Cosine;
            if is_same {
                let peer = Options { compatibility: Compatibility::Dna3, ..options.clone() };
                prop_assert!(same(&weights(&one(&table, &options)), &weights(&one(&table, &peer))));
            }
        }
    }

    #[test]
    fn any_choice_gives_networks_or_a_reason(raw in statements(), choice in any::<[u8; 8]>()) {
        let table = plain(&raw);
        let options = Options {
            kind: pick(choice[0]),
            qualifier: [None, Some("stance"), Some("strength"), Some("outlet")]
                [usize::from(choice[1] % 4)]
                .map(str::to_owned),
            aggregation: pick(choice[2]),
            normalization: pick(choice[3]),
            duplicates: pick(choice[4]),
            isolates: choice[5] % 2 == 0,
            sum_to_one: choice[5] % 3 == 0,
            compatibility: pick(choice[6]),
            slices: slices(choice[7]),
            ..options(Kind::TwoMode, Aggregation::Ignore)
        };
        for network in networks(&table, &options).unwrap_or_default() {
            let nodes = network.nodes.len() as u32;
            prop_assert!(network.ties.iter().all(|tie| tie.from < nodes && tie.to < nodes));
            prop_assert!(network.ties.is_sorted_by_key(|tie| (tie.from, tie.to)));
            let is_dna3 = options.compatibility == Compatibility::Dna3;
            prop_assert!(is_dna3 || network.ties.iter().all(|tie| tie.weight.is_finite()));
        }
    }
}

fn pick<T: Named>(choice: u8) -> T {
    T::ALL[usize::from(choice) % T::ALL.len()]
}

fn slices(choice: u8) -> Slices {
    let unit = [Unit::Days, Unit::Weeks, Unit::Months, Unit::Years][usize::from(choice / 4) % 4];
    match choice % 4 {
        0 => Slices::Whole,
        1 => Slices::Events { size: 5, step: 2 },
        2 => Slices::Windows { unit, size: 3, step: 1 },
        _ => {
            let kernel = pick::<Kernel>(choice / 16);
            Slices::Kernel(Smoothing { kernel, unit, size: 4, indent: choice >= 128 })
        }
    }
}

fn sum(parts: &[Network]) -> BTreeMap<(String, String), f64> {
    let mut sum = BTreeMap::new();
    for (ends, weight) in parts.iter().flat_map(weights) {
        *sum.entry(ends).or_insert(0.0) += weight;
    }
    sum.retain(|_, weight| *weight != 0.0);
    sum
}

/// A table with the number of the document as a variable.
fn with_documents(raw: &[Raw]) -> Table {
    let table = plain(raw);
    let mut columns = table.columns().to_vec();
    columns.push(super::Column {
        name: "document".to_owned(),
        scope: super::Scope::Document,
        values: super::Values::Integer(raw.iter().map(|said| Some(i64::from(said.1))).collect()),
    });
    Table::new(table.rows().to_vec(), columns).expect("as many values as rows")
}
