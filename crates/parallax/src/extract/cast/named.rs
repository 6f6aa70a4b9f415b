//! Takes what a language or a codebook takes for names, gives them as candidates, with their titles.

use super::{
    ActorKind, Gender, NameWord, kind,
    mentions::{Candidate, Determiner, Form},
    name,
    names::acts,
    nouns,
    nouns::Noun,
    phrases::{self, determiner},
};
use crate::{annotate::Annotated, codebook::Declared, lang::Slot};

/// Runs of tokens that the language or a codebook takes for a name, with the kind it gives.
pub(super) fn named_stretches(annotated: &Annotated<'_>) -> Vec<(usize, usize, ActorKind)> {
    let analysis = &annotated.analysis;
    let mut found = Vec::new();
    for name in analysis.names() {
        let of_label = kind::of_label(analysis.label(name.kind));
        if let Some(kind) = of_label.or_else(|| of_last_word(annotated, name.end as usize - 1)) {
            found.push((name.first as usize, name.end as usize - 1, kind));
        }
    }
    for (span, declared) in &annotated.declared {
        let tokens = annotated.tokens_in(*span);
        let i = tokens.start;
        if i < tokens.end && kind::of_label(analysis.entity(i)).is_none() {
            found.push((i, i, kind::of_slot(declared.class)));
        }
    }
    found.sort_unstable_by_key(|&(first, _, _)| first);
    found
}

pub(super) fn named(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    kind: Option<ActorKind>,
) -> Option<Candidate> {
    let (first, last) = trimmed(annotated, first, last)?;
    let last = extended(annotated, last);
    let head = head_within(annotated, first, last);
    let (start, titles) = titles(annotated, first, last, head, kind);
    let own = start..last + 1;
    let declared = alone(annotated, start, last);
    let governs = declared.filter(|d| d.class == Slot::Capital && acts(annotated, head));
    let words = match governs {
        Some(capital) => vec![NameWord::Party(capital.party)],
        None => name::words(annotated, own),
    };
    let is_titled = titles.iter().any(|&i| is_title(annotated, i));
    let kind = match declared {
        Some(_) if governs.is_some() => Some(ActorKind::State),
        Some(declared) => Some(kind::of_slot(declared.class)),
        None if is_titled || is_given(annotated, start, last) => Some(ActorKind::Person),
        // Countries stand without article, but for plurals: "the Gazette" is none.
        None if kind == Some(ActorKind::State) && is_the(annotated, head, start, last) => {
            Some(ActorKind::Organization)
        }
        None => kind,
    };
    let analysis = &annotated.analysis;
    let is_person = kind == Some(ActorKind::Person);
    let given = |name: &str| nouns::given_name(name).or_else(|| nouns::given_word(name));
    let form = if is_adjective(annotated, head) { Form::Demonym } else { Form::Name };
    (!words.is_empty()).then(|| Candidate {
        head,
        first: titles.iter().copied().min().map_or(start, |title| title.min(start)),
        last,
        form,
        kind,
        noun: nouns::noun(&analysis.lemma(head).to_lowercase()),
        plural: matches!(analysis.tag(head), "NNS" | "NNPS") && !is_person,
        gender: titles
            .iter()
            .find_map(|&i| gender_of(annotated, i))
            .or_else(|| given_gender(annotated, start, last, given).filter(|_| is_person)),
        words,
        titles,
        determiner: determiner(annotated, head),
    })
}

/// A proper noun that the language takes for no name; one that the list knows is read as a noun.
pub(super) fn unlisted_name(
    annotated: &Annotated<'_>,
    i: usize,
    is_source: bool,
    taken: &[bool],
) -> Option<Candidate> {
    let analysis = &annotated.analysis;
    if matches!(analysis.dep(i), "compound" | "nmod" | "amod") {
        return None;
    }
    if nouns::noun(&analysis.lemma(i).to_lowercase()).is_some() {
        return phrases::noun(annotated, i, is_source);
    }
    if !analysis.entity(i).is_empty() {
        return None;
    }
    let mut first = i;
    while let Some(before) = first.checked_sub(1) {
        let is_part = belongs(annotated, before, i) && analysis.pos(before) == "PROPN";
        if taken[before] || !is_part {
            break;
        }
        first = before;
    }
    named(annotated, first, i, None)
}

