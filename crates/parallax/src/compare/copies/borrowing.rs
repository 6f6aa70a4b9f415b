//! Takes documents and their passages, gives who may have what from whom, and how that is known.

use std::collections::BTreeMap;

use super::{Passages, Printed, Settings, by_appearance};

/// Two documents of which one may have something from the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Borrowing {
    /// The source, as far as `direction` tells; else the one with the smaller number.
    pub from: u32,
    /// The other.
    pub to: u32,
    /// What tells which is the source.
    pub direction: Direction,
    /// Whether `to` names the outlet of `from` as a source.
    pub is_credited: bool,
    /// Words in shared passages.
    pub words: usize,
    /// Quotations that both print word for word.
    pub quotations: usize,
}

/// What tells which of two documents is the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// It surely appeared before.
    Time,
    /// Dates do not tell, but only the other names its outlet as a source.
    Credit,
    /// Nothing tells.
    Unknown,
}

/// Pairs of documents, not both of one outlet, that share a passage or a quotation word for word,
/// by documents. Both may have it from a third: this says only what is shared and what came first.
pub fn borrowings(
    documents: &[Printed],
    passages: &[Passages],
    settings: &Settings,
) -> Vec<Borrowing> {
    let known: BTreeMap<u32, &Printed> =
        documents.iter().map(|document| (document.document, document)).collect();
    let mut shared: BTreeMap<(u32, u32), (usize, usize)> = BTreeMap::new();
    for pair in passages {
        shared.entry((pair.one, pair.other)).or_default().0 = pair.words();
    }
    for pair in same_quotations(documents, settings) {
        shared.entry(pair).or_default().1 += 1;
    }
    let pairs = shared.into_iter().filter_map(|((one, other), (words, quotations))| {
        let (one, other) = (known[&one], known[&other]);
        let is_inside = one.outlet.is_some() && one.outlet == other.outlet;
        (!is_inside).then(|| directed(one, other, words, quotations))
    });
    pairs.collect()
}

/// Pairs of documents for each quotation that both print: of each with the first to appear, and of
/// each with the one before.
fn same_quotations(documents: &[Printed], settings: &Settings) -> Vec<(u32, u32)> {
    let mut wordings: BTreeMap<&[u32], Vec<u32>> = BTreeMap::new();
    for document in by_appearance(documents) {
        for quotation in &document.quotations {
            let words = quotation.words_of(document);
            if words.len() >= settings.quotation {
                wordings.entry(words).or_default().push(document.document);
            }
        }
    }
    let mut pairs = Vec::new();
    for printed in wordings.values_mut() {
        printed.dedup();
        for later in 1..printed.len() {
            pairs.push(sorted(printed[0], printed[later]));
            if later > 1 {
                pairs.push(sorted(printed[later - 1], printed[later]));
            }
        }
    }
    pairs
}

fn sorted(one: u32, other: u32) -> (u32, u32) {
    (one.min(other), one.max(other))
}

fn directed(one: &Printed, other: &Printed, words: usize, quotations: usize) -> Borrowing {
    let (from, to, direction) = source(one, other);
    let (is_credited, from, to) = (credits(to, from), from.document, to.document);
    Borrowing { from, to, direction, is_credited, words, quotations }
}

/// The source first.
fn source<'a>(one: &'a Printed, other: &'a Printed) -> (&'a Printed, &'a Printed, Direction) {
    if let (Some(a), Some(b)) = (one.appeared, other.appeared) {
        if a.surely_before(b) {
            return (one, other, Direction::Time);
        }
        if b.surely_before(a) {
            return (other, one, Direction::Time);
        }
    }
    match (credits(one, other), credits(other, one)) {
        (false, true) => (one, other, Direction::Credit),
        (true, false) => (other, one, Direction::Credit),
        _ => (one, other, Direction::Unknown),
    }
}

/// Whether `document` names the outlet of `source` as a source.
fn credits(document: &Printed, source: &Printed) -> bool {
    source.outlet.is_some_and(|outlet| document.credits.contains(&outlet))
}
