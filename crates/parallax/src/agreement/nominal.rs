//! Takes ratings, gives alpha for values without an order.

use std::collections::BTreeMap;

use super::{Interval, Ratings, Resampling, chance::Paired, groups::Groups, ratings::Unit};

/// How far coders agree on values without an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Nominal {
    /// 1 minus observed over expected; none where nothing varies or no unit has two values.
    pub alpha: Option<f64>,
    /// By a bootstrap over the groups of units; none of fewer than 5 groups.
    pub interval: Option<Interval>,
    /// The share of pairs of values that differ.
    pub observed: f64,
    /// The share that would, were values drawn from one bag.
    pub expected: f64,
    /// Units that two coders or more said something of.
    pub units: usize,
    /// What was said of these.
    pub values: usize,
    /// Groups that these are in.
    pub groups: usize,
    /// The coincidence matrix, sorted; what is 0 is left out.
    pub coincidences: Vec<Coincidence>,
}

/// A cell of the coincidence matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coincidence {
    /// A value.
    pub first: u32,
    /// The same or another; the matrix holds each pair in both orders.
    pub second: u32,
    /// In each unit of m values, each ordered pair of values of different coders counts 1 / (m - 1),
    /// so that all cells together count each value once.
    pub count: f64,
}

/// Alpha of ratings, nominal metric (Krippendorff 2011, "Computing Krippendorff's
/// Alpha-Reliability", section C).
pub fn nominal(ratings: &Ratings, resampling: Resampling) -> Nominal {
    let pairable: Vec<&Unit> = ratings.units().iter().filter(|unit| said(unit) > 1).collect();
    let groups = groups(&pairable);
    let found = groups.disagreement();
    Nominal {
        alpha: found.alpha(),
        interval: groups.interval(resampling),
        observed: found.observed,
        expected: found.expected,
        units: pairable.len(),
        values: pairable.iter().map(|unit| said(unit)).sum(),
        groups: groups.len(),
        coincidences: coincidences(&pairable),
    }
}

/// How many coders say something of a unit.
fn said(unit: &Unit) -> usize {
    unit.values.iter().flatten().count()
}

/// How often each value of a unit was given.
fn counts(unit: &Unit) -> BTreeMap<u32, f64> {
    let mut counts = BTreeMap::new();
    for &value in unit.values.iter().flatten() {
        *counts.entry(value).or_default() += 1.0;
    }
    counts
}

/// The values of each group's units.
fn groups(units: &[&Unit]) -> Groups {
    let mut groups: BTreeMap<u32, BTreeMap<u32, Paired>> = BTreeMap::new();
    for unit in units {
        let group = groups.entry(unit.group).or_default();
        let others = said(unit) as f64 - 1.0;
        for (value, all) in counts(unit) {
            let same = all * (all - 1.0) / others;
            group.entry(value).or_default().add(Paired { all, same, own: all });
        }
    }
    Groups::new(&groups.into_values().collect::<Vec<_>>())
}

fn coincidences(units: &[&Unit]) -> Vec<Coincidence> {
    let mut cells: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for unit in units {
        let (counts, others) = (counts(unit), said(unit) as f64 - 1.0);
        for (&first, &one) in &counts {
            for (&second, &other) in &counts {
                let pairs = if first == second { one * (one - 1.0) } else { one * other };
                *cells.entry((first, second)).or_default() += pairs / others;
            }
        }
    }
    let cell = |((first, second), count)| Coincidence { first, second, count };
    cells.into_iter().map(cell).filter(|cell| cell.count > 0.0).collect()
}
