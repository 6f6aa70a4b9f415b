//! Takes networks of slices of time, gives all their nodes and ties, each with when it is there.

use std::{collections::HashMap, hash::Hash};

use super::super::super::{Network, Period};

/// All nodes and ties of networks.
pub(super) struct Course<'a> {
    /// In the order of their first appearance.
    pub(super) nodes: Vec<Held<Named<'a>>>,
    /// Places of two nodes, in the order of their first appearance.
    pub(super) ties: Vec<Held<(usize, usize)>>,
    /// Whether anything has a time.
    pub(super) is_timed: bool,
    slices: usize,
}

/// Something and when it is there.
pub(super) struct Held<T> {
    pub(super) of: T,
    pub(super) during: Vec<During>,
}

/// A node of any of the networks.
pub(super) struct Named<'a> {
    pub(super) variable: &'a str,
    pub(super) label: &'a str,
    /// The most that it has in one network.
    pub(super) statements: u32,
}

/// A stretch of time, both ends included, with the weight of a tie.
#[derive(Clone, Copy)]
pub(super) struct During {
    pub(super) start: i64,
    pub(super) end: i64,
    pub(super) weight: f64,
}

impl<'a> Course<'a> {
    pub(super) fn new(networks: &'a [Network]) -> Self {
        let mut course =
            Self { nodes: vec![], ties: vec![], is_timed: false, slices: networks.len() };
        let mut known = Known { nodes: HashMap::new(), ties: HashMap::new() };
        let shown = shown(networks);
        for (network, period) in networks.iter().zip(shown) {
            course.is_timed |= period.is_some();
            course.add(network, period, &mut known);
        }
        course
    }

    /// Whether there are several networks, so that weights change.
    pub(super) fn changes(&self) -> bool {
        self.slices > 1 && self.is_timed
    }

    /// Places of two nodes with the sum of the weights of their tie.
    pub(super) fn sums(&self) -> Vec<(usize, usize, f64)> {
        let sum = |during: &[During]| during.iter().map(|during| during.weight).sum();
        self.ties.iter().map(|tie| (tie.of.0, tie.of.1, sum(&tie.during))).collect()
    }

    fn add(&mut self, network: &'a Network, shown: Option<Period>, known: &mut Known<'a>) {
        let mut places = Vec::with_capacity(network.nodes.len());
        for (number, node) in network.nodes.iter().enumerate() {
            let variable = network.variable(number);
            let is_column = number >= network.row_count;
            let count = self.nodes.len();
            let place = place(&mut known.nodes, (is_column, node.label.as_str()), count);
            if place == count {
                let of = Named { variable, label: &node.label, statements: 0 };
                self.nodes.push(Held { of, during: vec![] });
            }
            let held = &mut self.nodes[place];
            held.of.statements = held.of.statements.max(node.statements);
            let lasts = if self.slices > 1 {
                shown.map(|period| (period.start, period.end))
            } else {
                node.first.zip(node.last)
            };
            held.during.extend(lasts.map(|(start, end)| During { start, end, weight: 0.0 }));
            places.push(place);
        }
        for tie in &network.ties {
            let ends = (places[tie.from as usize], places[tie.to as usize]);
            let count = self.ties.len();
            let place = place(&mut known.ties, ends, count);
            if place == count {
                self.ties.push(Held { of: ends, during: vec![] });
            }
            let (start, end) = shown.map_or((0, 0), |period| (period.start, period.end));
            self.ties[place].during.push(During { start, end, weight: tie.weight });
        }
    }
}

/// Which nodes and ties there are already.
struct Known<'a> {
    nodes: HashMap<(bool, &'a str), usize>,
    ties: HashMap<(usize, usize), usize>,
}

fn place<T: Eq + Hash>(known: &mut HashMap<T, usize>, key: T, next: usize) -> usize {
    *known.entry(key).or_insert(next)
}

/// When each network is shown: during its own time, or, if some overlap, from its middle to the
/// middle of the next, and the last to its end.
fn shown(networks: &[Network]) -> Vec<Option<Period>> {
    let periods: Vec<Option<Period>> = networks.iter().map(|network| network.period).collect();
    let overlap = periods.windows(2).any(|pair| match pair {
        [Some(a), Some(b)] => b.start <= a.end,
        _ => false,
    });
    if !overlap {
        return periods;
    }
    let next = |number: usize| periods.get(number + 1).copied().flatten();
    let from_middle = |(number, period): (usize, &Option<Period>)| {
        let period = (*period)?;
        let end = next(number).map_or(period.end, |next| next.middle - 1).max(period.middle);
        Some(Period { start: period.middle, end, ..period })
    };
    periods.iter().enumerate().map(from_middle).collect()
}
