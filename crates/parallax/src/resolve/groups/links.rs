//! Takes what a person decided about items, gives sets that start as one and pairs kept apart.

use super::Items;

/// Decisions of a person, as numbers of items as they were given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    /// Pairs that are in one group whatever their score.
    pub together: Vec<(u32, u32)>,
    /// Pairs that are in two groups whatever their score; stronger than `together`.
    pub apart: Vec<(u32, u32)>,
}

/// The decisions in the order of keys.
pub(super) struct Decided {
    /// For each item the first of the items it is held together with.
    pub(super) first: Vec<u32>,
    /// Pairs kept apart, sorted.
    pub(super) apart: Vec<(u32, u32)>,
    /// Items that a decision names, sorted.
    pub(super) named: Vec<u32>,
    /// Pairs of `together` that would have joined what is kept apart, as given.
    pub(super) refused: Vec<(u32, u32)>,
}

impl Decided {
    pub(super) fn new(items: &Items, links: &Links) -> Self {
        let mut place = vec![0_u32; items.len()];
        for (index, &given) in items.given.iter().enumerate() {
            place[given as usize] = index as u32;
        }
        let apart = in_order(&place, &links.apart);
        let together = in_order(&place, &links.together);
        let mut named: Vec<u32> =
            apart.iter().chain(&together).flat_map(|&(a, b)| [a, b]).collect();
        named.sort_unstable();
        named.dedup();
        let mut sets = Sets::new(items.len());
        let mut refused = Vec::new();
        for (a, b) in together {
            if would_break(&mut sets, &apart, a, b) {
                refused.push((items.given[a as usize], items.given[b as usize]));
            } else {
                sets.join(a, b);
            }
        }
        Self { first: sets.firsts(), apart, named, refused }
    }
}

/// Whether joining the sets of `a` and `b` joins a pair that is kept apart.
fn would_break(sets: &mut Sets, apart: &[(u32, u32)], a: u32, b: u32) -> bool {
    let (a, b) = (sets.find(a), sets.find(b));
    apart.iter().any(|&(c, d)| {
        let (c, d) = (sets.find(c), sets.find(d));
        (c, d) == (a, b) || (c, d) == (b, a)
    })
}

fn in_order(place: &[u32], pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut pairs: Vec<(u32, u32)> = pairs
        .iter()
        .map(|&(a, b)| (place[a as usize], place[b as usize]))
        .filter(|(a, b)| a != b)
        .map(|(a, b)| (a.min(b), a.max(b)))
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Disjoint sets; each is known by its least element.
pub(super) struct Sets {
    parents: Vec<u32>,
}

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self { parents: (0..count as u32).collect() }
    }

    pub(super) fn find(&mut self, mut element: u32) -> u32 {
        while self.parents[element as usize] != element {
            let above = self.parents[self.parents[element as usize] as usize];
            self.parents[element as usize] = above;
            element = above;
        }
        element
    }

    pub(super) fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b) as usize] = a.min(b);
    }

    /// The least element of the set of each element.
    pub(super) fn firsts(mut self) -> Vec<u32> {
        (0..self.parents.len() as u32).map(|element| self.find(element)).collect()
    }
}
