//! Takes a verb, gives its subject: its own, or the word elsewhere in the sentence that acts in its
//! clause.

use super::{
    light::is_light,
    relative::{self, is_relative},
};
use crate::{
    annotate::Annotated,
    extract::{
        grammar::{self, Frame, child, children, clause_frame, is_noun, is_verb, lemma},
        stance,
    },
};

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
        let noun = match analysis.dep(verb) {
            "relcl" => Some(host),
            _ => relative::subject(annotated, verb),
        };
        return noun.filter(|_| is_relative(annotated, own)).or(Some(own));
    }
    if host == verb {
        return None;
    }
    match analysis.dep(verb) {
        "conj" if is_verb(annotated, host) => subject_within(annotated, host, steps),
        "acl" if describes(annotated, verb) => Some(host),
        "acl" if clause_frame(annotated, verb) == Frame::To => {
            ranked(annotated, host).or_else(|| holder(annotated, host, steps))
        }
        "xcomp" | "ccomp" | "advcl" if annotated.analysis.pos(host) == "ADJ" => {
            subject_within(annotated, analysis.head(host), steps)
        }
        "xcomp" | "ccomp" if clause_frame(annotated, verb) != Frame::Clause => {
            controller(annotated, host).or_else(|| subject_within(annotated, host, steps))
        }
        "ccomp" => relative::subject(annotated, verb),
        "pcomp" => {
            let above = analysis.head(host);
            if is_noun(annotated, above) {
                return holder(annotated, above, steps);
            }
            let by_object = matches!(lemma(annotated, host).as_str(), "from" | "into" | "of");
            let object = by_object.then(|| controller(annotated, above)).flatten();
            (above != host && is_verb(annotated, above))
                .then(|| object.or_else(|| subject_within(annotated, above, steps)))?
        }
        "advcl" if is_verb(annotated, host) && is_open(annotated, verb) => {
            subject_within(annotated, host, steps)
        }
        _ => None,
    }
}

/// The subject in the clause itself; of two, as in *whom they saw*, the one that is no relative.
pub(super) fn own_subject(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let mut subjects = children(annotated, verb, &["nsubj", "nsubjpass", "csubj"]);
    let first = subjects.next()?;
    subjects.find(|&other| is_relative(annotated, first) && other != first).or(Some(first))
}

/// The object of the governing verb acts in the clause: *ordered residents to leave*.
fn controller(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let own = OF_SUBJECT.contains(&lemma(annotated, verb).as_str());
    child(annotated, verb, &["dobj", "dative"])
        .filter(|&object| !own && !matches!(annotated.analysis.pos(object), "ADP"))
}

/// Verbs whose subject acts in the clause though they have an object: *left the town to join them*,
/// *used ropes to hold it*.
const OF_SUBJECT: [&str; 12] = [
    "await", "cancel", "cost", "join", "leave", "lose", "promise", "quit", "resign", "spend",
    "threaten", "use",
];

/// Whether a clause beside another leaves its subject to that one: without a mark, or with a bare
/// participle: *while serving*, *if elected*.
fn is_open(annotated: &Annotated<'_>, verb: usize) -> bool {
    let participle = matches!(annotated.analysis.tag(verb), "VBG" | "VBN")
        && child(annotated, verb, &["aux", "auxpass"]).is_none();
    participle || child(annotated, verb, &["mark"]).is_none()
}

/// Who has what a noun with a clause names: *his plan to leave*, *the right of residents to
/// return*, *they made the decision to leave*.
fn holder(annotated: &Annotated<'_>, noun: usize, steps: u8) -> Option<usize> {
    let word = lemma(annotated, noun);
    if stance::class(&word, Frame::Noun).is_none() && !HELD.contains(&word.as_str()) {
        return None;
    }
    let of = children(annotated, noun, &["prep"]).find(|&of| lemma(annotated, of) == "of");
    let owner = child(annotated, noun, &["poss"]).or_else(|| child(annotated, of?, &["pobj"]));
    let verb = annotated.analysis.head(noun);
    let lends = annotated.analysis.dep(noun) == "dobj"
        && is_light(&grammar::phrase(annotated, verb))
        && child(annotated, noun, &["poss"]).is_none()
        && is_verb(annotated, verb);
    owner.or_else(|| lends.then(|| subject_within(annotated, verb, steps)).flatten())
}

/// The noun of *the only guard to return*, which acts in its clause.
fn ranked(annotated: &Annotated<'_>, noun: usize) -> Option<usize> {
    let mut ranks = children(annotated, noun, &["amod"]);
    let is_ranked = ranks.any(|rank| RANKS.contains(&lemma(annotated, rank).as_str()));
    let takes_clause = stance::class(&lemma(annotated, noun), Frame::Noun).is_some();
    (is_ranked && !takes_clause && !relative::is_setting(annotated, noun)).then_some(noun)
}

/// Adjectives with which a noun acts in the clause after it.
const RANKS: [&str; 7] = ["first", "fourth", "last", "next", "only", "second", "third"];

/// Nouns that take a clause of their holder's and are no words for a statement.
const HELD: [&str; 14] = [
    "bid",
    "capacity",
    "comment",
    "determination",
    "freedom",
    "habit",
    "history",
    "move",
    "power",
    "readiness",
    "record",
    "remark",
    "right",
    "willingness",
];

/// A participle after its noun: *troops shelling*, *the town shelled*; not *the order to leave*.
fn describes(annotated: &Annotated<'_>, verb: usize) -> bool {
    matches!(annotated.analysis.tag(verb), "VBG" | "VBN")
        && child(annotated, verb, &["aux", "mark"]).is_none()
}

pub(super) fn shares_subject(annotated: &Annotated<'_>, verb: usize) -> bool {
    child(annotated, verb, &["nsubj", "nsubjpass"]).is_none()
}
