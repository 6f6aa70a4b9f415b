//! One row an actor.

use serde::{Deserialize, Serialize};

use super::{Cell, Row};

/// An actor of the collection.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActorRow {
    /// Public id.
    pub id: String,
    /// Canonical name.
    pub name: String,
    /// person, organization, state, place, group, document.
    pub kind: String,
    /// Every other name, in order of appearance.
    pub aliases: Vec<String>,
    /// The party a codebook gives it.
    pub party: Option<String>,
    /// Whom it belonged to or spoke for, and when.
    pub affiliations: Vec<AffiliationRow>,
    /// In how many documents it is mentioned.
    pub documents: usize,
    /// How many statements are its own.
    pub statements: usize,
    /// When the first document that mentions it appeared, in this collection.
    pub first: Option<String>,
    /// When the last one appeared.
    pub last: Option<String>,
    /// Rules that joined its mentions over documents.
    pub rules: Vec<String>,
}

/// An organisation that a person is said to belong to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffiliationRow {
    /// Id of the organisation.
    pub organization: String,
    /// Its name.
    pub name: String,
    /// Who says so: document or codebook.
    pub by: String,
    /// The first day on which a document says so, or on which it holds by the codebook; ISO 8601.
    pub first: Option<String>,
    /// The last such day.
    pub last: Option<String>,
}

impl Row for ActorRow {
    const KIND: &'static str = "actors";
    const COLUMNS: &'static [&'static str] = &[
        "name",
        "kind",
        "statements",
        "documents",
        "affiliations",
        "aliases",
        "party",
        "first",
        "last",
        "id",
    ];
    const WIDTHS: &'static [usize] = &[24, 10, 8, 7, 18, 17, 0, 8, 0, 8];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        // The codebook and documents may both say so.
        let mut affiliations: Vec<&str> = Vec::new();
        for affiliation in &self.affiliations {
            if !affiliations.contains(&affiliation.name.as_str()) {
                affiliations.push(&affiliation.name);
            }
        }
        vec![
            Cell::Text(self.name.clone()),
            Cell::Text(self.kind.clone()),
            Cell::Count(self.statements),
            Cell::Count(self.documents),
            Cell::list(&affiliations),
            Cell::list(&self.aliases),
            Cell::optional(self.party.as_deref()),
            Cell::optional(self.first.as_deref()),
            Cell::optional(self.last.as_deref()),
            Cell::Text(self.id.clone()),
        ]
    }
}
