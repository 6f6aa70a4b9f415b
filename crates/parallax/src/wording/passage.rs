//! Takes an annotated text and its statements, gives what rules ask of it.

use std::ops::RangeInclusive;

use super::{Region, Voice};
use crate::{
    annotate::Annotated,
    extract::{Basis, Statement, grammar},
    text::{BlockKind, Span},
};

/// A text, or a title that stands beside one, with its statements.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) annotated: &'a Annotated<'a>,
    pub(super) statements: &'a [Statement],
    pub(super) region: Region,
    /// Whose words each token is.
    voices: Vec<Voice>,
    /// For each token the innermost statement with a source whose content holds it.
    sources: Vec<Option<usize>>,
}

impl<'a> Passage<'a> {
    pub(super) fn new(
        annotated: &'a Annotated<'a>,
        statements: &'a [Statement],
        region: Region,
    ) -> Self {
        let sources = sources(annotated, statements);
        let voices = voices(annotated, &sources, region);
        Self { annotated, statements, region, voices, sources }
    }

    /// The innermost statement with a source that holds token `i` in its content.
    pub(super) fn source_of(&self, i: usize) -> Option<&'a Statement> {
        self.sources[i].map(|index| &self.statements[index])
    }

    /// Whose word token `i` is.
    pub(super) fn voice(&self, i: usize) -> Voice {
        self.voices[i]
    }

    /// The lemma of `i` in lower case.
    pub(super) fn lemma(&self, i: usize) -> String {
        grammar::lemma(self.annotated, i)
    }

    /// The word `i` in lower case, as the language saw it.
    pub(super) fn word(&self, i: usize) -> String {
        self.annotated.analysis.word(i).to_lowercase()
    }

    /// The word and the lemma of `i`, in lower case.
    pub(super) fn forms(&self, i: usize) -> [String; 2] {
        [self.word(i), self.lemma(i)]
    }

    /// Whether `i` is a name or a part of one: what it says must carry no weight.
    pub(super) fn is_name(&self, i: usize) -> bool {
        let analysis = &self.annotated.analysis;
        let capital = analysis.word(i).starts_with(char::is_uppercase);
        let named = matches!(analysis.entity(i), "PERSON" | "NORP" | "ORG" | "GPE" | "LOC" | "FAC");
        let proper =
            capital && (analysis.pos(i) == "PROPN" || named) && !is_deity(analysis.word(i));
        self.annotated.declared(i).is_some() || proper
    }

    /// The words of `spans`, in order.
    pub(super) fn tokens(&self, spans: &[Span]) -> Vec<usize> {
        let all = spans.iter().flat_map(|&span| self.annotated.tokens_in(span));
        all.filter(|&i| !self.annotated.analysis.is_space(i)).collect()
    }

    /// From the first word of `spans` to their last.
    pub(super) fn around(&self, spans: &[Span]) -> Option<RangeInclusive<usize>> {
        let tokens = self.tokens(spans);
        Some(*tokens.first()?..=*tokens.last()?)
    }

    /// How many words of its sentence stand before `i`.
    pub(super) fn rank_in_sentence(&self, i: usize) -> usize {
        self.sentence(i).take_while(|&word| word < i).count()
    }

    /// The words of the sentence of `i`.
    pub(super) fn sentence(&self, i: usize) -> impl Iterator<Item = usize> + '_ {
        let analysis = &self.annotated.analysis;
        analysis.sentence(analysis.sentence_of(i)).filter(|&word| !analysis.is_space(word))
    }

    /// From the first byte of token `first` to the last of token `last`.
    pub(super) fn span(&self, first: usize, last: usize) -> Span {
        let analysis = &self.annotated.analysis;
        Span { start: analysis.span(first).start, end: analysis.span(last).end }
    }
}

/// For each token the statement with a source whose content holds it, the smallest of them. Hearsay
/// and what the author thinks have no source that could answer for the words.
fn sources(annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<Option<usize>> {
    let size = |statement: &Statement| statement.content.iter().map(|span| span.len()).sum();
    let sourced = |&index: &usize| {
        let Statement { source, basis, .. } = &statements[index];
        !source.is_empty() && !matches!(basis, Basis::Author | Basis::Hearsay)
    };
    let mut order: Vec<usize> = (0..statements.len()).filter(sourced).collect();
    order.sort_by_key(|&index| std::cmp::Reverse::<usize>(size(&statements[index])));
    let mut sources = vec![None; annotated.analysis.len()];
    for index in order {
        for &span in &statements[index].content {
            sources[annotated.tokens_in(span)].fill(Some(index));
        }
    }
    sources
}

/// A heading's words are the headline's; those in a source's content or between quotation marks are
/// attributed; all others are the author's.
fn voices(annotated: &Annotated<'_>, sources: &[Option<usize>], region: Region) -> Vec<Voice> {
    if region == Region::Title {
        return vec![Voice::Headline; sources.len()];
    }
    let attributed = |source: &Option<usize>| match source {
        Some(_) => Voice::Attributed,
        None => Voice::Author,
    };
    let mut voices: Vec<Voice> = sources.iter().map(attributed).collect();
    for quote in &annotated.quotes {
        // A mark is the author's own: it may be there to withhold endorsement.
        voices[quote.first + 1..=quote.last].fill(Voice::Attributed);
    }
    let headings = annotated.document.blocks.iter().filter(|b| b.kind == BlockKind::Title);
    for block in headings {
        voices[annotated.tokens_in(block.span)].fill(Voice::Headline);
    }
    voices
}

/// Whether the word is a proper noun that names nobody on earth.
fn is_deity(word: &str) -> bool {
    matches!(
        word,
        "Almighty" | "Antichrist" | "Armageddon" | "God" | "Heaven" | "Providence" | "Satan"
    )
}
