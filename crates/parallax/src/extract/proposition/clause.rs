//! Takes a verb, gives its roles: agent first, the same for active and passive clauses.

use super::{Part, phrase::heads};
use crate::{
    annotate::Annotated,
    extract::grammar::{Frame, child, children, clause_frame, is_conjunction, is_verb, lemma},
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
    let subject = subject(annotated, verb);
    add(annotated, &mut found, &subject_part, subject);
    if passive {
        add(annotated, &mut found, &Part::Agent, by(annotated, verb));
    }
    let objects = object.or_else(|| relative_object(annotated, verb, passive, subject));
    add(annotated, &mut found, &Part::Patient, objects);
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

/// Who or what the subject is: its own, that of the verb it is coordinated with, the noun that it
/// describes, or a part of the verb that governs it.
pub(super) fn subject(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    subject_within(annotated, verb, 8)
}

fn subject_within(annotated: &Annotated<'_>, verb: usize, steps: u8) -> Option<usize> {
    let analysis = &annotated.analysis;
    let steps = steps.checked_sub(1)?;
    let own = own_subject(annotated, verb);
    let host = analysis.head(verb);
    if let Some(own) = own {
        let described = is_relative(annotated, own) && analysis.dep(verb) == "relcl";
        return Some(if described { host } else { own });
    }
    if host == verb {
        return None;
    }
    match analysis.dep(verb) {
        "conj" if is_verb(annotated, host) => subject_within(annotated, host, steps),
        "acl" if describes(annotated, verb) => Some(host),
        "xcomp" | "ccomp" | "advcl" if annotated.analysis.pos(host) == "ADJ" => {
            subject_within(annotated, analysis.head(host), steps)
        }
        "xcomp" | "ccomp" if clause_frame(annotated, verb) != Frame::Clause => {
            controller(annotated, host).or_else(|| subject_within(annotated, host, steps))
        }
        "pcomp" => {
            let above = analysis.head(host);
            let by_object = matches!(lemma(annotated, host).as_str(), "from" | "into" | "of");
            let object = by_object.then(|| controller(annotated, above)).flatten();
            (above != host && is_verb(annotated, above))
                .then(|| object.or_else(|| subject_within(annotated, above, steps)))?
        }
        "advcl" if is_verb(annotated, host) && child(annotated, verb, &["mark"]).is_none() => {
            subject_within(annotated, host, steps)
        }
        _ => None,
    }
}

/// The subject in the clause itself; of two, as in *whom they saw*, the one that is no relative.
fn own_subject(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let mut subjects = children(annotated, verb, &["nsubj", "nsubjpass", "csubj"]);
    let first = subjects.next()?;
    subjects.find(|&other| is_relative(annotated, first) && other != first).or(Some(first))
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

/// The object of the governing verb acts in the clause: *ordered residents to leave*.
fn controller(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    child(annotated, verb, &["dobj", "dative"])
        .filter(|&object| !matches!(annotated.analysis.pos(object), "ADP"))
}

/// A participle after its noun: *troops shelling*, *the town shelled*; not *the order to leave*.
fn describes(annotated: &Annotated<'_>, verb: usize) -> bool {
    matches!(annotated.analysis.tag(verb), "VBG" | "VBN")
        && child(annotated, verb, &["aux", "mark"]).is_none()
}

fn shares_subject(annotated: &Annotated<'_>, verb: usize) -> bool {
    child(annotated, verb, &["nsubj", "nsubjpass"]).is_none()
}

/// *who*, *which*, *that*.
fn is_relative(annotated: &Annotated<'_>, token: usize) -> bool {
    matches!(annotated.analysis.tag(token), "WDT" | "WP")
        || (annotated.analysis.dep(annotated.analysis.head(token)) == "relcl"
            && lemma(annotated, token) == "that")
}

/// The noun that a relative clause describes, where it is its object: *the town (that) they left*.
fn relative_object(
    annotated: &Annotated<'_>,
    verb: usize,
    passive: bool,
    subject: Option<usize>,
) -> Option<usize> {
    let host = annotated.analysis.head(verb);
    let is_relative_clause = annotated.analysis.dep(verb) == "relcl";
    let free = !passive && subject.is_some_and(|subject| subject != host);
    let stranded = children(annotated, verb, &["prep"])
        .any(|preposition| child(annotated, preposition, &["pobj", "pcomp"]).is_none());
    let adverbial = children(annotated, verb, &["advmod"])
        .any(|adverb| matches!(annotated.analysis.tag(adverb), "WRB"));
    (is_relative_clause && free && !stranded && !adverbial).then_some(host)
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
    child(annotated, verb, &["attr", "acomp", "oprd"]).or(small)
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
        let inner = child(annotated, preposition, &["prep"]);
        let object = child(annotated, preposition, &["pobj"])
            .or_else(|| child(annotated, inner?, &["pobj"]));
        add(annotated, found, &Part::Oblique(word), object);
    }
}
