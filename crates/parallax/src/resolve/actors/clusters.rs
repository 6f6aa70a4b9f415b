//! Takes actors of documents and edges between them, joins along the edges, the surest first,
//! unless something speaks against it.

use std::collections::BTreeSet;

use super::edges::{Edge, Nodes, RULES, SPELLING, State};
use crate::extract::cast::{ActorKind, Gender};

/// The cluster of each node.
pub(super) struct Clusters {
    above: Vec<usize>,
    facts: Vec<Facts>,
    /// The rule that joined each node to an earlier one.
    pub(super) rule: Vec<&'static str>,
}

/// What is known about a cluster; a contradiction forbids a join.
#[derive(Debug)]
struct Facts {
    kind: ActorKind,
    gender: Option<Gender>,
    codebook: Option<u32>,
    state: Option<State>,
    side: Option<State>,
    /// Of persons only, the others join however often they are met.
    documents: Documents,
}

/// Where a person is met.
#[derive(Debug, Default)]
enum Documents {
    #[default]
    None,
    One(u32),
    Several(BTreeSet<u32>),
}

impl Documents {
    fn len(&self) -> usize {
        match self {
            Self::None => 0,
            Self::One(_) => 1,
            Self::Several(all) => all.len(),
        }
    }

    fn contains(&self, document: u32) -> bool {
        match self {
            Self::None => false,
            Self::One(own) => *own == document,
            Self::Several(all) => all.contains(&document),
        }
    }

    fn meets(&self, other: &Self) -> bool {
        match self {
            Self::None => false,
            Self::One(own) => other.contains(*own),
            Self::Several(all) => all.iter().any(|&document| other.contains(document)),
        }
    }

    /// Both together; costs what the smaller has.
    fn with(self, other: Self) -> Self {
        let (few, many) = if self.len() < other.len() { (self, other) } else { (other, self) };
        let mut all = match many {
            Self::None => return Self::None,
            Self::One(own) if few.len() == 0 => return Self::One(own),
            Self::One(own) => BTreeSet::from([own]),
            Self::Several(all) => all,
        };
        match few {
            Self::None => {}
            Self::One(own) => _ = all.insert(own),
            Self::Several(few) => all.extend(few),
        }
        Self::Several(all)
    }
}

/// The clusters of `nodes`.
pub(super) fn join(nodes: &Nodes<'_>, edges: &[Edge]) -> Clusters {
    let facts = nodes.all.iter().map(|node| Facts {
        kind: node.actor.kind,
        gender: node.actor.gender,
        codebook: node.codebook,
        state: node.state,
        side: node.side,
        documents: match node.actor.kind {
            ActorKind::Person => Documents::One(node.document),
            _ => Documents::None,
        },
    });
    let mut clusters = Clusters {
        above: (0..nodes.all.len()).collect(),
        facts: facts.collect(),
        rule: vec!["first-mention"; nodes.all.len()],
    };
    for edge in edges {
        clusters.union(edge);
    }
    clusters
}

impl Clusters {
    /// The first node of the cluster of `node`.
    pub(super) fn find(&mut self, node: usize) -> usize {
        let mut root = node;
        while self.above[root] != root {
            root = self.above[root];
        }
        let mut at = node;
        while self.above[at] != root {
            at = std::mem::replace(&mut self.above[at], root);
        }
        root
    }

    fn union(&mut self, edge: &Edge) {
        let (a, b) = (self.find(edge.a), self.find(edge.b));
        let (first, second) = (a.min(b), a.max(b));
        if first == second || !may_join(&self.facts[first], &self.facts[second], edge.rank) {
            return;
        }
        self.above[second] = first;
        self.rule[second] = RULES[usize::from(edge.rank)];
        let other = std::mem::take(&mut self.facts[second].documents);
        let (low, high) = self.facts.split_at_mut(second);
        let (facts, joined) = (&mut low[first], &high[0]);
        facts.gender = facts.gender.or(joined.gender);
        facts.codebook = facts.codebook.or(joined.codebook);
        facts.state = facts.state.or(joined.state);
        facts.side = facts.side.or(joined.side);
        facts.documents = std::mem::take(&mut facts.documents).with(other);
    }
}

fn may_join(a: &Facts, b: &Facts, rank: u8) -> bool {
    let is_sure = rank <= 1;
    let agree = agree(a.codebook, b.codebook) && agree(a.state, b.state);
    let kinds = kinds_fit(a.kind, b.kind);
    let person = agree_as_persons(a, b, rank);
    agree && (is_sure || (kinds && person))
}

/// A person belongs to one side and, in one document, is one actor already.
fn agree_as_persons(a: &Facts, b: &Facts, rank: u8) -> bool {
    let apart = || {
        let (few, many) = if a.documents.len() < b.documents.len() { (a, b) } else { (b, a) };
        !few.documents.meets(&many.documents)
    };
    let is_person = a.kind == ActorKind::Person;
    let sides = agree(a.side, b.side);
    let alone = !is_person || rank < 5 || apart();
    agree(a.gender, b.gender) && sides && alone && (rank != SPELLING || apart())
}

fn agree<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// A language may take a place for a state or a body; nothing else is mixed up.
fn kinds_fit(a: ActorKind, b: ActorKind) -> bool {
    let is_place =
        |kind| matches!(kind, ActorKind::State | ActorKind::Place | ActorKind::Organization);
    a == b || (is_place(a) && is_place(b))
}
