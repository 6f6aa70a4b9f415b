//! Takes claims, links those that mirror another or tell it under another label.

use super::{Candidate, Claim, LinkKind};
use crate::resolve::{
    claims::{ClaimStatement, Relation, compare},
    groups::{self, Index, Items, Key, Settings, lexical},
};

/// Adds the links. Only claims that share rare words are compared.
pub(super) fn link(claims: &mut [Claim], candidates: &[Candidate<'_>]) {
    let told: Vec<(usize, &ClaimStatement)> = claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| {
            let member = &claim.members[claim.canonical?];
            Some((index, candidates[member.candidate].record?))
        })
        .collect();
    let items: Vec<groups::Item> = told
        .iter()
        .enumerate()
        .map(|(place, (_, record))| groups::Item {
            key: Key { document: 0, position: place as u32 },
            block: 0,
            days: None,
            features: lexical(record.words.iter().map(String::as_str)),
        })
        .collect();
    let items = Items::new(&items);
    let all: Vec<u32> = (0..items.len() as u32).collect();
    let settings = Settings::default();
    let mut pairs = Index::new(&items, &all, &settings).candidates_in(0..all.len());
    pairs.sort_unstable();
    pairs.dedup();
    let mut found = Vec::new();
    for (a, b) in pairs {
        let ((left, one), (right, other)) = (told[a as usize], told[b as usize]);
        let kind = match compare(one, other) {
            Relation::Mirror => LinkKind::Mirror,
            Relation::Relabels => LinkKind::Relabels,
            Relation::Same { .. } | Relation::Different => continue,
        };
        found.extend([(left, kind, right), (right, kind, left)]);
    }
    for (claim, kind, other) in found {
        claims[claim].links.push((kind, other));
    }
    for claim in claims {
        claim.links.sort_unstable();
    }
}
