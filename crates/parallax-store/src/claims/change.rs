//! Takes claims as they are shown, gives the decisions that put them together, part or rename them.

use std::{collections::BTreeSet, ops::ControlFlow};

use parallax::{
    compare::decided::{ClaimDecision, ClaimLabel, Decided, DecidedClaim, Target},
    present::comparison::{ClaimRow, DECIDED_BY, MemberRow},
};

use crate::{NewDecision, Project, StoreError};

impl Project {
    /// Every statement of one claim makes another from now on, as decisions of `who`. Claims are
    /// named by their ids in the last comparison. The other keeps its label.
    pub fn merge_claims(
        &self,
        who: &str,
        claim: &str,
        into: &str,
        reason: Option<&str>,
    ) -> Result<Vec<NewDecision>, StoreError> {
        let (claim, into) = (self.claim_shown(claim)?, self.claim_shown(into)?);
        if claim.id == into.id {
            return Err(StoreError::NoChange(format!("{} is one claim already", claim.id)));
        }
        // Nothing is said against the claim that they leave: to be apart from all of one that was
        // found would be to be apart from each other, and of one that was declared it would be
        // learned that its wordings do not tell it.
        let mut decided = Vec::with_capacity(claim.members.len());
        for member in &claim.members {
            let to = self.claim_without(&into, &BTreeSet::from([member.statement.as_str()]))?;
            let decision = Decided::Assign(to, None);
            decided.push(self.about(who, &member.statement, decision, reason)?);
        }
        let mut decisions = self.assignment_decisions(&decided)?;
        // Else it would get the label of those that come.
        if let Some(label) = into.label.as_ref().filter(|_| !is_declared(&into)) {
            decisions.push(self.rename(who, &into, &BTreeSet::new(), label, reason)?);
        }
        Ok(decisions)
    }

    /// These statements of a claim make another one, which nobody declared, from now on: as
    /// decisions of `who`. It gets the label `called`, if there is one. Some statement must be left.
    pub fn split_claim(
        &self,
        who: &str,
        claim: &str,
        statements: &[&str],
        called: Option<&str>,
        reason: Option<&str>,
    ) -> Result<Vec<NewDecision>, StoreError> {
        let claim = self.claim_shown(claim)?;
        let apart: BTreeSet<&str> = statements.iter().copied().collect();
        let members = claim.members.iter().map(|member| member.statement.as_str());
        let (own, left): (Vec<&str>, Vec<&str>) = members.partition(|id| apart.contains(id));
        if let Some(other) = apart.iter().find(|id| !own.contains(id)) {
            return Err(StoreError::NoChange(format!("{other} is not in the claim {}", claim.id)));
        }
        let (Some(first), false) = (own.first(), left.is_empty()) else {
            let why = format!("{} needs a statement on either side", claim.id);
            return Err(StoreError::NoChange(why));
        };
        // Of a claim that was found, the first must not come back; of one of a codebook it is enough
        // that it goes, and a rejection would teach that the words do not tell the claim.
        let mut decided = Vec::new();
        if !is_declared(&claim) {
            let rest = self.claim_without(&claim, &apart)?;
            decided.push(self.about(who, first, Decided::Reject(rest), reason)?);
        }
        let new = DecidedClaim::Found(vec![self.target_of(first)?]);
        for one in &own {
            decided.push(self.about(who, one, Decided::Assign(new.clone(), None), reason)?);
        }
        // Those who were put beside statements that go stay where they are.
        if let Some(stays) = left.first().filter(|_| !is_declared(&claim)) {
            let rest = DecidedClaim::Found(vec![self.target_of(stays)?]);
            let is_left = |member: &&MemberRow| left.contains(&member.statement.as_str());
            let is_put = |member: &&MemberRow| member.assigned.starts_with(DECIDED_BY);
            for member in claim.members.iter().filter(is_left).filter(is_put) {
                let decision = Decided::Assign(rest.clone(), None);
                decided.push(self.about(who, &member.statement, decision, reason)?);
            }
        }
        let mut decisions = self.assignment_decisions(&decided)?;
        // A label that was given by statements which go stays with those that are left.
        let given = claim.label.as_deref().filter(|_| !is_declared(&claim));
        if let Some(label) = given {
            decisions.push(self.rename(who, &claim, &apart, label, reason)?);
        }
        if called.is_some() || given.is_some() {
            let label = called.unwrap_or_default().to_owned();
            let given = ClaimLabel { claim: new, label };
            decisions.push(self.label_decision(who, &given, "", reason)?);
        }
        Ok(decisions)
    }

    /// A claim is called so from now on, as decisions of `who`; by nothing, as the machine calls it.
    pub fn rename_claim(
        &self,
        who: &str,
        claim: &str,
        label: &str,
        reason: Option<&str>,
    ) -> Result<Vec<NewDecision>, StoreError> {
        let claim = self.claim_shown(claim)?;
        Ok(vec![self.rename(who, &claim, &BTreeSet::new(), label.trim(), reason)?])
    }

    fn rename(
        &self,
        who: &str,
        claim: &ClaimRow,
        without: &BTreeSet<&str>,
        label: &str,
        reason: Option<&str>,
    ) -> Result<NewDecision, StoreError> {
        let words = claim.label.as_ref().unwrap_or(&claim.canonical);
        let (claim, label) = (self.claim_without(claim, without)?, label.to_owned());
        self.label_decision(who, &ClaimLabel { claim, label }, words, reason)
    }

    /// The claim with this id in the last comparison, or that had it before an earlier article.
    fn claim_shown(&self, id: &str) -> Result<ClaimRow, StoreError> {
        if let Some(row) = self.compared_row::<ClaimRow>(id)? {
            return Ok(row);
        }
        let mut found = None;
        self.compared_rows::<ClaimRow>(&mut |claim| {
            found = claim.had_id(id).then_some(claim);
            if found.is_some() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })?;
        found.ok_or_else(|| StoreError::NoClaim(id.to_owned()))
    }

    /// A claim as decisions name it, by others of its statements than these.
    fn claim_without(
        &self,
        claim: &ClaimRow,
        without: &BTreeSet<&str>,
    ) -> Result<DecidedClaim, StoreError> {
        if is_declared(claim) {
            return Ok(DecidedClaim::Codebook(claim.id.clone()));
        }
        let speaking = claim.speaking(|id| !without.contains(id));
        let targets = speaking.into_iter().map(|id| self.target_of(id));
        Ok(DecidedClaim::Found(targets.collect::<Result<_, _>>()?))
    }

    fn about(
        &self,
        who: &str,
        statement: &str,
        decided: Decided,
        reason: Option<&str>,
    ) -> Result<ClaimDecision, StoreError> {
        let target = self.target_of(statement)?;
        let (who, reason) = (who.to_owned(), reason.map(str::to_owned));
        Ok(ClaimDecision { who, target, decided, reason, at: None })
    }

    fn target_of(&self, statement: &str) -> Result<Target, StoreError> {
        let unknown = || StoreError::NoStatement(statement.to_owned());
        self.target(statement)?.ok_or_else(unknown)
    }
}

fn is_declared(claim: &ClaimRow) -> bool {
    claim.origin == "codebook"
}
