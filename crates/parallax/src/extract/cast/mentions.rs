//! Takes an annotated document and its statements, gives the words that may mean an actor.

use super::{ActorKind, Gender, NameWord, named, nouns::Noun, phrases};
use crate::{
    annotate::Annotated,
    extract::{Statement, grammar},
};

/// Words that may mean an actor.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The token that carries them.
    pub(super) head: usize,
    /// Their first token.
    pub(super) first: usize,
    /// Their last token.
    pub(super) last: usize,
    /// How they mean it.
    pub(super) form: Form,
    /// What they name, as far as they tell.
    pub(super) kind: Option<ActorKind>,
    /// What the list says about the head.
    pub(super) noun: Option<Noun>,
    /// Whether they mean several.
    pub(super) plural: bool,
    /// What they tell about a person.
    pub(super) gender: Option<Gender>,
    /// The name without titles; for a noun its modifiers and, last, its dictionary form.
    pub(super) words: Vec<NameWord>,
    /// Tokens of titles before a name.
    pub(super) titles: Vec<usize>,
    /// How the noun is introduced.
    pub(super) determiner: Determiner,
}

/// How words mean an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// By its name.
    Name,
    /// By an adjective made from its name.
    Demonym,
    /// By a noun.
    Noun,
    /// By a pronoun.
    Pronoun,
}

/// How a noun is introduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Determiner {
    /// "the", "this", "those".
    Definite,
    /// "a", "some", "other", a number.
    Indefinite,
    /// "its", "Kestria's".
    Possessed,
    /// Nothing.
    Bare,
}

/// The candidates in an order in which those inside of another come before it.
pub(super) fn find(annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<Candidate> {
    let mut taken = vec![false; annotated.analysis.len()];
    let mut found = Vec::new();
    for (first, last, kind) in named::named_stretches(annotated) {
        let named = named::named(annotated, first, last, Some(kind));
        if let Some(mut candidate) = named.filter(|name| !named::is_noun(annotated, name)) {
            if named::is_part_of_group(annotated, &candidate) {
                candidate.form = Form::Noun;
            }
            taken[first..=last].fill(true);
            taken[candidate.head] = true;
            candidate.titles.iter().for_each(|&i| taken[i] = true);
            found.push(candidate);
        }
    }
    let sources = source_heads(annotated, statements);
    for &i in annotated.words.iter().filter(|&&i| !taken[i]) {
        found.extend(other(annotated, i, sources[i], &taken));
    }
    found.sort_by_key(|c| (c.last, std::cmp::Reverse(c.first), c.head));
    found
}

/// The candidate of a token that is part of no name, if it is one.
fn other(
    annotated: &Annotated<'_>,
    i: usize,
    is_source: bool,
    taken: &[bool],
) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    match analysis.tag(i) {
        "JJ" if phrases::is_age(annotated, i) => phrases::noun(annotated, i, is_source),
        "DT" | "CC" | "PDT" if is_both(annotated, i) => pronoun(annotated, i, is_source),
        "PRP" | "PRP$" | "WP" | "WP$" | "WDT" => pronoun(annotated, i, is_source),
        "NN" | "NNS" => phrases::noun(annotated, i, is_source),
        "NNP" | "NNPS" => named::unlisted_name(annotated, i, is_source, taken),
        "CD" | "JJ" | "DT" if phrases::is_part(annotated, i) => phrases::noun(annotated, i, true),
        _ if is_source && analysis.word(i).contains(char::is_alphabetic) => {
            phrases::noun(annotated, i, true)
        }
        _ => None,
    }
}

/// Whether the word is "both" without a noun: "both signed", "both of them".
fn is_both(annotated: &Annotated<'_>, i: usize) -> bool {
    let is_noun = !matches!(annotated.analysis.dep(i), "det" | "predet" | "preconj" | "cc");
    is_noun && annotated.analysis.word(i).eq_ignore_ascii_case("both")
}

fn pronoun(annotated: &Annotated<'_>, i: usize, is_source: bool) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    let word = analysis.word(i).to_lowercase();
    let (kind, plural, gender) = match word.as_str() {
        "he" | "him" | "his" | "himself" => (Some(ActorKind::Person), false, Some(Gender::Male)),
        "she" | "her" | "hers" | "herself" => {
            (Some(ActorKind::Person), false, Some(Gender::Female))
        }
        "they" | "them" | "their" | "theirs" | "themselves" | "both" | "we" | "us" | "our"
        | "ours" | "ourselves" => (None, true, None),
        "i" | "me" | "my" | "mine" | "myself" => (Some(ActorKind::Person), false, None),
        "it" | "its" | "itself" | "which" | "that" | "who" | "whom" | "whose" => {
            (None, false, None)
        }
        _ if is_source => return phrases::noun(annotated, i, true),
        _ => return None,
    };
    Some(Candidate {
        head: i,
        first: i,
        last: i,
        form: Form::Pronoun,
        kind,
        noun: None,
        plural,
        gender,
        words: vec![NameWord::Plain(word)],
        titles: Vec::new(),
        determiner: Determiner::Bare,
    })
}

/// For each token, whether it is the head of the source of a statement.
fn source_heads(annotated: &Annotated<'_>, statements: &[Statement]) -> Vec<bool> {
    let mut heads = vec![false; annotated.analysis.len()];
    for statement in statements {
        if let Some(head) = source_head(annotated, statement) {
            heads[head] = true;
        }
    }
    heads
}

/// The token that carries the source of a statement.
pub(super) fn source_head(annotated: &Annotated<'_>, statement: &Statement) -> Option<usize> {
    let tokens = statement.source.iter().flat_map(|&span| annotated.tokens_in(span));
    grammar::top(annotated, &tokens.collect::<Vec<_>>())
}
