//! One row a decision about a claim, with what has become of it.

use serde::{Deserialize, Serialize};

use super::{Cell, Row};
use crate::{
    codebook::Codebook,
    compare::decided::{ClaimDecision, DecidedClaim, Standing},
};

/// A decision of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    /// 1, 2, ... in the order in which they were made.
    pub id: String,
    /// holds, moved, replaced, no-document, outdated, no-statement, no-claim,
    /// contradicted.
    pub standing: String,
    /// accept, reject, assign, undo.
    pub verdict: String,
    /// Id of the claim in the codebook; for one that nobody declared, the words that stand for it.
    pub claim: Option<String>,
    /// The claim that the statement was taken from, in the same way.
    pub from: Option<String>,
    /// The document's name.
    pub doc: String,
    /// The statement's words, as they were when it was decided about.
    pub content: String,
    /// Who decided.
    pub coder: String,
    /// When, RFC 3339 in UTC.
    pub at: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// The rows of a log whose decisions stand as `standings` says, oldest first.
pub fn decision_rows(
    log: &[ClaimDecision],
    standings: &[Standing],
    codebook: &Codebook,
) -> Vec<DecisionRow> {
    let rows = log.iter().zip(standings).enumerate();
    rows.map(|(index, (made, standing))| row(index, made, *standing, codebook)).collect()
}

fn row(index: usize, made: &ClaimDecision, standing: Standing, codebook: &Codebook) -> DecisionRow {
    use crate::compare::decided::Decided::Assign;
    let from = match &made.decided {
        Assign(_, from) => from.as_ref().map(|from| shown(from, codebook)),
        _ => None,
    };
    DecisionRow {
        id: (index + 1).to_string(),
        standing: standing.name().to_owned(),
        verdict: made.decided.name().to_owned(),
        claim: made.decided.claim().map(|claim| shown(claim, codebook)),
        from,
        doc: made.target.document.clone(),
        content: made.target.quoted.clone(),
        coder: made.who.clone(),
        at: made.at.clone(),
        reason: made.reason.clone(),
    }
}

fn shown(claim: &DecidedClaim, codebook: &Codebook) -> String {
    match claim {
        DecidedClaim::Codebook(id) => {
            let is_there = codebook.claims.iter().any(|declared| declared.id == *id);
            if is_there { id.clone() } else { format!("{id} (not in the codebook)") }
        }
        DecidedClaim::Found(targets) => {
            targets.first().map_or_else(String::new, |target| target.quoted.clone())
        }
    }
}

impl Row for DecisionRow {
    const KIND: &'static str = "decisions";
    const COLUMNS: &'static [&'static str] =
        &["standing", "verdict", "claim", "from", "content", "doc", "coder", "at", "reason", "id"];
    const WIDTHS: &'static [usize] = &[12, 8, 18, 0, 30, 14, 9, 0, 0, 4];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Text(self.standing.clone()),
            Cell::Text(self.verdict.clone()),
            Cell::optional(self.claim.as_deref()),
            Cell::optional(self.from.as_deref()),
            Cell::Text(self.content.clone()),
            Cell::Text(self.doc.clone()),
            Cell::Text(self.coder.clone()),
            Cell::optional(self.at.as_deref()),
            Cell::optional(self.reason.as_deref()),
            Cell::Text(self.id.clone()),
        ]
    }
}
