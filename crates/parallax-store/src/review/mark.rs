//! A statement as a decision holds it: JSON with positions in bytes.

use parallax::{
    extract::{Act, Basis, Kind, stance::Stance},
    present::KeptStatement,
    text::Span,
};
use serde::{Deserialize, Serialize};

use crate::{
    StoreError,
    columns::{checked_span, named},
};

/// A statement as a person sees it or wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Whose statement it is; empty where the text does not say.
    pub source: Vec<Span>,
    /// The words that attribute it.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
    /// How the content is given.
    pub kind: Kind,
    /// What the source does.
    pub act: Act,
    /// On whose authority.
    pub basis: Basis,
    /// Name of who speaks, where a person says so.
    pub speaker: Option<String>,
    /// Id of the claim of the codebook that it makes, where a person says so.
    pub claim: Option<String>,
    /// The stance of its source to the claim, where a person says so.
    pub stance: Option<Stance>,
}

/// The same in the log.
#[derive(Serialize, Deserialize)]
struct Form {
    /// The statement that had this mark when it was decided about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    source: Vec<[u32; 2]>,
    cue: Vec<[u32; 2]>,
    content: Vec<[u32; 2]>,
    kind: String,
    act: String,
    basis: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    claim: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stance: Option<String>,
}

impl Mark {
    /// The mark of a statement as the machine made it.
    pub fn of(statement: &KeptStatement) -> Self {
        Self {
            source: statement.source.clone(),
            cue: statement.cue.clone(),
            content: statement.content.clone(),
            kind: statement.kind,
            act: statement.act,
            basis: statement.basis,
            speaker: None,
            claim: None,
            stance: None,
        }
    }

    /// The words of its content in the text of its document.
    pub fn quoted(&self, text: &str) -> String {
        let words: Vec<&str> =
            self.content.iter().filter_map(|span| text.get(span.range())).collect();
        words.join(" … ")
    }

    /// What is wrong with it in a document with this text; none if it can be kept.
    pub fn problem(&self, text: &str) -> Option<String> {
        if self.content.iter().all(|span| span.is_empty()) {
            return Some("a statement needs a content".to_owned());
        }
        let all = self.source.iter().chain(&self.cue).chain(&self.content);
        let mut outside =
            all.filter(|span| checked_span(span.start as usize, span.end as usize, text).is_err());
        outside
            .next()
            .map(|span| format!("{}..{} is no place in its document", span.start, span.end))
    }

    /// As the log holds it; `id` is that of the statement that has it.
    pub(super) fn to_column(&self, id: Option<&str>) -> String {
        let form = Form {
            id: id.map(str::to_owned),
            source: pairs(&self.source),
            cue: pairs(&self.cue),
            content: pairs(&self.content),
            kind: self.kind.name().to_owned(),
            act: self.act.name().to_owned(),
            basis: self.basis.name().to_owned(),
            speaker: self.speaker.clone(),
            claim: self.claim.clone(),
            stance: self.stance.map(|stance| stance.name().to_owned()),
        };
        serde_json::to_string(&form).expect("marks have text keys only")
    }

    /// Reads it back, with the id of the statement that had it.
    pub(super) fn from_column(column: &str) -> Result<(Option<String>, Self), StoreError> {
        let damaged = || StoreError::Damaged(format!("\"{column}\" is no statement"));
        let form: Form = serde_json::from_str(column).map_err(|_| damaged())?;
        let spans = |pairs: Vec<[u32; 2]>| -> Result<Vec<Span>, StoreError> {
            let span = |[start, end]: [u32; 2]| {
                (start <= end).then_some(Span { start, end }).ok_or_else(damaged)
            };
            pairs.into_iter().map(span).collect()
        };
        let mark = Self {
            source: spans(form.source)?,
            cue: spans(form.cue)?,
            content: spans(form.content)?,
            kind: named(&form.kind)?,
            act: named(&form.act)?,
            basis: named(&form.basis)?,
            speaker: form.speaker,
            claim: form.claim,
            stance: form.stance.as_deref().map(named).transpose()?,
        };
        Ok((form.id, mark))
    }
}

fn pairs(spans: &[Span]) -> Vec<[u32; 2]> {
    spans.iter().map(|span| [span.start, span.end]).collect()
}
