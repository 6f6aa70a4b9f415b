//! One row a claim, with the statements that make it.

use serde::{Deserialize, Serialize};

use super::{Cell, Row};
use crate::{present::SpeakerRow, text::DocumentId};

/// A claim of the collection: keyed without polarity, with its roles in order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClaimRow {
    /// Public id.
    pub id: String,
    /// codebook or found.
    pub origin: String,
    /// The label that a person gave it, else the codebook's.
    pub label: Option<String>,
    /// A member's words, verbatim.
    pub canonical: String,
    /// The statement that they are taken from.
    pub canonical_statement: Option<String>,
    /// How many sources take each stance.
    pub stances: Vec<StanceCount>,
    /// The statements that make it, in the order of publication.
    pub members: Vec<MemberRow>,
    /// Claims that mirror it or tell it under another label.
    pub links: Vec<LinkRow>,
    /// Ids of the conflicts of numbers inside it.
    pub conflicts: Vec<String>,
    /// When it first appeared in this collection.
    pub first: Option<String>,
}

/// A stance and how often it is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StanceCount {
    /// assert, deny, doubt, ask, predict, demand, report-only, retract.
    pub stance: String,
    /// How many statements.
    pub statements: usize,
    /// How many speakers.
    pub speakers: usize,
}

/// The id of a claim that was found, by the id of the first statement that makes it.
pub(super) fn found_id(first: &str) -> String {
    let hash = DocumentId::of(&[b"c", first.as_bytes()]).to_string();
    format!("c{}", &hash[..10])
}

/// Statements that a claim is written down by.
const SPEAKING: usize = 5;

impl ClaimRow {
    /// The statements by which a decision names a claim that nobody declared: of those that `counts`,
    /// the one whose words stand for it and a few more.
    pub fn speaking(&self, counts: impl Fn(&str) -> bool) -> Vec<&str> {
        let members = self.members.iter().map(|member| member.statement.as_str());
        let mut speaking: Vec<&str> = Vec::new();
        for id in self.canonical_statement.as_deref().into_iter().chain(members) {
            if counts(id) && !speaking.contains(&id) && speaking.len() < SPEAKING {
                speaking.push(id);
            }
        }
        speaking
    }

    /// Whether it had this id when another of its statements was the first: a claim that was found
    /// keeps its id until an earlier article makes it, and is found by the old one after that.
    pub fn had_id(&self, id: &str) -> bool {
        self.origin == "found" && self.members.iter().any(|one| found_id(&one.statement) == id)
    }
}

/// What [`MemberRow::assigned`] begins with where a person put the statement into its claim.
pub const DECIDED_BY: &str = "decided by ";

/// One statement of a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MemberRow {
    /// The document's name.
    pub doc: String,
    /// The statement's id.
    pub statement: String,
    /// Who speaks; none where nobody is given.
    pub speaker: Option<SpeakerRow>,
    /// What the source does to the claim.
    pub stance: String,
    /// The rule that decided the stance.
    pub rule: String,
    /// The content, verbatim.
    pub text: String,
    /// What put it into this claim: codebook, comparison, or "decided by" with a person's name.
    pub assigned: String,
    /// How sure the machine is, 0 to 1; none for a decision.
    pub score: Option<f32>,
    /// When the document appeared.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Numbers in it, as said.
    pub numbers: Vec<String>,
    /// Footnotes, links and documents it is given with.
    pub evidence: Vec<String>,
    /// Whether the document is a copy of another that is counted instead.
    pub copy: bool,
}

/// A claim that stands beside another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRow {
    /// mirror or relabels.
    pub kind: String,
    /// The other claim's id.
    pub claim: String,
}

impl Row for ClaimRow {
    const KIND: &'static str = "claims";
    const COLUMNS: &'static [&'static str] = &[
        "claim",
        "stances",
        "statements",
        "speakers",
        "documents",
        "first",
        "links",
        "conflicts",
        "origin",
        "label",
        "id",
    ];
    const WIDTHS: &'static [usize] = &[42, 20, 8, 6, 6, 9, 0, 0, 0, 0, 9];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let stances: Vec<String> =
            self.stances.iter().map(|s| format!("{} {}", s.stance, s.statements)).collect();
        let links: Vec<String> =
            self.links.iter().map(|link| format!("{} {}", link.kind, link.claim)).collect();
        let shown = self.label.as_ref().unwrap_or(&self.canonical);
        vec![
            Cell::Text(shown.clone()),
            Cell::list(&stances),
            Cell::Count(self.members.len()),
            Cell::Count(distinct(
                self.members.iter().filter_map(|m| Some(&m.speaker.as_ref()?.id)),
            )),
            Cell::Count(distinct(self.members.iter().map(|member| &member.doc))),
            Cell::optional(self.first.as_deref()),
            Cell::list(&links),
            Cell::list(&self.conflicts),
            Cell::Text(self.origin.clone()),
            Cell::optional(self.label.as_deref()),
            Cell::Text(self.id.clone()),
        ]
    }
}

fn distinct<'a>(items: impl Iterator<Item = &'a String>) -> usize {
    items.collect::<std::collections::BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use super::{ClaimRow, MemberRow, found_id};

    fn member(statement: &str) -> MemberRow {
        let value = serde_json::json!({
            "doc": "tavik", "statement": statement, "speaker": null, "stance": "assert",
            "rule": "plain-report", "text": "the ferry runs", "assigned": "comparison",
            "score": null, "published": null, "outlet": null, "numbers": [], "evidence": [],
            "copy": false
        });
        serde_json::from_value(value).expect("all fields are given")
    }

    #[test]
    fn a_claim_is_found_by_the_id_that_it_had_before_an_earlier_article() {
        let mut claim = ClaimRow {
            id: found_id("later"),
            origin: "found".to_owned(),
            label: None,
            canonical: "the ferry runs".to_owned(),
            canonical_statement: None,
            stances: Vec::new(),
            members: vec![member("earlier"), member("later")],
            links: Vec::new(),
            conflicts: Vec::new(),
            first: None,
        };
        assert!(claim.had_id(&found_id("later")) && !claim.had_id(&found_id("another")));
        claim.origin = "codebook".to_owned();
        assert!(!claim.had_id(&found_id("later")));
    }
}
