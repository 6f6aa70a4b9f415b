//! Takes the score of each argument's best key point and whether it matches, gives the strict
//! average precision of the shared task.
//!
//! The half of the arguments with the highest scores is ranked; equal scores are one step of the
//! curve; none matching gives zero.

/// Average precision over the upper half.
pub(super) fn average_precision(mut scored: Vec<(f64, bool)>) -> f64 {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.truncate(scored.len() / 2);
    let matching = scored.iter().filter(|(_, matches)| *matches).count();
    let (mut seen, mut right, mut sum) = (0, 0, 0.0);
    for equal in scored.chunk_by(|a, b| a.0.total_cmp(&b.0).is_eq()) {
        let more = equal.iter().filter(|(_, matches)| *matches).count();
        seen += equal.len();
        right += more;
        sum += more as f64 / matching.max(1) as f64 * right as f64 / seen as f64;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::average_precision;

    fn close(scored: &[(f64, bool)], expected: f64) {
        let found = average_precision(scored.to_vec());
        assert!((found - expected).abs() < 1e-12, "{found} for {expected}");
    }

    #[test]
    fn only_the_upper_half_counts() {
        close(&[(0.9, true), (0.8, true), (0.2, false), (0.1, false), (0.0, true)], 1.0);
    }

    #[test]
    fn precision_is_taken_at_each_match() {
        let lower = [(0.1, true); 4];
        let upper = [(0.9, true), (0.8, false), (0.7, true), (0.6, false)];
        close(&[&upper[..], &lower].concat(), f64::midpoint(1.0, 2.0 / 3.0));
    }

    #[test]
    fn equal_scores_are_one_step() {
        close(&[(0.9, false), (0.9, true), (0.1, true), (0.0, true)], 0.5);
    }

    #[test]
    fn no_match_is_zero() {
        close(&[(0.9, false), (0.1, true)], 0.0);
        close(&[], 0.0);
    }
}
