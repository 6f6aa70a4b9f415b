//! Takes the casts of all documents and the actors of a codebook, gives the actors of the
//! collection: which persons, bodies and states of different documents are the same.
//!
//! | module | what |
//! |---|---|
//! | `document` | what is kept of a document's cast: small, and free of its parse |
//! | `casts` | these for a whole collection, packed |
//! | `gazetteer` | names, adjectives, people and capitals of countries (`../gazetteer.tsv`) |
//! | `codebook` | which actors of the documents a codebook names |
//! | `edges` | pairs of actors that some rule takes for the same, the surest first |
//! | `bodies` | whose body "the Defence Ministry" is |
//! | `spelling` | names that are two spellings of one |
//! | `clusters` | joins along the edges, unless something speaks against it |
//! | `gather` | what is known about each joined actor |
//!
//! Namesakes stay apart: a rule joins only where the collection leaves one choice. The result is a
//! function of the documents and their numbers, so reading more of them equals reading all at once.

mod bodies;
mod casts;
mod clusters;
mod codebook;
mod document;
mod edges;
mod gather;
mod gazetteer;
mod spelling;

pub use casts::Casts;
pub use document::{DocumentActor, DocumentCast};
pub(crate) use gather::parties as declared_parties;

use crate::{
    annotate::time::Days,
    codebook::{CodebookActor, Parties},
    extract::cast::ActorKind,
};

/// Somebody or something in a collection of documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    /// The fullest of its names; a codebook's, if it has one.
    pub name: String,
    /// Whether some document gives it a name.
    pub is_named: bool,
    /// What it is.
    pub kind: ActorKind,
    /// Its other names, in the order of their first appearance.
    pub aliases: Vec<String>,
    /// Where it is met, in the order of the documents.
    pub members: Vec<Member>,
    /// Whom it belongs to, as the documents say, in the order of first appearance.
    pub affiliations: Vec<Affiliation>,
    /// Whom it belongs to, as the codebook says, in its order.
    pub declared_affiliations: Vec<DeclaredAffiliation>,
    /// The actors that it consists of, if it is a collective.
    pub parts: Vec<usize>,
    /// Its id in the codebook.
    pub codebook: Option<String>,
    /// Its parties, each at another time: what the codebook says, nothing else.
    pub parties: Vec<DeclaredParty>,
}

/// An actor of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The number of the document.
    pub document: u32,
    /// The actor's index in the document's cast.
    pub local: u32,
    /// The rule by which it belongs here.
    pub rule: &'static str,
}

/// That an actor belongs to another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Affiliation {
    /// Index of the other one.
    pub organization: usize,
    /// The days between which documents say so; none where they have no date.
    pub seen: Option<Days>,
}

/// That an actor belongs to another one by the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredAffiliation {
    /// Index of the other one; none if no document mentions it.
    pub organization: Option<usize>,
    /// Its id in the codebook; none if it is declared by its name only.
    pub codebook: Option<String>,
    /// Its name.
    pub name: String,
    /// Its parties by the codebook.
    pub parties: Vec<DeclaredParty>,
    /// The first day, ISO 8601; none if it always did.
    pub from: Option<String>,
    /// The last day; none if it still does.
    pub to: Option<String>,
}

/// That an actor belongs to a party by the codebook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredParty {
    /// The party's id.
    pub party: String,
    /// The first day, ISO 8601; none if it always did.
    pub from: Option<String>,
    /// The last day; none if it still does.
    pub to: Option<String>,
}

/// The actors of `documents`, in the order of their first appearance.
///
/// Documents are taken in the order of their numbers, whatever their order in the slice.
pub fn actors(
    documents: &[DocumentCast],
    codebook: &[CodebookActor],
    parties: &Parties,
) -> Vec<Actor> {
    let mut ordered: Vec<&DocumentCast> = documents.iter().collect();
    ordered.sort_by_key(|document| document.document);
    let mut casts = Casts::default();
    for cast in ordered {
        casts.push(cast);
    }
    actors_of(&casts, codebook, parties)
}

/// The actors of documents whose casts are in order.
pub fn actors_of(casts: &Casts, codebook: &[CodebookActor], parties: &Parties) -> Vec<Actor> {
    let nodes = edges::Nodes::new(casts, codebook, parties);
    let mut clusters = clusters::join(&nodes, &edges::edges(&nodes));
    gather::gather(&nodes, &mut clusters, codebook)
}

#[cfg(test)]
mod tests;
