//! Takes the articles of a project, gives their findings and whose each word is.

use std::ops::ControlFlow;

use anyhow::Result;
use parallax::{
    Settings, annotate,
    codebook::Parties,
    extract::{self, Basis},
    lang::Language,
    present::KeptStatement,
    resolve::groups::Chunks as _,
    text::{BlockKind, Document, Span},
    wording::{self, Finding, Region, Voice},
};
use parallax_store::Project;
use parallax_threads::Threads;

use crate::{map, output};

/// An article that was looked through.
#[derive(Debug)]
pub(super) struct Looked {
    pub(super) outlet: Option<String>,
    /// In bytes of the text, of the title for those of a title.
    pub(super) findings: Vec<Finding>,
    /// Where each word of the text begins, and whose it is.
    pub(super) words: Vec<(u32, Voice)>,
    /// Words of a title that stands beside the text.
    pub(super) in_title: u64,
    /// What is said in each statement, by its id.
    pub(super) contents: Vec<(String, Vec<Span>)>,
}

/// All current articles that were read.
pub(super) fn through(
    project: &Project,
    language: &dyn Language,
    parties: &Parties,
) -> Result<Vec<Looked>> {
    let mut kept = Vec::new();
    project.statements(&mut |document| {
        if document.not_read.is_none() {
            kept.push(document);
        }
        ControlFlow::Continue(())
    })?;
    output::say(&format!("Looking through {} articles", kept.len()));
    let settings = Settings { parties: parties.clone() };
    let threads = Threads::new(map::processors())?;
    let one = |kept: &parallax_store::KeptDocument| {
        let document = &kept.document;
        let annotated = annotate::annotate(document, language, parties);
        let statements = extract::statements(&annotated);
        Looked {
            outlet: document.metadata.outlet.clone(),
            findings: parallax::findings(&annotated, &statements, language, &settings),
            words: words(document, &kept.statements),
            in_title: wording::title(document).map_or(0, |title| count(&title.text)),
            contents: kept.statements.iter().map(content).collect(),
        }
    };
    Ok(threads.run(kept.len(), |range| kept[range].iter().map(one).collect()))
}

fn content(kept: &KeptStatement) -> (String, Vec<Span>) {
    (kept.id.clone(), kept.content.clone())
}

fn count(text: &str) -> u64 {
    text.split_whitespace().count() as u64
}

/// Where each word begins, and whose it is: those of a heading are the headline's, those that a
/// source says are attributed, all others are the author's.
pub(super) fn words(document: &Document, statements: &[KeptStatement]) -> Vec<(u32, Voice)> {
    let is_sourced = |statement: &&KeptStatement| {
        !statement.source.is_empty() && !matches!(statement.basis, Basis::Author | Basis::Hearsay)
    };
    let said = statements.iter().filter(is_sourced).flat_map(|s| s.content.iter().copied());
    let said = merged(said.collect());
    let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Title);
    let headings = merged(headings.map(|block| block.span).collect());
    let start = |word: &str| word.as_ptr() as u32 - document.text.as_ptr() as u32;
    let words = document.text.split_whitespace().map(start);
    words
        .map(|word| {
            let voice = if holds(&headings, word) {
                Voice::Headline
            } else if holds(&said, word) {
                Voice::Attributed
            } else {
                Voice::Author
            };
            (word, voice)
        })
        .collect()
}

/// Spans in order, joined where they overlap.
pub(super) fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether a byte lies in one of some spans, which are in order and apart.
pub(super) fn holds(spans: &[Span], byte: u32) -> bool {
    let after = spans.partition_point(|span| span.end <= byte);
    spans.get(after).is_some_and(|span| span.start <= byte)
}

impl Looked {
    /// How many words of some voices lie in the spans.
    pub(super) fn words_in(&self, spans: &[Span], voices: &[Voice]) -> u64 {
        let is_in = |(at, voice): &&(u32, Voice)| voices.contains(voice) && holds(spans, *at);
        self.words.iter().filter(is_in).count() as u64
    }

    /// How many words of some voices it has, with its title.
    pub(super) fn words_of(&self, voices: &[Voice]) -> u64 {
        let title = if voices.contains(&Voice::Headline) { self.in_title } else { 0 };
        let is_of = |(_, voice): &&(u32, Voice)| voices.contains(voice);
        self.words.iter().filter(is_of).count() as u64 + title
    }

    /// The findings of some voices in the text between the spans.
    pub(super) fn found_in<'l>(
        &'l self,
        spans: &'l [Span],
        voices: &'l [Voice],
    ) -> impl Iterator<Item = &'l Finding> {
        self.findings.iter().filter(move |finding| {
            finding.region == Region::Text
                && voices.contains(&finding.voice)
                && holds(spans, finding.span.start)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{holds, merged};
    use parallax::text::Span;

    #[test]
    fn spans_are_joined_and_searched() {
        let spans = merged(vec![Span::new(8, 9), Span::new(0, 3), Span::new(2, 5)]);
        assert_eq!(spans, [Span::new(0, 5), Span::new(8, 9)]);
        let inside: Vec<u32> = (0..10).filter(|&byte| holds(&spans, byte)).collect();
        assert_eq!(inside, [0, 1, 2, 3, 4, 8]);
    }
}
