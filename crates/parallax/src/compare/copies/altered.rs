//! Takes the quotations of documents, gives those that two documents print in different words.

use std::{collections::BTreeMap, ops::Range};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{Printed, Quotation, Settings, by_number};
use crate::{
    annotate::time::Days,
    resolve::groups::{self, Chunks, Feature, Index, Item, Items, Key},
};

const SECONDS_IN_A_DAY: i64 = 86_400;

/// Two wordings of what may be one quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Altered {
    /// Where the one wording is printed, by documents.
    pub one: Vec<Quoted>,
    /// Where the other is printed; no document prints both.
    pub other: Vec<Quoted>,
    /// Where the words differ, in order.
    pub changes: Vec<Change>,
    /// What kind of difference it is.
    pub alteration: Alteration,
}

/// A quotation of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quoted {
    /// Which document.
    pub document: u32,
    /// Which of its quotations.
    pub quotation: u32,
}

/// Words of the one wording in place of which the other has others, or none. Positions count the
/// words of the quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the one; empty if only the other has words here.
    pub one: Range<u32>,
    /// In the other; empty if only the one has words here.
    pub other: Range<u32>,
}

/// How two wordings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alteration {
    /// One leaves out words inside.
    Omission,
    /// Words are in place of others.
    Replacement,
}

/// Quotations that share most of their words but differ between documents, by first places.
///
/// That one begins later or ends sooner is no alteration. Quotations with two known speakers are
/// not compared. Whether a speaker said both is for a person to judge.
pub fn altered(documents: &[Printed], settings: &Settings, chunks: &impl Chunks) -> Vec<Altered> {
    let wordings = wordings(documents, settings);
    let mut pairs = candidates(&wordings, settings, chunks);
    pairs.sort_unstable();
    pairs.dedup();
    chunks.run(pairs.len(), |range| {
        let compared =
            |&(a, b): &(u32, u32)| compare(&wordings[a as usize], &wordings[b as usize], settings);
        pairs[range].iter().filter_map(compared).collect()
    })
}

impl Quotation {
    pub(super) fn words_of<'a>(&self, document: &'a Printed) -> &'a [u32] {
        &document.words[self.words.start as usize..self.words.end as usize]
    }
}

/// The same words, by the same speaker, wherever they are printed.
struct Wording<'a> {
    words: &'a [u32],
    speaker: Option<u32>,
    quoted: Vec<Quoted>,
    days: Option<Days>,
}

/// All wordings in the order of their first places.
fn wordings<'a>(documents: &'a [Printed], settings: &Settings) -> Vec<Wording<'a>> {
    let mut numbers: BTreeMap<(&[u32], Option<u32>), usize> = BTreeMap::new();
    let mut wordings: Vec<Wording<'_>> = Vec::new();
    for document in by_number(documents) {
        for (number, quotation) in document.quotations.iter().enumerate() {
            let words = quotation.words_of(document);
            if words.len() < settings.quotation {
                continue;
            }
            let speaker = quotation.speaker;
            let place = *numbers.entry((words, speaker)).or_insert(wordings.len());
            if place == wordings.len() {
                wordings.push(Wording { words, speaker, quoted: vec![], days: days(document) });
            }
            wordings[place]
                .quoted
                .push(Quoted { document: document.document, quotation: number as u32 });
            wordings[place].days = joint(wordings[place].days, days(document));
        }
    }
    wordings
}

fn days(document: &Printed) -> Option<Days> {
    let day = |seconds: i64| seconds.div_euclid(SECONDS_IN_A_DAY) as i32;
    document.appeared.map(|at| Days { first: day(at.earliest), last: day(at.latest) })
}

/// From the first of the days to the last; unknown if either is.
fn joint(one: Option<Days>, other: Option<Days>) -> Option<Days> {
    Some(one?.around(other?))
}

