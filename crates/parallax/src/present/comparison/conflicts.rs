//! One row a conflict: numbers for one thing that cannot all be right.

use serde::{Deserialize, Serialize};

use super::{Cell, MemberRow, Row};

/// Numbers that differ within one claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConflictRow {
    /// Public id.
    pub id: String,
    /// The claim they stand in.
    pub claim: String,
    /// The claim's words.
    pub canonical: String,
    /// What is counted or measured.
    pub counted: String,
    /// conflict, updated-later.
    pub status: String,
    /// The sides, in the order in which they are first stated.
    pub sides: Vec<SideRow>,
}

/// The statements that give one number.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SideRow {
    /// As said: "at least 300 people".
    pub number: String,
    /// The least value it allows; none without a lower end.
    pub low: Option<f64>,
    /// The greatest value it allows; none without an upper end.
    pub high: Option<f64>,
    /// Who says so.
    pub members: Vec<MemberRow>,
}

impl SideRow {
    fn shown(&self) -> String {
        let speakers: std::collections::BTreeSet<&str> = self
            .members
            .iter()
            .map(|member| member.speaker.as_ref().map_or(member.doc.as_str(), |s| s.name.as_str()))
            .collect();
        format!("{} ({})", self.number, speakers.into_iter().collect::<Vec<_>>().join(", "))
    }
}

impl Row for ConflictRow {
    const KIND: &'static str = "conflicts";
    const COLUMNS: &'static [&'static str] =
        &["counted", "numbers", "status", "claim", "claim_id", "id"];
    const WIDTHS: &'static [usize] = &[12, 44, 10, 26, 0, 8];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let sides: Vec<String> = self.sides.iter().map(SideRow::shown).collect();
        vec![
            Cell::Text(self.counted.clone()),
            Cell::list(&sides),
            Cell::Text(self.status.clone()),
            Cell::Text(self.canonical.clone()),
            Cell::Text(self.claim.clone()),
            Cell::Text(self.id.clone()),
        ]
    }
}
