//! Takes a document, gives its words as copies are looked for.

use std::collections::BTreeMap;

use super::{
    copies::{Appeared, Printed, Quotation},
    corpus::CorpusDocument,
};
use crate::{
    annotate::time::Days,
    codebook::Parties,
    extract::Kind,
    text::{Span, hash},
};

/// Where the words of a document stand.
#[derive(Clone, Debug)]
pub struct Words {
    /// The place of each word.
    pub spans: Vec<Span>,
    /// For each quotation the statement whose content it is.
    pub quoted: Vec<u32>,
}

/// The words of a document as they are compared, and where they stand. `outlets` numbers the
/// outlets; `speakers` gives the actors of each statement.
pub(super) fn words(
    number: u32,
    document: &CorpusDocument,
    parties: &Parties,
    outlets: &BTreeMap<&str, u32>,
    speakers: &[Vec<usize>],
) -> (Printed, Words) {
    let (words, masked, spans) = hashed(&document.text, parties);
    // Outlets are numbered by appearance: their names may be those of parties.
    let own = document.outlet.as_deref().and_then(|outlet| outlets.get(outlet)).copied();
    let named = |outlet: &&str| names(&document.text, outlet);
    let credits =
        outlets.iter().filter(|(outlet, id)| Some(**id) != own && named(outlet)).map(|(_, id)| *id);
    let mut quotations = Vec::new();
    let mut quoted = Vec::new();
    for (index, statement) in document.statements.iter().enumerate() {
        let direct = statement.kind == Kind::Direct;
        for span in statement.content.iter().filter(|_| direct) {
            let first = spans.partition_point(|word| word.start < span.start) as u32;
            let end = spans.partition_point(|word| word.start < span.end) as u32;
            if first < end {
                let speaker = speakers[index].first().map(|&actor| actor as u32);
                quotations.push(Quotation { words: first..end, speaker });
                quoted.push(index as u32);
            }
        }
    }
    let appeared = document.published.as_ref().and_then(Days::of).map(|days| Appeared {
        earliest: i64::from(days.first) * 86_400,
        latest: i64::from(days.last) * 86_400 + 86_399,
    });
    let mut credits: Vec<u32> = credits.collect();
    credits.sort_unstable();
    let printed =
        Printed { document: number, outlet: own, appeared, words, masked, credits, quotations };
    (printed, Words { spans, quoted })
}

/// Whether `text` has `outlet` as whole words.
fn names(text: &str, outlet: &str) -> bool {
    !outlet.is_empty()
        && text.match_indices(outlet).any(|(at, _)| {
            !text[..at].ends_with(char::is_alphanumeric)
                && !text[at + outlet.len()..].starts_with(char::is_alphanumeric)
        })
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
