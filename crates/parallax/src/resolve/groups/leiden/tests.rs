//! Communities of small graphs whose best partition is known.

use super::{Edge, communities};
use crate::resolve::groups::InOrder;

fn edges(pairs: &[(u32, u32, f32)]) -> Vec<Edge> {
    let mut edges: Vec<Edge> = pairs.iter().map(|&(a, b, weight)| Edge { a, b, weight }).collect();
    edges.sort_by_key(|edge| (edge.a, edge.b));
    edges
}

/// Cliques of `size` nodes, each tied to the next by one pair.
fn ring(cliques: u32, size: u32) -> Vec<Edge> {
    let mut pairs = Vec::new();
    for clique in 0..cliques {
        let first = clique * size;
        for a in first..first + size {
            pairs.extend((a + 1..first + size).map(|b| (a, b, 1.0)));
        }
        let next = (clique + 1) % cliques * size;
        pairs.push((first.min(next), first.max(next), 1.0));
    }
    edges(&pairs)
}

fn quality(count: usize, edges: &[Edge], labels: &[u32], resolution: f64) -> f64 {
    let inner = edges.iter().filter(|edge| labels[edge.a as usize] == labels[edge.b as usize]);
    let weight: f64 = inner.map(|edge| f64::from(edge.weight)).sum();
    let pairs = |label: u32| {
        let size = labels.iter().filter(|&&other| other == label).count() as f64;
        size * (size - 1.0) / 2.0
    };
    weight - resolution * (0..count as u32).map(pairs).sum::<f64>()
}

#[test]
fn a_ring_of_cliques_falls_into_its_cliques() {
    let labels = communities(150, &ring(30, 5), &[], 0.3, &InOrder);
    let expected: Vec<u32> = (0..150).map(|node| node / 5).collect();
    assert_eq!(labels, expected);
}

#[test]
fn a_thin_chain_falls_apart_and_a_pair_stays() {
    let chain = edges(&[(0, 1, 0.2), (1, 2, 0.2), (3, 4, 0.9)]);
    assert_eq!(communities(6, &chain, &[], 0.5, &InOrder), [0, 1, 2, 3, 3, 4]);
}

#[test]
fn what_is_kept_apart_is_never_together() {
    let clique =
        edges(&[(0, 1, 1.0), (0, 2, 1.0), (0, 3, 1.0), (1, 2, 1.0), (1, 3, 1.0), (2, 3, 1.0)]);
    let labels = communities(4, &clique, &[(0, 3)], 0.3, &InOrder);
    assert_ne!(labels[0], labels[3]);
    assert_eq!(labels.iter().filter(|&&label| label == labels[1]).count(), 3);
}

/// Every partition of a small graph, to know the best.
fn best_quality(count: usize, edges: &[Edge], resolution: f64) -> f64 {
    fn extend(labels: &mut Vec<u32>, count: usize, visit: &mut dyn FnMut(&[u32])) {
        if labels.len() == count {
            return visit(labels);
        }
        let most = labels.iter().max().map_or(0, |most| most + 1);
        for label in 0..=most {
            labels.push(label);
            extend(labels, count, visit);
            labels.pop();
        }
    }
    let mut best = f64::MIN;
    extend(&mut Vec::new(), count, &mut |labels| {
        best = best.max(quality(count, edges, labels, resolution));
    });
    best
}

#[test]
fn small_graphs_reach_the_best_partition_or_nearly() {
    let (mut reached, mut all) = (0, 0);
    for seed in 0..60_u32 {
        let mut pairs = Vec::new();
        for a in 0..7_u32 {
            for b in a + 1..7 {
                let mixed = (seed * 101 + a * 17 + b * 29).wrapping_mul(2_654_435_761) >> 20;
                if mixed % 3 != 0 {
                    pairs.push((a, b, (mixed % 10) as f32 / 10.0));
                }
            }
        }
        let edges = edges(&pairs);
        let found = quality(7, &edges, &communities(7, &edges, &[], 0.4, &InOrder), 0.4);
        let best = best_quality(7, &edges, 0.4);
        assert!(found >= best * 0.8 - 1e-6, "seed {seed}: {found} of {best}");
        reached += u32::from(found >= best - 1e-6);
        all += 1;
    }
    assert!(reached * 10 >= all * 9, "the best in {reached} of {all}");
}
