//! Takes an annotated document and its statements, gives propositions: who did what to whom,
//! how many, when, whether so or not.
//!
//! | module | what |
//! |---|---|
//! | `clause` | the roles of a verb, the same for active and passive |
//! | `subject` | who acts in a clause |
//! | `relative` | what a relative clause lacks |
//! | `nominal` | the roles of a noun of happening |
//! | `light` | light verbs, converse verbs, verbs of occurrence |
//! | `phrase` | what belongs to a participant |
//! | `cues` | which statement a verb attributes |
//! | `embedding` | which word governs a clause |
//! | `hold` | polarity and modality, with what governs a clause |

mod clause;
mod cues;
mod embedding;
mod hold;
mod light;
mod nominal;
mod phrase;
mod relative;
mod subject;

pub(crate) use phrase::{is_measure, own_tokens};

use serde::{Deserialize, Serialize};

use super::{Statement, cast::Cast, grammar, innermost::Innermost};
use crate::{annotate::Annotated, codebook::Declared, text::Span};
use cues::Cues;
use embedding::Embedding;
use phrase::Actors;

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
    /// The rule that made it.
    pub rule: &'static str,
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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Polarity {
    /// It is so.
    Positive,
    /// It is not so.
    Negative,
}

/// How a clause holds what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
///
/// A word that only carries a clause ("denied that", "failed to") gives none of its own: it gives
/// the clause its polarity and modality. A denial that is the cue of a statement is no part of the
/// proposition inside; it is the statement's stance.
pub fn propositions(
    annotated: &Annotated<'_>,
    statements: &[Statement],
    cast: &Cast,
) -> Vec<Proposition> {
    let reader = Reader {
        annotated,
        statements,
        actors: Actors::of(annotated, cast),
        cues: Cues::of(annotated, statements),
        embedding: Embedding::of(annotated),
        innermost: Innermost::of(annotated, statements),
    };
    let mut taken = vec![false; annotated.analysis.len()];
    let verbs = annotated.words.iter().filter(|&&i| clause::is_clause(annotated, i));
    let mut found: Vec<Proposition> =
        verbs.filter_map(|&verb| reader.clause(verb, &mut taken)).collect();
    let nouns = annotated.words.iter().filter(|&&i| nominal::is_told(annotated, i));
    found.extend(nouns.filter(|&&noun| !taken[noun]).filter_map(|&noun| reader.nominal(noun)));
    found.sort_by_key(|proposition| proposition.head);
    fill(annotated, &mut found);
    found
}

/// What all propositions of a document are read with.
struct Reader<'a> {
    annotated: &'a Annotated<'a>,
    statements: &'a [Statement],
    actors: Actors<'a>,
    cues: Cues,
    embedding: Embedding,
    innermost: Innermost,
}

impl Reader<'_> {
    /// The proposition of a verb's clause; `taken` marks nouns that a light verb took in.
    fn clause(&self, verb: usize, taken: &mut [bool]) -> Option<Proposition> {
        let is_apart = self.embedding.is_apart(self.annotated, verb);
        if self.embedding.carries(self.annotated, verb)
            || light::occurrence(self.annotated, verb).is_some()
            || clause::is_frame(self.annotated, verb)
            || (!is_apart && self.is_cue(verb))
        {
            return None;
        }
        let told = light::told(self.annotated, verb);
        if let Some(noun) = told.noun {
            taken[noun] = true;
        }
        let mut roles = told.roles;
        let apart = self.embedding.apart(self.annotated, verb);
        roles.extend(apart.map(|clause| (Part::Oblique("to".to_owned()), clause)));
        Some(self.proposition(verb, told.predicate, roles, told.rule))
    }

    /// Whether a verb that no list knows attributes a clause to somebody.
    fn is_cue(&self, verb: usize) -> bool {
        let annotated = self.annotated;
        let clauses: Vec<usize> =
            grammar::children(annotated, verb, &["ccomp", "parataxis"]).collect();
        let holds = |spans: &[Span], token: usize| {
            let at = annotated.analysis.span(token);
            spans.iter().any(|span| span.start <= at.start && at.end <= span.end)
        };
        let mut attributed = self.cues.statements(verb);
        attributed.any(|index| {
            clauses.iter().any(|&clause| holds(&self.statements[index].content, clause))
        })
    }

    /// The proposition of a noun of happening.
    fn nominal(&self, noun: usize) -> Option<Proposition> {
        let (verb, _) = nominal::event(self.annotated, noun)?;
        let roles = nominal::roles(self.annotated, noun);
        Some(self.proposition(noun, verb.to_owned(), roles, "event-noun"))
    }

    /// The token whose statement a proposition belongs to: of a noun that nothing governs its
    /// verb, since *offered a rise* says nothing of whether there is one.
    fn anchor(&self, head: usize) -> usize {
        let annotated = self.annotated;
        let free = grammar::is_noun(annotated, head) && self.embedding.governor(head).is_none();
        let up = |&at: &usize| Some(annotated.analysis.head(at)).filter(|&above| above != at);
        let mut above = std::iter::successors(Some(head), up);
        above.find(|&at| free && grammar::is_verb(annotated, at)).unwrap_or(head)
    }

    fn proposition(
        &self,
        head: usize,
        predicate: String,
        roles: Vec<(Part, usize)>,
        rule: &'static str,
    ) -> Proposition {
        let annotated = self.annotated;
        let statement = self.innermost.of_token(self.anchor(head));
        let (polarity, modality) = hold::hold(annotated, &self.embedding, &self.innermost, head);
        let speaker = statement.map(|index| &self.statements[index]);
        let mut roles: Vec<Role> = roles
            .into_iter()
            .map(|(part, token)| phrase::role(annotated, speaker, &self.actors, part, token))
            .collect();
        roles.sort_by(|a, b| a.part.cmp(&b.part).then(a.head.cmp(&b.head)));
        Proposition {
            statement,
            span: phrase::span(annotated, head),
            head,
            predicate,
            roles,
            polarity,
            modality,
            quantities: Vec::new(),
            times: Vec::new(),
            rule,
        }
    }
}

/// Gives each quantity and time to the smallest clause that holds it; `found` is in order.
fn fill(annotated: &Annotated<'_>, found: &mut [Proposition]) {
    for (index, quantity) in annotated.quantities.iter().enumerate() {
        if let Some(at) = smallest(annotated, found, quantity.span, quantity.counted) {
            found[at].quantities.push(index);
        }
    }
    for (index, time) in annotated.times.iter().enumerate() {
        if let Some(at) = smallest(annotated, found, time.span, None) {
            found[at].times.push(index);
        }
    }
}

/// The proposition with the smallest span around `span`, of those in its sentence; the first of
/// equals. How often something happened is said by the clause around the noun that is `counted`.
fn smallest(
    annotated: &Annotated<'_>,
    found: &[Proposition],
    span: Span,
    counted: Option<usize>,
) -> Option<usize> {
    let analysis = &annotated.analysis;
    let first = annotated.tokens_in(span).next()?;
    let sentence = analysis.sentence(analysis.sentence_of(first));
    let place = |token: usize| found.partition_point(|one| one.head < token);
    let near = place(sentence.start)..place(sentence.end);
    let holds = |outer: Span| outer.start <= span.start && span.end <= outer.end;
    let around = near.filter(|&at| holds(found[at].span) && Some(found[at].head) != counted);
    around.min_by_key(|&at| found[at].span.end - found[at].span.start)
}

#[cfg(test)]
mod tests;
