//! Takes documents, gives the passages that two of them share, word for word.

use std::ops::Range;

use super::{Printed, Run, Settings, by_appearance, runs::longest};
use crate::resolve::groups::Chunks;

/// What two documents share.
#[derive(Clone, Debug, PartialEq)]
pub struct Passages {
    /// The one with the smaller number.
    pub one: u32,
    /// The other.
    pub other: u32,
    /// The shared runs, in the order of the one.
    pub runs: Vec<Run>,
    /// Share of the words of the one, from 0 to 1.
    pub share_of_one: f32,
    /// Share of the words of the other.
    pub share_of_other: f32,
}

impl Passages {
    /// How many words they share.
    pub fn words(&self) -> usize {
        self.runs.iter().map(Run::len).sum()
    }
}

/// Documents with one fingerprint of which each pair is looked at. Of more, each is compared with
/// the first to appear, with the one before, and with those whose outlet one of the two credits: a text
/// printed a hundred times needs no five thousand pairs.
const ALL_PAIRS: usize = 8;
/// Documents with one fingerprint up to which credits are looked at.
const MOST_CREDITS: usize = 256;
/// Occurrences of one fingerprint in one document that are looked at.
const MOST_REPEATS: usize = 16;

/// One occurrence of a fingerprint: its hash, the document's place in the order of appearance, the first word.
type Mark = (u64, u32, u32);
/// Where two documents agree: their places in order, and a place in each.
type Seed = (u32, u32, u32, u32);

/// Passages of at least [`Settings::least_run`] words that two documents share, by documents.
///
/// Fingerprints only propose; each run is compared word by word and made as long as it is.
pub fn passages(documents: &[Printed], settings: &Settings, chunks: &impl Chunks) -> Vec<Passages> {
    let documents = by_appearance(documents);
    // Each share of the hashes is looked at by itself, so that only its marks are in memory.
    let all: usize = documents.iter().map(|document| document.fingerprints.len()).sum();
    let shares = all.div_ceil(MARKS_AT_ONCE).max(LEAST_SHARES);
    let mut seeds = chunks.run(shares, |range| {
        range.flat_map(|share| seeds(&documents, &marks(&documents, share, shares))).collect()
    });
    seeds.sort_unstable();
    let pairs: Vec<&[Seed]> = seeds.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).collect();
    let mut found: Vec<Passages> = chunks.run(pairs.len(), |range| {
        pairs[range].iter().filter_map(|seeds| shared(&documents, seeds, settings)).collect()
    });
    found.sort_by_key(|pair| (pair.one, pair.other));
    found
}

/// Marks that one part of the work sorts.
const MARKS_AT_ONCE: usize = 1 << 20;
/// Parts of the work where there are few marks.
const LEAST_SHARES: usize = 16;

/// The fingerprints of all documents that are in this share of all hashes, by hash, then by
/// document and place.
fn marks(documents: &[&Printed], share: usize, shares: usize) -> Vec<Mark> {
    // Least hashes are small: mixed, they are spread evenly.
    let mixed = |hash: u64| hash.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    let is_own = |hash: u64| (mixed(hash) * shares as u64) >> 32 == share as u64;
    let mut marks: Vec<Mark> = Vec::new();
    for (place, document) in documents.iter().enumerate() {
        let own = document.fingerprints.iter().filter(|(hash, _)| is_own(*hash));
        marks.extend(own.map(|&(hash, word)| (hash, place as u32, word)));
    }
    marks.sort_unstable();
    marks
}

fn seeds(documents: &[&Printed], marks: &[Mark]) -> Vec<Seed> {
    let mut seeds = Vec::new();
    for same in marks.chunk_by(|a, b| a.0 == b.0) {
        let places: Vec<&[Mark]> = same.chunk_by(|a, b| a.1 == b.1).collect();
        for later in 1..places.len() {
            for earlier in compared(documents, &places, later) {
                add_seeds(places[earlier], places[later], &mut seeds);
            }
        }
    }
    seeds
}

/// Which earlier documents with a fingerprint a later one is compared with.
fn compared(documents: &[&Printed], places: &[&[Mark]], later: usize) -> Vec<usize> {
    let document = |place: usize| documents[places[place][0].1 as usize];
    if places.len() > MOST_CREDITS {
        return if later == 1 { vec![0] } else { vec![0, later - 1] };
    }
    let is_compared = |&earlier: &usize| {
        let is_near = earlier == 0 || earlier + 1 == later;
        is_near || places.len() <= ALL_PAIRS || credits(document(earlier), document(later))
    };
    (0..later).filter(is_compared).collect()
}

fn add_seeds(one: &[Mark], other: &[Mark], seeds: &mut Vec<Seed>) {
    for &(_, a, i) in one.iter().take(MOST_REPEATS) {
        seeds.extend(other.iter().take(MOST_REPEATS).map(|&(_, b, j)| (a, b, i, j)));
    }
}

/// Whether one names the outlet of the other as a source.
fn credits(one: &Printed, other: &Printed) -> bool {
    one.outlet.is_some_and(|outlet| other.credits.contains(&outlet))
        || other.outlet.is_some_and(|outlet| one.credits.contains(&outlet))
}

fn shared(documents: &[&Printed], seeds: &[Seed], settings: &Settings) -> Option<Passages> {
    let (mut one, mut other) = (documents[seeds[0].0 as usize], documents[seeds[0].1 as usize]);
    let mut places: Vec<(u32, u32)> = seeds.iter().map(|&(_, _, i, j)| (i, j)).collect();
    if one.document > other.document {
        std::mem::swap(&mut one, &mut other);
        places = places.into_iter().map(|(i, j)| (j, i)).collect();
    }
    let mut runs = longest(&one.words, &other.words, &places, settings.least_run());
    runs.retain(|run| {
        let own = own_words(&run.one, &one.stock).max(own_words(&run.other, &other.stock));
        own >= settings.shingle
    });
    if runs.is_empty() {
        return None;
    }
    let words: usize = runs.iter().map(Run::len).sum();
    let share = |of: &Printed| words as f32 / of.words.len() as f32;
    Some(Passages {
        one: one.document,
        other: other.document,
        runs,
        share_of_one: share(one),
        share_of_other: share(other),
    })
}

/// How many words of a run are neither a title nor a formula.
fn own_words(run: &Range<u32>, stock: &[Range<u32>]) -> usize {
    let shared =
        |part: &Range<u32>| run.end.min(part.end).saturating_sub(run.start.max(part.start));
    run.len() - stock.iter().map(shared).sum::<u32>() as usize
}
