//! A statement as it lies over its text: as it is now, with what the machine found where a person
//! changed it, who speaks, which claims it makes, and how it stands with those who review it.

use parallax::present::KeptStatement;
use parallax_store::{AddedStatement, DocumentReviews, Mark as Decided, Review};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::places::{Pair, Places};
use crate::register::Register;

/// A statement over its text.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Mark {
    pub(crate) id: String,
    #[serde(flatten)]
    pub(crate) part: MarkPart,
    /// Id of the statement whose content holds this one.
    pub(crate) parent: Option<String>,
    /// The rule or model that made it; person where somebody coded it.
    pub(crate) rule: String,
    /// The model's probability.
    pub(crate) score: Option<f32>,
    pub(crate) speakers: Vec<Speaker>,
    pub(crate) claims: Vec<MarkClaim>,
    pub(crate) review: MarkReview,
    /// What the machine found, where a person changed it.
    pub(crate) machine: Option<MarkPart>,
}

/// The parts of a statement that a person can change. Positions count UTF-16 code units.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct MarkPart {
    /// Whose statement it is; empty where the text does not say.
    pub(crate) source: Vec<Pair>,
    /// The words that attribute it.
    pub(crate) cue: Vec<Pair>,
    /// What is said.
    pub(crate) content: Vec<Pair>,
    /// direct, indirect or mixed.
    pub(crate) kind: String,
    /// What the source does.
    pub(crate) act: String,
    /// On whose authority.
    pub(crate) basis: String,
}

/// Who speaks. One who is known by name only has no id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Speaker {
    pub(crate) id: String,
    pub(crate) name: String,
    /// The party that it belonged to when the document appeared.
    pub(crate) party: Option<String>,
}

/// A claim that a statement makes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MarkClaim {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) stance: String,
    /// The rule that decided the stance.
    pub(crate) rule: String,
    /// What put the statement into the claim.
    pub(crate) assigned: String,
}

/// How a statement stands with those who review it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct MarkReview {
    /// pending, accepted, rejected, flagged, edited, added.
    pub(crate) state: String,
    /// Who said so last.
    pub(crate) by: Option<String>,
    pub(crate) at: Option<String>,
    /// Number of the decision.
    pub(crate) seq: Option<u64>,
    pub(crate) reason: Option<String>,
    /// The latest of each coder.
    pub(crate) verdicts: Vec<Verdict>,
}

/// What a coder says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[expect(clippy::struct_field_names, reason = "the field is part of the interface")]
pub(crate) struct Verdict {
    pub(crate) coder: String,
    pub(crate) verdict: String,
    pub(crate) at: String,
}

/// Makes the marks of one document.
pub(crate) struct Marks<'a> {
    pub(crate) register: &'a Register,
    /// None for an earlier version of a document.
    pub(crate) document: Option<u32>,
    pub(crate) places: &'a Places<'a>,
    pub(crate) statements: &'a [KeptStatement],
    pub(crate) reviews: &'a DocumentReviews,
}

