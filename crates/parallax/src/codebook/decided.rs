//! Takes what people decided about actors, adds it to what the codebook declares.

use std::collections::BTreeSet;

use super::{Codebook, CodebookActor};
use crate::text::DocumentId;

/// What a person decided about names of actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActorDecision {
    /// These are names of one actor, which is called so.
    One {
        /// Its names.
        names: Vec<String>,
        /// What it is called.
        called: String,
    },
    /// The names of each list are those of one actor, and no two lists are of the same.
    Apart(Vec<Vec<String>>),
}

impl Codebook {
    /// Declares what was decided about actors, oldest first, beside what is declared already: no two
    /// actors share a name afterwards.
    pub fn decide_actors(&mut self, decisions: &[ActorDecision]) {
        for decision in decisions {
            match decision {
                ActorDecision::One { names, called } => self.join(names, called),
                ActorDecision::Apart(groups) => self.part(groups),
            }
        }
    }

    /// Makes one of all actors that have these names: the first, with what the others have.
    fn join(&mut self, names: &[String], called: &str) {
        let wanted: BTreeSet<&str> = names.iter().map(String::as_str).chain([called]).collect();
        let has = |actor: &CodebookActor| all_names(actor).any(|name| wanted.contains(name));
        let (own, others): (Vec<CodebookActor>, Vec<CodebookActor>) =
            std::mem::take(&mut self.actors).into_iter().partition(has);
        self.actors = others;
        let mut own = own.into_iter();
        let is_several = names.iter().collect::<BTreeSet<_>>().len() > 1;
        let mut joined = own.next().unwrap_or_else(|| CodebookActor {
            id: new_id(names),
            name: called.to_owned(),
            ..CodebookActor::default()
        });
        // Those who are one by decision may be of several kinds by their documents.
        joined.kind = joined.kind.filter(|_| !is_several);
        let known: Vec<String> = all_names(&joined).map(str::to_owned).collect();
        let mut aliases: Vec<String> = known.into_iter().chain(names.iter().cloned()).collect();
        for other in own {
            aliases.extend(all_names(&other).map(str::to_owned));
            self.belong(&other, &joined.id);
            if joined.party.is_none() && joined.parties.is_empty() {
                (joined.party, joined.parties) = (other.party, other.parties);
            }
            joined.affiliations.extend(other.affiliations);
        }
        called.clone_into(&mut joined.name);
        joined.aliases = distinct(aliases);
        joined.aliases.retain(|alias| alias != called);
        self.actors.push(joined);
    }

    /// Whoever belonged to an actor belongs to another, which it has become part of.
    fn belong(&mut self, gone: &CodebookActor, whole: &str) {
        let all = self.actors.iter_mut().flat_map(|actor| &mut actor.affiliations);
        for affiliation in all {
            if affiliation.organization == gone.id || affiliation.organization == gone.name {
                whole.clone_into(&mut affiliation.organization);
            }
        }
    }

    fn part(&mut self, groups: &[Vec<String>]) {
        // Whoever is called by a name of a group stays that group's.
        let owner =
            |group: &Vec<String>| self.actors.iter().position(|actor| group.contains(&actor.name));
        let owners: Vec<Option<usize>> = groups.iter().map(owner).collect();
        let named: BTreeSet<&String> = groups.iter().flatten().collect();
        for actor in &mut self.actors {
            actor.aliases.retain(|alias| !named.contains(alias));
        }
        for (group, owner) in groups.iter().zip(owners) {
            let group = distinct(group.clone());
            if let Some(actor) = owner.map(|owner| &mut self.actors[owner]) {
                actor.aliases.extend(group.into_iter().filter(|name| *name != actor.name));
            } else if let Some((name, aliases)) = group.split_first() {
                self.actors.push(CodebookActor {
                    id: new_id(&group),
                    name: name.clone(),
                    aliases: aliases.to_vec(),
                    ..CodebookActor::default()
                });
            }
        }
    }
}

fn all_names(actor: &CodebookActor) -> impl Iterator<Item = &str> {
    std::iter::once(&actor.name).chain(&actor.aliases).map(String::as_str)
}

/// Each name once, in the order of the list.
fn distinct(mut names: Vec<String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    names
}

/// The id of an actor that nobody declared, by the names that it was first decided about.
fn new_id(names: &[String]) -> String {
    let mut sorted: Vec<&[u8]> = names.iter().map(String::as_bytes).collect();
    sorted.sort_unstable();
    sorted.insert(0, b"decided actor");
    format!("a{}", &DocumentId::of(&sorted).to_string()[..10])
}

#[cfg(test)]
mod tests {
    use super::{ActorDecision, Codebook};

    const BOOK: &str = "\
[[actor]]
id = \"office\"
name = \"the Harbour Office\"
kind = \"organization\"

[[actor]]
id = \"dask\"
name = \"Orsa Dask\"
aliases = [\"Dask\"]
affiliations = [{ organization = \"office\" }]
";

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    fn one(list: &[&str], called: &str) -> ActorDecision {
        ActorDecision::One { names: names(list), called: called.to_owned() }
    }

    fn decided(decisions: &[ActorDecision]) -> Vec<(String, Vec<String>)> {
        let mut codebook = Codebook::from_toml(BOOK).expect("a codebook");
        codebook.decide_actors(decisions);
        codebook.actors.into_iter().map(|actor| (actor.name, actor.aliases)).collect()
    }

    fn said(list: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        list.iter().map(|(name, aliases)| ((*name).to_owned(), names(aliases))).collect()
    }

    #[test]
    fn names_of_one_are_declared_or_added_to_what_is_declared() {
        let expected = [
            ("the Harbour Office", &[][..]),
            ("Orsa Dask", &["Dask"]),
            ("Ilsa Marrand", &["Commissioner Marrand"]),
        ];
        let two = ["Ilsa Marrand", "Commissioner Marrand"];
        assert_eq!(decided(&[one(&two, "Ilsa Marrand")]), said(&expected));
        let expected = [("the Harbour Office", &[][..]), ("O. Dask", &["Orsa Dask", "Dask"])];
        assert_eq!(decided(&[one(&["Orsa Dask"], "O. Dask")]), said(&expected));
    }

    #[test]
    fn two_that_are_declared_become_the_first_and_keep_who_belonged_to_them() {
        let mut codebook = Codebook::from_toml(BOOK).expect("a codebook");
        let both = one(&["the Port Board", "the Harbour Office"], "the Port Board");
        codebook.decide_actors(&[one(&["the Port Board"], "the Port Board"), both]);
        let ids: Vec<&str> = codebook.actors.iter().map(|actor| actor.id.as_str()).collect();
        assert_eq!(ids, ["dask", "office"]);
        assert_eq!(codebook.actors[0].affiliations[0].organization, "office");
        assert_eq!(codebook.actors[1].name, "the Port Board");
        assert_eq!(codebook.actors[1].aliases, ["the Harbour Office"]);
    }

    #[test]
    fn what_is_parted_shares_no_name() {
        let apart = ActorDecision::Apart(vec![names(&["Orsa Dask"]), names(&["Dask", "Dasko"])]);
        let expected = [("the Harbour Office", &[][..]), ("Orsa Dask", &[]), ("Dask", &["Dasko"])];
        assert_eq!(decided(std::slice::from_ref(&apart)), said(&expected));
        let again = one(&["Orsa Dask", "Dask"], "Orsa Dask");
        let expected = [("the Harbour Office", &[][..]), ("Orsa Dask", &["Dask", "Dasko"])];
        assert_eq!(decided(&[apart, again]), said(&expected));
    }
}
