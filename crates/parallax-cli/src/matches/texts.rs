//! Takes a project or a file, gives the texts that are matched with claims.

use std::{fs, ops::ControlFlow, path::Path};

use anyhow::{Context as _, Result};
use parallax::{
    annotate::annotate,
    codebook::Parties,
    ingest::{Input, Options, ingest},
    lang::Language,
    present::{MatchRow, SpeakerRow},
    resolve::{Item, claims::Records, matching::Query},
    text::{Document, Span, one_line},
};
use parallax_store::Project;
use parallax_threads::Threads;

use super::in_parallel;
use crate::{exit::advice, map, output, rows};

/// A statement or a document.
pub(super) struct Text {
    pub(super) query: Query,
    /// The number of the record of its clauses; none for a document.
    pub(super) record: Option<u32>,
    /// What a row says about it.
    pub(super) row: MatchRow,
}

/// Every statement of a project, in the order of publication, and what they say.
pub(super) fn statements(path: &Path, parties: &Parties) -> Result<(Vec<Text>, Records)> {
    let project = rows::open(path)?;
    let (mut corpus, _) = project.corpus(parties, true, &Threads::new(map::processors())?)?;
    let records = corpus.take_records();
    let mut texts = Vec::new();
    for (number, document) in corpus.documents().iter().enumerate() {
        for (index, statement) in document.statements.iter().enumerate() {
            let speaker = project.speakers(&statement.id)?.into_iter().next();
            texts.push(Text {
                query: Query {
                    text: statement.item.as_deref().cloned().unwrap_or_default(),
                    ..Query::default()
                },
                record: statement.record,
                row: MatchRow {
                    doc: document.name.to_string(),
                    statement: Some(statement.id.to_string()),
                    speaker: speaker.map(|SpeakerRow { name, .. }| name),
                    text: corpus.content(number as u32, index as u32),
                    ..MatchRow::default()
                },
            });
        }
    }
    Ok((texts, records))
}

/// Every document of a project, as a whole, by name.
pub(super) fn documents(
    path: &Path,
    language: &dyn Language,
    parties: &Parties,
) -> Result<Vec<Text>> {
    let project = Project::open(path)?;
    let mut documents = Vec::new();
    project.statements(&mut |kept| {
        if kept.not_read.is_none() {
            documents.push(kept.document);
        }
        ControlFlow::Continue(())
    })?;
    read(&documents, language, parties)
}

/// The texts of a file that is in no project.
pub(super) fn of_file(
    path: &Path,
    language: &dyn Language,
    parties: &Parties,
) -> Result<Vec<Text>> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).with_context(|| shown.clone())?;
    let input = Input { locator: &shown, name: &shown, bytes: &bytes, format: None };
    let (mut documents, mut rejected) = (Vec::new(), Vec::new());
    ingest(&input, &Options::default(), &mut |outcome| match outcome {
        Ok(document) => documents.push(document),
        Err(reason) => rejected.push(reason),
    });
    for failure in &rejected {
        output::say(&format!("not read: {}: {}", failure.locator, failure.reason));
    }
    if documents.is_empty() {
        let next = "Name a file that map reads: .txt .md .html .jsonl .json .csv .tsv";
        return Err(advice(format!("{shown}: there is no text in it"), next));
    }
    read(&documents, language, parties)
}

fn read(documents: &[Document], language: &dyn Language, parties: &Parties) -> Result<Vec<Text>> {
    output::say(&format!("Reading {} texts", documents.len()));
    in_parallel(documents, &|document: &Document| {
        let annotated = annotate(document, language, parties);
        let analysis = &annotated.analysis;
        let span = |tokens: std::ops::Range<usize>| {
            let start = analysis.span(tokens.start).start;
            Span { start, end: analysis.span(tokens.end - 1).end }
        };
        let sentences = (0..analysis.sentence_count()).map(|sentence| analysis.sentence(sentence));
        let sentences = sentences.filter(|tokens| !tokens.is_empty());
        let passages = sentences.map(|tokens| Item::of(&annotated, &[span(tokens)]));
        let whole = Span::new(0, document.text.len());
        let title = document.metadata.title.as_deref();
        Text {
            query: Query {
                text: Item::of(&annotated, &[whole]),
                passages: passages.filter(|item| !item.is_empty()).collect(),
                context: title.map_or_else(Item::default, |t| Item::read(t, language, parties)),
                ..Query::default()
            },
            record: None,
            row: MatchRow {
                doc: document.name.clone(),
                text: one_line(title.unwrap_or_else(|| first_line(&document.text))),
                ..MatchRow::default()
            },
        }
    })
}

fn first_line(text: &str) -> &str {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default()
}
