//! Takes a file of judged sentences, gives each as features with what people said of it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use parallax::{
    Settings,
    annotate::annotate,
    extract::{self, features::Lexical},
    lang::Language,
    text::{Document, Span},
    wording::{
        self, Finding, Level, Voice,
        learn::Row,
        model::{sentence_features, word_features},
    },
};
use serde::Deserialize;

/// One line of a file.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Line {
    #[serde(default)]
    pub(super) text: String,
    #[serde(default)]
    pub(super) label: String,
    #[serde(default)]
    pub(super) topic: String,
    /// First and one past the last code point of words that people marked, and with what.
    #[serde(default)]
    pub(super) spans: Vec<(usize, usize, String)>,
    /// A sentence as it was before an editor made it neutral, and after.
    #[serde(default)]
    pub(super) before: String,
    #[serde(default)]
    pub(super) after: String,
}

/// The lines of a file of `data/wording`.
pub(super) fn lines(data: &Path, name: &str) -> Result<Vec<Line>> {
    let path = data.join(format!("wording/{name}.jsonl"));
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// A sentence, read.
pub(super) struct Sentence {
    /// Features of the whole.
    pub(super) features: Vec<u32>,
    /// Each word's place and features.
    pub(super) words: Vec<(Span, Vec<u32>)>,
    /// What the rules and shipped weights find.
    pub(super) findings: Vec<Finding>,
}

/// Reads a sentence with `settings`; learned findings count for nothing among its features.
pub(super) fn read(text: &str, language: &dyn Language, settings: &Settings) -> Sentence {
    let document = Document::of_text(text);
    let annotated = annotate(&document, language, &settings.parties);
    let statements = extract::statements(&annotated);
    let findings = wording::findings(&annotated, &statements, None);
    let lexical = Lexical::new(&annotated);
    let mut rules: Vec<&str> =
        findings.iter().filter(|one| one.score.is_none()).map(|one| one.rule).collect();
    rules.sort_unstable();
    rules.dedup();
    let analysis = &annotated.analysis;
    let features = sentence_features(&annotated, &lexical, 0..analysis.len(), &rules);
    let is_word = |i: &usize| analysis.word(*i).contains(char::is_alphanumeric);
    let words = (0..analysis.len()).filter(is_word);
    let words = words.map(|i| (analysis.span(i), word_features(&annotated, &lexical, i))).collect();
    Sentence { features, words, findings }
}

impl Sentence {
    /// Whether there is a warning in the author's voice.
    pub(super) fn warnings(&self) -> usize {
        let warns = |one: &&Finding| one.level >= Level::Warning && one.voice == Voice::Author;
        self.findings.iter().filter(warns).count()
    }

    /// The sentence as a row.
    pub(super) fn row(&self, is: bool) -> Row {
        Row { features: self.features.clone(), is }
    }

    /// Each word as a row; `spans` are those of words that people marked.
    pub(super) fn word_rows(&self, spans: &[Span]) -> Vec<Row> {
        let marked = |at: Span| spans.iter().any(|span| span.overlaps(at));
        let row =
            |(at, features): &(Span, Vec<u32>)| Row { features: features.clone(), is: marked(*at) };
        self.words.iter().map(row).collect()
    }
}

/// Spans of code points as spans of bytes.
pub(super) fn bytes(text: &str, spans: &[(usize, usize, String)]) -> Vec<Span> {
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let place = |at: usize| places[at.min(places.len() - 1)];
    spans.iter().map(|(start, end, _)| Span::new(place(*start), place(*end))).collect()
}
