//! Between which two numbers a figure lies.

/// How sure intervals are: of a hundred made in the same way, 95 hold the true value.
pub const LEVEL: f64 = 0.95;

/// An interval that holds an estimate, at [`LEVEL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// From the values of a bootstrap: the middle [`LEVEL`] of them (Efron's percentile interval),
    /// and the estimate itself, which a skewed bootstrap may leave outside. None without values.
    pub(super) fn of_draws(mut draws: Vec<f64>, estimate: f64) -> Option<Self> {
        draws.sort_by(f64::total_cmp);
        let last = draws.len().checked_sub(1)? as f64;
        let at = |share: f64| {
            let place = share * last;
            let (below, rest) = (place.floor(), place - place.floor());
            let next = draws[(below as usize + 1).min(draws.len() - 1)];
            draws[below as usize] * (1.0 - rest) + next * rest
        };
        let tail = (1.0 - LEVEL) / 2.0;
        Some(Self { low: at(tail).min(estimate), high: at(1.0 - tail).max(estimate) })
    }

    /// Whether a value lies inside.
    pub fn holds(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}
