//! How often something is found in so many words, with what chance leaves open.

/// Findings in 1,000 words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// As counted.
    pub rate: f64,
    /// The lower end of its exact 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// What lies beyond each end of an interval.
const BEYOND: f64 = 0.025;
/// Words that a rate is given for.
const PER: f64 = 1000.0;

impl Rate {
    /// The rate of `count` findings in `words` words; none where there are no words.
    ///
    /// The interval is that of Garwood (1936, Fiducial limits for the Poisson distribution): findings
    /// are taken to fall independently. Where they come in heaps, as in copies of one text, it is too
    /// narrow.
    pub fn of(count: u64, words: u64) -> Option<Self> {
        if words == 0 {
            return None;
        }
        let scale = PER / words as f64;
        let (low, high) = interval(count);
        Some(Self { rate: count as f64 * scale, low: low * scale, high: high * scale })
    }
}

/// The exact 95 % interval of the mean of a Poisson count.
fn interval(count: u64) -> (f64, f64) {
    let low = count.checked_sub(1).map_or(0.0, |below| mean_at(below, 1.0 - BEYOND));
    (low, mean_at(count, BEYOND))
}

/// Halvings of an interval that a mean lies in: more than a number has digits.
const HALVINGS: usize = 80;

/// The mean at which `count` or fewer come with a probability.
fn mean_at(count: u64, probability: f64) -> f64 {
    let middle = count as f64;
    // Twenty standard deviations leave nothing out, and no probability between them is too small to
    // be a number.
    let reach = 20.0 * libm::sqrt(middle + 1.0);
    let (mut low, mut high) = ((middle - reach).max(0.0), middle + reach);
    for _ in 0..HALVINGS {
        let mean = f64::midpoint(low, high);
        if at_most(count, mean) > probability { low = mean } else { high = mean }
    }
    low
}

/// The probability of `count` or fewer, where the mean is `mean`.
fn at_most(count: u64, mean: f64) -> f64 {
    if mean <= 0.0 {
        return 1.0;
    }
    let first = count as f64;
    let mut term = libm::exp(first * libm::log(mean) - mean - libm::lgamma(first + 1.0));
    let (mut sum, mut at) = (term, first);
    // From the last term down: beneath the mean each is smaller than the one before.
    while at > 0.0 && (at > mean || term > sum * f64::EPSILON) {
        term *= at / mean;
        sum += term;
        at -= 1.0;
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::{Rate, interval};

    fn near(found: (f64, f64), expected: (f64, f64)) {
        let is_near = |a: f64, b: f64| (a - b).abs() < 0.005 * b.max(0.1);
        assert!(is_near(found.0, expected.0) && is_near(found.1, expected.1), "{found:?}");
    }

    #[test]
    fn intervals_are_those_of_the_published_table() {
        near(interval(0), (0.0, 3.689));
        near(interval(1), (0.0253, 5.572));
        near(interval(10), (4.795, 18.39));
        near(interval(100), (81.36, 121.63));
    }

    #[test]
    fn large_counts_come_near_the_normal_interval() {
        let (low, high) = interval(1_000_000);
        assert!((low - 998_041.0).abs() < 5.0 && (high - 1_001_962.0).abs() < 5.0, "{low} {high}");
    }

    #[test]
    fn a_rate_is_of_a_thousand_words() {
        let rate = Rate::of(10, 5000).expect("there are words");
        assert!((rate.rate - 2.0).abs() < 1e-12);
        near((rate.low, rate.high), (0.959, 3.678));
        assert_eq!(Rate::of(0, 0), None);
    }
}
