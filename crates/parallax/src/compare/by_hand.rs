//! What people made of statements: takes the speakers that they named, finds them among the actors.

use std::collections::{BTreeMap, HashMap};

use super::Corpus;
use crate::{
    codebook::{Codebook, CodebookActor},
    extract::{Basis, Kind, cast::ActorKind, stance::Stance},
    resolve::actors::{Actor, Member},
    text::Span,
};

/// What a person made of a statement, as far as comparing goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ByHand {
    /// It is no statement: unless a person gave it a claim it takes part in nothing.
    pub is_rejected: bool,
    /// What is said, where that was changed.
    pub content: Option<Box<[Span]>>,
    /// How it is given, where that was changed.
    pub kind: Option<Kind>,
    /// On whose authority, where that was changed: it tells what a speaker is whom no document has.
    pub basis: Option<Basis>,
    /// Name of who speaks, where a person says so.
    pub speaker: Option<Box<str>>,
    /// The stance of its source to the claim that it makes, where a person says so.
    pub stance: Option<Stance>,
}

/// Makes each speaker that a person named speak in their statement: the actor of that name, of several
/// the one that the document has, else a new one.
pub(super) fn name_speakers(
    corpus: &Corpus,
    codebook: &Codebook,
    actors: &mut Vec<Actor>,
    speakers: &mut [Vec<Box<[u32]>>],
) {
    let named = corpus.documents().iter().enumerate().flat_map(|(number, document)| {
        let all = document.statements.iter().enumerate();
        all.filter_map(move |(index, statement)| {
            let by_hand = statement.by_hand.as_deref()?;
            Some((number, index, by_hand.speaker.as_deref()?, by_hand.basis))
        })
    });
    let named: Vec<_> = named.collect();
    if named.is_empty() {
        return;
    }
    let mut known = Known::new(codebook, actors);
    for (document, index, name, basis) in named {
        let actor = known.find(name, document as u32, actors).unwrap_or_else(|| {
            actors.push(known.person(name, document as u32, basis));
            known.add(actors.len() as u32 - 1, actors);
            actors.len() as u32 - 1
        });
        speakers[document][index] = Box::new([actor]);
    }
}

/// Actors by their names.
struct Known<'c> {
    /// The actor of the codebook that has a name, and its place in the comparison.
    declared: HashMap<String, (&'c CodebookActor, Option<u32>)>,
    /// For each name the actors that have it, those first that are called by it.
    by_name: HashMap<String, Vec<(bool, u32)>>,
    /// The first number that no actor of a document has.
    next: BTreeMap<u32, u32>,
}

impl<'c> Known<'c> {
    fn new(codebook: &'c Codebook, actors: &[Actor]) -> Self {
        let (by_name, next) = (HashMap::new(), BTreeMap::new());
        let mut known = Self { declared: HashMap::new(), by_name, next };
        let places = actors.iter().zip(0..);
        let places: HashMap<&str, u32> =
            places.filter_map(|(actor, place)| Some((actor.codebook.as_deref()?, place))).collect();
        for actor in &codebook.actors {
            let place = places.get(actor.id.as_str()).copied();
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                known.declared.entry(comparable(name)).or_insert((actor, place));
            }
        }
        for place in 0..actors.len() as u32 {
            known.add(place, actors);
        }
        known
    }

    fn add(&mut self, place: u32, actors: &[Actor]) {
        let actor = &actors[place as usize];
        for name in std::iter::once(&actor.name).chain(&actor.aliases) {
            let is_alias = name != &actor.name;
            self.by_name.entry(comparable(name)).or_default().push((is_alias, place));
        }
        for member in &actor.members {
            let next = self.next.entry(member.document).or_default();
            *next = (*next).max(member.local + 1);
        }
        if let Some(id) = &actor.codebook {
            let of = self.declared.values_mut().filter(|(declared, _)| declared.id == *id);
            of.for_each(|(_, own)| *own = Some(place));
        }
    }

    fn find(&self, name: &str, document: u32, actors: &[Actor]) -> Option<u32> {
        let name = comparable(name);
        if let Some((_, place)) = self.declared.get(&name) {
            return *place;
        }
        let is_elsewhere =
            |place: u32| !actors[place as usize].members.iter().any(|it| it.document == document);
        let own = self.by_name.get(&name)?.iter();
        own.min_by_key(|(is_alias, place)| (is_elsewhere(*place), *is_alias, *place))
            .map(|(_, place)| *place)
    }

    /// An actor that no document has: as the codebook declares it, else as the statement's basis says.
    fn person(&self, name: &str, document: u32, basis: Option<Basis>) -> Actor {
        let declared = self.declared.get(&comparable(name)).map(|(declared, _)| *declared);
        let local = self.next.get(&document).copied().unwrap_or_default();
        Actor {
            name: declared.map_or(name, |declared| &declared.name).to_owned(),
            is_named: true,
            kind: declared.and_then(|declared| declared.kind).unwrap_or_else(|| kind(basis)),
            aliases: Vec::new(),
            members: vec![Member { document, local, rule: "person" }],
            affiliations: Vec::new(),
            declared_affiliations: Vec::new(),
            parts: Vec::new(),
            codebook: declared.map(|declared| declared.id.clone()),
            parties: declared.map(crate::resolve::actors::declared_parties).unwrap_or_default(),
        }
    }
}

fn kind(basis: Option<Basis>) -> ActorKind {
    match basis {
        Some(Basis::Organization) => ActorKind::Organization,
        Some(Basis::Document) => ActorKind::Document,
        Some(Basis::Group) => ActorKind::Group,
        _ => ActorKind::Person,
    }
}

fn comparable(name: &str) -> String {
    crate::text::one_line(name).to_lowercase()
}
