//! Takes casts of documents, keeps them packed: a name that many documents have is held once.

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;

use super::{DocumentActor, DocumentCast};
use crate::{
    annotate::time::Days,
    extract::cast::{ActorKind, ActorName, Gender},
};

/// The casts of the documents of a collection.
#[derive(Clone, Debug, Default)]
pub struct Casts {
    names: IndexSet<ActorName, FxBuildHasher>,
    pub(super) documents: Vec<KnownCast>,
    actors: Vec<KnownActor>,
    /// Names of actors, and the members of collectives.
    numbers: Vec<u32>,
}

/// The cast of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownCast {
    /// The number of the document.
    pub(super) document: u32,
    pub(super) published: Option<Days>,
    first: u32,
    count: u32,
}

/// An actor of one document.
#[derive(Clone, Copy, Debug)]
pub(super) struct KnownActor {
    names: u32,
    members: u32,
    end: u32,
    pub(super) affiliation: Option<u32>,
    pub(super) kind: ActorKind,
    pub(super) gender: Option<Gender>,
    pub(super) is_named: bool,
    pub(super) is_definite: bool,
}

impl Casts {
    /// Adds the cast of a document.
    pub fn push(&mut self, cast: &DocumentCast) {
        let (first, count) = (self.actors.len() as u32, cast.actors.len() as u32);
        cast.actors.iter().for_each(|actor| self.push_actor(actor));
        let DocumentCast { document, published, .. } = *cast;
        self.documents.push(KnownCast { document, published, first, count });
    }

    fn push_actor(&mut self, actor: &DocumentActor) {
        let names = self.numbers.len() as u32;
        for name in &actor.names {
            let known = self.names.get_index_of(name);
            let number = known.unwrap_or_else(|| self.names.insert_full(name.clone()).0);
            self.numbers.push(number as u32);
        }
        let members = self.numbers.len() as u32;
        self.numbers.extend(&actor.members);
        let end = self.numbers.len() as u32;
        let DocumentActor { affiliation, kind, gender, is_named, is_definite, .. } = *actor;
        self.actors.push(KnownActor {
            names,
            members,
            end,
            affiliation,
            kind,
            gender,
            is_named,
            is_definite,
        });
    }

    /// The casts at `places`, as documents 0, 1 and so on.
    #[must_use]
    pub fn in_order(mut self, places: &[usize]) -> Self {
        let numbered = (0..).zip(places);
        let cast = |(document, &at): (u32, &usize)| KnownCast { document, ..self.documents[at] };
        self.documents = numbered.map(cast).collect();
        self
    }

    /// The actors of a cast, in its order.
    pub(super) fn actors(&self, cast: &KnownCast) -> &[KnownActor] {
        &self.actors[cast.first as usize..(cast.first + cast.count) as usize]
    }

    /// The names of an actor, the fullest first.
    pub(super) fn names(&self, actor: &KnownActor) -> impl ExactSizeIterator<Item = &ActorName> {
        let numbers = &self.numbers[actor.names as usize..actor.members as usize];
        numbers.iter().map(|&number| &self.names[number as usize])
    }

    /// The members of a collective.
    pub(super) fn members(&self, actor: &KnownActor) -> &[u32] {
        &self.numbers[actor.members as usize..actor.end as usize]
    }
}
