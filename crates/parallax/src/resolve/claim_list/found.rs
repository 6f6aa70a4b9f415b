//! Takes statements that make no claim of the codebook, gives the claims that they make together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    AssignedBy, Claim, ClaimDecisions, ClaimMember, Spelled, Told, canonical,
    free::{Free, Numbers},
};
use crate::extract::stance::Stance;
use crate::resolve::{
    claims::{Relation, claim_score, relation},
    groups::{self, Chunks, Items, Settings, group},
};

/// Fewest statements of a claim that nobody declared.
const FEWEST: usize = 2;
/// Statements of a part that others are held against, so that the cost of a claim follows its size.
const MOST_COMPARED: usize = 1000;

/// The claims of the candidates that are free: the one with most members first, then by appearance.
pub(super) fn claims(
    told: Told<'_>,
    is_free: &[bool],
    spelled: &Spelled,
    decisions: &ClaimDecisions,
    chunks: &impl Chunks,
) -> Vec<Claim> {
    let settings = Settings::default();
    let free = Free::new(told, is_free, &settings);
    let numbers = Numbers::new(&free);
    let items = Items::collect(&free.keys(), |place| free.item(place, spelled, &numbers));
    let links = free.links(decisions);
    let found = group(&items, &links, &|a, b| free.score(a, b), &settings, chunks);
    drop(items);
    let held: BTreeSet<u32> = links.together.iter().map(|(place, _)| *place).collect();
    let parting = Parting { free: &free, copy_of: &found.copy_of, held };
    let mut claims: Vec<Claim> = chunks.run(found.groups.len(), |range| {
        let groups = found.groups[range].iter().filter(|group| group.len() >= FEWEST);
        let parts = groups.flat_map(|group| parting.parts(group));
        parts.filter(|part| part.len() >= FEWEST).map(|part| claim(&part, &free)).collect()
    });
    in_order(&mut claims, |_| false);
    claims
}

/// Puts the claims in their order and leaves out those with too few members, unless they stay.
pub(super) fn in_order(claims: &mut Vec<Claim>, stays: impl Fn(&ClaimMember) -> bool) {
    claims.retain(|claim| claim.members.len() >= FEWEST || claim.members.iter().any(&stays));
    claims.sort_by_key(|claim| (usize::MAX - claim.members.len(), claim.members[0].candidate));
}

/// How groups are cut into claims.
struct Parting<'a> {
    free: &'a Free<'a>,
    /// For each statement the one that it is a near copy of.
    copy_of: &'a [u32],
    /// Statements that a person holds together with others.
    held: BTreeSet<u32>,
}

impl Parting<'_> {
    /// The claims of a group, which a person's decisions are not cut out of.
    fn parts(&self, group: &[u32]) -> Vec<Vec<u32>> {
        let parts = self.without_mirrors(group).into_iter();
        let cut = |part: Vec<u32>| {
            let is_held = part.iter().any(|place| self.held.contains(place));
            if is_held { vec![part] } else { self.around_middles(part) }
        };
        parts.flat_map(cut).collect()
    }

    /// A group cut so that no part holds a statement and its mirror image: groups join by chains,
    /// and a chain of pairs that each may be one claim must not end in an exchange of roles. A near
    /// copy goes with the statement that it copies; each of the others is held against those that
    /// stand first in the parts, at most [`MOST_COMPARED`] of each.
    fn without_mirrors(&self, group: &[u32]) -> Vec<Vec<u32>> {
        let mut parts: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
        let mut part_of: BTreeMap<u32, usize> = BTreeMap::new();
        for &place in group {
            let own = self.free.record(place);
            let mirrors = |other: u32| relation(self.free.record(other), own) == Relation::Mirror;
            let fits =
                |(faces, _): &(Vec<u32>, Vec<u32>)| !faces.iter().any(|&other| mirrors(other));
            let copied = part_of.get(&self.copy_of[place as usize]).copied();
            let at = copied.or_else(|| parts.iter().position(fits)).unwrap_or_else(|| {
                parts.push((Vec::new(), Vec::new()));
                parts.len() - 1
            });
            let (faces, members) = &mut parts[at];
            if copied.is_none() && faces.len() < MOST_COMPARED {
                faces.push(place);
            }
            members.push(place);
            part_of.insert(place, at);
        }
        parts.into_iter().map(|(_, members)| members).collect()
    }

    /// A group cut so that each part says what its middle says: chains lead from one claim to
    /// another. A near copy goes with the statement that it copies.
    fn around_middles(&self, mut group: Vec<u32>) -> Vec<Vec<u32>> {
        let mut parts = Vec::new();
        let score = |a: u32, b: u32| f32::from(u8::from(self.free.joined(a, b)));
        while let Some(middle) = groups::medoid(&group, &score) {
            let middle = self.copy_of[middle as usize];
            let says = |&place: &u32| {
                let model = self.copy_of[place as usize];
                model == middle || self.free.joined(middle, model)
            };
            let (part, rest) = group.into_iter().partition(says);
            parts.push(part);
            group = rest;
        }
        parts
    }
}

fn claim(group: &[u32], free: &Free<'_>) -> Claim {
    let score = |a: u32, b: u32| claim_score(free.record(a), free.record(b));
    let middle = groups::medoid(group, &score).unwrap_or(group[0]);
    let middle = free.record(middle);
    let mut members: Vec<ClaimMember> = group
        .iter()
        .map(|&place| {
            let (index, record) = (free.candidate(place), free.record(place));
            let same_side = match relation(middle, record) {
                Relation::Same { same_side, .. } => same_side,
                _ => true,
            };
            let candidate = &free.told.candidates[index];
            let same_side = same_side == (middle.stance() != Stance::Deny);
            let (stance, rule) = candidate.position(same_side);
            let score = Some(claim_score(middle, record));
            let by = AssignedBy::Comparison;
            ClaimMember { candidate: index, stance, rule, by, score, decided_by: None }
        })
        .collect();
    members.sort_by_key(|member| member.candidate);
    Claim { codebook: None, canonical: canonical(&members, free.told), members, links: Vec::new() }
}
