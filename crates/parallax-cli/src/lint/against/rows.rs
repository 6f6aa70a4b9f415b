//! Takes a comparison, gives its rows and the texts of its documents.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use parallax::{
    codebook::Codebook,
    compare::{Comparison, Corpus, naming::Use},
    present::{
        SpeakerRow,
        comparison::{ClaimRow, ConflictRow, MemberRow, QuotationRow, Row, Sink, rows},
    },
    text::one_line,
};
use serde::de::DeserializeOwned;

use super::naming::{Named, OtherName};

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
    /// Names that drafts use for what has several.
    pub(super) named: Vec<Named>,
    /// The document of each statement.
    documents: BTreeMap<String, String>,
}

impl Compared {
    pub(super) fn of(
        corpus: &Corpus,
        codebook: &Codebook,
        comparison: &Comparison,
        is_draft: &dyn Fn(&str) -> bool,
    ) -> Result<Self> {
        let mut compared = Self { named: named(corpus, comparison, is_draft), ..Self::default() };
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

/// The names that drafts use, each with what the collection calls it otherwise.
fn named(corpus: &Corpus, comparison: &Comparison, is_draft: &dyn Fn(&str) -> bool) -> Vec<Named> {
    let document = |found: &Use| &corpus.documents()[found.document];
    let (own, others): (Vec<&Use>, Vec<&Use>) =
        comparison.uses.iter().partition(|found| is_draft(&document(found).name));
    let others_of = |own: &Use| {
        let (set, name) = (own.set, own.name);
        // The collection may hold the draft itself.
        let is_other = |found: &&&Use| {
            found.set == set && found.name != name && document(found).text != document(own).text
        };
        let mut names: BTreeMap<usize, OtherName> = BTreeMap::new();
        for found in others.iter().filter(is_other) {
            let other = names.entry(found.name).or_insert_with(|| OtherName {
                name: comparison.labels[set].names[found.name].clone(),
                uses: 0,
                outlets: Vec::new(),
            });
            other.uses += 1;
            let outlet = document(found).outlet.as_deref();
            if let Some(outlet) = outlet.filter(|it| !other.outlets.iter().any(|known| known == it))
            {
                other.outlets.push(outlet.to_owned());
            }
        }
        let mut names: Vec<OtherName> = names.into_values().collect();
        names.sort_by_key(|other| std::cmp::Reverse(other.uses));
        names
    };
    let named = |found: &&Use| Named {
        document: document(found).name.to_string(),
        span: found.span,
        statement: found.statement,
        label: (found.set, found.name),
        others: others_of(found),
    };
    own.iter().map(named).collect()
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

/// Words on one line, without the quotation marks around them.
pub(super) fn bare(words: &str) -> String {
    let marks = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    one_line(words).trim_matches(marks).to_owned()
}

/// Rows that are listed beneath a finding.
const LISTED: usize = 5;

/// A line for each of the first of some statements, and how many more there are.
pub(super) fn listed<'m>(head: &str, members: &[&'m MemberRow]) -> Vec<String> {
    let line = |member: &&'m MemberRow| {
        let who = member.speaker.as_ref().map_or("nobody named", |speaker| speaker.name.as_str());
        let day = member.published.as_deref().and_then(|iso| iso.get(..10)).unwrap_or_default();
        let place =
            if day.is_empty() { member.doc.clone() } else { format!("{}, {day}", member.doc) };
        format!("{head} {who} ({place}): “{}”", bare(&member.text))
    };
    let mut lines: Vec<String> = members.iter().take(LISTED).map(line).collect();
    if members.len() > LISTED {
        lines.push(format!("and {} more statements", members.len() - LISTED));
    }
    lines
}
