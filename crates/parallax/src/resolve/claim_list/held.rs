//! Takes claims and what a person decided about pairs of statements, puts each statement where the
//! decision wants it, whatever the words say.

use std::collections::{BTreeMap, BTreeSet};

use super::{AssignedBy, Claim, ClaimDecisions, ClaimMember, PERSON, Told, canonical, found};
use crate::extract::stance::Stance;
use crate::resolve::claims::{Relation, relation};

/// The claims in which every decided pair is together or apart; where the one would break the other,
/// a pair stays apart.
pub(super) fn hold(claims: Vec<Claim>, told: Told<'_>, decisions: &ClaimDecisions) -> Vec<Claim> {
    if decisions.held.is_empty() {
        return claims;
    }
    let mut placed = Placed::new(claims, decisions);
    for held in decisions.held.iter().filter(|held| !held.together) {
        placed.part(held.candidate, held.other);
    }
    let following = decisions.following();
    for (&candidate, &(_, who)) in &following {
        placed.join(candidate, followed(candidate, &following), who, told);
    }
    placed.done(told)
}

/// Whom a candidate follows in the end: in a circle the first of those who go around in it, so that
/// all who lead there end in one place.
fn followed(candidate: usize, following: &BTreeMap<usize, (usize, &str)>) -> usize {
    let mut seen = vec![candidate];
    let mut at = candidate;
    while let Some(&(other, _)) = following.get(&at) {
        if let Some(start) = seen.iter().position(|it| *it == other) {
            return seen[start..].iter().copied().min().unwrap_or(candidate);
        }
        seen.push(other);
        at = other;
    }
    at
}

struct Placed {
    claims: Vec<Claim>,
    /// The claim of each candidate: a statement is in one at most.
    claim_of: BTreeMap<usize, usize>,
    /// Those from whom each candidate is to be apart.
    apart: BTreeMap<usize, Vec<usize>>,
    /// Claims whose members changed.
    changed: Vec<usize>,
    /// Those who make a claim of their own, whoever else makes it.
    own: BTreeSet<usize>,
}

impl Placed {
    fn new(claims: Vec<Claim>, decisions: &ClaimDecisions) -> Self {
        let mut apart: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for held in decisions.held.iter().filter(|held| !held.together) {
            apart.entry(held.candidate).or_default().push(held.other);
            apart.entry(held.other).or_default().push(held.candidate);
        }
        let members = claims.iter().enumerate().flat_map(|(number, claim)| {
            claim.members.iter().map(move |member| (member.candidate, number))
        });
        let alone = decisions.held.iter().filter(|held| held.candidate == held.other);
        let own = alone.map(|held| held.candidate).collect();
        Self { claim_of: members.collect(), claims, apart, changed: Vec::new(), own }
    }

    /// The claim of a candidate, and its place there.
    fn claim_of(&self, candidate: usize) -> Option<(usize, usize)> {
        let number = *self.claim_of.get(&candidate)?;
        let members = &self.claims[number].members;
        let at = members.binary_search_by_key(&candidate, |member| member.candidate);
        Some((number, at.ok()?))
    }

    fn part(&mut self, candidate: usize, other: usize) {
        if let (Some((claim, at)), Some((of_other, _))) =
            (self.claim_of(candidate), self.claim_of(other))
            && claim == of_other
            && self.claims[claim].members[at].by != AssignedBy::Decision
        {
            self.take(claim, at);
        }
    }

    fn take(&mut self, claim: usize, at: usize) {
        let member = self.claims[claim].members.remove(at);
        self.claim_of.remove(&member.candidate);
        self.changed.push(claim);
    }

    /// Whether the claim has somebody from whom the candidate is to be apart.
    fn is_barred(&self, candidate: usize, claim: Option<usize>) -> bool {
        let apart = self.apart.get(&candidate).into_iter().flatten();
        claim.is_some() && apart.into_iter().any(|it| self.claim_of.get(it).copied() == claim)
    }

    /// Puts a candidate into the claim of `other`, or makes one of the two; leaves it where it is
    /// if it is to be apart from somebody there. One that goes with itself makes a claim of its own.
    fn join(&mut self, candidate: usize, other: usize, who: &str, told: Told<'_>) {
        let claim = self.claim_of.get(&other).copied();
        if candidate == other && claim.is_none() {
            let (claim, place) = self.alone(candidate, told);
            self.claims[claim].members[place].by = AssignedBy::Decision;
            self.claims[claim].members[place].decided_by = Some(who.to_owned());
            self.changed.push(claim);
        }
        if candidate != other && !self.is_barred(candidate, claim) {
            let (claim, place) = self.claim_of(other).unwrap_or_else(|| self.alone(other, told));
            let beside = self.claims[claim].members[place].clone();
            if let Some((own, at)) = self.claim_of(candidate) {
                self.take(own, at);
            }
            let member = member(candidate, &beside, who, told);
            let members = &mut self.claims[claim].members;
            let at = members.partition_point(|before| before.candidate < candidate);
            members.insert(at, member);
            self.claim_of.insert(candidate, claim);
            self.changed.push(claim);
        }
    }

    fn alone(&mut self, candidate: usize, told: Told<'_>) -> (usize, usize) {
        let own = &told.candidates[candidate];
        let (stance, rule) = match own.decided_stance {
            Some(stance) => (stance, PERSON.to_owned()),
            None => (own.stance, own.stance_rule.to_owned()),
        };
        let by = AssignedBy::Comparison;
        let member = ClaimMember { candidate, stance, rule, by, score: None, decided_by: None };
        self.claims.push(Claim {
            codebook: None,
            canonical: None,
            members: vec![member],
            links: Vec::new(),
        });
        self.claim_of.insert(candidate, self.claims.len() - 1);
        (self.claims.len() - 1, 0)
    }

    /// The claims with their canonical words, those that were found in their order.
    fn done(mut self, told: Told<'_>) -> Vec<Claim> {
        self.changed.sort_unstable();
        self.changed.dedup();
        for number in self.changed {
            let claim = &mut self.claims[number];
            claim.canonical = canonical(&claim.members, told);
        }
        let (mut claims, mut found): (Vec<Claim>, Vec<Claim>) =
            self.claims.into_iter().partition(|claim| claim.codebook.is_some());
        found::in_order(&mut found, |member| self.own.contains(&member.candidate));
        claims.extend(found);
        claims
    }
}

/// A candidate as a member of the claim that `beside` is in.
fn member(candidate: usize, beside: &ClaimMember, who: &str, told: Told<'_>) -> ClaimMember {
    let own = &told.candidates[candidate];
    let records = told.record(candidate).zip(told.record(beside.candidate));
    let same_side = match records.map(|(a, b)| relation(a, b)) {
        Some(Relation::Same { same_side, .. }) => same_side == (beside.stance != Stance::Deny),
        _ => own.stance != Stance::Deny,
    };
    let (stance, rule) = own.position(same_side);
    let (by, decided_by) = (AssignedBy::Decision, Some(who.to_owned()));
    ClaimMember { candidate, stance, rule, by, score: None, decided_by }
}
