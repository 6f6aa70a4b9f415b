//! Takes the head of a noun phrase, gives the phrase as a candidate.

use super::{
    ActorKind, NameWord, kind,
    mentions::{Candidate, Determiner, Form},
    name, nouns,
    nouns::Noun,
};
use crate::annotate::Annotated;

pub(super) fn noun(annotated: &Annotated<'_>, head: usize, is_source: bool) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    if matches!(analysis.dep(head), "compound" | "amod" | "nmod" | "npadvmod" | "advmod") {
        return None;
    }
    let known = listed(annotated, head);
    let is_person = || annotated.tree.children(head).any(|child| has_who(annotated, child));
    let plural = (matches!(analysis.tag(head), "NNS" | "NNPS") && !is_plural_body(annotated, head))
        || known.is_some_and(|noun| noun.kind == ActorKind::Group)
        || is_number_of_several(annotated, head);
    let is_places = plural && known.is_some_and(|noun| noun.kind == ActorKind::Place);
    let is_anybody = is_places || is_negated(annotated, head);
    if (known.is_none() || is_anybody) && !is_source && !is_person() {
        return None;
    }
    let first = first_of(annotated, head);
    Some(Candidate {
        head,
        first,
        last: last_of(annotated, head, 3),
        form: Form::Noun,
        kind: known.map(|noun| kind::of_noun(noun, plural)),
        noun: known,
        plural,
        gender: known.and_then(|noun| noun.gender),
        words: noun_words(annotated, first, head),
        titles: Vec::new(),
        determiner: determiner(annotated, head),
    })
}

/// Whether the word is a part of a group: "two of them", "some of the residents".
pub(super) fn is_part(annotated: &Annotated<'_>, i: usize) -> bool {
    let is_several = |object: usize| {
        matches!(annotated.analysis.tag(object), "NNS" | "NNPS")
            && listed(annotated, object).is_some()
            || matches!(annotated.analysis.word(object), "them" | "us")
    };
    let is_head = !matches!(annotated.analysis.dep(i), "nummod" | "det" | "amod");
    is_head && complement(annotated, i).is_some_and(is_several)
}

/// Whether the word ends an age that stands for a person: "the 54-year-old".
pub(super) fn is_age(annotated: &Annotated<'_>, i: usize) -> bool {
    let analysis = &annotated.analysis;
    let word = |offset| annotated.neighbour(i, offset).map_or("", |i| analysis.word(i));
    let is_noun = !matches!(analysis.dep(i), "amod" | "acomp" | "compound");
    is_noun && analysis.word(i) == "old" && word(-1) == "-" && word(-2) == "year"
}

/// What the list says about a noun: with the word before it, by itself, or as an age.
pub(super) fn listed(annotated: &Annotated<'_>, head: usize) -> Option<Noun> {
    let analysis = &annotated.analysis;
    let word = |i: usize| analysis.word(i).to_lowercase();
    let lemma = analysis.lemma(head).to_lowercase();
    let before = annotated.neighbour(head, -1).map(word).unwrap_or_default();
    if let Some(noun) = nouns::noun(&format!("{before} {lemma}")) {
        return Some(noun);
    }
    if lemma == "bank" && nouns::is_of_land(&before) {
        return None;
    }
    if is_age(annotated, head) {
        return nouns::noun("adult");
    }
    nouns::noun(&lemma).or_else(|| nouns::noun(&word(head)))
}

/// The noun that "of", "for", "from" or "at" joins to `head`: "the head of the mission".
pub(super) fn complement(annotated: &Annotated<'_>, head: usize) -> Option<usize> {
    let analysis = &annotated.analysis;
    let next = annotated.neighbour(number_after(annotated, head).unwrap_or(head), 1)?;
    let joins = analysis.dep(next) == "prep"
        && analysis.head(next) == head
        && matches!(analysis.word(next), "of" | "for" | "from" | "at" | "to");
    // Odd words may be read as a preposition whose object stands before it: not a phrase that goes on.
    let is_object = |&i: &usize| analysis.dep(i) == "pobj" && i > next;
    joins.then(|| annotated.tree.children(next).find(is_object))?
}

