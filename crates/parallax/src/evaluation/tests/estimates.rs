//! Shares and their intervals: published tables, cases by hand, and what holds for any judgements.

use proptest::prelude::*;

use super::{
    super::{Cluster, Proportion, f1, proportion},
    cluster, marks,
};

fn shown(found: &Proportion) -> [i64; 3] {
    let interval = found.interval.expect("something was judged");
    [found.share.expect("as above"), interval.low, interval.high]
        .map(|value| (value * 1000.0).round() as i64)
}

#[test]
fn wilson_intervals_as_tables_have_them() {
    // Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
    let table = [
        (81, 263, [0.3080, 0.2553, 0.3662]),
        (15, 148, [0.1014, 0.0624, 0.1605]),
        (0, 20, [0.0, 0.0, 0.1611]),
        (1, 29, [0.0345, 0.0061, 0.1718]),
    ];
    for (hits, tries, expected) in table {
        let clusters: Vec<Cluster> = marks(0, hits, tries).collect();
        let found = proportion(&clusters, &[9000]);
        let interval = found.interval.expect("all were judged");
        for (value, expected) in
            [found.share.expect("as above"), interval.low, interval.high].into_iter().zip(expected)
        {
            assert!((value - expected).abs() < 0.000_051, "{hits} of {tries}: {found:?}");
        }
    }
}

#[test]
fn strata_weigh_as_much_as_they_are_large() {
    // 90 of 100 marks lie in the first stratum; 8 of 10 are right there and 2 of 10 in the other.
    let clusters: Vec<Cluster> = marks(0, 8, 10).chain(marks(1, 2, 10)).collect();
    let found = proportion(&clusters, &[90, 10]);
    assert_eq!(shown(&found)[0], 740);
    // (180 + 20)² / (10 * 9² + 10 * 1²), with weights 9 and 1 and 20 tries.
    assert!((found.effective - 10_000.0 / 820.0).abs() < 1e-9, "{}", found.effective);
}

#[test]
fn tries_that_are_alike_within_clusters_tell_less() {
    let alike = [cluster(4, 4), cluster(0, 4), cluster(4, 4), cluster(0, 4)];
    let mixed = [cluster(2, 4); 4];
    let (alike, mixed) = (proportion(&alike, &[400]), proportion(&mixed, &[400]));
    assert_eq!((alike.share, mixed.share), (Some(0.5), Some(0.5)));
    assert!(alike.effective < 4.0, "{alike:?}");
    assert!(mixed.effective >= 4.0 && mixed.effective <= 16.0, "{mixed:?}");
}

#[test]
fn where_nothing_is_missing_the_interval_still_has_a_width() {
    let found = proportion(&[cluster(3, 3); 20], &[1000]);
    assert_eq!(shown(&found), [1000, 839, 1000], "as 20 of 20, not as 60 of 60");
}

#[test]
fn nothing_judged_tells_nothing() {
    assert_eq!(proportion(&[], &[]), Proportion::default());
    assert_eq!(proportion(&[cluster(0, 0); 3], &[10]).share, None);
    let half = proportion(&[cluster(1, 2)], &[10]);
    assert_eq!(f1(&Proportion::default(), &half), None);
}

#[test]
fn f1_is_the_harmonic_mean() {
    let of = |hits| proportion(&marks(0, hits, 100).collect::<Vec<_>>(), &[1000]);
    let mean = f1(&of(80), &of(60)).expect("both are known");
    assert!((mean.mean - 2.0 * 0.8 * 0.6 / 1.4).abs() < 1e-12);
    assert!(mean.interval.low > 0.6 && mean.interval.high < 0.75, "{mean:?}");
    let perfect = f1(&of(100), &of(100)).expect("both are known");
    assert!(perfect.interval.low < 0.98 && perfect.interval.high >= 1.0 - 1e-12, "{perfect:?}");
    let none = f1(&of(0), &of(60)).expect("both are known");
    assert!(none.mean == 0.0 && none.interval.high > 0.01, "{none:?}");
}

fn judged() -> impl Strategy<Value = Vec<Cluster>> {
    let one = (0..3_usize, 0..4_u32, 0..4_u32).prop_map(|(stratum, hits, missed)| Cluster {
        stratum,
        hits,
        tries: hits + missed,
    });
    prop::collection::vec(one, 0..60)
}

proptest! {
    #[test]
    fn intervals_hold_their_estimates(clusters in judged(), others in judged()) {
        let found = proportion(&clusters, &[100, 2000, 70]);
        prop_assert_eq!(found.share.is_some(), found.tries > 0);
        if let (Some(share), Some(interval)) = (found.share, found.interval) {
            prop_assert!(interval.holds(share) && interval.low >= 0.0 && interval.high <= 1.0);
            prop_assert!(interval.low < interval.high, "no finite sample is certain");
            prop_assert!(found.effective <= f64::from(found.tries) + 1e-9);
        }
        if let Some(mean) = f1(&found, &proportion(&others, &[100, 2000, 70])) {
            prop_assert!(mean.interval.low <= mean.mean + 1e-12);
            prop_assert!(mean.interval.high >= mean.mean - 1e-12);
        }
    }

    #[test]
    fn the_order_of_judgements_does_not_matter(mut clusters in judged()) {
        let before = proportion(&clusters, &[100, 2000, 70]);
        clusters.reverse();
        let after = proportion(&clusters, &[100, 2000, 70]);
        prop_assert_eq!((before.hits, before.tries), (after.hits, after.tries));
        let near = |one: f64, other: f64| (one - other).abs() < 1e-6 * one.abs().max(1.0);
        prop_assert!(near(before.share.unwrap_or(2.0), after.share.unwrap_or(2.0)));
        prop_assert!(near(before.effective, after.effective));
    }
}
