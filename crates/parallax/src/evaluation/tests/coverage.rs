//! Collections of which everything is known: how many of a hundred intervals hold the true value.

use super::super::{Cluster, Proportion, f1, proportion};
use crate::{agreement::Interval, resolve::groups::Random};

const SAMPLES: u32 = 1000;

/// How many marks or sentences each of three outlets has, and how many of them are judged: few of
/// the small one, and yet more than its share.
const SIZES: [usize; 3] = [5000, 4000, 600];
const JUDGED: [usize; 3] = [56, 44, 20];

/// The precision of marks that are right with the probability of their outlet.
fn precision(random: &mut Random, right: [f64; 3]) -> Proportion {
    let mut judged = Vec::new();
    for (stratum, &size) in JUDGED.iter().enumerate() {
        for _ in 0..size {
            let hits = u32::from(random.share() < right[stratum]);
            judged.push(Cluster { stratum, hits, tries: 1 });
        }
    }
    proportion(&judged, &SIZES)
}

fn true_precision(right: [f64; 3]) -> f64 {
    let sum: f64 = right.iter().zip(SIZES).map(|(right, size)| right * size as f64).sum();
    sum / SIZES.iter().sum::<usize>() as f64
}

/// The recall of sentences of up to four statements. Some sentences are easy, so statements of one
/// sentence are likely to be found, or missed, together.
fn recall(random: &mut Random, easy: f64) -> Proportion {
    let mut judged = Vec::new();
    for (stratum, &size) in JUDGED.iter().enumerate() {
        for _ in 0..size {
            let tries = [0, 0, 1, 1, 2, 4][random.below(6) as usize];
            let found = if random.share() < easy { EASY } else { HARD };
            let hits = (0..tries).filter(|_| random.share() < found).count() as u32;
            judged.push(Cluster { stratum, hits, tries });
        }
    }
    proportion(&judged, &SIZES)
}

/// How likely a statement is found in an easy sentence, and in another.
const EASY: f64 = 0.95;
const HARD: f64 = 0.4;

fn true_recall(easy: f64) -> f64 {
    easy * EASY + (1.0 - easy) * HARD
}

/// The share of samples whose interval holds the truth.
fn coverage(truth: f64, interval: impl Fn(&mut Random) -> Option<Interval>) -> f64 {
    let mut random = Random::seeded(11);
    let holds = |_: &u32| interval(&mut random).is_some_and(|interval| interval.holds(truth));
    f64::from((0..SAMPLES).filter(holds).count() as u32) / f64::from(SAMPLES)
}

/// A thousand samples tell a coverage of 0.95 to within 0.02.
fn is_near_nominal(coverage: f64) -> bool {
    (0.93..=0.98).contains(&coverage)
}

#[test]
fn precision_is_where_its_interval_says() {
    for right in [[0.9, 0.7, 0.5], [0.97, 0.99, 0.95], [0.3, 0.35, 0.2]] {
        let found = coverage(true_precision(right), |random| precision(random, right).interval);
        assert!(is_near_nominal(found), "{right:?}: {found}");
    }
}

#[test]
fn recall_is_where_its_interval_says() {
    for easy in [0.99, 0.9, 0.5] {
        let found = coverage(true_recall(easy), |random| recall(random, easy).interval);
        assert!(is_near_nominal(found), "{easy}: {found}");
    }
}

#[test]
fn f1_is_where_its_interval_says() {
    for (right, easy) in [([0.9, 0.7, 0.5], 0.5), ([0.97, 0.99, 0.95], 0.9)] {
        let truth = 2.0 / (1.0 / true_precision(right) + 1.0 / true_recall(easy));
        let found = coverage(truth, |random| {
            f1(&precision(random, right), &recall(random, easy)).map(|mean| mean.interval)
        });
        assert!(is_near_nominal(found), "{right:?} {easy}: {found}");
    }
}

#[test]
fn strata_do_not_bend_a_share() {
    let mut random = Random::seeded(5);
    let right = [0.9, 0.7, 0.2];
    let shares = (0..SAMPLES).filter_map(|_| precision(&mut random, right).share);
    let mean = shares.sum::<f64>() / f64::from(SAMPLES);
    assert!((mean - true_precision(right)).abs() < 0.005, "{mean}");
}
