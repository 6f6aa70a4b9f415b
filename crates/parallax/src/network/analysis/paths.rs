//! Takes a network, gives shortest paths from each node, as the method of Brandes needs them.

use std::{cmp::Ordering, collections::BinaryHeap};

/// Lengths within this share of each other are the same: the order in which they were added up is
/// no difference.
const SAME: f64 = 1e-12;

/// Neighbours of each node with the length of the way.
pub(super) struct Ways(Vec<Vec<(usize, f64)>>);

/// The shortest paths from one node.
pub(super) struct Paths {
    /// Nodes that can be reached, nearest first.
    pub(super) order: Vec<usize>,
    /// How far each node is.
    pub(super) distances: Vec<f64>,
    /// How many shortest paths lead to each node.
    pub(super) counts: Vec<f64>,
    /// Nodes before each node on them.
    pub(super) before: Vec<Vec<usize>>,
}

impl Ways {
    /// A tie of weight w is a way of length 1 / w (Newman 2001).
    pub(super) fn new(count: usize, edges: &[(u32, u32, f64)]) -> Self {
        let mut ways = vec![Vec::new(); count];
        for &(a, b, weight) in edges {
            ways[a as usize].push((b as usize, 1.0 / weight));
            ways[b as usize].push((a as usize, 1.0 / weight));
        }
        Self(ways)
    }

    /// The method of Dijkstra, with counts of paths.
    pub(super) fn from(&self, source: usize) -> Paths {
        let count = self.0.len();
        let mut paths = Paths {
            order: Vec::new(),
            distances: vec![f64::INFINITY; count],
            counts: vec![0.0; count],
            before: vec![Vec::new(); count],
        };
        let mut is_done = vec![false; count];
        paths.distances[source] = 0.0;
        paths.counts[source] = 1.0;
        let mut heap = BinaryHeap::from([Reached { distance: 0.0, node: source }]);
        while let Some(Reached { node, .. }) = heap.pop() {
            if std::mem::replace(&mut is_done[node], true) {
                continue;
            }
            paths.order.push(node);
            for &(to, length) in &self.0[node] {
                let distance = paths.distances[node] + length;
                if !is_done[to] && paths.meet(node, to, distance) {
                    heap.push(Reached { distance, node: to });
                }
            }
        }
        paths
    }
}

impl Paths {
    /// Whether the way over `node` to `to` is shorter than those known.
    fn meet(&mut self, node: usize, to: usize, distance: f64) -> bool {
        let known = self.distances[to];
        if known.is_finite() && (distance - known).abs() <= SAME * known {
            self.counts[to] += self.counts[node];
            self.before[to].push(node);
            return false;
        }
        if distance > known {
            return false;
        }
        self.distances[to] = distance;
        self.counts[to] = self.counts[node];
        self.before[to] = vec![node];
        true
    }
}

/// A node at a distance; the nearest is the greatest, of equals the earlier node.
struct Reached {
    distance: f64,
    node: usize,
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        other.distance.total_cmp(&self.distance).then(other.node.cmp(&self.node))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reached {}
