//! Takes the words of documents, gives what one of them may have from another: passages, whole
//! texts, quotations, and quotations that were altered.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | `fingerprints` | words | a few of their shingles, so that every long run is caught |
//! | [`stock`] | words | titles and formulas, which nobody copies |
//! | [`passages`] | documents | runs of words that two of them share |
//! | [`texts`] | documents, passages | texts printed more than once, each with its first appearances |
//! | [`borrowings`] | documents, passages | who may have what from whom, and why |
//! | [`altered`] | documents | quotations that differ between documents, word by word |
//!
//! "First" always means first in this collection.

mod altered;
mod borrowing;
mod fingerprints;
mod passages;
mod runs;
mod stock;
#[cfg(test)]
mod tests;
mod texts;

use std::ops::Range;

pub use altered::{Alteration, Altered, Change, Quoted, altered};
pub use borrowing::{Borrowing, Direction, borrowings};
pub use fingerprints::fingerprints;
pub use passages::{Passages, passages};
pub use runs::Run;
pub use stock::{Printing, stock};
pub use texts::{Text, texts};

/// A document as far as copies are concerned.
///
/// Words are numbers of their forms in lower case, without punctuation; they are compared for
/// equality only. Positions in what is found count these words: the caller knows their spans.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    /// The number it is known by, in an order that adding or shuffling inputs does not change:
    /// unique.
    pub document: u32,
    /// Who printed it, if known.
    pub outlet: Option<u32>,
    /// When it appeared, if known.
    pub appeared: Option<Appeared>,
    /// Its words.
    pub words: Box<[u32]>,
    /// Some of its shingles, see [`fingerprints`]: made of words with one hash for all declared
    /// names of a class, so that what is looked at does not depend on which name stands where.
    pub fingerprints: Box<[(u64, u32)]>,
    /// Runs of words that are titles or formulas, in order.
    pub stock: Box<[Range<u32>]>,
    /// Outlets that it names as the source of something.
    pub credits: Vec<u32>,
    /// What it quotes directly.
    pub quotations: Vec<Quotation>,
}

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Which words of the document.
    pub words: Range<u32>,
    /// Who said them, if known.
    pub speaker: Option<u32>,
    /// The statement whose content they are.
    pub statement: u32,
}

/// When a document appeared: at some time from `earliest` to `latest`, in seconds since 1970. A
/// date without a time of day is the whole day, a month the whole month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Appeared {
    /// The first second that is possible.
    pub earliest: i64,
    /// The last second that is possible.
    pub latest: i64,
}

impl Appeared {
    /// Whether this is before `other`, however both dates are completed.
    pub fn surely_before(self, other: Self) -> bool {
        self.latest < other.earliest
    }
}

/// What counts as a copy.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Words in a shingle.
    pub shingle: usize,
    /// Shingles of which one is kept as a fingerprint. Every run of `shingle + window - 1` shared
    /// words is found; shorter ones are not looked for.
    pub window: usize,
    /// Least share of the words of the longer of two documents that makes them one text.
    pub same_text: f32,
    /// Least number of words of a quotation that is compared.
    pub quotation: usize,
    /// Least share of their words that two quotations have in common, in the same order, to be
    /// two wordings of one.
    pub same_quotation: f32,
    /// Days that may lie between two documents that quote the same words.
    pub quoted_within_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            shingle: 8,
            window: 4,
            same_text: 0.6,
            quotation: 5,
            same_quotation: 0.6,
            quoted_within_days: 30,
        }
    }
}

impl Settings {
    /// The least number of words of a shared run that is certain to be found.
    pub fn least_run(&self) -> usize {
        self.shingle + self.window - 1
    }
}

/// The documents in the order of their numbers.
fn by_number(documents: &[Printed]) -> Vec<&Printed> {
    let mut sorted: Vec<&Printed> = documents.iter().collect();
    sorted.sort_by_key(|document| document.document);
    sorted
}

/// The documents in the order in which they appeared; those without a date last.
fn by_appearance(documents: &[Printed]) -> Vec<&Printed> {
    let mut sorted: Vec<&Printed> = documents.iter().collect();
    sorted.sort_by_key(|document| {
        (document.appeared.is_none(), document.appeared, document.document)
    });
    sorted
}
