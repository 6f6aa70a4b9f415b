//! Work that takes long: reading documents, comparing all of them.

use serde::Serialize;
use utoipa::ToSchema;

/// A piece of work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Job {
    pub(crate) id: String,
    /// map or compare.
    pub(crate) kind: &'static str,
    pub(crate) done: u64,
    pub(crate) total: u64,
    pub(crate) message: String,
    /// waiting, running, done, failed.
    pub(crate) state: &'static str,
}

/// All work since the start.
#[derive(Debug, Default)]
pub(crate) struct Jobs;

impl Jobs {
    /// The job that goes on.
    pub(crate) fn current(&self) -> Option<Job> {
        None
    }
}
