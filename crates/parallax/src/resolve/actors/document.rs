//! Takes the cast of a document, gives what is kept of it to find its actors elsewhere.

use serde::{Deserialize, Serialize};

use crate::{
    annotate::time::Days,
    extract::cast::{ActorKind, ActorName, Cast, Gender, LocalActor},
};

/// The actors of one document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentCast {
    /// The number of the document: their order.
    pub document: u32,
    /// When it was published.
    pub published: Option<Days>,
    /// Its actors, in the order of the cast.
    pub actors: Vec<DocumentActor>,
}

/// What is kept of an actor of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentActor {
    /// Its names, the fullest first; what it is called, if it has none.
    pub names: Vec<ActorName>,
    /// Whether it has a name.
    pub is_named: bool,
    /// Whether it is described as the only one of its kind: "the Kestrian army".
    pub is_definite: bool,
    /// What it is.
    pub kind: ActorKind,
    /// What titles and pronouns tell about a person.
    pub gender: Option<Gender>,
    /// The actor it belongs to.
    pub affiliation: Option<u32>,
    /// The members of a collective.
    pub members: Vec<u32>,
}

impl DocumentCast {
    /// Keeps of `cast` what other documents need.
    pub fn of(document: u32, published: Option<Days>, cast: &Cast) -> Self {
        let actors = cast.actors.iter().map(DocumentActor::of).collect();
        Self { document, published, actors }
    }
}

impl DocumentActor {
    fn of(actor: &LocalActor) -> Self {
        Self {
            names: actor.names.clone(),
            is_named: actor.is_named,
            is_definite: actor.is_definite,
            kind: actor.kind,
            gender: actor.gender,
            affiliation: actor.affiliation.map(|found| found.owner as u32),
            members: actor.members.iter().map(|&index| index as u32).collect(),
        }
    }
}
