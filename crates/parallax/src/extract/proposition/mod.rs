//! Takes an annotated document and its statements, gives propositions: who did what to whom,
//! how many, when, whether so or not.

use super::{Statement, cast::Cast};
use crate::{annotate::Annotated, codebook::Declared, text::Span};

/// What one clause says: a predicate with its roles.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposition {
    /// Index of the innermost statement whose content holds it; none in the author's own voice.
    pub statement: Option<usize>,
    /// The clause.
    pub span: Span,
    /// The token that carries the predicate.
    pub head: usize,
    /// The predicate's dictionary form, with a particle or the noun of a light verb: "shell",
    /// "carry out", "flee".
    pub predicate: String,
    /// What takes part, agent first; active and passive clauses give the same roles.
    pub roles: Vec<Role>,
    /// Whether the clause says that it is so, or that it is not.
    pub polarity: Polarity,
    /// How the clause holds it.
    pub modality: Modality,
    /// Indexes in [`Annotated::quantities`] of the numbers in it.
    pub quantities: Vec<usize>,
    /// Indexes in [`Annotated::times`] of the times in it.
    pub times: Vec<usize>,
}

/// One participant of a proposition.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// What part it takes.
    pub part: Part,
    /// The token that carries it.
    pub head: usize,
    /// Its words.
    pub span: Span,
    /// Its head's dictionary form, as masked.
    pub lemma: String,
    /// The declared name in it, if any: compare for equality only.
    pub declared: Option<Declared>,
    /// Index in [`Cast::actors`], where it means an actor.
    pub actor: Option<usize>,
}

/// The part that a participant takes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Who does it; the subject of an intransitive or copular clause too.
    Agent,
    /// Whom or what it is done to.
    Patient,
    /// To whom, for whom.
    Recipient,
    /// What the subject is said to be.
    Attribute,
    /// Anything with a preposition: "in", "from", "against".
    Oblique(String),
}

/// Whether a clause is negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// It is so.
    Positive,
    /// It is not so.
    Negative,
}

/// How a clause holds what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It is or was so.
    Plain,
    /// It will be so.
    Future,
    /// It may or might be so.
    Possible,
    /// It must or should be so.
    Necessary,
    /// It would be so if.
    Conditional,
    /// Is it so?
    Question,
}

/// All propositions of a document, in the order of their heads.
pub fn propositions(
    _annotated: &Annotated<'_>,
    _statements: &[Statement],
    _cast: &Cast,
) -> Vec<Proposition> {
    Vec::new()
}
