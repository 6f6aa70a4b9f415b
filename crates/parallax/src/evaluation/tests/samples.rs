//! What holds for samples.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::super::{Candidate, Design, Sample, draw};

const OUTLETS: [&str; 3] = ["Orleth Post", "Merrin Herald", "Harbour Gazette"];

/// Candidates of three outlets, of which the last has one in ten.
fn names(count: usize) -> Vec<(String, &'static str)> {
    let outlet = |place: usize| if place % 10 == 9 { 2 } else { place % 2 };
    (0..count).map(|place| (format!("mark {place}"), OUTLETS[outlet(place)])).collect()
}

fn candidates<'n>(names: &'n [(String, &'static str)]) -> Vec<Candidate<'n>> {
    names.iter().map(|(id, stratum)| Candidate { id, stratum }).collect()
}

fn ids<'n>(names: &'n [(String, &'static str)], sample: &Sample) -> Vec<&'n str> {
    sample.drawn.iter().map(|drawn| names[drawn.place].0.as_str()).collect()
}

#[test]
fn every_outlet_has_at_least_a_few_and_the_rest_is_shared_by_size() {
    let names = names(1000);
    let sample = draw(&candidates(&names), Design { size: 60, least: 10, seed: 4 });
    let shares: Vec<(&str, usize, usize)> =
        sample.strata.iter().map(|it| (it.name.as_str(), it.all, it.drawn)).collect();
    // The last has a tenth of all and gets the least, more than its share.
    let expected =
        [("Harbour Gazette", 100, 10), ("Merrin Herald", 400, 22), ("Orleth Post", 500, 28)];
    assert_eq!(shares, expected);
    for (stratum, expected) in expected.iter().enumerate() {
        let drawn = sample.drawn.iter().filter(|it| it.stratum == stratum);
        assert!(drawn.clone().all(|it| names[it.place].1 == expected.0));
        assert_eq!(drawn.count(), expected.2);
    }
}

#[test]
fn too_many_strata_are_one() {
    let names: Vec<(String, String)> =
        (0..50).map(|place| (format!("m{place}"), format!("outlet {place}"))).collect();
    let all: Vec<Candidate> = names.iter().map(|(id, stratum)| Candidate { id, stratum }).collect();
    let few = draw(&all, Design { size: 20, least: 5, seed: 1 });
    assert_eq!((few.strata.len(), few.drawn.len()), (1, 20));
    let enough = draw(&all, Design { size: 50, least: 5, seed: 1 });
    assert_eq!((enough.strata.len(), enough.drawn.len()), (50, 50));
}

#[test]
fn another_seed_draws_others() {
    let names = names(500);
    let of = |seed| draw(&candidates(&names), Design { size: 50, least: 0, seed });
    let (one, other) = (of(1), of(2));
    let shared = ids(&names, &one).into_iter().collect::<BTreeSet<_>>();
    let both = ids(&names, &other).into_iter().filter(|id| shared.contains(id)).count();
    assert!(both < 15, "{both} of 50 in both, 5 are expected");
}

#[test]
fn each_candidate_is_drawn_as_often_as_any_other() {
    let names = names(40);
    let mut times = [0_u32; 40];
    for seed in 0..2000 {
        for drawn in draw(&candidates(&names), Design { size: 10, least: 2, seed }).drawn {
            times[drawn.place] += 1;
        }
    }
    for (stratum, outlet) in OUTLETS.iter().enumerate() {
        let of: Vec<u32> =
            (0..40).filter(|&place| names[place].1 == *outlet).map(|place| times[place]).collect();
        let mean = f64::from(of.iter().sum::<u32>()) / of.len() as f64;
        for times in of {
            assert!(
                (f64::from(times) - mean).abs() < 5.0 * mean.sqrt(),
                "{stratum}: {times}, {mean}"
            );
        }
    }
}

#[test]
fn a_candidate_that_is_added_moves_one_at_most() {
    let (before, after) = (names(300), names(301));
    let design = Design { size: 40, least: 5, seed: 9 };
    let old = draw(&candidates(&before), design);
    let new = draw(&candidates(&after), design);
    let old: BTreeSet<&str> = ids(&before, &old).into_iter().collect();
    let new: BTreeSet<&str> = ids(&after, &new).into_iter().collect();
    assert!(
        old.difference(&new).count() <= 2,
        "one for its place, one where a stratum's share grew"
    );
}

proptest! {
    #[test]
    fn samples_do_not_depend_on_order(
        count in 0..200_usize, size in 0..60_usize, least in 0..20_usize, seed in any::<u64>(),
    ) {
        let names = names(count);
        let mut turned = names.clone();
        turned.reverse();
        turned.rotate_left(count / 3);
        let design = Design { size, least, seed };
        let (one, other) = (draw(&candidates(&names), design), draw(&candidates(&turned), design));
        prop_assert_eq!(ids(&names, &one), ids(&turned, &other));
        prop_assert_eq!(&one.strata, &other.strata);
        prop_assert_eq!(one.drawn.len(), size.min(count));
        prop_assert!(one.strata.iter().all(|it| it.drawn <= it.all));
        let places: BTreeSet<usize> = one.drawn.iter().map(|it| it.place).collect();
        prop_assert_eq!(places.len(), one.drawn.len(), "nothing is drawn twice");
    }
}
