//! Takes what was judged of a sample, gives a share of the collection with its interval.

use crate::agreement::Interval;

/// What was judged together: a mark, or a sentence with all that is said in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cluster {
    /// Its stratum, by number.
    pub stratum: usize,
    /// How many of the tries are hits.
    pub hits: u32,
    /// How many there are; 0 for what was judged but is not asked about, such as a mark of another
    /// kind, or a sentence in which nobody says anything.
    pub tries: u32,
}

/// A share of a collection, as a sample tells it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Proportion {
    /// Hits per tries, each cluster weighed by how many of the collection it stands for; none
    /// without a try.
    pub share: Option<f64>,
    /// Wilson's interval at the effective size.
    pub interval: Option<Interval>,
    /// Hits, as counted.
    pub hits: u32,
    /// Tries, as counted.
    pub tries: u32,
    /// How many tries, each drawn for itself with the same chance, would tell as much.
    pub effective: f64,
}

/// The 97.5th percentile of the normal distribution, for intervals of 95 percent.
const Z: f64 = 1.959_963_984_540_054;

/// A share of a collection from a sample of clusters, and how many candidates each of its strata has.
/// All that was judged must be there, also what has no tries: weights are counted from it.
///
/// The share is the ratio estimate of stratified sampling, sum of w hits / sum of w tries, where w
/// is the size of a cluster's stratum over the number judged in it. Its interval is that of Wilson
/// (1927) with the effective number of tries in place of their number (Korn and Graubard 1998,
/// "Confidence intervals for proportions with small expected number of positive counts estimated
/// from survey data"). Wilson's interval is the one that still holds near 0 and 1, where the
/// bootstrap gives one of no width: of twenty sentences in which nothing is missing, each draw
/// has a recall of 1.
///
/// The effective number is the least of
///
/// - (sum of w tries)² / sum of w² tries, which unequal weights lower (Kish 1965);
/// - n / (n - 1) share (1 - share) / variance, with n tries and the linearized variance of the ratio between clusters
///   within strata (Cochran 1977, "Sampling Techniques", section 6), which likeness within
///   clusters lowers;
/// - where the share is 0 or 1, so that there is no variance: the number of clusters that have tries,
///   as if all tries of a cluster were one.
///
/// A finite collection is not corrected for, so intervals are a little too wide where much of it was
/// judged.
pub fn proportion(clusters: &[Cluster], strata: &[usize]) -> Proportion {
    let judged = judged(clusters, strata.len());
    let weight = |cluster: &Cluster| strata[cluster.stratum] as f64 / judged[cluster.stratum];
    let sum = |of: &dyn Fn(&Cluster) -> f64| clusters.iter().map(of).sum::<f64>();
    let hits = sum(&|it| weight(it) * f64::from(it.hits));
    let tries = sum(&|it| weight(it) * f64::from(it.tries));
    let counted = Proportion {
        hits: clusters.iter().map(|it| it.hits).sum(),
        tries: clusters.iter().map(|it| it.tries).sum(),
        ..Proportion::default()
    };
    if tries <= 0.0 {
        return counted;
    }
    let share = (hits / tries).min(1.0);
    let by_weight = tries * tries / sum(&|it| weight(it) * weight(it) * f64::from(it.tries));
    let residual =
        |it: &Cluster| weight(it) * (f64::from(it.hits) - share * f64::from(it.tries)) / tries;
    let between = variance(clusters, &judged, residual);
    let by_cluster = if between > 1e-15 {
        // As many tries as were counted, where each is a cluster of its own and all weigh the same.
        let few = f64::from(counted.tries);
        share * (1.0 - share) / between * few / (few - 1.0).max(1.0)
    } else {
        let have_tries = |it: &Cluster| if it.tries > 0 { weight(it) } else { 0.0 };
        let whole = sum(&have_tries);
        whole * whole / sum(&|it| have_tries(it) * have_tries(it))
    };
    let effective = by_weight.min(by_cluster);
    Proportion {
        share: Some(share),
        interval: Some(wilson(share, effective)),
        effective,
        ..counted
    }
}

/// How many clusters of each stratum were judged.
fn judged(clusters: &[Cluster], strata: usize) -> Vec<f64> {
    let mut judged = vec![0.0; strata];
    for cluster in clusters {
        judged[cluster.stratum] += 1.0;
    }
    judged
}

/// The variance of a sum of residuals, from their spread within each stratum. A stratum of which one
/// cluster was judged has the square of its residual.
fn variance(clusters: &[Cluster], judged: &[f64], residual: impl Fn(&Cluster) -> f64) -> f64 {
    let (mut sums, mut squares) = (vec![0.0; judged.len()], vec![0.0; judged.len()]);
    for cluster in clusters {
        let residual = residual(cluster);
        sums[cluster.stratum] += residual;
        squares[cluster.stratum] += residual * residual;
    }
    let of = |((&count, sum), square): ((&f64, f64), f64)| {
        if count > 1.0 { count / (count - 1.0) * (square - sum * sum / count) } else { square }
    };
    judged.iter().zip(sums).zip(squares).map(of).sum()
}

/// Wilson's interval (1927, "Probable inference, the law of succession, and statistical inference").
fn wilson(share: f64, size: f64) -> Interval {
    let spread = Z * Z / size;
    let middle = (share + spread / 2.0) / (1.0 + spread);
    let half = (share * (1.0 - share) * spread + spread * spread / 4.0).sqrt() / (1.0 + spread);
    // Rounding must not leave the share outside.
    Interval { low: (middle - half).clamp(0.0, share), high: (middle + half).clamp(share, 1.0) }
}
