//! Moves nodes into the neighbouring community where they add the most.

use std::collections::VecDeque;

use super::{Graph, Random};

/// A gain that is not merely a rounding of numbers.
const LEAST_GAIN: f64 = 1e-9;

/// Which community each node is in, and the sizes of communities. There are as many labels as
/// nodes; those of empty communities are free.
pub(super) struct Partition {
    labels: Vec<u32>,
    sizes: Vec<f64>,
    /// Labels of empty communities.
    free: Vec<u32>,
}

impl Partition {
    pub(super) fn new(graph: &Graph, labels: Vec<u32>) -> Self {
        let mut sizes = vec![0.0; graph.len()];
        let mut used = vec![false; graph.len()];
        for (node, &label) in labels.iter().enumerate() {
            sizes[label as usize] += graph.size(node);
            used[label as usize] = true;
        }
        let free = (0..graph.len() as u32).rev().filter(|&label| !used[label as usize]).collect();
        Self { labels, sizes, free }
    }

    pub(super) fn label(&self, node: usize) -> u32 {
        self.labels[node]
    }

    /// The size of all nodes in a community.
    pub(super) fn size(&self, label: u32) -> f64 {
        self.sizes[label as usize]
    }

    /// Moves nodes until none gains by it. A node is looked at again when a neighbour has left.
    pub(super) fn improve(&mut self, graph: &Graph, resolution: f64, random: &mut Random) {
        let mut queue = VecDeque::from(random.order(graph.len()));
        let mut waits = vec![true; graph.len()];
        let mut weights = Weights::new(graph.len());
        while let Some(node) = queue.pop_front() {
            let node = node as usize;
            waits[node] = false;
            if !self.settle(graph, node, resolution, &mut weights) {
                continue;
            }
            for &(to, _) in graph.neighbours(node) {
                let is_left = self.label(to as usize) != self.label(node);
                if is_left && !std::mem::replace(&mut waits[to as usize], true) {
                    queue.push_back(to);
                }
            }
        }
    }

    /// Puts a node where it adds the most; whether that is another place.
    fn settle(
        &mut self,
        graph: &Graph,
        node: usize,
        resolution: f64,
        weights: &mut Weights,
    ) -> bool {
        let (old, size) = (self.label(node), graph.size(node));
        weights.add_neighbours(graph, node, |to| self.label(to));
        self.sizes[old as usize] -= size;
        let gain = |label: u32, weights: &Weights| {
            weights.of(label) - resolution * size * self.sizes[label as usize]
        };
        let mut best = (gain(old, weights), old);
        for &label in weights.touched() {
            let gained = gain(label, weights);
            if gained > best.0 + LEAST_GAIN && self.may_join(graph, node, label) {
                best = (gained, label);
            }
        }
        // A community of its own adds nothing, which may be the best that is left.
        if best.0 < -LEAST_GAIN {
            let free = self.free.last().copied();
            best.1 = free.expect("a node that shares its community leaves a label free");
        }
        weights.clear();
        self.put(node, size, old, best.1);
        best.1 != old
    }

    fn put(&mut self, node: usize, size: f64, old: u32, new: u32) {
        if new != old {
            if self.free.last() == Some(&new) {
                self.free.pop();
            }
            // Sizes are whole numbers, so what is left of an empty community is exactly nothing.
            if self.sizes[old as usize] <= 0.0 {
                self.free.push(old);
            }
        }
        self.sizes[new as usize] += size;
        self.labels[node] = new;
    }

    fn may_join(&self, graph: &Graph, node: usize, label: u32) -> bool {
        graph.apart(node).all(|other| self.label(other) != label)
    }
}

/// How much a node is tied to each community near it.
pub(super) struct Weights {
    of: Vec<f64>,
    is_touched: Vec<bool>,
    touched: Vec<u32>,
}

impl Weights {
    pub(super) fn new(count: usize) -> Self {
        Self { of: vec![0.0; count], is_touched: vec![false; count], touched: Vec::new() }
    }

    pub(super) fn of(&self, label: u32) -> f64 {
        self.of[label as usize]
    }

    /// In the order of the neighbours.
    pub(super) fn touched(&self) -> &[u32] {
        &self.touched
    }

    pub(super) fn add_neighbours(
        &mut self,
        graph: &Graph,
        node: usize,
        label: impl Fn(usize) -> u32,
    ) {
        for &(to, weight) in graph.neighbours(node) {
            self.add(label(to as usize), weight);
        }
    }

    pub(super) fn add(&mut self, label: u32, weight: f64) {
        if !std::mem::replace(&mut self.is_touched[label as usize], true) {
            self.touched.push(label);
        }
        self.of[label as usize] += weight;
    }

    pub(super) fn clear(&mut self) {
        for label in self.touched.drain(..) {
            self.of[label as usize] = 0.0;
            self.is_touched[label as usize] = false;
        }
    }
}
