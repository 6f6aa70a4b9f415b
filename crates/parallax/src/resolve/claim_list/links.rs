//! Takes claims, links those that mirror another or tell it under another label.

use super::{Claim, LinkKind, Spelled, Told};
use crate::resolve::{
    claims::{Record, Relation, relation},
    groups::{self, Chunks, Index, Items, Key, Settings},
};

/// Adds the links. Only claims that share rare words are compared.
pub(super) fn link(claims: &mut [Claim], told: Told<'_>, spelled: &Spelled, chunks: &impl Chunks) {
    let words: Vec<(usize, Record<'_>)> = claims
        .iter()
        .enumerate()
        .filter_map(|(index, claim)| {
            Some((index, told.record(claim.members[claim.canonical?].candidate)?))
        })
        .collect();
    let key = |place: usize| Key { document: 0, position: place as u32 };
    let keys: Vec<Key> = (0..words.len()).map(key).collect();
    let items = Items::collect(&keys, |place| {
        let features = spelled.features(words[place].1.words());
        groups::Item { key: key(place), block: 0, days: None, features }
    });
    let all: Vec<u32> = (0..items.len() as u32).collect();
    let settings = Settings::default();
    let index = Index::new(&items, &all, &settings);
    let mut pairs = chunks.run(all.len(), |range| index.candidates_in(range));
    pairs.sort_unstable();
    pairs.dedup();
    let found = chunks.run(pairs.len(), |range| {
        let linked = |&(a, b): &(u32, u32)| {
            let ((left, one), (right, other)) = (words[a as usize], words[b as usize]);
            Some((left, kind(one, other)?, right))
        };
        pairs[range].iter().filter_map(linked).collect()
    });
    for (left, kind, right) in found {
        claims[left].links.push((kind, right));
        claims[right].links.push((kind, left));
    }
    for claim in claims {
        claim.links.sort_unstable();
    }
}

fn kind(one: Record<'_>, other: Record<'_>) -> Option<LinkKind> {
    match relation(one, other) {
        Relation::Mirror => Some(LinkKind::Mirror),
        Relation::Relabels => Some(LinkKind::Relabels),
        Relation::Same { .. } | Relation::Different => None,
    }
}
