//! Takes an annotated document and its statements, gives its actors: who is mentioned where, who
//! is meant by "he" and "the ministry", who speaks.
//!
//! | module | what |
//! |---|---|
//! | `mentions` | the words that may mean an actor |
//! | `named` | those that are names, with their titles |
//! | `phrases` | those that are noun phrases |
//! | `nouns` | which nouns name actors (`nouns.tsv`), which words are titles |
//! | `kind` | what a mention names |
//! | `name` | the words by which names are compared |
//! | `draft` | actors while they are put together |
//! | `names` | joins names: full name, surname, short name, acronym, name of a party |
//! | `affiliation` | whom a title or apposition belongs to |
//! | `roles` | joins appositions and "the ministry", "the governor" |
//! | `collectives` | several actors joined by "and" |
//! | `pronouns` | joins "he", "its", "they", "who" |
//! | `walk` | reads nouns and pronouns in the order of the text |
//! | `speakers` | whom the source of a statement means; "I" and "we" in quotations |
//!
//! Precision goes first: what no rule decides stays an actor of its own, or, for a pronoun, no
//! mention at all.

mod affiliation;
mod collectives;
mod draft;
mod kind;
mod mentions;
mod name;
mod named;
mod names;
mod nouns;
mod phrases;
mod pronouns;
mod roles;
mod speakers;
mod walk;

pub use name::{ActorName, NameWord};
pub(crate) use nouns::given_name;

use serde::{Deserialize, Serialize};

use super::Statement;
pub use crate::codebook::ActorKind;

use crate::{annotate::Annotated, codebook::Declared, text::Span};

/// The actors of one document.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// In the order of their first mention.
    pub actors: Vec<LocalActor>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    /// For each statement, the actors that its source means: members of `actors`; empty where
    /// nobody is given or the words stay unresolved.
    pub speakers: Vec<Vec<usize>>,
}

/// Somebody or something that can act or speak, within one document.
#[derive(Clone, Debug, PartialEq)]
pub struct LocalActor {
    /// The fullest words for it in this document.
    pub name: String,
    /// Every other name of it in this document, in order of appearance.
    pub aliases: Vec<String>,
    /// `name` and `aliases` as they may be compared; one word alone if only a noun is known.
    pub names: Vec<ActorName>,
    /// Whether it has a name; else `name` describes it: "two residents".
    pub is_named: bool,
    /// Whether it is described as the only one of its kind: "the Kestrian army".
    pub is_definite: bool,
    /// The declared name it has, if any: compare for equality only.
    pub declared: Option<Declared>,
    /// What it is.
    pub kind: ActorKind,
    /// What titles and pronouns tell about a person.
    pub gender: Option<Gender>,
    /// Titles and roles given to it.
    pub roles: Vec<ActorRole>,
    /// The actor it speaks for or belongs to.
    pub affiliation: Option<Affiliation>,
    /// The members of a collective source: "both the mission and the committee".
    pub members: Vec<usize>,
}

/// What a text says that an actor is: "foreign minister".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorRole {
    /// As it is written.
    pub shown: String,
    /// The rule that gives it to the actor.
    pub rule: &'static str,
}

/// Whom an actor belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Affiliation {
    /// Index in [`Cast::actors`].
    pub owner: usize,
    /// The rule that tells.
    pub rule: &'static str,
}

/// What the words tell about a person: "he" or "she".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Gender {
    /// "he", "Mr", "spokesman".
    Male,
    /// "she", "Ms", "spokeswoman".
    Female,
}

/// Words that mean an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// The token that carries them.
    pub head: usize,
    /// Index in [`Cast::actors`].
    pub actor: usize,
    /// The rule that decided whom they mean.
    pub rule: &'static str,
}

impl Cast {
    /// For each of so many tokens the actor that its words mean by themselves: the first name of
    /// "Kestria and Ulmere" means one of the two, not both.
    pub(crate) fn by_head(&self, tokens: usize) -> Vec<Option<usize>> {
        let mut actors = vec![None; tokens];
        for mention in self.mentions.iter().filter(|mention| mention.rule != COLLECTIVE) {
            actors[mention.head].get_or_insert(mention.actor);
        }
        actors
    }
}

/// The rule of a mention of several actors.
const COLLECTIVE: &str = "collective";

/// The actors of a document.
pub fn cast(annotated: &Annotated<'_>, statements: &[Statement]) -> Cast {
    let candidates = mentions::find(annotated, statements);
    let mut drafts = names::join(annotated, &candidates);
    affiliation::of_names(annotated, &candidates, &mut drafts);
    roles::describe(annotated, &candidates, &mut drafts);
    let said = speakers::Said::new(annotated, statements);
    walk::walk(annotated, &candidates, &said, &mut drafts);
    speakers::first_person(annotated, &candidates, &said, &mut drafts);
    drafts.finish(annotated, &candidates, &said)
}

#[cfg(test)]
mod tests;
