//! Takes a network, gives a place for each node to be drawn at: the method of Fruchterman and
//! Reingold (1991), with a pull to the middle that keeps parts without a tie in sight.

use super::Network;
use crate::resolve::groups::Random;

/// A place from 0 to 1 in both directions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From left to right.
    pub x: f64,
    /// From top to bottom.
    pub y: f64,
}

/// How often nodes move.
const STEPS: u32 = 300;

/// Up to so many nodes all push each other away; of more only those near each other do, as in the
/// grid variant of the paper.
const ALL_PUSH: usize = 1000;

/// How strong the pull to the middle is: as strong, at a distance of one, as the push of all nodes
/// together, so that parts without a tie lie beside each other.
const PULL: f64 = 1.0;

/// Places for the nodes of a network, the same for the same network and seed on any machine. Ties
/// of more weight pull more; those of negative weight do not pull.
pub fn layout(network: &Network, seed: u64) -> Vec<Point> {
    let ties = network.ties.iter().map(|tie| (tie.from as usize, tie.to as usize, tie.weight));
    places(network.nodes.len(), ties.collect(), seed)
}

/// Places for so many nodes; ties are two ends and a weight.
pub(super) fn places(count: usize, ties: Vec<(usize, usize, f64)>, seed: u64) -> Vec<Point> {
    let mut random = Random::seeded(seed);
    let mut points: Vec<Point> =
        (0..count).map(|_| Point { x: random.share(), y: random.share() }).collect();
    let pulls = pulls(ties);
    let ideal = (1.0 / count.max(1) as f64).sqrt();
    for step in 0..STEPS {
        let most = 0.1 * (1.0 - f64::from(step) / f64::from(STEPS));
        let forces = forces(&points, &pulls, ideal);
        for (point, force) in points.iter_mut().zip(forces) {
            let length = (force.x * force.x + force.y * force.y).sqrt().max(f64::MIN_POSITIVE);
            let scale = length.min(most) / length;
            point.x += force.x * scale;
            point.y += force.y * scale;
        }
    }
    into_square(&mut points);
    points
}

/// Ends and strengths, up to 1, of the ties that pull.
fn pulls(mut ties: Vec<(usize, usize, f64)>) -> Vec<(usize, usize, f64)> {
    ties.retain(|&(from, to, weight)| weight > 0.0 && from != to);
    let most = ties.iter().map(|tie| tie.2).fold(0.0, f64::max);
    for tie in &mut ties {
        tie.2 /= most;
    }
    ties
}

fn forces(points: &[Point], pulls: &[(usize, usize, f64)], ideal: f64) -> Vec<Point> {
    let pull = |point: &Point| Point { x: (0.5 - point.x) * PULL, y: (0.5 - point.y) * PULL };
    let mut forces: Vec<Point> = points.iter().map(pull).collect();
    push_apart(points, ideal, &mut forces);
    for &(a, b, strength) in pulls {
        let (x, y) = (points[b].x - points[a].x, points[b].y - points[a].y);
        let force = strength * (x * x + y * y).sqrt() / ideal;
        forces[a].x += x * force;
        forces[a].y += y * force;
        forces[b].x -= x * force;
        forces[b].y -= y * force;
    }
    forces
}

fn push_apart(points: &[Point], ideal: f64, forces: &mut [Point]) {
    let reach = if points.len() <= ALL_PUSH { f64::INFINITY } else { 2.0 * ideal };
    let grid = Grid::new(points, reach);
    for (place, point) in points.iter().enumerate() {
        grid.each_near(*point, |other| {
            let (x, y) = (point.x - points[other].x, point.y - points[other].y);
            let square = x * x + y * y;
            if other != place && square < reach * reach {
                // Nodes at the same place part along a direction of their own.
                let (x, y, square) = if square > 0.0 {
                    (x, y, square)
                } else {
                    let side = if place < other { -1e-6 } else { 1e-6 };
                    (side, side, 2e-12)
                };
                forces[place].x += x / square * ideal * ideal;
                forces[place].y += y / square * ideal * ideal;
            }
        });
    }
}

/// Points by the squares of a grid that they lie in.
struct Grid {
    reach: f64,
    /// Square and point, sorted.
    placed: Vec<((i64, i64), usize)>,
}

impl Grid {
    fn new(points: &[Point], reach: f64) -> Self {
        let square = |point: &Point| Self::square(*point, reach);
        let mut placed: Vec<_> =
            points.iter().enumerate().map(|(place, point)| (square(point), place)).collect();
        placed.sort_unstable();
        Self { reach, placed }
    }

    fn square(point: Point, reach: f64) -> (i64, i64) {
        ((point.x / reach).floor() as i64, (point.y / reach).floor() as i64)
    }

    fn each_near(&self, point: Point, mut tell: impl FnMut(usize)) {
        if self.reach.is_infinite() {
            return (0..self.placed.len()).for_each(tell);
        }
        let (x, y) = Self::square(point, self.reach);
        for x in x - 1..=x + 1 {
            let start = self.placed.partition_point(|(square, _)| *square < (x, y - 1));
            let near = self.placed[start..].iter().take_while(|(square, _)| *square <= (x, y + 1));
            near.for_each(|(_, other)| tell(*other));
        }
    }
}

fn into_square(points: &mut [Point]) {
    let ends = |of: fn(&Point) -> f64| {
        let values = points.iter().map(of);
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        (low, high - low)
    };
    let ((left, width), (top, height)) = (ends(|p| p.x), ends(|p| p.y));
    let scale =
        |value: f64, low: f64, size: f64| if size > 0.0 { (value - low) / size } else { 0.5 };
    for point in points {
        point.x = scale(point.x, left, width);
        point.y = scale(point.y, top, height);
    }
}