/// "Some Merriners", "young Merriners", "one Merriner": not all that have the name, so others each
/// time.
pub(super) fn is_part_of_group(annotated: &Annotated<'_>, name: &Candidate) -> bool {
    let analysis = &annotated.analysis;
    let is_people = name.kind == Some(ActorKind::Group);
    // A language may not know the name of a people; a number before a plural tells.
    let counts = |i: usize| match analysis.dep(i) {
        "nummod" => true,
        "det" => !matches!(analysis.word(i).to_lowercase().as_str(), "all" | "the"),
        _ => false,
    };
    let tells_kind = |i: usize| is_people && analysis.dep(i) == "amod";
    let is_free = name.form == Form::Name && annotated.declared(name.head).is_none();
    let mut before = annotated.tree.children(name.head).take_while(|&i| i < name.head);
    match analysis.tag(name.head) {
        "NNP" => is_free && is_people && name.determiner != Determiner::Bare,
        "NNPS" | "NNS" => is_free && before.any(|i| counts(i) || tells_kind(i)),
        _ => false,
    }
}

/// Whether a name is a listed noun alone: "the Ministry" is read as "the ministry".
pub(super) fn is_noun(annotated: &Annotated<'_>, name: &Candidate) -> bool {
    let is_alone = name.first == name.last && name.noun.is_some();
    is_alone && annotated.declared(name.head).is_none()
}

/// The declared name that is all of `first..=last`.
pub(super) fn alone(annotated: &Annotated<'_>, first: usize, last: usize) -> Option<Declared> {
    annotated.declared(first).filter(|_| first == last)
}

/// The kind of a name whose label tells of no actor but whose last word does: "the Merrin Observer
/// Mission".
fn of_last_word(annotated: &Annotated<'_>, last: usize) -> Option<ActorKind> {
    let analysis = &annotated.analysis;
    let noun = nouns::noun(&analysis.lemma(last).to_lowercase())?;
    let is_name = analysis.pos(last) == "PROPN" && noun.kind == ActorKind::Organization;
    is_name.then_some(noun.kind)
}

/// What the first word of a person's name of several words tells, if `told` knows it.
fn given_gender(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    told: impl Fn(&str) -> Option<Gender>,
) -> Option<Gender> {
    let is_free = annotated.declared(first).is_none();
    let name = annotated.analysis.word(first).to_lowercase();
    told(&name).filter(|_| first < last && is_free)
}

/// Whether two or three words begin with a given name and end in no noun for a body: a person,
/// whatever the language says.
fn is_given(annotated: &Annotated<'_>, first: usize, last: usize) -> bool {
    let lemma = annotated.analysis.lemma(last).to_lowercase();
    let is_short = first < last && last - first < 3;
    is_short
        && given_gender(annotated, first, last, nouns::given_name).is_some()
        && nouns::noun(&lemma).is_none()
        && !(first..=last).any(|i| matches!(annotated.analysis.tag(i), "CC" | "IN" | "POS"))
}

/// Whether a single name in the singular has an article.
fn is_the(annotated: &Annotated<'_>, head: usize, first: usize, last: usize) -> bool {
    let is_one = first == last && annotated.analysis.tag(head) == "NNP";
    is_one && determiner(annotated, head) == Determiner::Definite
}

/// `first..=last` without articles, marks and possessive endings at its ends.
fn trimmed(annotated: &Annotated<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    let analysis = &annotated.analysis;
    let counts = |i: &usize| {
        let is_word = analysis.word(*i).contains(char::is_alphanumeric);
        is_word && !matches!(analysis.tag(*i), "DT" | "POS" | "IN" | "CD")
    };
    let first_word = (first..=last).find(counts)?;
    let last_word = (first..=last).rev().find(|i| counts(i) || analysis.tag(*i) == "CD")?;
    Some((first_word, last_word.max(first_word)))
}

