//! One row for each thing that a person marked by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::comparison::{Cell, Row};

/// A coding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodingRow {
    /// Public id.
    pub id: String,
    /// The document's name.
    pub doc: String,
    /// Name of the type of statement.
    #[serde(rename = "type")]
    pub kind: String,
    /// Who coded it.
    pub coder: String,
    /// Where it is: stretches of the text.
    pub spans: Vec<CodedSpan>,
    /// A value for each variable that has one.
    pub variables: BTreeMap<String, CodedValue>,
    /// When the document appeared.
    pub published: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
}

/// A stretch of the text, in code points, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedSpan {
    /// Of its first character.
    pub start: usize,
    /// One past its last character.
    pub end: usize,
    /// What stands there.
    pub text: String,
}

/// The value of a variable.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CodedValue {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Integer(i64),
    /// Words.
    Text(String),
}

impl Row for CodingRow {
    const KIND: &'static str = "codings";
    const COLUMNS: &'static [&'static str] =
        &["doc", "type", "coder", "variables", "text", "id", "start", "end", "published", "outlet"];
    const WIDTHS: &'static [usize] = &[14, 10, 8, 30, 28, 10, 0, 0, 0, 0];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let variables: Vec<String> = self
            .variables
            .iter()
            .map(|(name, value)| format!("{name}={}", value.shown()))
            .collect();
        let texts: Vec<&str> = self.spans.iter().map(|span| span.text.as_str()).collect();
        vec![
            Cell::Text(self.doc.clone()),
            Cell::Text(self.kind.clone()),
            Cell::Text(self.coder.clone()),
            Cell::list(&variables),
            Cell::Text(texts.join(" … ")),
            Cell::Text(self.id.clone()),
            Cell::Count(self.spans.iter().map(|span| span.start).min().unwrap_or(0)),
            Cell::Count(self.spans.iter().map(|span| span.end).max().unwrap_or(0)),
            Cell::optional(self.published.as_deref()),
            Cell::optional(self.outlet.as_deref()),
        ]
    }
}

impl CodedValue {
    fn shown(&self) -> String {
        match self {
            Self::Boolean(value) => if *value { "yes" } else { "no" }.to_owned(),
            Self::Integer(value) => value.to_string(),
            Self::Text(value) => value.clone(),
        }
    }
}