pub(super) fn determiner(annotated: &Annotated<'_>, head: usize) -> Determiner {
    let analysis = &annotated.analysis;
    let left = annotated.tree.children(head).take_while(|&child| child < head);
    let mut found = Determiner::Bare;
    for child in left {
        match (analysis.dep(child), analysis.word(child).to_lowercase().as_str()) {
            ("poss", _) => return Determiner::Possessed,
            (_, "the" | "this" | "that" | "these" | "those" | "both") => {
                found = Determiner::Definite;
            }
            ("det" | "predet", _) | (_, "other" | "several" | "many" | "few" | "another") => {
                return Determiner::Indefinite;
            }
            ("nummod", _) if found == Determiner::Bare => return Determiner::Indefinite,
            _ => {}
        }
    }
    found
}

/// Whether the word has the form of several but names one body: "the customs".
fn is_plural_body(annotated: &Annotated<'_>, head: usize) -> bool {
    let word = annotated.analysis.word(head).to_lowercase();
    nouns::noun(&word).is_some_and(|noun| noun.kind == ActorKind::Organization)
}

/// Whether the word is a number of people, as in "two of them" and "six in ten".
fn is_number_of_several(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_one = matches!(analysis.word(head).to_lowercase().as_str(), "one" | "1");
    let counts = analysis.tag(head) == "CD"
        || (matches!(analysis.tag(head), "DT" | "JJ") && complement(annotated, head).is_some());
    !is_one && counts
}

/// Whether "no", "any" or "every" stands before the noun, which then means nobody in particular.
fn is_negated(annotated: &Annotated<'_>, head: usize) -> bool {
    let word = |i: usize| annotated.analysis.word(i).to_lowercase();
    annotated.tree.children(head).take_while(|&child| child < head).any(|child| {
        matches!(word(child).as_str(), "no" | "any" | "every" | "each" | "neither" | "either")
    })
}

/// Whether `child` is a clause that begins with "who".
fn has_who(annotated: &Annotated<'_>, child: usize) -> bool {
    let analysis = &annotated.analysis;
    analysis.dep(child) == "relcl"
        && annotated.tree.children(child).any(|i| analysis.tag(i) == "WP")
}

/// The modifiers of a noun and its dictionary form; a number right after it belongs to it.
fn noun_words(annotated: &Annotated<'_>, first: usize, head: usize) -> Vec<NameWord> {
    let analysis = &annotated.analysis;
    if is_age(annotated, head) {
        return vec![NameWord::Plain("year-old".to_owned())];
    }
    let owner = annotated.tree.children(head).find(|&i| analysis.dep(i) == "poss");
    let start = owner.map_or(first, |owner| owner + 1);
    let is_modifier = |i: &usize| !matches!(analysis.tag(*i), "PDT" | "PRP$" | "WP$");
    let mut words = name::words(annotated, (start..head).filter(is_modifier));
    if let Some(number) = number_after(annotated, head) {
        words.extend(name::words(annotated, number..=number));
    }
    words.push(NameWord::Plain(analysis.lemma(head).to_lowercase()));
    words
}

fn number_after(annotated: &Annotated<'_>, head: usize) -> Option<usize> {
    let next = annotated.neighbour(head, 1)?;
    let analysis = &annotated.analysis;
    (analysis.tag(next) == "CD" && analysis.head(next) == head).then_some(next)
}

/// The first token of the noun phrase of `head`, without clauses.
fn first_of(annotated: &Annotated<'_>, head: usize) -> usize {
    let analysis = &annotated.analysis;
    let mut first = head;
    for child in annotated.tree.children(head).rev().filter(|&child| child < head) {
        let is_part = matches!(
            analysis.dep(child),
            "det" | "amod" | "compound" | "poss" | "nummod" | "nmod" | "quantmod" | "predet"
        );
        if !is_part {
            break;
        }
        first = leftmost(annotated, child);
    }
    first
}

fn leftmost(annotated: &Annotated<'_>, mut i: usize) -> usize {
    while let Some(child) = annotated.tree.children(i).next().filter(|&child| child < i) {
        i = child;
    }
    i
}

/// The last token of the noun phrase of `head`: with "of ..." and "for ...", at most `depth` deep.
fn last_of(annotated: &Annotated<'_>, head: usize, depth: usize) -> usize {
    let own = number_after(annotated, head).unwrap_or(head);
    match complement(annotated, head) {
        Some(object) if depth > 0 => last_of(annotated, object, depth - 1),
        _ => own,
    }
}
