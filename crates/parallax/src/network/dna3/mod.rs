//! What Discourse Network Analyzer 3.0.11 counts otherwise, defects included, so that its users
//! can check their numbers. Written from its documented formulas and its results.
//!
//! | difference | here |
//! |---|---|
//! | weeks and months are the same in every year, and weeks start on Sunday | [`week`], [`month`] |
//! | the scale of numbers is that of the date range | [`scale`] |
//! | texts conflict with what the other never says at all | [`ties_of_texts`] |
//! | windows are as wide as their half width allows, and only whole ones count | [`windows`] |
//! | triangular and Epanechnikov kernels, levels, average of smoothed networks | `kernel` |
//! | "cosine" divides by the product of the numbers of statements | `one_mode` |

mod kernel;
mod time;

use std::{borrow::Cow, collections::HashMap};

pub(super) use self::{
    kernel::networks as kernel_networks,
    time::{month, week, windows},
};
use super::{
    Aggregation, Tie,
    cells::Cells,
    one_mode::{Both, Divisor, each_pair},
    plan::Plan,
    scale::{Measure, Numbers, Scale, measure},
    table::{Coded, Column, NONE, Values},
};

/// Whether levels are told apart. The peer norms by the levels of a qualifier even where it ignores it;
/// a value that is missing, which it does not know, leaves nothing to norm by.
pub(super) fn has_levels(plan: &Plan, coded: &Coded, rows: &[u32]) -> bool {
    !plan.is_ignored() || rows.iter().all(|&row| coded.codes[row as usize] != NONE)
}

/// The levels that occur in the date range, in their order, and how far they are apart. One level
/// alone has no range, and weights are then no number, as in the peer.
pub(super) fn scale<'a>(column: &Column, coded: &Coded, base: &[u32]) -> Scale<'a> {
    let measure = measure(&column.values);
    let mut used: Vec<u32> = match &column.values {
        Values::Boolean(_) => vec![0, 1],
        _ => base.iter().map(|&row| coded.codes[row as usize]).filter(|&c| c != NONE).collect(),
    };
    used.sort_by(|&a, &b| match &measure {
        Measure::Texts => coded.names[a as usize].cmp(&coded.names[b as usize]),
        _ => a.cmp(&b),
    });
    used.dedup();
    let place: HashMap<u32, u32> =
        used.iter().enumerate().map(|(place, &code)| (code, place as u32)).collect();
    let level = |code| place.get(code).copied().unwrap_or(NONE);
    Scale {
        levels: Some(Cow::Owned(coded.codes.iter().map(level).collect())),
        count: used.len() as u32,
        measure: match measure {
            Measure::Numbers(numbers) => Measure::Numbers(part(&numbers, &used)),
            other => other,
        },
    }
}

fn part(numbers: &Numbers, used: &[u32]) -> Numbers {
    let values: Vec<f64> = used.iter().map(|&code| numbers.values[code as usize]).collect();
    let range = values.last().zip(values.first()).map_or(0.0, |(last, first)| last - first);
    let signed = used.iter().map(|&code| numbers.signed[code as usize]).collect();
    Numbers { values, signed, range }
}

/// Whether rows that share nothing have a weight.
pub(super) fn needs_all_pairs(plan: &Plan, scale: &Scale) -> bool {
    plan.is_dna3() && scale.measure == Measure::Texts && !plan.is_ignored()
}

/// Congruence is the sum of x(i,j,k) x(i',j,k), conflict that of what only one of them says, even
/// of columns that the other never speaks of; so all pairs are tied.
pub(super) fn ties_of_texts(plan: &Plan, cells: &Cells, divisor: &Divisor) -> Vec<Tie> {
    let mut both = HashMap::new();
    each_pair(cells, &Measure::Texts, true, false, |from, to, met| {
        both.insert((from, to), met.both);
    });
    let mut ties = Vec::new();
    for from in 0..cells.row_count() {
        for to in from + 1..cells.row_count() {
            let both = both.get(&(from, to)).copied().unwrap_or_default();
            let weight = weight(plan.options.aggregation, divisor, (from, to), &both);
            let divisor = divisor.of(from, to, &both);
            if weight != 0.0 && divisor != 0.0 {
                ties.push(Tie { from: from as u32, to: to as u32, weight: weight / divisor });
            }
        }
    }
    ties
}

fn weight(aggregation: Aggregation, divisor: &Divisor, (a, b): (usize, usize), both: &Both) -> f64 {
    let conflict = divisor.total(a) - both.first + divisor.total(b) - both.second;
    match aggregation {
        Aggregation::Congruence => both.product,
        Aggregation::Conflict => conflict,
        _ => both.product - conflict,
    }
}
