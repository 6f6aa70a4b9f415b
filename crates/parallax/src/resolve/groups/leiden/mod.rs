//! Takes a graph of weighted pairs, gives communities: the Leiden method with the constant Potts
//! model (Traag, Van Dooren and Nesterov 2011; Traag, Waltman and van Eck 2019).
//!
//! The quality of a partition is the sum over communities of their inner weight minus the
//! resolution times the number of their inner pairs: a community is denser than the resolution
//! inside, and thinner to every other. It has no limit of resolution, so each connected component
//! is worked on by itself, and what is added elsewhere cannot change it. Pairs that are kept apart
//! are never in one community at any step.
//!
//! Of the choices that the method leaves to chance, the order of visits comes from a generator with
//! a fixed seed; refinement takes the best community instead of a random good one, because it is
//! drawn with an exponential function, whose last bits differ from machine to machine.

mod graph;
mod moving;
mod random;
mod refining;
#[cfg(test)]
mod tests;

use std::ops::Range;

pub(crate) use self::random::Random;
use self::{graph::Graph, moving::Partition};
use super::{Chunks, links::Sets};

/// A weighted pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Edge {
    /// The earlier one.
    pub(super) a: u32,
    /// The later one.
    pub(super) b: u32,
    /// From 0 to 1.
    pub(super) weight: f32,
}

/// How often the method runs from its own result; it nearly always stands still sooner.
const PASSES: usize = 8;

/// The community of each of `count` nodes, numbered by their first nodes.
pub(super) fn communities(
    count: usize,
    edges: &[Edge],
    apart: &[(u32, u32)],
    resolution: f64,
    chunks: &impl Chunks,
) -> Vec<u32> {
    let whole = Graph::new(count, edges, apart);
    let components = Components::new(count, edges);
    let local = chunks.run(components.count(), |range| {
        let solved = range.flat_map(|number| {
            let nodes = components.nodes(number);
            if nodes.len() == 1 {
                vec![0]
            } else {
                partition(&whole.part(nodes), resolution, Random::new())
            }
        });
        solved.collect()
    });
    let mut labels = vec![0; count];
    let mut base = 0;
    for number in 0..components.count() {
        let range = components.range(number);
        for place in range.clone() {
            labels[components.nodes[place] as usize] = base + local[place];
        }
        base += range.len() as u32;
    }
    renumber(&mut labels);
    labels
}

/// The community of each node, where nodes have sizes, which are whole numbers, and a community is
/// asked for its weight by the product of the sizes of each pair. `edges` are distinct pairs of
/// distinct nodes.
///
/// With the sum of ties as the size and the resolution over the sum of all sizes, the quality is
/// modularity (Traag, Van Dooren and Nesterov 2011).
pub(crate) fn sized_communities(
    sizes: Vec<f64>,
    edges: &[(u32, u32, f64)],
    resolution: f64,
    seed: u64,
) -> Vec<u32> {
    let graph = Graph::of(sizes, edges.iter().copied(), Vec::new());
    partition(&graph, resolution, Random::seeded(seed))
}

/// The best partition found of a graph.
fn partition(graph: &Graph, resolution: f64, mut random: Random) -> Vec<u32> {
    let mut labels: Vec<u32> = (0..graph.len() as u32).collect();
    for _ in 0..PASSES {
        let before = labels.clone();
        labels = pass(graph, labels, resolution, &mut random);
        renumber(&mut labels);
        if labels == before {
            break;
        }
    }
    labels
}

/// Moves nodes, refines, makes one node of each refined community, and does the same with these.
fn pass(graph: &Graph, labels: Vec<u32>, resolution: f64, random: &mut Random) -> Vec<u32> {
    let mut node_of: Vec<u32> = (0..graph.len() as u32).collect();
    let mut partition = Partition::new(graph, labels);
    let mut merged: Option<Graph> = None;
    loop {
        let level = merged.as_ref().unwrap_or(graph);
        partition.improve(level, resolution, random);
        let mut refined = refining::refine(level, &partition, resolution, random);
        let count = renumber(&mut refined);
        if count == level.len() {
            break;
        }
        let mut labels = vec![0; count];
        for (node, &community) in refined.iter().enumerate() {
            labels[community as usize] = partition.label(node);
        }
        renumber(&mut labels);
        for node in &mut node_of {
            *node = refined[*node as usize];
        }
        let next = level.merged(&refined, count);
        partition = Partition::new(&next, labels);
        merged = Some(next);
    }
    node_of.iter().map(|&node| partition.label(node as usize)).collect()
}

/// Numbers labels by their first appearance; gives how many there are.
fn renumber(labels: &mut [u32]) -> usize {
    let most = labels.iter().max().map_or(0, |&most| most as usize + 1);
    let mut numbers = vec![u32::MAX; most];
    let mut count = 0;
    for label in labels {
        let number = &mut numbers[*label as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *label = *number;
    }
    count as usize
}

/// Nodes by connected component: components by their first nodes, nodes ascending.
struct Components {
    nodes: Vec<u32>,
    starts: Vec<usize>,
}

impl Components {
    fn new(count: usize, edges: &[Edge]) -> Self {
        let mut sets = Sets::new(count);
        for edge in edges {
            sets.join(edge.a, edge.b);
        }
        let firsts = sets.firsts();
        let mut nodes: Vec<u32> = (0..count as u32).collect();
        nodes.sort_by_key(|&node| (firsts[node as usize], node));
        let mut starts: Vec<usize> = (0..count)
            .filter(|&i| i == 0 || firsts[nodes[i] as usize] != firsts[nodes[i - 1] as usize])
            .collect();
        starts.push(count);
        Self { nodes, starts }
    }

    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    fn range(&self, number: usize) -> Range<usize> {
        self.starts[number]..self.starts[number + 1]
    }

    fn nodes(&self, number: usize) -> &[u32] {
        &self.nodes[self.range(number)]
    }
}
