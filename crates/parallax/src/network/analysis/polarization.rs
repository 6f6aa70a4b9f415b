//! Takes networks of slices of time, gives how far each falls into camps.

use super::{
    super::{Network, Period},
    coalitions, modularity,
};

/// How far a network falls into camps.
#[derive(Clone, Debug, PartialEq)]
pub struct Polarization {
    /// Of which time.
    pub period: Option<Period>,
    /// The coalition of each node of the network.
    pub coalitions: Vec<u32>,
    /// How much denser coalitions are inside than chance makes them: [`modularity`].
    pub modularity: f64,
    /// How much does not fit the coalitions: [`frustration`].
    pub frustration: f64,
}

/// Coalitions, modularity and frustration of each network, best of subtract networks.
pub fn polarization(networks: &[Network], seed: u64) -> Vec<Polarization> {
    let of = |network: &Network| {
        let coalitions = coalitions(network, 1.0, seed);
        Polarization {
            period: network.period,
            modularity: modularity(network, &coalitions),
            frustration: frustration(network, &coalitions),
            coalitions,
        }
    };
    networks.iter().map(of).collect()
}

/// The share of the weight of ties, signs left out, that does not fit groups: positive ties between
/// groups and negative ties within (the count of frustrated ties of Harary 1959 and Doreian and
/// Mrvar 1996, by weight and over the sum of all). 0 where all ties fit, or there are none.
pub fn frustration(network: &Network, groups: &[u32]) -> f64 {
    let between = network.ties.iter().filter(|tie| tie.from != tie.to);
    let (mut wrong, mut all) = (0.0, 0.0);
    for tie in between {
        let is_inside = groups[tie.from as usize] == groups[tie.to as usize];
        all += tie.weight.abs();
        if is_inside != (tie.weight > 0.0) {
            wrong += tie.weight.abs();
        }
    }
    if all > 0.0 { wrong / all } else { 0.0 }
}
