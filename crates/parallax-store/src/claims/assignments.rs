//! Decisions about which claim a statement makes, as rows of the log.

use parallax::compare::decided::{ClaimDecision, Decided, DecidedClaim, Target};

use super::{
    ASSIGNMENT as KIND,
    written::{Ids, Names, claim_to_column},
};
use crate::{Decision, NewDecision, Project, Step, StoreError};

impl Project {
    /// Writes decisions about claims down as one step, all or none; they are on the disk when this
    /// returns.
    ///
    /// Their documents are current ones, by name.
    pub fn assign(&mut self, decisions: &[ClaimDecision]) -> Result<Option<Step>, StoreError> {
        let rows = self.assignment_decisions(decisions)?;
        self.decide_step(&rows)
    }

    /// Decisions about claims as they are written down, to be one step with others.
    pub fn assignment_decisions(
        &self,
        decisions: &[ClaimDecision],
    ) -> Result<Vec<NewDecision>, StoreError> {
        let ids = self.ids_of(decisions.iter().flat_map(targets))?;
        Ok(decisions.iter().map(|made| row(made, &ids)).collect())
    }

    /// The decisions about claims that count, first to last; with them the claims that people gave
    /// statements which they coded or changed.
    pub fn assignments(&self) -> Result<Vec<ClaimDecision>, StoreError> {
        let mut names = Names::new(self);
        let mut all = Vec::new();
        for written in self.in_force(&[KIND], None)? {
            all.push((written.seq, made(&written, &mut names)?));
        }
        for coded in self.coded_claims()? {
            let target = names.target(&coded.document, coded.content, coded.quoted)?;
            let decided = Decided::Accept(DecidedClaim::Codebook(coded.claim));
            let (who, at) = (coded.who, Some(coded.at));
            all.push((coded.seq, ClaimDecision { who, target, decided, reason: None, at }));
        }
        all.sort_by_key(|(seq, _)| *seq);
        Ok(all.into_iter().map(|(_, made)| made).collect())
    }
}

/// The statements that a decision names: its own, and those of its claims.
fn targets(made: &ClaimDecision) -> Vec<&Target> {
    let (one, other) = match &made.decided {
        Decided::Accept(claim) | Decided::Reject(claim) => (Some(claim), None),
        Decided::Assign(to, from) => (Some(to), from.as_ref()),
        Decided::Undo => (None, None),
    };
    let found = [one, other].into_iter().flatten().filter_map(|claim| match claim {
        DecidedClaim::Found(targets) => Some(targets),
        DecidedClaim::Codebook(_) => None,
    });
    [&made.target].into_iter().chain(found.flatten()).collect()
}

fn row(made: &ClaimDecision, ids: &Ids) -> NewDecision {
    let claim = |claim: &DecidedClaim| claim_to_column(claim, ids);
    let (old, new) = match &made.decided {
        Decided::Accept(one) => (None, Some(claim(one))),
        Decided::Reject(one) => (Some(claim(one)), None),
        Decided::Assign(to, from) => (from.as_ref().map(claim), Some(claim(to))),
        Decided::Undo => (None, None),
    };
    NewDecision {
        who: made.who.clone(),
        kind: KIND.to_owned(),
        document: ids[&made.target.document].clone(),
        spans: made.target.content.clone(),
        quoted: made.target.quoted.clone(),
        verdict: made.decided.name().to_owned(),
        old,
        new,
        reason: made.reason.clone(),
    }
}

fn made(written: &Decision, names: &mut Names<'_>) -> Result<ClaimDecision, StoreError> {
    let row = &written.decided;
    let damaged = || StoreError::Damaged(format!("a decision to {} has no claim", row.verdict));
    let mut claim =
        |column: &Option<String>| column.as_deref().map(|column| names.claim(column)).transpose();
    let (old, new) = (claim(&row.old)?, claim(&row.new)?);
    let decided = match row.verdict.as_str() {
        "accept" => Decided::Accept(new.ok_or_else(damaged)?),
        "reject" => Decided::Reject(old.ok_or_else(damaged)?),
        "assign" => Decided::Assign(new.ok_or_else(damaged)?, old),
        "undo" => Decided::Undo,
        other => return Err(StoreError::Damaged(format!("\"{other}\" is no verdict"))),
    };
    Ok(ClaimDecision {
        who: row.who.clone(),
        target: names.target(&row.document, row.spans.clone(), row.quoted.clone())?,
        decided,
        reason: row.reason.clone(),
        at: Some(written.at.clone()),
    })
}
