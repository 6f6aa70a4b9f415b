//! The labels that people give claims, as rows of the log.

use parallax::compare::decided::{ClaimLabel, DecidedClaim};

use super::{
    CLAIM,
    written::{Names, claim_to_column},
};
use crate::{NewDecision, Project, StoreError};

impl Project {
    /// The labels that people gave claims, oldest first; an empty one takes a label back.
    pub fn claim_labels(&self) -> Result<Vec<ClaimLabel>, StoreError> {
        let mut names = Names::new(self);
        let mut labels = Vec::new();
        for written in self.in_force(&[CLAIM], None)? {
            let row = written.decided;
            let damaged = || StoreError::Damaged(format!("a decision to {} a claim", row.verdict));
            let (Some(claim), Some(label)) = (&row.old, &row.new) else { return Err(damaged()) };
            if row.verdict != RENAME {
                return Err(damaged());
            }
            labels.push(ClaimLabel { claim: names.claim(claim)?, label: label.clone() });
        }
        Ok(labels)
    }

    /// That `who` gives a claim a label, as a decision. It is shown with the words of the statement
    /// that stands for the claim; one of the codebook with `words`.
    pub(super) fn label_decision(
        &self,
        who: &str,
        given: &ClaimLabel,
        words: &str,
        reason: Option<&str>,
    ) -> Result<NewDecision, StoreError> {
        let targets = match &given.claim {
            DecidedClaim::Found(targets) => targets.as_slice(),
            DecidedClaim::Codebook(_) => &[],
        };
        let ids = self.ids_of(targets.iter())?;
        let first = targets.first();
        Ok(NewDecision {
            who: who.to_owned(),
            kind: CLAIM.to_owned(),
            document: first.map(|target| ids[&target.document].clone()).unwrap_or_default(),
            spans: first.map(|target| target.content.clone()).unwrap_or_default(),
            quoted: first.map_or(words, |target| &target.quoted).to_owned(),
            verdict: RENAME.to_owned(),
            old: Some(claim_to_column(&given.claim, &ids)),
            new: Some(given.label.clone()),
            reason: reason.map(str::to_owned),
        })
    }
}

const RENAME: &str = "rename";
