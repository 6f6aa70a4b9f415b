//! Takes documents and their passages, gives the texts that were printed more than once.

use std::collections::HashMap;

use super::{Appeared, Passages, Printed, Settings, by_appearance};

/// One text in several documents, which can count once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The document that stands for it: the first to appear, of equals that with the smallest
    /// number.
    pub representative: u32,
    /// All of them, in order.
    pub documents: Vec<u32>,
    /// Those that may have been the first in this collection, as far as dates say. More than one
    /// is a tie; none if no date is known.
    pub first: Vec<u32>,
    /// Those without a date: nobody knows whether they were first.
    pub undated: Vec<u32>,
}

/// The texts that several documents print, by representative.
///
/// Documents are taken in the order in which they appeared; each joins the text of a representative
/// with which it shares enough itself, so that a chain of small changes is not one text.
pub fn texts(documents: &[Printed], passages: &[Passages], settings: &Settings) -> Vec<Text> {
    let same = same_text(passages, settings);
    let mut text_of: HashMap<u32, usize> = HashMap::new();
    let mut texts: Vec<Vec<&Printed>> = Vec::new();
    for document in by_appearance(documents) {
        let near = same.get(&document.document).map_or(&[][..], Vec::as_slice);
        if let Some(&text) = near.iter().filter_map(|other| text_of.get(other)).min() {
            texts[text].push(document);
        } else {
            text_of.insert(document.document, texts.len());
            texts.push(vec![document]);
        }
    }
    let mut texts: Vec<Text> =
        texts.iter().filter(|text| text.len() > 1).map(|text| self::text(text)).collect();
    texts.sort_by_key(|text| text.representative);
    texts
}

/// For each document those that share enough with it, ascending.
fn same_text(passages: &[Passages], settings: &Settings) -> HashMap<u32, Vec<u32>> {
    let mut same: HashMap<u32, Vec<u32>> = HashMap::new();
    for pair in passages {
        if pair.share_of_one.min(pair.share_of_other) >= settings.same_text {
            same.entry(pair.one).or_default().push(pair.other);
            same.entry(pair.other).or_default().push(pair.one);
        }
    }
    same
}

fn text(documents: &[&Printed]) -> Text {
    let dated =
        documents.iter().filter_map(|document| Some((document.document, document.appeared?)));
    let is_first =
        |&(_, date): &(u32, Appeared)| dated.clone().all(|(_, other)| !other.surely_before(date));
    let numbers = |documents: Vec<u32>| {
        let mut documents = documents;
        documents.sort_unstable();
        documents
    };
    let undated = documents.iter().filter(|document| document.appeared.is_none());
    Text {
        representative: documents[0].document,
        first: numbers(dated.clone().filter(is_first).map(|(document, _)| document).collect()),
        undated: numbers(undated.map(|document| document.document).collect()),
        documents: numbers(documents.iter().map(|document| document.document).collect()),
    }
}
