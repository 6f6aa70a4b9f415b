//! One file for each thing that can be asked for.

pub(crate) mod actors;
pub(crate) mod claims;
pub(crate) mod comparing;
pub(crate) mod decisions;
pub(crate) mod document;
pub(crate) mod documents;
pub(crate) mod events;
pub(crate) mod facets;
pub(crate) mod filters;
pub(crate) mod jobs;
pub(crate) mod log;
pub(crate) mod project;
pub(crate) mod statements;
