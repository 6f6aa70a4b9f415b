//! The engine of Parallax: reads an article and finds who says what, on whose authority, and in
//! whose words.
//!
//! The folders are the stages, in the order in which data flows; a stage uses earlier ones only.
//!
//! | stage | takes | gives |
//! |---|---|---|
//! | [`text`] | | documents, spans, blocks: what everything else points into |
//! | [`ingest`] | bytes of a file | documents |
//! | [`lang`] | text | tokens, sentences, dependencies, names (a trait: languages are crates) |
//! | [`codebook`] | TOML | the names a person declares, as marks that a language reads past |
//! | [`annotate`] | document, language | an annotated document: the analysis and its quotations |
//! | [`extract`] | annotated document | statements, actors, propositions, stances |
//! | [`wording`] | annotated document, statements | findings: how things are said |
//! | [`resolve`] | extracts of all documents | actors, claims |
//! | [`compare`] | actors and claims | copies, conflicts, contested names |
//! | [`network`] | statements as rows of a table | networks of actors and claims |
//! | [`agreement`] | what several coders said of the same things | how far they agree |
//! | [`evaluation`] | a sample and what a person says of it | how good the marks are |
//! | [`present`] | all of it | rows and pages to show |
//!
//! [`read`] runs the stages of one document, [`compare::compare`] those of a collection.
//!
//! The engine is pure: no files, clock, network, environment or randomness. The same input gives
//! the same output, byte for byte, on any machine and any number of threads.

pub mod text;

pub mod ingest;

pub mod lang;

pub mod codebook;

pub mod annotate;

pub mod extract;

pub mod wording;

pub mod resolve;

pub mod compare;

pub mod network;

pub mod agreement;

pub mod evaluation;

pub mod present;

use annotate::Annotated;
use codebook::Parties;
use extract::Statement;
use lang::{Analysis, Language};
use resolve::Extract;
use text::{Document, Span};
use wording::Finding;

/// How documents are read.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Declared parties, whose names are read blindly.
    pub parties: Parties,
}

/// What was found in one document.
#[derive(Debug)]
pub struct Reading {
    /// Tokens, sentences, dependencies, names.
    pub analysis: Analysis,
    /// Quotations, with their marks.
    pub quotes: Vec<Span>,
    /// Numbers with what they count.
    pub numbers: Vec<Span>,
    /// Who says what, in the order of the text.
    pub statements: Vec<Statement>,
    /// How things are said, those of a title that stands beside the text first.
    pub findings: Vec<Finding>,
    /// What comparing with other documents needs.
    pub extract: Extract,
}

/// Reads one document: annotate, extract, look at the wording, keep what comparing needs.
pub fn read(document: &Document, language: &dyn Language, settings: &Settings) -> Reading {
    let annotated = annotate::annotate(document, language, &settings.parties);
    let statements = extract::statements(&annotated);
    let findings = findings(&annotated, &statements, language, settings);
    let extract = Extract::of(&annotated, &statements, &settings.parties);
    let analysis = annotated.analysis;
    let place = |first: usize, last: usize| Span {
        start: analysis.span(first).start,
        end: analysis.span(last).end,
    };
    let quotes = annotated.quotes.iter().map(|quote| place(quote.first, quote.last)).collect();
    let numbers = annotated.quantities.iter().map(|number| number.span).collect();
    Reading { analysis, quotes, numbers, statements, findings, extract }
}

/// The findings of a document that is annotated, its title's among them: a title that stands beside
/// the text is read as a text of its own.
pub fn findings(
    annotated: &Annotated<'_>,
    statements: &[Statement],
    language: &dyn Language,
    settings: &Settings,
) -> Vec<Finding> {
    let Some(title) = wording::title(annotated.document) else {
        return wording::findings(annotated, statements, None);
    };
    let title = annotate::annotate(&title, language, &settings.parties);
    let in_title = extract::statements(&title);
    let title = wording::Title { annotated: &title, statements: &in_title };
    wording::findings(annotated, statements, Some(title))
}
