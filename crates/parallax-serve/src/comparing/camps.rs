//! Takes a table of statements, gives networks of who agrees with whom, and their coalitions.

use std::collections::BTreeMap;

use parallax::{
    network::{
        Aggregation, Duplicates, Kind, Network, Normalization, Options, Table,
        analysis::coalitions, networks,
    },
    present::comparison::{ActorRow, actor_labels},
};

use crate::problem::Problem;

/// Where grouping and drawing begin: the same each time.
pub(super) const SEED: u64 = 1;

/// Congruence less conflict of these rows over claims, each document counted once.
pub(super) fn options(rows: &str) -> Options {
    Options {
        kind: Kind::OneMode,
        rows: rows.to_owned(),
        columns: "claim".to_owned(),
        qualifier: Some("stance".to_owned()),
        aggregation: Aggregation::Subtract,
        normalization: Normalization::Average,
        duplicates: Duplicates::Document,
        ..Options::default()
    }
}

/// The network of all statements.
pub(super) fn whole(table: &Table, options: &Options) -> Result<Network, Problem> {
    let made = networks(table, options).map_err(|wrong| Problem::unusable(wrong.to_string()))?;
    made.into_iter().next().ok_or_else(|| Problem::fault("a network of all time was not made"))
}

/// The coalition of each node, from 1; none of a node that stands alone.
pub(super) fn numbers(network: &Network) -> Vec<Option<usize>> {
    let groups = coalitions(network, 1.0, SEED);
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for group in &groups {
        *sizes.entry(*group).or_default() += 1;
    }
    let several = sizes.into_iter().filter(|(_, size)| *size > 1);
    let numbers: BTreeMap<u32, usize> = several.map(|(group, _)| group).zip(1..).collect();
    groups.iter().map(|group| numbers.get(group).copied()).collect()
}

/// The ids and parties of actors, by the labels that networks know them by.
pub(super) struct Known {
    by_label: BTreeMap<String, (String, Option<String>, String)>,
    parties: Vec<String>,
}

impl Known {
    /// Those of all actors; the party is the one of all times, or the first.
    pub(super) fn new(actors: &[ActorRow]) -> Self {
        let labels = actor_labels(actors);
        let mut parties: Vec<String> = Vec::new();
        let mut by_label = BTreeMap::new();
        for actor in actors {
            let party = actor.party_on(None).map(str::to_owned);
            if let Some(party) = party.iter().find(|party| !parties.contains(party)) {
                parties.push(party.clone());
            }
            if let Some(label) = labels.get(&actor.id) {
                let known = (actor.id.clone(), party, actor.kind.clone());
                by_label.insert(label.clone(), known);
            }
        }
        Self { by_label, parties }
    }

    /// The id of the actor with this label, or the label itself.
    pub(super) fn id<'k>(&'k self, label: &'k str) -> &'k str {
        self.by_label.get(label).map_or(label, |(id, ..)| id)
    }

    /// Its party.
    pub(super) fn party(&self, label: &str) -> Option<&str> {
        self.by_label.get(label)?.1.as_deref()
    }

    /// What it is.
    pub(super) fn kind(&self, label: &str) -> Option<&str> {
        self.by_label.get(label).map(|(.., kind)| kind.as_str())
    }

    /// The place of a party: colours go by it, never by a name.
    pub(super) fn slot(&self, party: Option<&str>) -> Option<usize> {
        self.parties.iter().position(|known| Some(known.as_str()) == party)
    }
}
