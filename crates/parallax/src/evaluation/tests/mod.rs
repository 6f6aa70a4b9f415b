//! Samples and estimates: by hand, for any judgements, and in collections of which all is known.

mod coverage;
mod estimates;
mod samples;

use super::Cluster;

/// A cluster of the first stratum.
pub(super) fn cluster(hits: u32, tries: u32) -> Cluster {
    Cluster { stratum: 0, hits, tries }
}

/// So many clusters of one try in a stratum, of which some are hits.
pub(super) fn marks(stratum: usize, hits: u32, tries: u32) -> impl Iterator<Item = Cluster> {
    (0..tries).map(move |place| Cluster { stratum, hits: u32::from(place < hits), tries: 1 })
}
