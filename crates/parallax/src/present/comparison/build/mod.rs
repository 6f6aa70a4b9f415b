//! Takes a corpus and its comparison, gives the rows.

mod actors;
mod claims;
mod copies;
mod figure;
mod naming;

use super::{ActorRow, ClaimRow, ConflictRow, CopyRow, NamingRow, QuotationRow};
use crate::{
    annotate::time::Days,
    codebook::Codebook,
    compare::{Comparison, Corpus, CorpusDocument},
    present::SpeakerRow,
    text::DocumentId,
};

/// Everything that comparing found, as rows.
#[derive(Debug, Default)]
pub struct Rows {
    /// Actors, the one with most statements first.
    pub actors: Vec<ActorRow>,
    /// Claims of the codebook in its order, then those found.
    pub claims: Vec<ClaimRow>,
    /// Conflicts of numbers, by claim.
    pub conflicts: Vec<ConflictRow>,
    /// Texts and passages that documents share.
    pub copies: Vec<CopyRow>,
    /// Quotations that differ.
    pub quotations: Vec<QuotationRow>,
    /// Labels, by set.
    pub naming: Vec<NamingRow>,
    /// Who speaks: for each statement whose source is resolved, its id and the speakers.
    pub speakers: Vec<(String, Vec<SpeakerRow>)>,
}

impl Rows {
    /// The rows of a comparison.
    pub fn new(corpus: &Corpus, codebook: &Codebook, comparison: &Comparison) -> Self {
        let named = Named::new(corpus, comparison);
        let (claims, conflicts) = claims::rows(corpus, codebook, comparison, &named);
        Self {
            actors: actors::rows(corpus, comparison, &named),
            claims,
            conflicts,
            copies: copies::texts(corpus, comparison),
            quotations: copies::quotations(corpus, comparison),
            naming: naming::rows(corpus, comparison, &named),
            speakers: speakers(corpus, comparison, &named),
        }
    }
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
        speakers.iter().map(|&actor| self.actors[actor].clone()).collect()
    }
}

/// An id made from where a thing first appears, so that it stays while that does.
fn id(kind: &str, place: &str) -> String {
    let hash = DocumentId::of(&[kind.as_bytes(), place.as_bytes()]).to_string();
    format!("{kind}{}", &hash[..10])
}

fn speakers(
    corpus: &Corpus,
    comparison: &Comparison,
    named: &Named,
) -> Vec<(String, Vec<SpeakerRow>)> {
    let mut rows = Vec::new();
    for (number, document) in corpus.documents().iter().enumerate() {
        for (index, statement) in document.statements.iter().enumerate() {
            let speakers = named.speakers(comparison, number as u32, index as u32);
            if !speakers.is_empty() {
                rows.push((statement.id.clone(), speakers));
            }
        }
    }
    rows
}

/// When a document appeared, as it says.
fn published(document: &CorpusDocument) -> Option<String> {
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