/// The end of a name that a language cuts short: up to the proper noun that its last token belongs
/// to.
fn extended(annotated: &Annotated<'_>, mut last: usize) -> usize {
    let analysis = &annotated.analysis;
    while last + 1 < analysis.len() {
        let belongs = analysis.dep(last) == "compound" && analysis.head(last) == last + 1;
        let label = kind::of_label(analysis.entity(last + 1));
        let is_name = analysis.pos(last + 1) == "PROPN" && label.is_none();
        let is_listed = nouns::noun(&analysis.lemma(last + 1).to_lowercase()).is_some();
        if !belongs || !is_name || is_listed || annotated.declared(last + 1).is_some() {
            break;
        }
        last += 1;
    }
    last
}

/// The last token of `first..=last` that depends on one outside.
fn head_within(annotated: &Annotated<'_>, first: usize, last: usize) -> usize {
    let outside = |i: &usize| {
        let head = annotated.analysis.head(*i);
        head == *i || head < first || head > last
    };
    let is_nominal = |i: &usize| matches!(annotated.analysis.pos(*i), "PROPN" | "NOUN");
    let tops: Vec<usize> = (first..=last).filter(outside).collect();
    tops.iter().rev().copied().find(|i| is_nominal(i)).or(tops.last().copied()).unwrap_or(last)
}

/// Where the name proper starts, and the tokens of titles before it.
fn titles(
    annotated: &Annotated<'_>,
    first: usize,
    last: usize,
    head: usize,
    kind: Option<ActorKind>,
) -> (usize, Vec<usize>) {
    let mut start = first;
    let mut titles = Vec::new();
    if !matches!(kind, Some(ActorKind::Person) | None) && !is_titled_before(annotated, first, head)
    {
        return (start, titles);
    }
    while start < last && is_title(annotated, start) && annotated.declared(start).is_none() {
        titles.push(start);
        start += 1;
    }
    let mut before = first;
    while let Some(i) = before.checked_sub(1).filter(|&i| belongs(annotated, i, head)) {
        if !(is_title(annotated, i) || belongs_to_title(annotated, i, before)) {
            break;
        }
        titles.push(i);
        before = i;
    }
    titles.sort_unstable();
    (start, titles)
}

/// Whether the word before a name of another kind is a title, so that it names a person after all.
fn is_titled_before(annotated: &Annotated<'_>, first: usize, head: usize) -> bool {
    first.checked_sub(1).is_some_and(|i| belongs(annotated, i, head) && is_title(annotated, i))
}

/// Whether token `i` is a left part of the noun phrase of `head`.
fn belongs(annotated: &Annotated<'_>, i: usize, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_part = matches!(analysis.dep(i), "compound" | "nmod" | "amod");
    is_part && (analysis.head(i) == head || analysis.head(analysis.head(i)) == head)
}

/// Whether token `i` belongs to a title that begins at `next`: "foreign", "Defence Ministry".
fn belongs_to_title(annotated: &Annotated<'_>, i: usize, next: usize) -> bool {
    is_title(annotated, next) || annotated.analysis.head(i) >= next
}

/// Whether token `i` is a noun for persons or a word such as "Ms".
fn is_title(annotated: &Annotated<'_>, i: usize) -> bool {
    if annotated.declared(i).is_some() {
        return false;
    }
    let word = annotated.analysis.word(i).to_lowercase();
    let is_person = |noun: Noun| noun.kind == ActorKind::Person;
    nouns::is_honorific(&word) || nouns::noun(&word).is_some_and(is_person)
}

fn gender_of(annotated: &Annotated<'_>, i: usize) -> Option<Gender> {
    let word = annotated.analysis.word(i).to_lowercase();
    nouns::honorific(&word).or_else(|| nouns::noun(&word)?.gender)
}

fn is_adjective(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    let is_modifier = matches!(analysis.dep(head), "amod" | "compound" | "nmod");
    let is_declared = || annotated.declared(head).is_some_and(|d| d.class == Slot::Adjective);
    analysis.pos(head) == "ADJ"
        || (is_modifier && (analysis.entity(head) == "NORP" || is_declared()))
}
