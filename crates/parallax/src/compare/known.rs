//! Takes the actors of a codebook, gives them as the resolution of actors takes them.

use crate::{
    annotate::time::Days,
    codebook::{self, CodebookActorKind},
    extract::cast::ActorKind,
    resolve::actors::{CodebookActor, CodebookAffiliation},
    text::{Precision, Published},
};

/// The actors, in the order of the codebook.
pub(super) fn actors(declared: &[codebook::CodebookActor]) -> Vec<CodebookActor> {
    declared.iter().map(actor).collect()
}

fn actor(declared: &codebook::CodebookActor) -> CodebookActor {
    let affiliations = declared.affiliations.iter().map(|affiliation| CodebookAffiliation {
        organization: affiliation.organization.clone(),
        from: affiliation.from.and_then(|date| day(&date.to_string())),
        to: affiliation.to.and_then(|date| day(&date.to_string())),
    });
    CodebookActor {
        id: declared.id.clone(),
        name: declared.name.clone(),
        aliases: declared.aliases.clone(),
        kind: declared.kind.map(kind),
        party: declared.party.clone(),
        affiliations: affiliations.collect(),
    }
}

fn kind(kind: CodebookActorKind) -> ActorKind {
    match kind {
        CodebookActorKind::Person => ActorKind::Person,
        CodebookActorKind::Organization => ActorKind::Organization,
        CodebookActorKind::State => ActorKind::State,
        CodebookActorKind::Place => ActorKind::Place,
        CodebookActorKind::Group => ActorKind::Group,
        CodebookActorKind::Document => ActorKind::Document,
    }
}

fn day(iso: &str) -> Option<Days> {
    Days::of(&Published { iso: iso.to_owned(), precision: Precision::Day })
}
