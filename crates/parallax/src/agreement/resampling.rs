//! How sure an alpha is: a bootstrap over groups.

use super::Interval;
use crate::resolve::groups::Random;

/// How intervals of alpha are made: a plain bootstrap. Groups of units (the units of one document,
/// say) are drawn again with replacement, as many as there are, and the middle of the alphas of all
/// draws is the interval.
///
/// Krippendorff's own method (Hayes and Krippendorff 2007, "Answering the Call for a Standard
/// Reliability Measure for Coding Data", appendix) draws pairs of values as if each pair were
/// drawn for itself. Pairs of one unit are not, nor are units of one document, so its intervals are
/// too narrow; Zapf, Castell, Morawietz and Karch (2016, "Measuring inter-rater reliability for
/// nominal data") found those of the plain bootstrap to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resampling {
    /// How many times groups are drawn.
    pub draws: u32,
    /// Where the numbers that look like chance begin: the same seed gives the same interval.
    pub seed: u64,
}

/// From fewer groups nothing can be said of others.
const LEAST_GROUPS: usize = 5;

impl Resampling {
    /// 2000 draws, enough for two digits.
    pub fn seeded(seed: u64) -> Self {
        Self { draws: 2000, seed }
    }

    /// The interval of a figure that can be made from groups put together; `figure` takes the
    /// numbers of the groups, some of them several times. None of fewer than 5 groups, or where less
    /// than half of the draws have the figure.
    pub(super) fn interval(
        self,
        groups: usize,
        estimate: Option<f64>,
        figure: impl Fn(&[usize]) -> Option<f64>,
    ) -> Option<Interval> {
        let estimate = estimate.filter(|_| groups >= LEAST_GROUPS)?;
        let mut random = Random::seeded(self.seed);
        let mut drawn = vec![0; groups];
        let draw = |_| {
            drawn.fill_with(|| random.below(groups as u64) as usize);
            figure(&drawn)
        };
        let found: Vec<f64> = (0..self.draws).filter_map(draw).collect();
        let are_enough = found.len() * 2 >= self.draws as usize;
        are_enough.then(|| Interval::of_draws(found, estimate)).flatten()
    }
}
