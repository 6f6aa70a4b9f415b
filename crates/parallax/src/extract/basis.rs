//! Takes the source of a statement, gives on whose authority it stands.

use super::{Basis, grammar, words};
use crate::annotate::Annotated;

/// The basis of a statement of `source`; hearsay where there is none.
pub(super) fn basis(annotated: &Annotated<'_>, source: &[usize]) -> Basis {
    let Some(head) = grammar::top(annotated, source) else { return Basis::Hearsay };
    let analysis = &annotated.analysis;
    let lemma = analysis.lemma(head).to_lowercase();
    let word = analysis.word(head).to_lowercase();
    let quoted = annotated.quote_of[head].is_some();
    match word.as_str() {
        "i" if quoted => return Basis::Person,
        "i" | "we" if !quoted => return Basis::Author,
        _ => {}
    }
    if is_joined(annotated, head, source) || is_plural(annotated, head) {
        return Basis::Group;
    }
    match analysis.entity(head) {
        "PERSON" => return Basis::Person,
        "ORG" | "GPE" => return Basis::Organization,
        "LAW" => return Basis::Document,
        "NORP" => return Basis::Group,
        _ => {}
    }
    if words::GROUPS.contains(word.as_str()) {
        Basis::Group
    } else if words::ORGANIZATIONS.contains(lemma.as_str()) {
        Basis::Organization
    } else if words::DOCUMENTS.contains(lemma.as_str()) {
        Basis::Document
    } else if is_indefinite(annotated, head) {
        Basis::Unnamed
    } else if words::PERSONS.contains(lemma.as_str()) || analysis.pos(head) == "PROPN" {
        Basis::Person
    } else if matches!(word.as_str(), "someone" | "somebody" | "one") {
        Basis::Unnamed
    } else {
        Basis::Person
    }
}

/// Whether another source is joined to `head`: *the mission and the committee*.
fn is_joined(annotated: &Annotated<'_>, head: usize, source: &[usize]) -> bool {
    annotated.tree.children(head).any(|child| {
        annotated.analysis.dep(child) == "conj" && source.binary_search(&child).is_ok()
    })
}

/// Whether `head` is a common noun in the plural.
fn is_plural(annotated: &Annotated<'_>, head: usize) -> bool {
    annotated.analysis.tag(head) == "NNS"
        && !words::DOCUMENTS.contains(annotated.analysis.lemma(head).to_lowercase().as_str())
}

/// Whether *a*, *an*, *one* or *another* stands before a common noun.
fn is_indefinite(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    analysis.tag(head) == "NN"
        && annotated.tree.children(head).any(|child| {
            matches!(
                analysis.word(child).to_lowercase().as_str(),
                "a" | "an" | "one" | "another" | "our" | "my"
            )
        })
}
