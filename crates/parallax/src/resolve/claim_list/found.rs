//! Takes statements that make no claim of the codebook, gives the claims that they make together.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::{
    AssignedBy, Claim, ClaimDecisions, ClaimMember, Spelled, Told, canonical, position::position,
};
use crate::codebook::Declared;
use crate::extract::stance::Stance;
use crate::resolve::{
    claims::{Record, Relation, claim_score, relation},
    groups::{self, Chunks, Feature, Items, Key, Links, Settings, group},
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
    let free = Free::new(told, is_free);
    let numbers = Numbers::new(&free);
    let items = Items::collect(&free.keys(), |place| free.item(place, spelled, &numbers));
    let score = |a: u32, b: u32| claim_score(free.record(a), free.record(b));
    let links = free.links(decisions);
    let found = group(&items, &links, &score, &Settings::default(), chunks);
    drop(items);
    let mut claims: Vec<Claim> = chunks.run(found.groups.len(), |range| {
        let groups = found.groups[range].iter().filter(|group| group.len() >= FEWEST);
        let parts = groups.flat_map(|group| without_mirrors(group, &found.copy_of, &free));
        parts.filter(|part| part.len() >= FEWEST).map(|part| claim(&part, &free)).collect()
    });
    claims.sort_by_key(|claim| (usize::MAX - claim.members.len(), claim.members[0].candidate));
    claims
}

/// Candidates that make no claim of the codebook and tell something.
struct Free<'a> {
    told: Told<'a>,
    /// Their places among all candidates, ascending.
    places: Vec<u32>,
}

impl<'a> Free<'a> {
    fn new(told: Told<'a>, is_free: &[bool]) -> Self {
        let tells = |&place: &u32| {
            let record = told.record(place as usize);
            is_free[place as usize] && record.is_some_and(|record| record.main().len() > 0)
        };
        Self { told, places: (0..told.candidates.len() as u32).filter(tells).collect() }
    }

    fn record(&self, place: u32) -> Record<'a> {
        let candidate = self.places[place as usize] as usize;
        self.told.record(candidate).expect("all of these have a record")
    }

    fn keys(&self) -> Vec<Key> {
        let key = |&place: &u32| {
            let candidate = &self.told.candidates[place as usize];
            Key { document: candidate.document, position: candidate.statement }
        };
        self.places.iter().map(key).collect()
    }

    /// What a statement is found by.
    fn item(&self, place: usize, spelled: &Spelled, numbers: &Numbers) -> groups::Item {
        let record = self.record(place as u32);
        let mut features = spelled.features(record.words());
        for participant in record.clauses().flat_map(|clause| clause.participants()) {
            features.extend(participant.names().iter().map(|name| numbers.feature(*name)));
            features.extend(spelled.features(participant.proper()));
        }
        let candidate = &self.told.candidates[self.places[place] as usize];
        let key = Key { document: candidate.document, position: candidate.statement };
        groups::Item { key, block: 0, days: record.days(), features }
    }

    fn links(&self, decisions: &ClaimDecisions) -> Links {
        let place = |index: u32| self.places.binary_search(&index).ok().map(|place| place as u32);
        let placed = |pairs: &[(u32, u32)]| -> Vec<(u32, u32)> {
            pairs.iter().filter_map(|&(a, b)| Some((place(a)?, place(b)?))).collect()
        };
        Links { together: placed(&decisions.together), apart: placed(&decisions.apart) }
    }
}

/// Declared names, numbered in the order of their appearance.
struct Numbers(FxHashMap<Declared, u64>);

impl Numbers {
    fn new(free: &Free<'_>) -> Self {
        let mut numbers = FxHashMap::default();
        for place in 0..free.places.len() as u32 {
            for clause in free.record(place).clauses() {
                for name in clause.participants().flat_map(|one| one.names()) {
                    let next = numbers.len() as u64;
                    numbers.entry(*name).or_insert(next);
                }
            }
        }
        Self(numbers)
    }

    fn feature(&self, name: Declared) -> Feature {
        const NAME_WEIGHT: f32 = 2.0;
        Feature { hash: u64::MAX - self.0[&name], weight: NAME_WEIGHT }
    }
}

/// A group cut so that no part holds a statement and its mirror image: groups join by chains, and
/// a chain of pairs that each may be one claim must not end in an exchange of roles. A near copy
/// goes with the statement that it copies; each of the others is held against those that stand
/// first in the parts, at most [`MOST_COMPARED`] of each.
fn without_mirrors(group: &[u32], copy_of: &[u32], free: &Free<'_>) -> Vec<Vec<u32>> {
    let mut parts: Vec<(Vec<u32>, Vec<u32>)> = Vec::new();
    let mut part_of: BTreeMap<u32, usize> = BTreeMap::new();
    for &place in group {
        let fits = |(faces, _): &(Vec<u32>, Vec<u32>)| {
            faces
                .iter()
                .all(|&other| relation(free.record(other), free.record(place)) != Relation::Mirror)
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

fn claim(group: &[u32], free: &Free<'_>) -> Claim {
    let score = |a: u32, b: u32| claim_score(free.record(a), free.record(b));
    let middle = groups::medoid(group, &score).unwrap_or(group[0]);
    let middle = free.record(middle);
    let mut members: Vec<ClaimMember> = group
        .iter()
        .map(|&place| {
            let (index, record) = (free.places[place as usize] as usize, free.record(place));
            let same_side = match relation(middle, record) {
                Relation::Same { same_side, .. } => same_side,
                _ => true,
            };
            let candidate = &free.told.candidates[index];
            let same_side = same_side == (middle.stance() != Stance::Deny);
            let (stance, rule) = position(candidate.stance, candidate.stance_rule, same_side);
            let score = Some(claim_score(middle, record));
            ClaimMember { candidate: index, stance, rule, by: AssignedBy::Comparison, score }
        })
        .collect();
    members.sort_by_key(|member| member.candidate);
    Claim { codebook: None, canonical: canonical(&members, free.told), members, links: Vec::new() }
}
