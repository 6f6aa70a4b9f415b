//! One row a statement that makes a claim: the sheet on which a person decides.

use serde::{Deserialize, Serialize};

use super::{Cell, ClaimRow, Row};

/// That a statement makes a claim.
///
/// Printed as CSV, filled in and given to `parallax decide --from`, it becomes decisions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AssignmentRow {
    /// Empty: for a person to fill in.
    pub verdict: String,
    /// Id of the statement.
    pub statement: String,
    /// Id of the claim.
    pub claim: String,
    /// The claim's label, else its canonical words.
    pub label: String,
    /// The document's name.
    pub doc: String,
    /// Who speaks.
    pub speaker: Option<String>,
    /// What the source does to the claim.
    pub stance: String,
    /// What is said.
    pub content: String,
    /// What put it into the claim.
    pub assigned: String,
    /// How sure the machine is, 0 to 1; none for a decision.
    pub score: Option<f32>,
}

/// The statements of claims, claim by claim.
pub fn assignment_rows(claims: &[ClaimRow]) -> Vec<AssignmentRow> {
    let of_claim = |claim: &ClaimRow| -> Vec<AssignmentRow> {
        let label = claim.label.as_ref().unwrap_or(&claim.canonical);
        let members = claim.members.iter();
        members
            .map(|member| AssignmentRow {
                verdict: String::new(),
                statement: member.statement.clone(),
                claim: claim.id.clone(),
                label: label.clone(),
                doc: member.doc.clone(),
                speaker: member.speaker.as_ref().map(|speaker| speaker.name.clone()),
                stance: member.stance.clone(),
                content: member.text.clone(),
                assigned: member.assigned.clone(),
                score: member.score,
            })
            .collect()
    };
    claims.iter().flat_map(of_claim).collect()
}

impl Row for AssignmentRow {
    const KIND: &'static str = "assignments";
    const COLUMNS: &'static [&'static str] = &[
        "verdict",
        "statement",
        "claim",
        "label",
        "doc",
        "speaker",
        "stance",
        "content",
        "assigned",
        "score",
    ];
    const WIDTHS: &'static [usize] = &[0, 21, 14, 0, 0, 13, 8, 27, 12, 7];

    fn id(&self) -> &str {
        &self.statement
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Text(self.verdict.clone()),
            Cell::Text(self.statement.clone()),
            Cell::Text(self.claim.clone()),
            Cell::Text(self.label.clone()),
            Cell::Text(self.doc.clone()),
            Cell::optional(self.speaker.as_deref()),
            Cell::Text(self.stance.clone()),
            Cell::Text(self.content.clone()),
            Cell::Text(self.assigned.clone()),
            Cell::Text(self.score.map_or_else(String::new, |score| format!("{score:.3}"))),
        ]
    }
}
