//! Takes the documents of a corpus, gives their words as copies are looked for.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    copies::{Appeared, Printed, Printing, Quotation, Settings, fingerprints, stock},
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
    let documents = corpus.documents();
    let outlets = Outlets::of(documents.iter().filter_map(|document| document.outlet.as_deref()));
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

/// The outlets of a corpus. They are numbered by appearance: their names may be those of parties.
struct Outlets<'a> {
    by_name: BTreeMap<&'a str, u32>,
    /// By their first word, so that a text is gone through once for all of them: what stands before
    /// that word, the name, and its number.
    by_first: FxHashMap<&'a str, Vec<(usize, &'a str, u32)>>,
}

impl<'a> Outlets<'a> {
    fn of(names: impl Iterator<Item = &'a str>) -> Self {
        let mut by_name = BTreeMap::new();
        for outlet in names {
            let next = by_name.len() as u32;
            by_name.entry(outlet).or_insert(next);
        }
        let mut by_first: FxHashMap<&str, Vec<(usize, &str, u32)>> = FxHashMap::default();
        for (&name, &number) in &by_name {
            if let Some((at, first)) = words(name).next() {
                by_first.entry(first).or_default().push((at, name, number));
            }
        }
        Self { by_name, by_first }
    }

    /// Those that a text names in whole words, ascending.
    fn named(&self, text: &str) -> Vec<u32> {
        let mut found: Vec<u32> = words(text)
            .flat_map(|(at, word)| {
                self.by_first.get(word).into_iter().flatten().map(move |it| (at, it))
            })
            .filter(|&(at, &(before, name, _))| {
                let start = at.checked_sub(before);
                let rest = start.and_then(|start| text.get(start..)?.strip_prefix(name));
                rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
            })
            .map(|(_, &(.., number))| number)
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Runs of letters and digits, with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_start = |at: usize| !text[..at].ends_with(char::is_alphanumeric);
    let starts = text.char_indices().filter(move |&(at, c)| c.is_alphanumeric() && is_start(at));
    starts.map(|(at, _)| {
        let rest = &text[at..];
        (at, &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())])
    })
}

/// A document without its words, and these as hashes.
fn one(
    number: usize,
    document: &KeptDocument,
    codebook: &Codebook,
    outlets: &Outlets<'_>,
    speakers: &[Box<[u32]>],
) -> (Vec<u64>, Printed) {
    let (words, masked, spans) = hashed(&document.text, &codebook.parties);
    let own = document.outlet.as_deref().and_then(|name| outlets.by_name.get(name)).copied();
    let mut credits = outlets.named(&document.text);
    credits.retain(|&named| Some(named) != own);
    let appeared = document.published.as_ref().and_then(Days::of).map(|days| Appeared {
        earliest: i64::from(days.first) * 86_400,
        latest: i64::from(days.last) * 86_400 + 86_399,
    });
    let printed = Printed {
        document: number as u32,
        outlet: own,
        appeared,
        words: Box::default(),
        stock: stock(&printing(document, &spans, &codebook.parties)).into(),
        fingerprints: fingerprints(&masked, &Settings::default()),
        credits,
        quotations: quotations(document, &spans, speakers),
    };
    (words, printed)
}

/// The words of a document as they are written; `spans` are their places.
fn printing<'t>(
    document: &'t KeptDocument,
    spans: &[Span],
    parties: &Parties,
) -> Vec<Printing<'t>> {
    let declared = parties.identify(&document.text);
    let is_declared =
        |span: &Span| declared.binary_search_by_key(&span.start, |(at, _)| at.start).is_ok();
    let word =
        |span: &Span| Printing { word: span.of(&document.text), is_declared: is_declared(span) };
    spans.iter().map(word).collect()
}

/// What a document quotes directly; `spans` are the places of its words.
fn quotations(document: &KeptDocument, spans: &[Span], speakers: &[Box<[u32]>]) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    let all = document.statements.iter().enumerate();
    let direct = all.filter(|(_, statement)| statement.shown_kind() == Kind::Direct);
    for (index, statement) in direct {
        for span in statement.shown() {
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

#[cfg(test)]
mod tests {
    use super::Outlets;

    #[test]
    fn outlets_are_named_in_whole_words() {
        let names = ["Mill Gazette", "Mill", "(The) Ledger", "Ferry-Post"];
        let outlets = Outlets::of(names.into_iter());
        assert_eq!(outlets.named("the Mill Gazette, as (The) Ledger says"), [0, 1, 2]);
        assert_eq!(outlets.named("Mills, Mill Gazettes and the Ferry-Post"), [1, 3]);
        assert_eq!(outlets.named("The Ledger and the Windmill"), Vec::<u32>::new());
    }
}
