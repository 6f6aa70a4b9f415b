//! Takes precision and recall, gives their harmonic mean.

use super::Proportion;
use crate::agreement::Interval;

/// A harmonic mean with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Harmonic {
    /// 2 / (1 / precision + 1 / recall).
    pub mean: f64,
    /// At the level of the two intervals that it is made of.
    pub interval: Interval,
}

/// F1 of a precision and a recall that come from two samples; none where one of them is unknown.
///
/// The interval is put together from those of the two (the method of variance estimates recovery,
/// Zou and Donner 2008, "Construction of confidence limits about effect measures"), for the sum of
/// 1 / precision and 1 / recall. A bootstrap of the judgements gives an interval of no width where
/// nothing judged was wrong, and this one does not.
pub fn f1(precision: &Proportion, recall: &Proportion) -> Option<Harmonic> {
    let (one, other) = (precision.share?, recall.share?);
    let (of_one, of_other) = (precision.interval?, recall.interval?);
    if one <= 0.0 || other <= 0.0 {
        let high = 2.0 / (1.0 / of_one.high + 1.0 / of_other.high);
        return Some(Harmonic { mean: 0.0, interval: Interval { low: 0.0, high } });
    }
    let sum = 1.0 / one + 1.0 / other;
    let apart = |one_end: f64, other_end: f64| {
        let of_one = 1.0 / one - 1.0 / one_end;
        let of_other = 1.0 / other - 1.0 / other_end;
        (of_one * of_one + of_other * of_other).sqrt()
    };
    let interval = Interval {
        low: 2.0 / (sum + apart(of_one.low, of_other.low)),
        high: 2.0 / (sum - apart(of_one.high, of_other.high)),
    };
    Some(Harmonic { mean: 2.0 / sum, interval })
}
