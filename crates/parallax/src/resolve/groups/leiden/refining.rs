//! Splits each community into well connected parts, which later steps may tell apart.

use super::{
    Graph, Random,
    moving::{Partition, Weights},
};

/// The part of each node: nodes start alone, and each that is well connected to the rest of its
/// community joins, once, the well connected part where it adds the most.
pub(super) fn refine(
    graph: &Graph,
    partition: &Partition,
    resolution: f64,
    random: &mut Random,
) -> Vec<u32> {
    let mut parts = Parts::new(graph, partition, resolution);
    let mut weights = Weights::new(graph.len());
    for node in random.order(graph.len()) {
        let node = node as usize;
        if parts.is_alone(node) && parts.is_well_connected(node as u32) {
            parts.join_best(node, &mut weights);
        }
    }
    parts.labels
}

struct Parts<'a> {
    graph: &'a Graph,
    partition: &'a Partition,
    resolution: f64,
    labels: Vec<u32>,
    sizes: Vec<f64>,
    counts: Vec<u32>,
    /// Weight from a part to the rest of its community.
    outside: Vec<f64>,
}

impl<'a> Parts<'a> {
    fn new(graph: &'a Graph, partition: &'a Partition, resolution: f64) -> Self {
        let outside = |node| {
            let near = graph.neighbours(node).iter();
            let inside =
                near.filter(|(to, _)| partition.label(*to as usize) == partition.label(node));
            inside.map(|(_, weight)| weight).sum()
        };
        Self {
            graph,
            partition,
            resolution,
            labels: (0..graph.len() as u32).collect(),
            sizes: (0..graph.len()).map(|node| graph.size(node)).collect(),
            counts: vec![1; graph.len()],
            outside: (0..graph.len()).map(outside).collect(),
        }
    }

    fn is_alone(&self, node: usize) -> bool {
        self.labels[node] as usize == node && self.counts[node] == 1
    }

    /// Whether the ties to the rest of the community are at least what the resolution asks.
    fn is_well_connected(&self, part: u32) -> bool {
        let size = self.sizes[part as usize];
        let rest = self.partition.size(self.partition.label(part as usize)) - size;
        self.outside[part as usize] >= self.resolution * size * rest
    }

    fn join_best(&mut self, node: usize, weights: &mut Weights) {
        let community = self.partition.label(node);
        for &(to, weight) in self.graph.neighbours(node) {
            if self.partition.label(to as usize) == community {
                weights.add(self.labels[to as usize], weight);
            }
        }
        let size = self.graph.size(node);
        let mut best: Option<(f64, u32)> = None;
        for &part in weights.touched() {
            let gain = weights.of(part) - self.resolution * size * self.sizes[part as usize];
            let is_better = gain >= 0.0 && best.is_none_or(|(most, _)| gain > most);
            if is_better && self.is_well_connected(part) {
                best = Some((gain, part));
            }
        }
        if let Some((_, part)) = best {
            self.join(node, part, weights.of(part));
        }
        weights.clear();
    }

    fn join(&mut self, node: usize, part: u32, between: f64) {
        let to = part as usize;
        self.outside[to] += self.outside[node] - 2.0 * between;
        self.sizes[to] += self.sizes[node];
        self.counts[to] += 1;
        self.counts[node] -= 1;
        self.labels[node] = part;
    }
}
