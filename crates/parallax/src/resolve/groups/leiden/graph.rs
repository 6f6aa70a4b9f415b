//! A graph whose nodes have sizes, with pairs of nodes that must stay apart.

use std::ops::Range;

use super::Edge;

/// Neighbours of each node, ascending. A pair kept apart has no edge.
pub(super) struct Graph {
    starts: Vec<u32>,
    edges: Vec<(u32, f64)>,
    sizes: Vec<f64>,
    /// Both directions, sorted.
    apart: Vec<(u32, u32)>,
}

impl Graph {
    /// A graph of nodes of size 1. `edges` are distinct pairs of distinct nodes.
    pub(super) fn new(count: usize, edges: &[Edge], apart: &[(u32, u32)]) -> Self {
        let apart = both_ways(apart.iter().copied());
        let is_kept = |edge: &&Edge| apart.binary_search(&(edge.a, edge.b)).is_err();
        let kept: Vec<&Edge> = edges.iter().filter(is_kept).collect();
        let weighted = kept.iter().map(|edge| (edge.a, edge.b, f64::from(edge.weight)));
        Self::of(vec![1.0; count], weighted, apart)
    }

    pub(super) fn len(&self) -> usize {
        self.sizes.len()
    }

    pub(super) fn size(&self, node: usize) -> f64 {
        self.sizes[node]
    }

    pub(super) fn neighbours(&self, node: usize) -> &[(u32, f64)] {
        &self.edges[self.starts[node] as usize..self.starts[node + 1] as usize]
    }

    /// Nodes that must not be in a community with `node`.
    pub(super) fn apart(&self, node: usize) -> impl Iterator<Item = usize> {
        self.apart[self.apart_range(node as u32)].iter().map(|&(_, other)| other as usize)
    }

    /// The graph of some of the nodes, ascending, which have no edge to the others.
    pub(super) fn part(&self, nodes: &[u32]) -> Self {
        let place = |node: u32| nodes.binary_search(&node).ok().map(|place| place as u32);
        let mut part = Self { starts: vec![0], edges: vec![], sizes: vec![], apart: vec![] };
        for (new, &old) in nodes.iter().enumerate() {
            let neighbours = self.neighbours(old as usize).iter();
            part.edges.extend(neighbours.filter_map(|&(to, weight)| Some((place(to)?, weight))));
            part.starts.push(part.edges.len() as u32);
            part.sizes.push(self.size(old as usize));
            let apart = self.apart[self.apart_range(old)].iter();
            part.apart.extend(apart.filter_map(|&(_, to)| Some((new as u32, place(to)?))));
        }
        part
    }

    /// The graph with one node for each of `count` labels.
    pub(super) fn merged(&self, labels: &[u32], count: usize) -> Self {
        let mut sizes = vec![0.0; count];
        let mut between = Vec::new();
        for node in 0..self.len() {
            sizes[labels[node] as usize] += self.size(node);
            for &(to, weight) in self.neighbours(node) {
                let (a, b) = (labels[node], labels[to as usize]);
                if a < b {
                    between.push((a, b, weight));
                }
            }
        }
        // A stable sort, so that weights are added in the same order on every machine.
        between.sort_by_key(|&(a, b, _)| (a, b));
        between.dedup_by(|next, kept| {
            let is_same = (next.0, next.1) == (kept.0, kept.1);
            kept.2 += if is_same { next.2 } else { 0.0 };
            is_same
        });
        let apart = self.apart.iter().map(|&(a, b)| (labels[a as usize], labels[b as usize]));
        Self::of(sizes, between.iter().copied(), both_ways(apart))
    }

    /// A graph of nodes of any sizes, which are whole numbers.
    pub(super) fn of(
        sizes: Vec<f64>,
        edges: impl Iterator<Item = (u32, u32, f64)> + Clone,
        apart: Vec<(u32, u32)>,
    ) -> Self {
        let mut starts = vec![0_u32; sizes.len() + 1];
        for (a, b, _) in edges.clone() {
            starts[a as usize + 1] += 1;
            starts[b as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![(0, 0.0); *starts.last().expect("one more than nodes") as usize];
        for (a, b, weight) in edges {
            for (from, to) in [(a, b), (b, a)] {
                all[next[from as usize] as usize] = (to, weight);
                next[from as usize] += 1;
            }
        }
        Self { starts, edges: all, sizes, apart }
    }

    fn apart_range(&self, node: u32) -> Range<usize> {
        let start = self.apart.partition_point(|&(from, _)| from < node);
        let end = self.apart.partition_point(|&(from, _)| from <= node);
        start..end
    }
}

fn both_ways(pairs: impl Iterator<Item = (u32, u32)>) -> Vec<(u32, u32)> {
    let mut both: Vec<(u32, u32)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
    both.sort_unstable();
    both.dedup();
    both
}
