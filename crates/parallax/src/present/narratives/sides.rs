//! Who belongs to which side, and when.

use std::collections::BTreeMap;

use super::super::comparison::{ActorRow, actor_labels};

/// How many members name a side.
const NAMED: usize = 3;

/// Sides in their order, and the side of each actor on each day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sides {
    /// party or coalition.
    pub(super) origin: String,
    pub(super) all: Vec<Side>,
    belongs_by: BelongsBy,
    /// Side by the name of a party, or by the label of a member of a coalition.
    places: BTreeMap<String, usize>,
    actors: BTreeMap<String, ActorRow>,
    /// By id.
    labels: BTreeMap<String, String>,
}

/// A side before it tells anything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Side {
    /// A party's id, or a coalition's number and the first of its members.
    pub(super) name: String,
    /// The members of a coalition, those with most statements first.
    pub(super) members: Vec<String>,
}

/// What makes a statement one of a side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum BelongsBy {
    /// The party of its speaker on that day.
    #[default]
    Party,
    /// The organisation that its speaker speaks for on that day.
    Organization,
    /// Its speaker.
    Speaker,
}

impl Sides {
    /// The parties that a codebook gives actors, at some time, themselves or by the organisation
    /// they belong to. They stand in the order of the first actor of each.
    pub fn parties(actors: &[ActorRow]) -> Self {
        let mut sides = Self::of("party", BelongsBy::Party, actors);
        let rows = actors.iter().flat_map(|actor| {
            let by_organizations = actor.affiliations.iter().flat_map(|one| &one.parties);
            actor.parties.iter().chain(by_organizations)
        });
        for row in rows {
            if !sides.places.contains_key(&row.party) {
                sides.places.insert(row.party.clone(), sides.all.len());
                sides.all.push(Side { name: row.party.clone(), members: Vec::new() });
            }
        }
        sides
    }

    /// Coalitions of a network, in their order, by the labels of their members: of organisations,
    /// for which persons speak, or of speakers themselves.
    pub fn coalitions(
        actors: &[ActorRow],
        coalitions: &[Vec<String>],
        of_organizations: bool,
    ) -> Self {
        let by = if of_organizations { BelongsBy::Organization } else { BelongsBy::Speaker };
        let mut sides = Self::of("coalition", by, actors);
        for (place, members) in coalitions.iter().enumerate() {
            sides.places.extend(members.iter().map(|name| (name.clone(), place)));
            let name = format!("coalition {}: {}", place + 1, first_of(members));
            sides.all.push(Side { name, members: members.clone() });
        }
        sides
    }

    /// Whether there is no side.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The side that an actor spoke for in an article of a day.
    pub(super) fn side(&self, actor: &str, day: Option<&str>) -> Option<usize> {
        let actor = self.actors.get(actor)?;
        let name = match self.belongs_by {
            BelongsBy::Party => actor.party_on(day),
            BelongsBy::Organization => actor.speaks_for(day).map(|(id, name)| self.label(id, name)),
            BelongsBy::Speaker => Some(self.label(&actor.id, &actor.name)),
        };
        self.places.get(name?).copied()
    }

    /// The label of an actor: its name, told apart from others of this name.
    pub(super) fn label<'s>(&'s self, id: &str, name: &'s str) -> &'s str {
        self.labels.get(id).map_or(name, String::as_str)
    }

    fn of(origin: &str, belongs_by: BelongsBy, actors: &[ActorRow]) -> Self {
        let by_id = actors.iter().map(|actor| (actor.id.clone(), actor.clone()));
        Self {
            origin: origin.to_owned(),
            belongs_by,
            actors: by_id.collect(),
            labels: actor_labels(actors),
            ..Self::default()
        }
    }
}

/// The first few names, and how many follow.
fn first_of(members: &[String]) -> String {
    let named = members[..members.len().min(NAMED)].join(", ");
    match members.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}