impl Marks<'_> {
    /// The marks of all statements: those of the machine, then those that people added.
    pub(crate) fn all(&self) -> Vec<Mark> {
        let found = self.statements.iter().map(|statement| self.found(statement));
        found.chain(self.reviews.added.iter().map(|added| self.added(added))).collect()
    }

    /// The mark of the statement with this id.
    pub(crate) fn one(&self, id: &str) -> Option<Mark> {
        let found = self.statements.iter().find(|statement| statement.id == id);
        let added = || self.reviews.added.iter().find(|added| added.id == id);
        found.map(|found| self.found(found)).or_else(|| added().map(|added| self.added(added)))
    }

    fn found(&self, statement: &KeptStatement) -> Mark {
        let review = self.reviews.statements.get(&statement.id);
        let edited = review.and_then(|review| review.edited.as_ref());
        let own = Decided::of(statement);
        let parent = statement.parent.and_then(|parent| self.statements.get(parent));
        Mark {
            part: self.part(edited.unwrap_or(&own)),
            parent: parent.map(|parent| parent.id.clone()),
            rule: statement.rule.clone(),
            score: statement.score,
            speakers: self.speakers(&statement.id, edited),
            claims: self.claims(&statement.id, None),
            review: review.map_or_else(pending, shown),
            machine: edited.map(|_| self.part(&own)),
            id: statement.id.clone(),
        }
    }

    fn added(&self, added: &AddedStatement) -> Mark {
        Mark {
            id: added.id.clone(),
            part: self.part(&added.mark),
            parent: None,
            rule: crate::register::ADDED.to_owned(),
            score: None,
            speakers: self.speakers(&added.id, Some(&added.mark)),
            claims: self.claims(&added.id, Some(added)),
            review: shown(&added.review),
            machine: None,
        }
    }

    fn part(&self, mark: &Decided) -> MarkPart {
        MarkPart {
            source: self.places.pairs(&mark.source),
            cue: self.places.pairs(&mark.cue),
            content: self.places.pairs(&mark.content),
            kind: mark.kind.name().to_owned(),
            act: mark.act.name().to_owned(),
            basis: mark.basis.name().to_owned(),
        }
    }

    /// Who speaks: whom a person named, else those that were found.
    fn speakers(&self, id: &str, decided: Option<&Decided>) -> Vec<Speaker> {
        let named = decided.and_then(|mark| mark.speaker.as_deref());
        let row = self.register.statements.find(id);
        let known = row.into_iter().flat_map(|row| self.register.statements.speakers.of(row));
        let mut speakers: Vec<Speaker> =
            known.map(|actor| self.register.speaker(actor, self.document)).collect();
        if let Some(name) = named.filter(|name| speakers.iter().all(|one| one.name != *name)) {
            let actor = self.register.actors.named(name);
            let by_name = || Speaker { id: String::new(), name: name.to_owned(), party: None };
            speakers = vec![
                actor.map_or_else(by_name, |actor| self.register.speaker(actor, self.document)),
            ];
        }
        speakers
    }

    /// The claims that it was found to make; that of a statement that was added just now is the one
    /// that its coder says.
    fn claims(&self, id: &str, added: Option<&AddedStatement>) -> Vec<MarkClaim> {
        let Register { statements, claims, .. } = self.register;
        let row = statements.find(id);
        let places = row.into_iter().flat_map(|row| statements.memberships.of(row));
        let found = places.map(|place| {
            let member = &claims.all_members()[place as usize];
            MarkClaim {
                id: claims.ids.get(member.claim).to_owned(),
                label: claims.label(member.claim).to_owned(),
                stance: claims.names.stances.get(member.stance.into()).to_owned(),
                rule: claims.names.rules.get(member.rule.into()).to_owned(),
                assigned: claims.names.assigned.get(member.assigned.into()).to_owned(),
            }
        });
        let mut all: Vec<MarkClaim> = found.collect();
        let said = added.filter(|_| all.is_empty());
        if let Some((added, id)) = said.and_then(|added| Some((added, added.mark.claim.as_ref()?)))
        {
            let claim = claims.ids.find(id);
            all.push(MarkClaim {
                label: claim.map_or(id.as_str(), |claim| claims.label(claim)).to_owned(),
                id: id.clone(),
                stance: added.mark.stance.map_or("assert", |stance| stance.name()).to_owned(),
                rule: crate::register::ADDED.to_owned(),
                assigned: format!("decided by {}", added.by),
            });
        }
        all
    }
}

impl Register {
    /// An actor who speaks in a document.
    pub(crate) fn speaker(&self, actor: u32, document: Option<u32>) -> Speaker {
        let day = document.and_then(|document| self.documents.exact_day(document));
        let party = self.actors.party_on(actor, day.as_deref());
        Speaker {
            id: self.actors.ids.get(actor).to_owned(),
            name: self.actors.name(actor).to_owned(),
            party: party.map(|party| self.actors.party_names.get(party).to_owned()),
        }
    }
}

fn pending() -> MarkReview {
    shown(&Review::default())
}

fn shown(review: &Review) -> MarkReview {
    let last = review.last();
    MarkReview {
        state: review.state.name().to_owned(),
        by: last.map(|last| last.coder.clone()),
        at: last.map(|last| last.at.clone()),
        seq: last.map(|last| last.seq),
        reason: last.and_then(|last| last.reason.clone()),
        verdicts: review
            .verdicts
            .iter()
            .map(|verdict| Verdict {
                coder: verdict.coder.clone(),
                verdict: verdict.verdict.name().to_owned(),
                at: verdict.at.clone(),
            })
            .collect(),
    }
}
