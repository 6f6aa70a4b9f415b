//! What a project holds, and what the last run did.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::Serialize;

/// The numbers that `map` ends with.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// [`super::VIEW_VERSION`].
    pub version: u32,
    /// Documents that this run read.
    pub read: u64,
    /// Of those: new versions of documents that had changed.
    pub changed: u64,
    /// Of those: documents read again because the model or the parties changed.
    pub read_again: u64,
    /// Documents that were there before and have not changed.
    pub already_there: u64,
    /// Documents that this run kept without reading them.
    pub not_read: u64,
    /// Inputs that failed.
    pub failed: u64,
    /// What was passed over and how often, by reason.
    pub skipped: BTreeMap<String, u64>,
    /// Words that this run read.
    pub words: u64,
    /// Seconds that it took.
    pub seconds: f64,
    /// Documents in the project.
    pub documents: u64,
    /// Statements in the project.
    pub statements: u64,
    /// Statements by kind.
    pub kinds: Vec<Share>,
    /// Statements by act.
    pub acts: Vec<Share>,
    /// Statements by basis.
    pub bases: Vec<Share>,
    /// The sources with most statements, most first.
    pub sources: Vec<Count>,
    /// What comparing all documents found: actors, claims, conflicts, ...
    pub compared: Vec<Count>,
    /// Documents in the project that are kept but not read, by reason.
    pub unread: Vec<Count>,
}

/// How many there are of something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Count {
    /// What is counted.
    pub name: String,
    /// How many.
    pub count: u64,
}

/// How many there are of something, and which part of all that is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Share {
    /// What is counted.
    pub name: &'static str,
    /// How many.
    pub count: u64,
    /// Of a hundred.
    pub percent: f64,
}

/// The shares of `counts`, largest first, then in the order given; empty ones are left out.
pub fn shares(counts: impl IntoIterator<Item = (&'static str, u64)>) -> Vec<Share> {
    let mut shares: Vec<Share> = counts
        .into_iter()
        .filter(|&(_, count)| count > 0)
        .map(|(name, count)| Share { name, count, percent: 0.0 })
        .collect();
    let all: u64 = shares.iter().map(|share| share.count).sum();
    for share in &mut shares {
        share.percent = 100.0 * share.count as f64 / all as f64;
    }
    shares.sort_by_key(|share| Reverse(share.count));
    shares
}