/// Pairs of wordings that share rare words.
fn candidates(
    wordings: &[Wording<'_>],
    settings: &Settings,
    chunks: &impl Chunks,
) -> Vec<(u32, u32)> {
    let key = |number: usize| Key { document: number as u32, position: 0 };
    let keys: Vec<Key> = (0..wordings.len()).map(key).collect();
    let feature = |&word: &u32| Feature { hash: u64::from(word), weight: 1.0 };
    let items = Items::collect(&keys, |number| Item {
        key: keys[number],
        block: 0,
        days: wordings[number].days,
        features: wordings[number].words.iter().map(feature).collect(),
    });
    let all: Vec<u32> = (0..wordings.len() as u32).collect();
    let search = groups::Settings {
        days_apart: Some(settings.quoted_within_days),
        ..groups::Settings::default()
    };
    let index = Index::new(&items, &all, &search);
    chunks.run(all.len(), |range| index.candidates_in(range))
}

fn compare(one: &Wording<'_>, other: &Wording<'_>, settings: &Settings) -> Option<Altered> {
    let speakers_differ = one.speaker.zip(other.speaker).is_some_and(|(a, b)| a != b);
    let is_one_document = |a: &Quoted| other.quoted.iter().any(|b| a.document == b.document);
    if speakers_differ || one.quoted.iter().any(is_one_document) {
        return None;
    }
    let longer = one.words.len().max(other.words.len());
    let least = settings.same_quotation * longer as f32;
    // To line words up costs their square, and most pairs share too few in any order.
    if (most_equal(one.words, other.words) as f32) < least {
        return None;
    }
    let operations = capture_diff_slices(Algorithm::Myers, one.words, other.words);
    let equal: usize = operations.iter().map(equal_words).sum();
    if (equal as f32) < least {
        return None;
    }
    let changes: Vec<Change> = operations.iter().filter_map(change).collect();
    let alteration = alteration(&changes, one.words.len() as u32, other.words.len() as u32)?;
    let (one, other) = (one.quoted.clone(), other.quoted.clone());
    Some(Altered { one, other, changes, alteration })
}

/// How many words two quotations share, in whatever order.
fn most_equal(one: &[u32], other: &[u32]) -> usize {
    let sorted = |words: &[u32]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut i, mut j, mut equal) = (0, 0, 0);
    while let (Some(a), Some(b)) = (one.get(i), other.get(j)) {
        equal += usize::from(a == b);
        i += usize::from(a <= b);
        j += usize::from(b <= a);
    }
    equal
}

fn equal_words(operation: &DiffOp) -> usize {
    if let DiffOp::Equal { len, .. } = operation { *len } else { 0 }
}

fn change(operation: &DiffOp) -> Option<Change> {
    if matches!(operation, DiffOp::Equal { .. }) {
        return None;
    }
    let range = |range: Range<usize>| range.start as u32..range.end as u32;
    Some(Change { one: range(operation.old_range()), other: range(operation.new_range()) })
}

/// `None` if the one only begins or ends elsewhere than the other.
fn alteration(changes: &[Change], one: u32, other: u32) -> Option<Alteration> {
    let is_replacement = |change: &Change| !change.one.is_empty() && !change.other.is_empty();
    let is_at_edge = |change: &Change| {
        (change.one.start == 0 && change.other.start == 0)
            || (change.one.end == one && change.other.end == other)
    };
    let mut inside = changes.iter().filter(|change| is_replacement(change) || !is_at_edge(change));
    let first = inside.clone().next()?;
    let same_side =
        |change: &Change| !is_replacement(change) && change.one.is_empty() == first.one.is_empty();
    Some(if inside.all(same_side) { Alteration::Omission } else { Alteration::Replacement })
}

#[cfg(test)]
mod tests {
    use super::most_equal;

    #[test]
    fn shared_words_are_counted_as_often_as_both_have_them() {
        assert_eq!(most_equal(&[1, 2, 2, 3], &[2, 3, 2, 2, 4]), 3);
        assert_eq!(most_equal(&[1], &[]), 0);
    }
}
