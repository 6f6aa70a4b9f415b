//! Takes statements that make no claim of the codebook, gives the claims that they make together.

use std::collections::{BTreeMap, HashMap};

use super::{
    AssignedBy, Candidate, Claim, ClaimDecisions, ClaimMember, canonical, position::position,
};
use crate::codebook::Declared;
use crate::extract::stance::Stance;
use crate::resolve::{
    claims::{ClaimStatement, Grounds, Relation, claim_score, compare},
    groups::{self, Feature, InOrder, Items, Key, Links, Settings, group, lexical},
};

/// Fewest statements of a claim that nobody declared.
const FEWEST: usize = 2;
/// Statements of a part that others are held against, so that the cost of a claim follows its size.
const MOST_COMPARED: usize = 1000;

/// The claims of the candidates `free`: the one with most members first, then by appearance.
pub(super) fn claims(
    candidates: &[Candidate<'_>],
    free: &[usize],
    decisions: &ClaimDecisions,
) -> Vec<Claim> {
    let told: Vec<(usize, &ClaimStatement)> = free
        .iter()
        .filter_map(|&index| Some((index, candidates[index].record?)))
        .filter(|(_, record)| record.main > 0)
        .collect();
    let mut names = HashMap::new();
    let items: Vec<groups::Item> =
        told.iter().map(|&(index, record)| item(&candidates[index], record, &mut names)).collect();
    let places: BTreeMap<usize, u32> =
        told.iter().enumerate().map(|(place, (index, _))| (*index, place as u32)).collect();
    let links = links(decisions, &places);
    let grounds = Grounds::of(told.iter().map(|(_, record)| *record));
    let settings = Settings::default();
    let score = |a: u32, b: u32| {
        let (a, b) = (told[a as usize].1, told[b as usize].1);
        let score = claim_score(a, b);
        if score < settings.accept || grounds.suffice(a, b) { score } else { 0.0 }
    };
    let joined = |a: u32, b: u32| score(a, b) >= settings.accept;
    let items = Items::new(&items);
    let found = group(&items, &links, &score, &settings, &InOrder);
    let mut claims: Vec<Claim> = found
        .groups
        .iter()
        .flat_map(|group| without_mirrors(group, &found.copy_of, &told))
        .flat_map(|group| {
            let held = links.together.iter().any(|(place, _)| group.contains(place));
            if held { vec![group] } else { around_middles(group, &found.copy_of, &joined) }
        })
        .filter(|group| group.len() >= FEWEST)
        .map(|group| claim(&group, &told, candidates))
        .collect();
    in_order(&mut claims);
    claims
}

/// Puts the claims in their order and leaves out those with too few members.
pub(super) fn in_order(claims: &mut Vec<Claim>) {
    claims.retain(|claim| claim.members.len() >= FEWEST);
    claims.sort_by_key(|claim| (usize::MAX - claim.members.len(), claim.members[0].candidate));
}

/// What a statement is found by. Declared names are numbered in the order of their appearance.
fn item(
    candidate: &Candidate<'_>,
    record: &ClaimStatement,
    names: &mut HashMap<Declared, u64>,
) -> groups::Item {
    const NAME_WEIGHT: f32 = 2.0;
    let mut features = lexical(record.words.iter().map(String::as_str));
    for clause in &record.clauses {
        for participant in &clause.told.participants {
            for name in &participant.names {
                let next = names.len() as u64;
                let number = *names.entry(*name).or_insert(next);
                features.push(Feature { hash: u64::MAX - number, weight: NAME_WEIGHT });
            }
            features.extend(lexical(participant.proper.iter().map(String::as_str)));
        }
    }
    let key = Key { document: candidate.document, position: candidate.statement };
    let days = record.clauses.iter().find_map(|clause| clause.days);
    groups::Item { key, block: 0, days, features }
}

fn links(decisions: &ClaimDecisions, places: &BTreeMap<usize, u32>) -> Links {
    let place = |index: usize| places.get(&index).copied();
    let pairs = |together: bool| {
        let held = decisions.held.iter().filter(|held| held.together == together);
        held.filter_map(|held| Some((place(held.candidate)?, place(held.other)?))).collect()
    };
    Links { together: pairs(true), apart: pairs(false) }
}

/// A group cut so that no part holds a statement and its mirror image: groups join by chains, and
/// a chain of pairs that each may be one claim must not end in an exchange of roles. A near copy
/// goes with the statement that it copies; each of the others is held against those that stand
/// first in the parts, at most [`MOST_COMPARED`] of each.
fn without_mirrors(
    group: &[u32],
    copy_of: &[u32],
    told: &[(usize, &ClaimStatement)],
) -> Vec<Vec<u32>> {
    let mut parts: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    let mut part_of: BTreeMap<u32, usize> = BTreeMap::new();
    for &place in group {
        let fits = |(faces, _): &(Vec<u32>, Vec<u32>)| {
            faces.iter().all(|&other| {
                compare(told[other as usize].1, told[place as usize].1) != Relation::Mirror
            })
        };
        let copied = part_of.get(&copy_of[place as usize]).copied();
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

/// A group cut so that each part says what its middle says: chains lead from one claim to another.
/// A near copy goes with the statement that it copies.
fn around_middles(
    mut group: Vec<u32>,
    copy_of: &[u32],
    joined: &(impl Fn(u32, u32) -> bool + Sync),
) -> Vec<Vec<u32>> {
    let mut parts = Vec::new();
    let score = |a: u32, b: u32| f32::from(u8::from(joined(a, b)));
    while let Some(middle) = groups::medoid(&group, &score) {
        let middle = copy_of[middle as usize];
        let says = |&place: &u32| {
            let model = copy_of[place as usize];
            model == middle || joined(middle, model)
        };
        let (part, rest) = group.into_iter().partition(says);
        parts.push(part);
        group = rest;
    }
    parts
}

fn claim(group: &[u32], told: &[(usize, &ClaimStatement)], candidates: &[Candidate<'_>]) -> Claim {
    let score = |a: u32, b: u32| claim_score(told[a as usize].1, told[b as usize].1);
    let middle = groups::medoid(group, &score).unwrap_or(group[0]);
    let middle = told[middle as usize].1;
    let mut members: Vec<ClaimMember> = group
        .iter()
        .map(|&place| {
            let (index, record) = told[place as usize];
            let same_side = match compare(middle, record) {
                Relation::Same { same_side, .. } => same_side,
                _ => true,
            };
            let candidate = &candidates[index];
            let same_side = same_side == (middle.stance != Stance::Deny);
            let (stance, rule) = position(candidate.stance, candidate.stance_rule, same_side);
            let score = Some(claim_score(middle, record));
            let by = AssignedBy::Comparison;
            ClaimMember { candidate: index, stance, rule, by, score, decided_by: None }
        })
        .collect();
    members.sort_by_key(|member| member.candidate);
    Claim { codebook: None, canonical: canonical(&members, candidates), members, links: Vec::new() }
}
