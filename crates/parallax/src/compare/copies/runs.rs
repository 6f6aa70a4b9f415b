//! Takes the words of two documents and places where they agree, gives the longest shared runs.

use std::ops::Range;

/// The same words in two documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they are in the one.
    pub one: Range<u32>,
    /// Where they are in the other.
    pub other: Range<u32>,
}

impl Run {
    /// How many words.
    pub fn len(&self) -> usize {
        self.one.len()
    }

    /// Whether it has no words.
    pub fn is_empty(&self) -> bool {
        self.one.is_empty()
    }
}

/// Runs of at least `least` words around `seeds` (places in `one` and `other`), none of which
/// overlaps another in either text: the longest first, in the order of `one` at the end.
pub(super) fn longest(one: &[u32], other: &[u32], seeds: &[(u32, u32)], least: usize) -> Vec<Run> {
    let mut found = grown(one, other, seeds);
    found.retain(|run| run.len() >= least);
    found.sort_by_key(|run| (usize::MAX - run.len(), run.one.start, run.other.start));
    let (mut free_one, mut free_other) = (vec![true; one.len()], vec![true; other.len()]);
    let mut kept = Vec::new();
    for run in found {
        for part in free_parts(&run, &free_one, &free_other, least) {
            free_one[place(&part.one)].fill(false);
            free_other[place(&part.other)].fill(false);
            kept.push(part);
        }
    }
    kept.sort_by_key(|run| run.one.start);
    kept
}

/// Each seed made as long as the words agree; seeds inside an earlier run of the same shift are
/// that run.
fn grown(one: &[u32], other: &[u32], seeds: &[(u32, u32)]) -> Vec<Run> {
    let mut seeds: Vec<(i64, u32)> =
        seeds.iter().map(|&(a, b)| (i64::from(b) - i64::from(a), a)).collect();
    seeds.sort_unstable();
    let mut runs: Vec<(i64, Run)> = Vec::new();
    for (shift, start) in seeds {
        let is_inside =
            runs.last().is_some_and(|(before, run)| *before == shift && start < run.one.end);
        if !is_inside {
            let run = grow(one, other, start as usize, (i64::from(start) + shift) as usize);
            runs.push((shift, run));
        }
    }
    runs.into_iter().map(|(_, run)| run).filter(|run| !run.is_empty()).collect()
}

fn grow(one: &[u32], other: &[u32], a: usize, b: usize) -> Run {
    let before = one[..a].iter().rev().zip(other[..b].iter().rev());
    let before = before.take_while(|(x, y)| x == y).count();
    let after = one[a..].iter().zip(&other[b..]).take_while(|(x, y)| x == y).count();
    // Two shingles with one hash need not be the same words.
    let before = if after == 0 { 0 } else { before };
    Run { one: range(a - before, a + after), other: range(b - before, b + after) }
}

/// What of a run overlaps no longer one.
fn free_parts(run: &Run, free_one: &[bool], free_other: &[bool], least: usize) -> Vec<Run> {
    let (a, b) = (run.one.start as usize, run.other.start as usize);
    let is_free = |offset: usize| free_one[a + offset] && free_other[b + offset];
    let mut parts = Vec::new();
    let mut offset = 0;
    while offset < run.len() {
        let length = (offset..run.len()).take_while(|&place| is_free(place)).count();
        if length >= least {
            let (a, b) = (a + offset, b + offset);
            parts.push(Run { one: range(a, a + length), other: range(b, b + length) });
        }
        offset += length + 1;
    }
    parts
}

fn range(start: usize, end: usize) -> Range<u32> {
    start as u32..end as u32
}

fn place(range: &Range<u32>) -> Range<usize> {
    range.start as usize..range.end as usize
}
