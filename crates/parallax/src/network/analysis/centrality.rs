//! Takes a network, gives how central each of its nodes is.

use super::{
    super::Network,
    coalitions::positive,
    paths::{Paths, Ways},
};

/// How often a vector is multiplied in search of its direction, at most.
const ROUNDS: usize = 1000;

/// A vector that changes less than this has its direction.
const STILL: f64 = 1e-12;

/// How central a node is. Ties of negative weight count for degree and strength only; paths and
/// eigenvectors have no meaning with them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Centrality {
    /// How many others it is tied to.
    pub degree: u32,
    /// The sum of the weights of its ties, with their signs.
    pub strength: f64,
    /// How many shortest paths of others lead over it (Freeman 1977; Brandes 2001), not
    /// normalized. A tie of weight w has length 1 / w (Newman 2001).
    pub betweenness: f64,
    /// The nodes that it reaches, by their mean distance, times their share of all others
    /// (Wasserman and Faust 1994), so that parts without a tie can be compared; 0 if it reaches none.
    pub closeness: f64,
    /// Its part of the leading eigenvector, the greatest of which is 1 (Bonacich 1972).
    pub eigenvector: f64,
}

/// The centralities of the nodes of a network, in their order.
pub fn centralities(network: &Network) -> Vec<Centrality> {
    let count = network.nodes.len();
    let mut found = vec![Centrality::default(); count];
    for tie in network.ties.iter().filter(|tie| tie.from != tie.to) {
        for end in [tie.from, tie.to] {
            found[end as usize].degree += 1;
            found[end as usize].strength += tie.weight;
        }
    }
    let edges = positive(network);
    let ways = Ways::new(count, &edges);
    for source in 0..count {
        let paths = ways.from(source);
        found[source].closeness = closeness(&paths, count);
        for (node, share) in dependencies(&paths, source) {
            // Each pair is seen from both of its ends.
            found[node].betweenness += share / 2.0;
        }
    }
    for (node, share) in eigenvector(count, &edges).into_iter().enumerate() {
        found[node].eigenvector = share;
    }
    found
}

fn closeness(paths: &Paths, count: usize) -> f64 {
    let reached = paths.order.len() as f64 - 1.0;
    let sum: f64 = paths.order.iter().map(|&node| paths.distances[node]).sum();
    if sum > 0.0 { reached / sum * (reached / (count as f64 - 1.0)) } else { 0.0 }
}

/// The share of the shortest paths from a node that lead over each other node, furthest first.
fn dependencies(paths: &Paths, source: usize) -> Vec<(usize, f64)> {
    let mut shares = vec![0.0; paths.counts.len()];
    let mut found = Vec::new();
    for &node in paths.order.iter().rev().filter(|&&node| node != source) {
        for &before in &paths.before[node] {
            shares[before] += paths.counts[before] / paths.counts[node] * (1.0 + shares[node]);
        }
        found.push((node, shares[node]));
    }
    found
}

/// By the power method on the matrix plus its own diagonal, which lets networks of two modes settle.
fn eigenvector(count: usize, edges: &[(u32, u32, f64)]) -> Vec<f64> {
    let most = edges.iter().map(|edge| edge.2).fold(0.0, f64::max);
    if most == 0.0 {
        return vec![0.0; count];
    }
    let mut vector = vec![1.0; count];
    for _ in 0..ROUNDS {
        let mut next = vector.clone();
        for &(a, b, weight) in edges {
            next[a as usize] += weight / most * vector[b as usize];
            next[b as usize] += weight / most * vector[a as usize];
        }
        let greatest = next.iter().copied().fold(0.0, f64::max);
        for share in &mut next {
            *share /= greatest;
        }
        let moved = next.iter().zip(&vector).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        vector = next;
        if moved < STILL {
            break;
        }
    }
    vector
}
