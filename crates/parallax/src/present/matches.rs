//! One row for a text and a claim of a list that it may be about.

use serde::{Deserialize, Serialize};

use super::comparison::{Cell, Row};

/// That a statement or a document may be about a claim of a list that a person gave.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MatchRow {
    /// 1 for the best claim of a text; where claims ask for texts, for the best text of a claim.
    pub rank: usize,
    /// How well the two fit, 0 to 1: comparable among the rows of one text or claim.
    pub score: f64,
    /// How much of the claim one sentence of the text has (where claims ask, all of the text), 0 to
    /// 1: comparable among all rows.
    pub covered: f64,
    /// What the clauses of a statement and the claim say of each other: same, opposite, number for
    /// another number, mirror where who and whom are exchanged, relabels; none where they say
    /// nothing.
    pub relation: Option<String>,
    /// The document's name.
    pub doc: String,
    /// Id of the statement; none for a document.
    pub statement: Option<String>,
    /// Who speaks; none for a document.
    pub speaker: Option<String>,
    /// The statement's content, or the document's title.
    pub text: String,
    /// Id of the claim in the list.
    pub id: String,
    /// The claim.
    pub claim: String,
    /// Its headline in the list.
    pub title: Option<String>,
    /// Where the list says that more can be read.
    pub url: Option<String>,
}

impl Row for MatchRow {
    const KIND: &'static str = "matches";
    const COLUMNS: &'static [&'static str] = &[
        "doc",
        "speaker",
        "text",
        "rank",
        "score",
        "covered",
        "relation",
        "claim",
        "id",
        "statement",
        "title",
        "url",
    ];
    const WIDTHS: &'static [usize] = &[13, 11, 28, 6, 8, 11, 12, 26, 8, 0, 0, 0];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Text(self.doc.clone()),
            Cell::optional(self.speaker.as_deref()),
            Cell::Text(self.text.clone()),
            Cell::Count(self.rank),
            Cell::Real(self.score),
            Cell::Real(self.covered),
            Cell::optional(self.relation.as_deref()),
            Cell::Text(self.claim.clone()),
            Cell::Text(self.id.clone()),
            Cell::optional(self.statement.as_deref()),
            Cell::optional(self.title.as_deref()),
            Cell::optional(self.url.as_deref()),
        ]
    }
}
