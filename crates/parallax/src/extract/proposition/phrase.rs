//! Takes the head of a noun phrase, gives what belongs to it: coordinated heads, names, pronouns.

use super::Role;
use crate::{
    annotate::Annotated,
    codebook::Declared,
    extract::{
        Statement,
        cast::Cast,
        grammar::{child, children, lemma},
    },
    text::Span,
};

/// `head` and the heads coordinated with it, in order.
pub(super) fn heads<'a>(
    annotated: &'a Annotated<'_>,
    head: usize,
) -> impl Iterator<Item = usize> + 'a {
    let joined = |&at: &usize| child(annotated, at, &["conj"]);
    std::iter::successors(Some(head), move |at| joined(at).filter(|next| next != at))
}

/// The tokens of a phrase that name whom it is about: its head and what stands before it, what
/// follows "of", and appositions; no clauses, nothing coordinated.
pub(crate) fn own_tokens(annotated: &Annotated<'_>, head: usize) -> Vec<usize> {
    let mut found = vec![head];
    let mut next = 0;
    while next < found.len() {
        let at = found[next];
        next += 1;
        let near = ["amod", "appos", "compound", "nmod", "nummod", "poss", "quantmod"];
        found.extend(children(annotated, at, &near));
        let of = children(annotated, at, &["prep"])
            .filter(|&preposition| lemma(annotated, preposition) == "of");
        for preposition in of {
            found.extend(children(annotated, preposition, &["pobj"]));
        }
    }
    found.sort_unstable();
    found
}

/// The actors of a document by their words.
pub(super) struct Actors<'a> {
    cast: &'a Cast,
    at: Vec<Option<usize>>,
}

impl<'a> Actors<'a> {
    /// Looks up the mentions of `cast`.
    pub(super) fn of(annotated: &Annotated<'_>, cast: &'a Cast) -> Self {
        Self { cast, at: cast.by_head(annotated.analysis.len()) }
    }

    /// The declared name of `actor`.
    fn declared(&self, actor: usize) -> Option<Declared> {
        self.cast.actors.get(actor)?.declared
    }
}

/// Turns the head of a participant into its role.
pub(super) fn role(
    annotated: &Annotated<'_>,
    statement: Option<&Statement>,
    actors: &Actors<'_>,
    part: super::Part,
    head: usize,
) -> Role {
    let head = counted(annotated, head);
    let own = own_tokens(annotated, head);
    let named = own.iter().find_map(|&token| annotated.declared(token));
    let actor = actors.at[head];
    let of_actor = || actor.and_then(|actor| actors.declared(actor));
    let of_pronoun = |token: usize| match actors.at[token] {
        Some(actor) => actors.declared(actor),
        None => speaker(annotated, statement?),
    };
    let mut pronouns = own.iter().filter(|&&token| is_personal(annotated, token));
    Role {
        part,
        head,
        span: span(annotated, head),
        lemma: lemma(annotated, head),
        declared: named.or_else(of_actor).or_else(|| pronouns.find_map(|&token| of_pronoun(token))),
        actor,
    }
}

/// Nouns that only say how many.
const MEASURES: [&str; 16] = [
    "couple", "dozen", "half", "hundred", "majority", "million", "minority", "most", "number",
    "percent", "quarter", "score", "share", "ten", "third", "thousand",
];

/// Whether the token only says how many.
pub(crate) fn is_measure(annotated: &Annotated<'_>, token: usize) -> bool {
    annotated.analysis.pos(token) == "NUM" || MEASURES.contains(&lemma(annotated, token).as_str())
}

/// Words that say how many of those who stand after "of".
const QUANTIFIERS: [&str; 9] =
    ["all", "both", "each", "few", "many", "most", "much", "several", "some"];

/// *hundreds of residents*, *all of the residents*: the residents.
fn counted(annotated: &Annotated<'_>, head: usize) -> usize {
    let inside = |&head: &usize| {
        let says_how_many =
            is_measure(annotated, head) || QUANTIFIERS.contains(&lemma(annotated, head).as_str());
        let of = child(annotated, head, &["prep"])
            .filter(|&of| says_how_many && lemma(annotated, of) == "of")?;
        child(annotated, of, &["pobj"])
    };
    std::iter::successors(Some(head), inside).last().unwrap_or(head)
}

/// Whether the token is a pronoun such as "they" or "its".
fn is_personal(annotated: &Annotated<'_>, token: usize) -> bool {
    matches!(annotated.analysis.tag(token), "PRP" | "PRP$")
}

/// The declared name in the statement's source, which a pronoun inside may mean.
fn speaker(annotated: &Annotated<'_>, statement: &Statement) -> Option<Declared> {
    let source = statement.source.iter().flat_map(|&span| annotated.tokens_in(span));
    source.into_iter().find_map(|token| annotated.declared(token))
}

/// The words from the first to the last that belong to `head`.
pub(super) fn span(annotated: &Annotated<'_>, head: usize) -> Span {
    let words = annotated.tree.subtree(head);
    let (first, last) = (words[0], words[words.len() - 1]);
    Span { start: annotated.analysis.span(first).start, end: annotated.analysis.span(last).end }
}
