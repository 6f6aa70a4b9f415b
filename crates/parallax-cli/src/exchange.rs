//! `parallax exchange`: reads a collection again with the names of two parties exchanged, and says
//! what Parallax finds otherwise.

use std::{io::Write as _, ops::ControlFlow};

use anyhow::Result;
use parallax::{
    Settings,
    codebook::Codebook,
    compare::{
        Comparison, Corpus, CorpusDocument, CorpusStatement, compare, decided::locate, differences,
    },
    extract::{Exchanged, Statement},
    lang::Language,
    resolve::{
        claim_list::{ClaimDecisions, ReadWordings},
        groups::Chunks as _,
    },
    text::{Document, one_line},
};
use parallax_store::Project;
use parallax_threads::Threads;

use crate::{
    arguments::ExchangeArguments,
    exit::{Exit, advice},
    map, model, output,
    terminal::harmless,
};

/// Runs the command.
pub(crate) fn run(arguments: &ExchangeArguments) -> Result<Exit> {
    let project = Project::open(&arguments.project)?;
    let codebook = codebook(arguments, &project)?;
    let Some(language) = model::load(&arguments.model)? else {
        return Err(advice("exchange reads with a model", "Leave out: --model none"));
    };
    let documents = documents(&project)?;
    output::say(&format!("Reading {} articles twice", documents.len()));
    let threads = Threads::new(map::processors())?;
    let pairs = read_all(&documents, language.as_ref(), &codebook, &threads);
    let mut out = output::data();
    let mut found = 0;
    let (mut ones, mut others) = (Vec::new(), Vec::new());
    for (one, other, lines) in pairs {
        for line in &lines {
            writeln!(out, "{}: {}", harmless(&one.name), harmless(line))?;
        }
        found += lines.len();
        ones.push(one);
        others.push(other);
    }
    output::say("Comparing all articles twice");
    let (mut one, mut other) = (Corpus::new(ones), Corpus::new(others));
    let exchanged = codebook.exchanged();
    // What was decided about a statement is decided about its exchange: both have one number.
    let decisions = locate(&one, &codebook, &project.assignments()?).decisions;
    let first = compared(&mut one, &codebook, language.as_ref(), &decisions, &threads);
    let second = compared(&mut other, &exchanged, language.as_ref(), &decisions, &threads);
    for line in differences((&one, &first), (&other, &second)) {
        writeln!(out, "{}", harmless(&line))?;
        found += 1;
    }
    summary(&mut out, &one, &first, found)?;
    out.flush()?;
    Ok(if found == 0 { Exit::Done } else { Exit::Differs })
}

/// The codebook that is named, else that of the project.
fn codebook(arguments: &ExchangeArguments, project: &Project) -> Result<Codebook> {
    let next = "Name one that declares two parties: --codebook book.toml";
    let codebook = match &arguments.codebook {
        Some(path) => map::codebook(Some(path))?.0,
        None => match project.codebook()? {
            Some(toml) if !toml.is_empty() => Codebook::from_toml(&toml)?,
            _ => return Err(advice("this project was mapped without a codebook", next)),
        },
    };
    if codebook.parties.ids().len() < 2 {
        return Err(advice("the codebook declares fewer than two parties", next));
    }
    Ok(codebook)
}

/// All current articles that were read.
fn documents(project: &Project) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    project.statements(&mut |kept| {
        if kept.not_read.is_none() {
            documents.push(kept.document);
        }
        ControlFlow::Continue(())
    })?;
    Ok(documents)
}

/// An article as it is, with its names exchanged, and what differs between the two readings.
type Pair = (CorpusDocument, CorpusDocument, Vec<String>);

/// Reads all articles twice, on all processors; the result is in their order.
fn read_all(
    documents: &[Document],
    language: &dyn Language,
    codebook: &Codebook,
    threads: &Threads,
) -> Vec<Pair> {
    threads.run(documents.len(), |range| {
        documents[range].iter().map(|document| pair(document, language, codebook)).collect()
    })
}

fn pair(document: &Document, language: &dyn Language, codebook: &Codebook) -> Pair {
    let settings = Settings { parties: codebook.parties.clone() };
    let exchanged = Exchanged::new(document, &codebook.parties);
    let one = parallax::read(document, language, &settings);
    let other = parallax::read(&exchanged.document, language, &settings);
    let moved: Vec<Statement> = one.statements.iter().map(|s| exchanged.statement(s)).collect();
    let mut lines = Vec::new();
    only_in(&moved, &other.statements, &exchanged.document, "lost", &mut lines);
    only_in(&other.statements, &moved, &exchanged.document, "found only then", &mut lines);
    if lines.is_empty() && moved != other.statements {
        lines.push("the statements come in another order or with other scores".to_owned());
    }
    (
        corpus_document(document, one.statements, one.extract),
        corpus_document(&exchanged.document, other.statements, other.extract),
        lines,
    )
}

fn only_in(
    some: &[Statement],
    others: &[Statement],
    document: &Document,
    what: &str,
    lines: &mut Vec<String>,
) {
    for statement in some.iter().filter(|statement| !others.contains(statement)) {
        let words: Vec<&str> =
            statement.content.iter().map(|span| span.of(&document.text)).collect();
        let words = words.join(" … ");
        lines.push(format!("{what}: {}", one_line(&words)));
    }
}

fn corpus_document(
    document: &Document,
    statements: Vec<Statement>,
    extract: parallax::resolve::Extract,
) -> CorpusDocument {
    let statements = statements.into_iter().enumerate().map(|(index, statement)| CorpusStatement {
        id: index.to_string(),
        kind: statement.kind,
        content: statement.content,
        by_hand: None,
    });
    CorpusDocument {
        name: document.name.clone(),
        text: document.text.clone(),
        outlet: document.metadata.outlet.clone(),
        published: document.metadata.published.clone(),
        statements: statements.collect(),
        extract,
    }
}

fn compared(
    corpus: &mut Corpus,
    codebook: &Codebook,
    language: &dyn Language,
    decisions: &ClaimDecisions,
    threads: &Threads,
) -> Comparison {
    compare(corpus, codebook, &ReadWordings::of(codebook, language), decisions, threads)
}

fn summary(
    out: &mut impl std::io::Write,
    corpus: &Corpus,
    comparison: &Comparison,
    found: usize,
) -> std::io::Result<()> {
    let statements = comparison.candidates.len();
    let conflicts: usize = comparison.conflicts.iter().map(Vec::len).sum();
    writeln!(
        out,
        "{} articles, {statements} statements, {} actors, {} claims, {conflicts} conflicts of \
         numbers, {} uses of labels, {} shared texts and passages",
        corpus.documents().len(),
        comparison.actors.len(),
        comparison.claims.len(),
        comparison.uses.len(),
        comparison.texts.len() + comparison.borrowings.len(),
    )?;
    match found {
        0 => writeln!(out, "no differences with the names of the parties exchanged"),
        1 => writeln!(out, "1 difference"),
        count => writeln!(out, "{count} differences"),
    }
}
