//! Takes a corpus and its comparison, hands out the rows.

mod actors;
mod claims;
mod copies;
mod figure;
mod naming;

use super::Row;
use crate::{
    annotate::time::Days,
    codebook::Codebook,
    compare::{Comparison, Corpus, KeptDocument},
    present::SpeakerRow,
    text::DocumentId,
};

/// Takes rows one by one, so that those of a large collection need not be in memory together.
pub trait Sink {
    /// Why a row was not taken.
    type Error;

    /// Takes a row; rows of one kind come in their order.
    fn row<R: Row>(&mut self, row: &R) -> Result<(), Self::Error>;

    /// Takes who speaks in the statement with this id.
    fn speakers(&mut self, statement: &str, speakers: &[SpeakerRow]) -> Result<(), Self::Error>;
}

/// Hands out everything that comparing found, as rows: actors, the one with most statements first;
/// claims of the codebook in its order, then those found, each with its conflicts; texts and
/// passages that documents share; quotations that differ; labels, by set; who speaks.
pub fn rows<S: Sink>(
    corpus: &Corpus,
    codebook: &Codebook,
    comparison: &Comparison,
    sink: &mut S,
) -> Result<(), S::Error> {
    let (parties, named) = (&codebook.parties, Named::new(corpus, comparison));
    actors::rows(corpus, comparison, &named).try_for_each(|row| sink.row(&row))?;
    claims::rows(corpus, codebook, comparison, &named, sink)?;
    copies::texts(corpus, parties, comparison, sink)?;
    copies::quotations(corpus, parties, comparison).try_for_each(|row| sink.row(&row))?;
    naming::rows(corpus, comparison, &named).iter().try_for_each(|row| sink.row(row))?;
    speakers(corpus, comparison, &named, sink)
}

/// Public ids and names of the actors.
struct Named {
    actors: Vec<SpeakerRow>,
}

impl Named {
    fn new(corpus: &Corpus, comparison: &Comparison) -> Self {
        let row = |actor: &crate::resolve::actors::Actor| {
            let first = actor.members.first();
            let place = first.map(|member| {
                let document = &corpus.documents()[member.document as usize].name;
                format!("{document} {}", member.local)
            });
            let id = actor.codebook.clone().unwrap_or_else(|| id("a", &place.unwrap_or_default()));
            SpeakerRow { id, name: actor.name.clone() }
        };
        Self { actors: comparison.actors.iter().map(row).collect() }
    }

    fn speakers(&self, comparison: &Comparison, document: u32, statement: u32) -> Vec<SpeakerRow> {
        let speakers = &comparison.speakers[document as usize][statement as usize];
        speakers.iter().map(|&actor| self.actors[actor as usize].clone()).collect()
    }
}

/// An id made from where a thing first appears, so that it stays while that does.
fn id(kind: &str, place: &str) -> String {
    let hash = DocumentId::of(&[kind.as_bytes(), place.as_bytes()]).to_string();
    format!("{kind}{}", &hash[..10])
}

fn speakers<S: Sink>(
    corpus: &Corpus,
    comparison: &Comparison,
    named: &Named,
    sink: &mut S,
) -> Result<(), S::Error> {
    for (number, document) in corpus.documents().iter().enumerate() {
        for (index, statement) in document.statements.iter().enumerate() {
            let speakers = named.speakers(comparison, number as u32, index as u32);
            if !speakers.is_empty() {
                sink.speakers(&statement.id, &speakers)?;
            }
        }
    }
    Ok(())
}

/// When a document appeared, as it says.
fn published(document: &KeptDocument) -> Option<String> {
    document.published.as_ref().map(|published| published.iso.clone())
}

/// The first and last day of publication of some documents.
fn span_of_days(
    corpus: &Corpus,
    documents: impl Iterator<Item = u32>,
) -> (Option<String>, Option<String>) {
    let days: Vec<Days> = documents
        .filter_map(|number| Days::of(corpus.documents()[number as usize].published.as_ref()?))
        .collect();
    let first = days.iter().min_by_key(|days| days.first).map(|days| days.first_date());
    let last = days.iter().max_by_key(|days| days.last).map(|days| days.last_date());
    (first, last)
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}
