//! Takes what a project lists, gives the register.

use std::collections::BTreeSet;

use parallax::present::comparison::ActorRow;
use parallax_store::{ListedClaim, ListedDocument, ListedStatement, Reviews};

use super::{
    Register,
    actors::Actors,
    claims::{ClaimsBuilder, Counted},
    several::NONE,
    states::States,
};

/// A register on its way. Things come in the order of its functions.
#[derive(Debug, Default)]
pub(super) struct Builder {
    register: Register,
    claims: ClaimsBuilder,
    /// The document that the statements belong to that come now, by its key.
    at: Option<(i64, u32)>,
}

impl Builder {
    /// Adds a document; documents come by name.
    pub(super) fn document(&mut self, document: &ListedDocument) {
        self.register.documents.push(document);
    }

    /// Says that all documents are there.
    pub(super) fn documents_end(&mut self) {
        self.register.documents.sort();
    }

    /// Adds a statement; they come by document, in the order of the text.
    pub(super) fn statement(&mut self, statement: &ListedStatement<'_>) {
        let key = statement.document;
        if self.at.is_none_or(|(at, _)| at != key) {
            self.at = self.register.documents.find_key(key).map(|document| (key, document));
        }
        if let Some((_, document)) = self.at {
            self.register.statements.push(document, statement);
        }
    }

    /// Says that all statements are there.
    pub(super) fn statements_end(&mut self) {
        let documents = self.register.documents.len();
        self.register.statements.sort(documents);
        self.register.states = States::new(self.register.statements.found());
    }

    /// Takes all actors.
    pub(super) fn actors(&mut self, rows: Vec<ActorRow>) {
        self.register.actors = Actors::new(rows);
    }

    /// Takes what people say about the statements, with those that they added.
    pub(super) fn reviews(&mut self, reviews: &Reviews) {
        for (id, own) in &reviews.documents {
            if let Some(document) = self.register.documents.find(id) {
                self.register.review(document, own);
            }
        }
    }

    /// Adds who speaks in a statement.
    pub(super) fn speaker(&mut self, statement: &str, actor: &str) {
        let actor = self.register.actors.ids.find(actor);
        if let (Some(row), Some(actor)) = (self.register.statements.find(statement), actor) {
            self.register.statements.speakers.add(row, actor);
        }
    }

    /// Says that all speakers are there: what follows from them, day by day, is looked up.
    pub(super) fn speakers_end(&mut self) {
        let Register { documents, statements, actors, .. } = &mut self.register;
        statements.speakers.sort();
        for document in 0..documents.len() as u32 {
            let day = documents.exact_day(document);
            for row in statements.of_document(document).collect::<Vec<_>>() {
                let speakers: Vec<u32> = statements.speakers.of(row).collect();
                let mut parties: Vec<u32> = Vec::new();
                for &actor in &speakers {
                    let party = actors.party_on(actor, day.as_deref());
                    parties.extend(party.filter(|party| !parties.contains(party)));
                }
                for party in parties {
                    statements.parties.add(row, party);
                }
                let whole =
                    speakers.first().and_then(|&one| actors.speaks_for(one, day.as_deref()));
                statements.organizations[row as usize] = whole.unwrap_or(NONE);
            }
        }
        statements.parties.sort();
    }

    /// Adds a claim.
    pub(super) fn claim(&mut self, claim: &ListedClaim) {
        let statements = &self.register.statements;
        let rows: Vec<Option<u32>> =
            claim.members.iter().map(|member| statements.find(&member.statement)).collect();
        let documents: BTreeSet<u32> =
            rows.iter().flatten().map(|&row| statements.document(row)).collect();
        let speakers: BTreeSet<&str> =
            claim.members.iter().filter_map(|member| Some(&*member.speaker.as_ref()?.id)).collect();
        let counted =
            Counted { documents: documents.len() as u32, speakers: speakers.len() as u32 };
        self.claims.push(claim, &rows, counted);
    }

    /// The register.
    pub(super) fn finish(self) -> Register {
        let mut register = self.register;
        register.claims = self.claims.finish();
        for (place, member) in register.claims.all_members().iter().enumerate() {
            register.statements.memberships.add(member.row, place as u32);
        }
        register.statements.memberships.sort();
        register.by_time = register.documents.by_time();
        register.by_uncertainty = register.statements.by_uncertainty();
        register
    }
}
