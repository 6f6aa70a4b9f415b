//! Takes the actors of all documents, tells whose body "the Defence Ministry" is.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::edges::{DESCRIPTION, Edge, Nodes, State, add};
use crate::extract::cast::{ActorKind, NameWord};

/// Words of such names; lines of several words are names that are not such.
static LOCAL: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("local_bodies.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Whether every town or region may have a body of this name: "City Council", "Police Department".
fn is_local(key: &[NameWord]) -> bool {
    let plain = |word: &NameWord| match word {
        NameWord::Plain(letters) => Some(letters.clone()),
        _ => None,
    };
    let Some(words) = key.iter().map(plain).collect::<Option<Vec<String>>>() else { return false };
    let is_other = words.len() > 1 && LOCAL.contains(words.join(" ").as_str());
    !is_other && words.iter().all(|word| LOCAL.contains(word.as_str()))
}

/// The bodies of states by their names without the state: "defence ministry".
pub(super) struct Bodies<'n> {
    /// The states that have one, each with its first node.
    of_state: HashMap<&'n [NameWord], Vec<(State, usize)>>,
    /// Names that some document uses both with and without a state, for two bodies.
    contrasted: HashSet<&'n [NameWord]>,
}

impl<'n> Bodies<'n> {
    pub(super) fn new(nodes: &'n Nodes<'_>) -> Self {
        let mut bodies = Self { of_state: HashMap::new(), contrasted: HashSet::new() };
        let mut here: HashSet<(u32, &[NameWord])> = HashSet::new();
        for (index, node) in nodes.all.iter().enumerate() {
            let (Some(side), ActorKind::Organization) = (node.side, node.actor.kind) else {
                continue;
            };
            for key in nodes.keys(index).filter(|key| key.len() > 1) {
                here.insert((node.document, &key[1..]));
                let of_name = bodies.of_state.entry(&key[1..]).or_default();
                if !of_name.iter().any(|(known, _)| *known == side) {
                    of_name.push((side, index));
                }
            }
        }
        for (index, node) in nodes.all.iter().enumerate().filter(|(_, node)| node.side.is_none()) {
            let twice = |key: &&[NameWord]| here.contains(&(node.document, *key));
            bodies.contrasted.extend(nodes.keys(index).filter(twice));
        }
        bodies
    }

    /// Whether a name without state may mean bodies of several states, or of several towns.
    pub(super) fn is_anybodys(&self, key: &[NameWord]) -> bool {
        is_local(key)
            || self.contrasted.contains(key)
            || self.of_state.get(key).is_some_and(|of| of.len() > 1)
    }

    /// The node of the only state that has a body of this name.
    fn only(&self, key: &[NameWord]) -> Option<usize> {
        match self.of_state.get(key)?.as_slice() {
            [(_, node)] => Some(*node).filter(|_| !self.contrasted.contains(key)),
            _ => None,
        }
    }
}

/// "the Defence Ministry" without state, where one state of the collection has one.
pub(super) fn short_names(edges: &mut Vec<Edge>, nodes: &Nodes<'_>, bodies: &Bodies<'_>) {
    for (index, node) in nodes.all.iter().enumerate() {
        if node.side.is_some() || node.actor.kind != ActorKind::Organization {
            continue;
        }
        for key in nodes.keys(index).filter(|key| key.len() > 1) {
            if let Some(other) = bodies.only(key) {
                add(edges, DESCRIPTION, other, index);
            }
        }
    }
}
