//! Takes marks and sentences of a collection and what a person says of a few of them, gives how good
//! the marks of the whole collection are.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`draw`] | all marks, or all sentences; a seed | a random sample of them, by strata |
//! | [`proportion`] | a sample's clusters with hits and tries | a share with its interval |
//! | [`f1`] | precision and recall | their harmonic mean with its interval |
//!
//! Precision is the share of marks that are right: each mark of a sample is a cluster of one try.
//! Recall is the share of what there was to find that was found: each sentence of a sample is a
//! cluster, its right marks are hits, and those together with what is missing are tries.
//!
//! ```
//! use parallax::evaluation::{Cluster, proportion};
//!
//! // 100 of 1000 marks were judged; 81 of them are right.
//! let judged = |place| Cluster { stratum: 0, hits: u32::from(place < 81), tries: 1 };
//! let precision = proportion(&(0..100).map(judged).collect::<Vec<_>>(), &[1000]);
//! let interval = precision.interval.expect("some were judged");
//! assert_eq!(precision.share, Some(0.81));
//! assert_eq!((interval.low * 1000.0).round(), 722.0);
//! assert_eq!((interval.high * 1000.0).round(), 875.0);
//! ```

mod f1;
mod proportion;
mod sample;
#[cfg(test)]
mod tests;

pub use f1::{Harmonic, f1};
pub use proportion::{Cluster, Proportion, proportion};
pub use sample::{Candidate, Design, Drawn, Sample, Stratum, draw};
