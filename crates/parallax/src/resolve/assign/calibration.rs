//! Takes scores, gives what they mean: the probability that a statement makes the claim.
//!
//! Without decisions, the scores of the collection are cut in two where the two halves are most
//! alike in themselves (Otsu, "A threshold selection method from gray-level histograms", 1979).
//! With decisions, a logistic curve that starts from there is fitted to them.

/// A logistic curve over square roots of scores: few scores are high, and their roots lie evenly.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calibration {
    /// The root of the score at which a claim is as probable as not.
    threshold: f64,
    /// Rise of the log-odds for each unit of root.
    slope: f64,
}

impl Default for Calibration {
    fn default() -> Self {
        Self { threshold: 0.5, slope: 4.0 }
    }
}

/// How strongly a fitted curve is held to the one it starts from: hardly where it lies, more how
/// steep it is.
const HOLD: [f64; 2] = [0.1, 1.0];
const STEPS: usize = 25;

impl Calibration {
    /// From the best score of each statement of a collection; the default if there are too few.
    pub(super) fn of(best: &[f64]) -> Self {
        let mut sorted: Vec<f64> = best.iter().copied().map(root).collect();
        sorted.sort_by(f64::total_cmp);
        let Some((cut, gap)) = cut(&sorted).filter(|(_, gap)| *gap > 0.0) else {
            return Self::default();
        };
        // The means of the two halves are held to be 90 % sure.
        let slope = 2.0 * 9.0_f64.ln() / gap;
        Self { threshold: f64::midpoint(sorted[cut - 1], sorted[cut]), slope }
    }

    /// The same curve fitted to decisions: scores with whether they were accepted.
    pub(super) fn taught(self, judged: &[(f64, bool)]) -> Self {
        let scale = 1.0 / self.slope;
        // Log-odds = a + b x, with x the score in units in which the curve so far is a = 0, b = 1.
        let points: Vec<(f64, f64)> = judged
            .iter()
            .map(|(score, yes)| {
                ((root(*score) - self.threshold) / scale, f64::from(u8::from(*yes)))
            })
            .collect();
        let (a, b) = fit(&points);
        if points.is_empty() || b <= 0.0 {
            return self;
        }
        Self { threshold: self.threshold - a / b * scale, slope: b / scale }
    }

    /// The probability that a statement with this score makes the claim.
    pub(super) fn probability(self, score: f64) -> f64 {
        logistic((root(score) - self.threshold) * self.slope)
    }
}

/// Newton's method for logistic regression with one feature, held to (0, 1).
fn fit(points: &[(f64, f64)]) -> (f64, f64) {
    let (mut a, mut b) = (0.0, 1.0);
    for _ in 0..STEPS {
        let mut gradient = [HOLD[0] * a, HOLD[1] * (b - 1.0)];
        let mut curve = [HOLD[0], 0.0, HOLD[1]];
        for (x, y) in points {
            let p = logistic(a + b * x);
            let (error, spread) = (p - y, p * (1.0 - p));
            gradient = [gradient[0] + error, gradient[1] + error * x];
            curve = [curve[0] + spread, curve[1] + spread * x, curve[2] + spread * x * x];
        }
        let determinant = curve[0] * curve[2] - curve[1] * curve[1];
        let step_a = (curve[2] * gradient[0] - curve[1] * gradient[1]) / determinant;
        let step_b = (curve[0] * gradient[1] - curve[1] * gradient[0]) / determinant;
        a -= step_a.clamp(-1.0, 1.0);
        b -= step_b.clamp(-0.5, 0.5);
    }
    (a, b)
}

/// The square root; none of a score below zero.
fn root(score: f64) -> f64 {
    score.max(0.0).sqrt()
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// Where to cut `sorted` so that the variance between the halves is greatest, and the distance of
/// their means.
fn cut(sorted: &[f64]) -> Option<(usize, f64)> {
    let total: f64 = sorted.iter().sum();
    let (mut low, mut best) = (0.0, None);
    for (before, score) in sorted.iter().enumerate().take(sorted.len().saturating_sub(1)) {
        low += score;
        let (below, above) = ((before + 1) as f64, (sorted.len() - before - 1) as f64);
        let gap = (total - low) / above - low / below;
        let between = below * above * gap * gap;
        if best.is_none_or(|(greatest, _, _)| between > greatest) {
            best = Some((between, before + 1, gap));
        }
    }
    best.map(|(_, cut, gap)| (cut, gap))
}

#[cfg(test)]
mod tests {
    use super::Calibration;

    #[test]
    fn the_threshold_lies_between_two_heaps_of_scores() {
        let curve = Calibration::of(&[0.1, 0.2, 0.15, 0.9, 1.0, 0.95]);
        assert!(curve.probability(0.3) < 0.5 && curve.probability(0.8) > 0.5);
    }

    #[test]
    fn decisions_move_the_threshold() {
        let curve = Calibration::of(&[0.1, 0.2, 0.9, 1.0]);
        let judged: Vec<(f64, bool)> =
            (0..20).map(|i| f64::from(i) / 10.0).map(|score| (score, score > 1.2)).collect();
        assert!(curve.probability(1.0) > 0.5 && curve.taught(&judged).probability(1.0) < 0.5);
    }

    #[test]
    fn equal_scores_give_the_default() {
        assert!((Calibration::of(&[0.3, 0.3]).threshold - 0.5).abs() < 1e-9);
        assert!((Calibration::of(&[]).threshold - 0.5).abs() < 1e-9);
    }
}
