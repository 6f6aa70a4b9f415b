//! Takes the documents of a corpus, gives their words as copies are looked for.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    copies::{Appeared, Printed, Quotation, Settings, fingerprints},
    corpus::{Corpus, KeptDocument},
};
use crate::{
    annotate::time::Days,
    codebook::{Codebook, Parties},
    extract::Kind,
    resolve::groups::Chunks,
    text::{Span, hash},
};

/// Documents whose words lie in memory as hashes at one time.
const AT_ONCE: usize = 1024;

/// The words of all documents as they are compared. `speakers` gives the actors of each statement
/// of each document.
pub(super) fn printed(
    corpus: &Corpus,
    codebook: &Codebook,
    speakers: &[Vec<Box<[u32]>>],
    chunks: &impl Chunks,
) -> Vec<Printed> {
    let outlets = outlets(corpus);
    let documents = corpus.documents();
    let mut numbers = FxHashMap::default();
    let mut all = Vec::with_capacity(documents.len());
    for start in (0..documents.len()).step_by(AT_ONCE) {
        let count = AT_ONCE.min(documents.len() - start);
        let read = chunks.run(count, |range| {
            let places = range.map(|place| start + place);
            places.map(|n| one(n, &documents[n], codebook, &outlets, &speakers[n])).collect()
        });
        for (words, printed) in read {
            let words = words.iter().map(|&word| {
                let next = numbers.len() as u32;
                *numbers.entry(word).or_insert(next)
            });
            all.push(Printed { words: words.collect(), ..printed });
        }
    }
    all
}

/// Outlets by name. They are numbered by appearance: their names may be those of parties.
fn outlets(corpus: &Corpus) -> BTreeMap<&str, u32> {
    let mut outlets = BTreeMap::new();
    for outlet in corpus.documents().iter().filter_map(|document| document.outlet.as_deref()) {
        let next = outlets.len() as u32;
        outlets.entry(outlet).or_insert(next);
    }
    outlets
}

/// A document without its words, and these as hashes.
fn one(
    number: usize,
    document: &KeptDocument,
    codebook: &Codebook,
    outlets: &BTreeMap<&str, u32>,
    speakers: &[Box<[u32]>],
) -> (Vec<u64>, Printed) {
    let (words, masked, spans) = hashed(&document.text, &codebook.parties);
    let own = document.outlet.as_deref().and_then(|outlet| outlets.get(outlet)).copied();
    let named = |outlet: &&str| names(&document.text, outlet);
    let credits =
        outlets.iter().filter(|(outlet, id)| Some(**id) != own && named(outlet)).map(|(_, id)| *id);
    let mut credits: Vec<u32> = credits.collect();
    credits.sort_unstable();
    let appeared = document.published.as_ref().and_then(Days::of).map(|days| Appeared {
        earliest: i64::from(days.first) * 86_400,
        latest: i64::from(days.last) * 86_400 + 86_399,
    });
    let printed = Printed {
        document: number as u32,
        outlet: own,
        appeared,
        words: Box::default(),
        fingerprints: fingerprints(&masked, &Settings::default()),
        credits,
        quotations: quotations(document, &spans, speakers),
    };
    (words, printed)
}

/// What a document quotes directly; `spans` are the places of its words.
fn quotations(document: &KeptDocument, spans: &[Span], speakers: &[Box<[u32]>]) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    let direct = document.statements.iter().enumerate().filter(|(_, s)| s.kind == Kind::Direct);
    for (index, statement) in direct {
        for span in &statement.content {
            let first = spans.partition_point(|word| word.start < span.start) as u32;
            let end = spans.partition_point(|word| word.start < span.end) as u32;
            if first < end {
                let speaker = speakers[index].first().copied();
                quotations.push(Quotation { words: first..end, speaker, statement: index as u32 });
            }
        }
    }
    quotations
}

/// Whether `text` has `outlet` as whole words.
fn names(text: &str, outlet: &str) -> bool {
    !outlet.is_empty()
        && text.match_indices(outlet).any(|(at, _)| {
            !text[..at].ends_with(char::is_alphanumeric)
                && !text[at + outlet.len()..].starts_with(char::is_alphanumeric)
        })
}

/// Where the words of a text stand, as copies count them.
pub fn spans(text: &str, parties: &Parties) -> Vec<Span> {
    hashed(text, parties).2
}

/// Hashes of words in lower case, once with and once without the identity of declared names, which
/// are one word each, and where the words stand.
fn hashed(text: &str, parties: &Parties) -> (Vec<u64>, Vec<u64>, Vec<Span>) {
    let mut names = parties.identify(text).into_iter().peekable();
    let (mut words, mut masked, mut spans) = (Vec::new(), Vec::new(), Vec::new());
    let mut push = |word: u64, mask: u64, span: Span| {
        words.push(word);
        masked.push(mask);
        spans.push(span);
    };
    let mut start = None;
    let mut skip_to = 0;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if at < skip_to {
            continue;
        }
        if start.is_none()
            && let Some((span, declared)) = names.next_if(|(span, _)| span.start as usize == at)
        {
            let class = hash(b'c', declared.class.name());
            push(hash(b'n', &format!("{declared:?}")), class, span);
            skip_to = span.end as usize;
            continue;
        }
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let word = hash(b'w', &text[from..at].to_lowercase());
                push(word, word, Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    (words, masked, spans)
}
