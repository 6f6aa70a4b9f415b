//! The articles in `examples/`: all can be read, and read the same with the parties exchanged.

mod model;

use parallax::{
    codebook::Parties,
    ingest::{Input, Options, ingest},
    text::Document,
};
use parallax_spec::tree;

/// Endings of the files that are articles.
const ARTICLES: [&str; 5] = [".md", ".txt", ".html", ".jsonl", ".csv"];

/// Articles in plain text, which say nothing about themselves.
const PLAIN: [&str; 3] = [
    "examples/articles/courier/2019-06-11-correction.txt",
    "examples/articles/gazette/2019-06-12-correction.txt",
    "examples/articles/notebook/2019-05-13-bridge.txt",
];

#[test]
fn all_examples_are_read() {
    let documents = documents();
    assert!(documents.len() >= 14, "{} articles", documents.len());
    for document in &documents {
        let metadata = &document.metadata;
        assert!(!document.text.trim().is_empty(), "{} has no text", document.locator);
        let is_plain = PLAIN.contains(&document.locator.as_str());
        assert!(is_plain || metadata.title.is_some(), "{} has no title", document.locator);
        assert!(is_plain || metadata.outlet.is_some(), "{} has no outlet", document.locator);
        assert!(is_plain || metadata.published.is_some(), "{} has no date", document.locator);
    }
}

#[test]
fn examples_read_the_same_with_the_parties_exchanged() {
    let Some(engine) = model::engine("examples/codebook.toml") else { return };
    let mut report = Vec::new();
    for document in documents() {
        if let Some(difference) = engine.check_exchange_of(&document) {
            report.push(format!("\n{}\n{difference}", document.locator));
        }
    }
    assert!(report.is_empty(), "{}", report.concat());
}

/// What the language sees must be the same, before any model reads it.
#[test]
fn exchanging_the_parties_twice_changes_nothing() {
    let parties = Parties::from_toml(&tree::text("examples/codebook.toml"));
    let parties = parties.unwrap_or_else(|error| panic!("examples/codebook.toml: {error}"));
    let slots = |text: &str| parties.find(text).iter().map(|name| name.slot).collect::<Vec<_>>();
    for document in documents() {
        let (exchanged, _) = parties.exchange(&document.text);
        assert_eq!(parties.exchange(&exchanged).0, document.text, "{}", document.locator);
        assert_eq!(slots(&exchanged), slots(&document.text), "{}", document.locator);
    }
}

fn documents() -> Vec<Document> {
    let mut documents = Vec::new();
    for path in ARTICLES.iter().flat_map(|ending| tree::files("examples/articles", ending)) {
        let text = tree::text(&path);
        let name = tree::stem(&path);
        let input = Input { locator: &path, name, bytes: text.as_bytes(), format: None };
        ingest(&input, &Options::default(), &mut |outcome| match outcome {
            Ok(document) => documents.push(document),
            Err(rejected) => panic!("{path}: {rejected:?}"),
        });
    }
    documents
}
