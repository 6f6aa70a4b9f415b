//! A statement of a claim, with its words.

use parallax::present::comparison::MemberRow;
use serde::Serialize;
use utoipa::ToSchema;

use super::Speaker;
use crate::{
    list::{Row, cell},
    register::Register,
};

/// A statement of a claim.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Member {
    /// Name of its document.
    pub(crate) doc: String,
    /// Id of its document.
    pub(crate) document: String,
    /// Its id.
    pub(crate) statement: String,
    pub(crate) speaker: Option<Speaker>,
    pub(crate) stance: String,
    /// The rule that decided the stance.
    pub(crate) rule: String,
    /// What is said, verbatim.
    pub(crate) text: String,
    /// What put it into the claim.
    pub(crate) assigned: String,
    pub(crate) score: Option<f32>,
    pub(crate) published: Option<String>,
    pub(crate) outlet: Option<String>,
    /// Numbers in it, as said.
    pub(crate) numbers: Vec<String>,
    /// Footnotes, links and documents that it is given with.
    pub(crate) evidence: Vec<String>,
    /// Whether the document is a copy of another that is counted instead.
    pub(crate) copy: bool,
}

/// The view of a member; none where its statement has gone since the documents were compared.
pub(crate) fn member(row: &MemberRow, register: &Register) -> Option<Member> {
    let document = register.statements.document(register.statements.find(&row.statement)?);
    let speaker = row.speaker.as_ref().map(|speaker| {
        let actor = register.actors.ids.find(&speaker.id);
        let unknown =
            || Speaker { id: speaker.id.clone(), name: speaker.name.clone(), party: None };
        actor.map_or_else(unknown, |actor| register.speaker(actor, Some(document)))
    });
    Some(Member {
        doc: row.doc.clone(),
        document: register.documents.id(document),
        statement: row.statement.clone(),
        speaker,
        stance: row.stance.clone(),
        rule: row.rule.clone(),
        text: row.text.clone(),
        assigned: row.assigned.clone(),
        score: row.score,
        published: row.published.clone(),
        outlet: row.outlet.clone(),
        numbers: row.numbers.clone(),
        evidence: row.evidence.clone(),
        copy: row.copy,
    })
}

impl Row for Member {
    const COLUMNS: &'static [&'static str] = &[
        "statement",
        "doc",
        "outlet",
        "published",
        "speaker",
        "party",
        "stance",
        "text",
        "rule",
        "assigned",
        "score",
        "numbers",
        "evidence",
        "copy",
        "document",
    ];

    fn cells(&self) -> Vec<String> {
        let speaker = self.speaker.as_ref();
        vec![
            self.statement.clone(),
            self.doc.clone(),
            cell(self.outlet.as_deref()),
            cell(self.published.as_deref()),
            cell(speaker.map(|speaker| speaker.name.as_str())),
            cell(speaker.and_then(|speaker| speaker.party.as_deref())),
            self.stance.clone(),
            self.text.clone(),
            self.rule.clone(),
            self.assigned.clone(),
            self.score.map_or_else(String::new, |score| format!("{score:.4}")),
            self.numbers.join("; "),
            self.evidence.join("; "),
            self.copy.to_string(),
            self.document.clone(),
        ]
    }
}
