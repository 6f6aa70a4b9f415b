//! Takes a one-mode network, gives groups of nodes that stand together.

use super::super::Network;
use crate::resolve::groups::sized_communities;

/// To what whole number the sizes of all nodes add up, so that sums of sizes are exact.
const WHOLE: f64 = (1_u64 << 40) as f64;

/// The coalition of each node, numbered by their first nodes: groups with the greatest modularity
/// that the Leiden method finds (Traag, Waltman and van Eck 2019), over ties of positive weight.
/// Of a subtract network these are ties of more congruence than conflict. `resolution` is 1 for
/// the usual modularity; more makes smaller coalitions. A node without such a tie is alone.
pub fn coalitions(network: &Network, resolution: f64, seed: u64) -> Vec<u32> {
    let edges = positive(network);
    let total: f64 = edges.iter().map(|edge| edge.2).sum();
    if total <= 0.0 {
        return (0..network.nodes.len() as u32).collect();
    }
    // Weights become 1 on average, sizes whole numbers.
    let mean = total / edges.len() as f64;
    let scaled: Vec<_> = edges.iter().map(|&(a, b, weight)| (a, b, weight / mean)).collect();
    let scale = WHOLE / (2.0 * total);
    let sizes: Vec<f64> = strengths(network.nodes.len(), &edges)
        .into_iter()
        .map(|strength| if strength > 0.0 { (strength * scale).round().max(1.0) } else { 0.0 })
        .collect();
    let pairs = 2.0 * total / mean;
    sized_communities(sizes, &scaled, resolution * pairs / (WHOLE * WHOLE), seed)
}

/// The modularity of groups over ties of positive weight (Newman 2004): the share of their weight
/// that is inside of groups, minus the share that chance would put there. 0 without such ties.
pub fn modularity(network: &Network, groups: &[u32]) -> f64 {
    let edges = positive(network);
    let total: f64 = edges.iter().map(|edge| edge.2).sum();
    if total <= 0.0 {
        return 0.0;
    }
    let is_inside = |edge: &&(u32, u32, f64)| groups[edge.0 as usize] == groups[edge.1 as usize];
    let inside: f64 = edges.iter().filter(is_inside).map(|edge| edge.2).sum();
    let count = groups.iter().max().map_or(0, |&most| most as usize + 1);
    let mut sums = vec![0.0; count];
    for (node, strength) in strengths(network.nodes.len(), &edges).into_iter().enumerate() {
        sums[groups[node] as usize] += strength / (2.0 * total);
    }
    inside / total - sums.iter().map(|sum| sum * sum).sum::<f64>()
}

/// Ties of positive weight between different nodes.
pub(super) fn positive(network: &Network) -> Vec<(u32, u32, f64)> {
    let ties = network.ties.iter().filter(|tie| tie.weight > 0.0 && tie.from != tie.to);
    ties.map(|tie| (tie.from, tie.to, tie.weight)).collect()
}

/// The sum of the weights at each node.
fn strengths(count: usize, edges: &[(u32, u32, f64)]) -> Vec<f64> {
    let mut strengths = vec![0.0; count];
    for &(a, b, weight) in edges {
        strengths[a as usize] += weight;
        strengths[b as usize] += weight;
    }
    strengths
}
