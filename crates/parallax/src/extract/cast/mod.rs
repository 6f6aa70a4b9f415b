//! Takes an annotated document and its statements, gives its actors: who is mentioned where, who
//! is meant by "he" and "the ministry", who speaks.

use super::Statement;
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
    /// The declared name it has, if any: compare for equality only.
    pub declared: Option<Declared>,
    /// What it is.
    pub kind: ActorKind,
    /// Titles and roles given to it: "foreign minister".
    pub roles: Vec<String>,
    /// The actor it speaks for or belongs to, by apposition or title.
    pub affiliation: Option<usize>,
    /// The members of a collective source: "both the mission and the committee".
    pub members: Vec<usize>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    /// A named or unnamed single person.
    Person,
    /// A ministry, army, company, party, news agency.
    Organization,
    /// A state or its government.
    State,
    /// Any other place.
    Place,
    /// People of a kind, or several actors together.
    Group,
    /// A decree, report, letter, poll.
    Document,
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

/// The actors of a document.
pub fn cast(_annotated: &Annotated<'_>, statements: &[Statement]) -> Cast {
    Cast { speakers: vec![Vec::new(); statements.len()], ..Cast::default() }
}
