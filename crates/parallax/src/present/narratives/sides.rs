//! Who belongs to which side.

use std::collections::BTreeMap;

use super::super::comparison::ActorRow;

/// Sides in their order, and the side of each actor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// party or coalition.
    pub(super) origin: String,
    pub(super) names: Vec<String>,
    /// Side by the actor's id.
    pub(super) of: BTreeMap<String, usize>,
}

impl Sides {
    /// The parties that a codebook gives actors: their own, else that of the organisation they
    /// belong to. Parties stand in the order of the first actor of each.
    pub fn parties(actors: &[ActorRow]) -> Self {
        let own: BTreeMap<&str, &str> = actors
            .iter()
            .filter_map(|actor| Some((actor.id.as_str(), actor.party.as_deref()?)))
            .collect();
        let mut sides = Self { origin: "party".to_owned(), ..Self::default() };
        for actor in actors {
            let belongs = || {
                let mut organizations = actor.affiliations.iter().rev();
                organizations.find_map(|a| own.get(a.organization.as_str()).copied())
            };
            if let Some(party) = actor.party.as_deref().or_else(belongs) {
                sides.add(party, &actor.id);
            }
        }
        sides
    }

    /// Coalitions: the number of each actor's coalition by the actor's name.
    pub fn coalitions(actors: &[ActorRow], coalition: &BTreeMap<String, usize>) -> Self {
        let mut sides = Self { origin: "coalition".to_owned(), ..Self::default() };
        let mut numbers: Vec<usize> = coalition.values().copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        sides.names = numbers.iter().map(|number| format!("coalition {}", number + 1)).collect();
        for actor in actors {
            if let Some(number) = coalition.get(&actor.name) {
                sides.add(&format!("coalition {}", number + 1), &actor.id);
            }
        }
        sides
    }

    /// Whether there is no side.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    fn add(&mut self, side: &str, actor: &str) {
        let place = self.names.iter().position(|name| name == side).unwrap_or_else(|| {
            self.names.push(side.to_owned());
            self.names.len() - 1
        });
        self.of.insert(actor.to_owned(), place);
    }
}
