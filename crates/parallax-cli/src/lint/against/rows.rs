//! Takes a comparison, gives its rows and the texts of its documents.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{Comparison, Corpus},
    present::{
        SpeakerRow,
        comparison::{ClaimRow, ConflictRow, MemberRow, QuotationRow, Row, Sink, rows},
    },
    text::one_line,
};
use serde::de::DeserializeOwned;

/// What comparing drafts with a collection found.
#[derive(Debug, Default)]
pub(super) struct Compared {
    pub(super) claims: Vec<ClaimRow>,
    pub(super) conflicts: Vec<ConflictRow>,
    pub(super) quotations: Vec<QuotationRow>,
    /// Ids of those who speak in each document.
    pub(super) speakers: BTreeMap<String, BTreeSet<String>>,
    /// The text of each document, by its name.
    pub(super) texts: BTreeMap<String, String>,
    /// The document of each statement.
    documents: BTreeMap<String, String>,
}

impl Compared {
    pub(super) fn of(
        corpus: &Corpus,
        codebook: &Codebook,
        comparison: &Comparison,
    ) -> Result<Self> {
        let mut compared = Self::default();
        for document in corpus.documents() {
            compared.texts.insert(document.name.to_string(), document.text.to_string());
            for statement in &document.statements {
                compared.documents.insert(statement.id.to_string(), document.name.to_string());
            }
        }
        rows(corpus, codebook, comparison, &mut compared)?;
        Ok(compared)
    }
}

impl Sink for Compared {
    type Error = anyhow::Error;

    fn row<R: Row>(&mut self, row: &R) -> Result<()> {
        match R::KIND {
            ClaimRow::KIND => self.claims.push(same(row)?),
            ConflictRow::KIND => self.conflicts.push(same(row)?),
            QuotationRow::KIND => self.quotations.push(same(row)?),
            _ => {}
        }
        Ok(())
    }

    fn speakers(&mut self, statement: &str, speakers: &[SpeakerRow]) -> Result<()> {
        if let Some(document) = self.documents.get(statement) {
            let known = self.speakers.entry(document.clone()).or_default();
            known.extend(speakers.iter().map(|speaker| speaker.id.clone()));
        }
        Ok(())
    }
}

/// A row as the type that its kind says.
fn same<R: Row, S: DeserializeOwned>(row: &R) -> Result<S> {
    Ok(serde_json::from_value(serde_json::to_value(row)?)?)
}

/// Rows that are listed beneath a finding.
const LISTED: usize = 5;

/// A line for each of the first of some statements, and how many more there are.
pub(super) fn listed<'m>(head: &str, members: &[&'m MemberRow]) -> Vec<String> {
    let line = |member: &&'m MemberRow| {
        let who = member.speaker.as_ref().map_or("nobody named", |speaker| speaker.name.as_str());
        let day = member.published.as_deref().and_then(|iso| iso.get(..10)).unwrap_or_default();
        let place = if day.is_empty() { member.doc.clone() } else { format!("{}, {day}", member.doc) };
        format!("{head} {who} ({place}): “{}”", one_line(&member.text))
    };
    let mut lines: Vec<String> = members.iter().take(LISTED).map(line).collect();
    if members.len() > LISTED {
        lines.push(format!("and {} more statements", members.len() - LISTED));
    }
    lines
}
