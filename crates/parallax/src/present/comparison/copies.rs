//! One row a text that several documents share, one row a quotation that they word differently.

use serde::{Deserialize, Serialize};

use super::{Cell, Row};

/// A text that several documents print.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CopyRow {
    /// Public id.
    pub id: String,
    /// copy (nearly all of a text) or passage.
    pub kind: String,
    /// The document that appeared first in this collection; more than one where they tie.
    pub first: Vec<String>,
    /// All documents, by time.
    pub places: Vec<PlaceRow>,
    /// The shared words, or the first of them.
    pub text: String,
}

/// A document that shares a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceRow {
    /// The document's name.
    pub doc: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared.
    pub published: Option<String>,
    /// The share of its words that it has in common with the first, 0 to 1.
    pub shared: f64,
    /// How it is known to come from another: time, attribution.
    pub rule: String,
}

/// A quotation that is not the same everywhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotationRow {
    /// Public id.
    pub id: String,
    /// The wordings, by time.
    pub wordings: Vec<WordingRow>,
    /// The second wording against the first: "-" what was left out, "+" what was put in.
    pub difference: String,
}

/// One wording of a quotation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordingRow {
    /// The document's name.
    pub doc: String,
    /// The statement's id.
    pub statement: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared.
    pub published: Option<String>,
    /// Verbatim.
    pub text: String,
}

impl Row for CopyRow {
    const KIND: &'static str = "copies";
    const COLUMNS: &'static [&'static str] = &["kind", "first", "documents", "text", "id"];
    const WIDTHS: &'static [usize] = &[8, 20, 32, 32, 8];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let places: Vec<String> = self
            .places
            .iter()
            .map(|place| format!("{} {:.0} %", place.doc, place.shared * 100.0))
            .collect();
        vec![
            Cell::Text(self.kind.clone()),
            Cell::list(&self.first),
            Cell::list(&places),
            Cell::Text(self.text.clone()),
            Cell::Text(self.id.clone()),
        ]
    }
}

impl Row for QuotationRow {
    const KIND: &'static str = "quotations";
    const COLUMNS: &'static [&'static str] = &["documents", "difference", "id"];
    const WIDTHS: &'static [usize] = &[28, 64, 8];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let docs: Vec<&str> = self.wordings.iter().map(|wording| wording.doc.as_str()).collect();
        vec![Cell::list(&docs), Cell::Text(self.difference.clone()), Cell::Text(self.id.clone())]
    }
}
