//! Takes a verb, gives its roles: agent first, the same for active and passive clauses.

use super::{
    Part,
    phrase::heads,
    relative::{self, is_relative},
    subject::{own_subject, shares_subject, subject},
};
use crate::{
    annotate::Annotated,
    extract::grammar::{child, children, is_conjunction, is_verb, lemma},
};

/// A part and the head of what takes it.
pub(super) type Found = (Part, usize);

/// The roles of the clause of `verb`.
pub(super) fn roles(annotated: &Annotated<'_>, verb: usize) -> Vec<Found> {
    let mut found = Vec::new();
    let passive = is_passive(annotated, verb);
    let object = child(annotated, verb, &["dobj"])
        .filter(|&object| !is_relative(annotated, object) && !is_conjunction(annotated, object));
    let subject_part = match (passive, object) {
        (true, Some(_)) => Part::Recipient,
        (true, None) => Part::Patient,
        _ => Part::Agent,
    };
    // *There is none*: nobody does it.
    let is_there = child(annotated, verb, &["expl"]).is_some();
    let subject = subject(annotated, verb).filter(|_| !is_there);
    add(annotated, &mut found, &subject_part, subject);
    if passive {
        add(annotated, &mut found, &Part::Agent, by(annotated, verb));
    }
    let objects = object.or_else(|| relative::object(annotated, verb, passive, subject));
    // *I’m a doctor*, where the parser reads an object.
    let is_said = lemma(annotated, verb) == "be";
    let part = if is_said { Part::Attribute } else { Part::Patient };
    add(annotated, &mut found, &part, objects);
    add(annotated, &mut found, &Part::Recipient, recipient(annotated, verb));
    add(annotated, &mut found, &Part::Attribute, attribute(annotated, verb));
    obliques(annotated, verb, passive, &mut found);
    beside_object(annotated, &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
    found.dedup();
    found
}

fn add(annotated: &Annotated<'_>, found: &mut Vec<Found>, part: &Part, head: Option<usize>) {
    let all = head.into_iter().flat_map(|head| heads(annotated, head).collect::<Vec<_>>());
    found.extend(all.map(|head| (part.clone(), head)));
}

/// Whether the token carries a clause: a verb, but for a participle that stands as an adjective
/// before its noun, *the paid staff*.
pub(super) fn is_clause(annotated: &Annotated<'_>, token: usize) -> bool {
    is_verb(annotated, token)
        && !matches!(annotated.analysis.dep(token), "amod" | "compound" | "nmod" | "punct")
        && annotated.analysis.word(token).contains(char::is_alphabetic)
}

/// Whether the verb stands in the passive, a bare participle after its noun included.
pub(super) fn is_passive(annotated: &Annotated<'_>, verb: usize) -> bool {
    let analysis = &annotated.analysis;
    if child(annotated, verb, &["nsubjpass", "auxpass", "csubjpass"]).is_some() {
        return true;
    }
    let bare = analysis.tag(verb) == "VBN" && child(annotated, verb, &["aux", "nsubj"]).is_none();
    match analysis.dep(verb) {
        "acl" | "advcl" => bare,
        "conj" => {
            bare && shares_subject(annotated, verb) && is_passive(annotated, analysis.head(verb))
        }
        _ => false,
    }
}

/// Whether the verb only frames what another says: *according to*, and an *it was ... that*.
pub(super) fn is_frame(annotated: &Annotated<'_>, verb: usize) -> bool {
    let analysis = &annotated.analysis;
    let described = |noun: usize| child(annotated, noun, &["relcl"]).is_some();
    let cleft = lemma(annotated, verb) == "be"
        && own_subject(annotated, verb).is_some_and(|it| lemma(annotated, it) == "it")
        && child(annotated, verb, &["attr"]).is_some_and(described);
    cleft || analysis.dep(verb) == "prep"
}

/// *by* after a passive.
fn by(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let mut prepositions = children(annotated, verb, &["agent", "prep"]);
    let by = prepositions.find(|&preposition| lemma(annotated, preposition) == "by")?;
    child(annotated, by, &["pobj"])
}

/// *gave the town grain*, *gave grain to the town*.
fn recipient(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let dative = child(annotated, verb, &["dative"])?;
    if annotated.analysis.pos(dative) == "ADP" {
        return child(annotated, dative, &["pobj"]);
    }
    Some(dative)
}

/// What a copula says of its subject, or a verb makes of its object: *called it a raid*.
fn attribute(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let small = child(annotated, verb, &["ccomp"]).filter(|&clause| !is_verb(annotated, clause));
    let stated = child(annotated, verb, &["attr", "acomp", "oprd"]).or(small);
    stated.or_else(|| {
        children(annotated, verb, &["advmod", "prt"]).find(|&at| is_state(annotated, verb, at))
    })
}

/// *is over*, *is back*: an adverb that says how things are.
fn is_state(annotated: &Annotated<'_>, verb: usize, adverb: usize) -> bool {
    const STATES: [&str; 10] =
        ["ahead", "away", "back", "down", "gone", "off", "out", "over", "underway", "up"];
    verb < adverb
        && lemma(annotated, verb) == "be"
        && STATES.contains(&lemma(annotated, adverb).as_str())
}

/// Prepositions that a parser may hang on the object though they belong to the verb.
const OF_THE_VERB: [&str; 6] = ["against", "from", "into", "to", "with", "without"];

/// *moved the grain from Orleth to Tavik*, where the parser reads *the grain from Orleth*.
fn beside_object(annotated: &Annotated<'_>, found: &mut Vec<Found>) {
    for (part, host) in found.clone() {
        for preposition in children(annotated, host, &["prep"]) {
            let word = lemma(annotated, preposition);
            let accompanies = matches!(part, Part::Oblique(_)) && word.starts_with("with");
            let free = part == Part::Patient || accompanies;
            if free && OF_THE_VERB.contains(&word.as_str()) {
                let object = child(annotated, preposition, &["pobj"]);
                add(annotated, found, &Part::Oblique(word), object);
            }
        }
    }
}

/// What stands after prepositions: *from Orleth*, *out of Orleth*.
fn obliques(annotated: &Annotated<'_>, verb: usize, passive: bool, found: &mut Vec<Found>) {
    for preposition in children(annotated, verb, &["prep"]) {
        let word = lemma(annotated, preposition);
        if word == "by" && passive {
            continue;
        }
        if word == "in" && is_for_order(annotated, preposition) {
            continue;
        }
        let inner = child(annotated, preposition, &["prep"]);
        let object = child(annotated, preposition, &["pobj"])
            .or_else(|| child(annotated, inner?, &["pobj"]));
        add(annotated, found, &Part::Oblique(word), object);
    }
}

/// *in order to*: no participant.
fn is_for_order(annotated: &Annotated<'_>, preposition: usize) -> bool {
    child(annotated, preposition, &["pobj"]).is_some_and(|order| {
        lemma(annotated, order) == "order" && child(annotated, order, &["det", "poss"]).is_none()
    })
}
