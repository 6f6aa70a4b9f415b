//! Takes a codebook, gives the same codebook with the names of its first two parties exchanged.

use super::{Affiliation, Codebook, CodebookActor, CodebookClaim, LabelSet, PartyMembership};

impl Codebook {
    /// The codebook as it has to be for texts in which the names of the first two parties are
    /// exchanged: what was said of one is said of the other. Ids and the declared names stay.
    #[must_use]
    pub fn exchanged(&self) -> Self {
        Self {
            actors: self.actors.iter().map(|actor| self.actor(actor)).collect(),
            claims: self.claims.iter().map(|claim| self.claim(claim)).collect(),
            labels: self
                .labels
                .iter()
                .map(|set| LabelSet { id: set.id.clone(), names: self.texts(&set.names) })
                .collect(),
            ..self.clone()
        }
    }

    fn actor(&self, actor: &CodebookActor) -> CodebookActor {
        let ids = self.parties.ids();
        let other = |party: &String| match ids.iter().position(|id| id == party) {
            Some(0) => ids.get(1).cloned(),
            Some(1) => ids.first().cloned(),
            _ => Some(party.clone()),
        };
        let membership = |one: &PartyMembership| {
            Some(PartyMembership { party: other(&one.party)?, ..one.clone() })
        };
        CodebookActor {
            name: self.text(&actor.name),
            aliases: self.texts(&actor.aliases),
            affiliations: actor.affiliations.iter().map(|one| self.affiliation(one)).collect(),
            party: actor.party.as_ref().and_then(other),
            parties: actor.parties.iter().filter_map(membership).collect(),
            ..actor.clone()
        }
    }

    /// The organisation is an id, which stays, or a name.
    fn affiliation(&self, affiliation: &Affiliation) -> Affiliation {
        let is_id = self.actors.iter().any(|actor| actor.id == affiliation.organization);
        let name = self.text(&affiliation.organization);
        let organization = if is_id { affiliation.organization.clone() } else { name };
        Affiliation { organization, ..affiliation.clone() }
    }

    fn claim(&self, claim: &CodebookClaim) -> CodebookClaim {
        CodebookClaim {
            label: self.text(&claim.label),
            samples: self.texts(&claim.samples),
            against: self.texts(&claim.against),
            ..claim.clone()
        }
    }

    fn texts(&self, texts: &[String]) -> Vec<String> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    fn text(&self, text: &str) -> String {
        self.parties.exchange(text).0
    }
}
