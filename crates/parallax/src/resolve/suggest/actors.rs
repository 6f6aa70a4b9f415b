//! Takes who is named in which document, gives the names that stand in most.

use std::{cmp::Reverse, collections::HashMap};

/// A name that stands in many documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuggestedActor {
    /// The name as first written.
    pub name: String,
    /// In how many documents it stands.
    pub documents: usize,
    /// How often it stands there.
    pub mentions: usize,
}

/// The names in at least `fewest` documents, those in most first; ties by first appearance.
///
/// `named` holds one pair for each mention: the actor's name and the number of the document.
/// Mentions of a document stand together.
pub fn frequent_actors<'n>(
    named: impl IntoIterator<Item = (&'n str, usize)>,
    fewest: usize,
) -> Vec<SuggestedActor> {
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut found: Vec<(SuggestedActor, usize)> = Vec::new();
    for (name, document) in named {
        let place = *places.entry(name).or_insert(found.len());
        if place == found.len() {
            let name = name.to_owned();
            found.push((SuggestedActor { name, documents: 0, mentions: 0 }, usize::MAX));
        }
        let (actor, last) = &mut found[place];
        actor.mentions += 1;
        actor.documents += usize::from(*last != document);
        *last = document;
    }
    let mut actors: Vec<SuggestedActor> = found.into_iter().map(|(actor, _)| actor).collect();
    actors.retain(|actor| actor.documents >= fewest);
    actors.sort_by_key(|actor| Reverse((actor.documents, actor.mentions)));
    actors
}

#[cfg(test)]
mod tests {
    use super::frequent_actors;

    #[test]
    fn names_in_most_documents_come_first() {
        let mentions = [
            ("Quist", 0),
            ("Dask", 0),
            ("Dask", 0),
            ("Dask", 0),
            ("Marrand", 1),
            ("Quist", 1),
            ("Marrand", 2),
        ];
        let names = |fewest| {
            let actors = frequent_actors(mentions, fewest);
            actors.into_iter().map(|actor| (actor.name, actor.documents)).collect::<Vec<_>>()
        };
        let expected = [("Quist".to_owned(), 2), ("Marrand".to_owned(), 2)];
        assert_eq!(names(2), expected);
        assert_eq!(names(1)[2], ("Dask".to_owned(), 1));
    }
}
