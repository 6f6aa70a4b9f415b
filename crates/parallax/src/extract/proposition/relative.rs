//! Takes a verb in a relative clause, gives the noun that the clause describes, where that is a part
//! of the verb's.

use super::{clause::is_passive, subject::own_subject};
use crate::{
    annotate::Annotated,
    extract::grammar::{Frame, child, children, clause_frame, is_verb, lemma},
};

/// *who*, *which*, *that*.
pub(super) fn is_relative(annotated: &Annotated<'_>, token: usize) -> bool {
    matches!(annotated.analysis.tag(token), "WDT" | "WP")
        || (lemma(annotated, token) == "that"
            && matches!(annotated.analysis.dep(token), "dobj" | "nsubj" | "nsubjpass" | "pobj")
            && above(annotated, annotated.analysis.head(token)).is_some())
}

/// The verb of the relative clause that `verb` stands in, through infinitives and clauses that it
/// governs.
fn above(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let up = |&at: &usize| {
        let governed = matches!(annotated.analysis.dep(at), "ccomp" | "xcomp");
        governed.then(|| annotated.analysis.head(at)).filter(|&above| above != at)
    };
    let mut verbs = std::iter::successors(Some(verb), up).take(DEEPEST);
    verbs.find(|&at| annotated.analysis.dep(at) == "relcl")
}

/// The noun where it is the object: *the town (that) they left*, *the town (that) they hoped to
/// leave*.
pub(super) fn object(
    annotated: &Annotated<'_>,
    verb: usize,
    passive: bool,
    subject: Option<usize>,
) -> Option<usize> {
    let host = described(annotated, verb)?;
    let free = !passive && subject.is_some_and(|subject| subject != host);
    let stranded = children(annotated, verb, &["prep"])
        .any(|preposition| child(annotated, preposition, &["pobj", "pcomp"]).is_none());
    let adverbial = children(annotated, verb, &["advmod"])
        .any(|adverb| matches!(annotated.analysis.tag(adverb), "WRB"));
    let is_free = free && !stranded && !adverbial && gap(annotated, verb).is_none();
    is_free.then_some(host).filter(|&host| !is_setting(annotated, host))
}

/// The noun where it is the subject of a clause inside of the relative one: *the camps that they
/// said were empty*.
pub(super) fn subject(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let inside = annotated.analysis.dep(verb) == "ccomp";
    let finite = clause_frame(annotated, verb) == Frame::Clause;
    (inside && finite).then(|| described(annotated, verb)).flatten()
}

/// The noun that the relative clause around `verb` describes, if `verb` is the innermost that may
/// lack it.
fn described(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let analysis = &annotated.analysis;
    let mut at = verb;
    for _ in 0..DEEPEST {
        let above = analysis.head(at);
        let has_own = || own_subject(annotated, at).is_some_and(|own| !is_relative(annotated, own));
        match analysis.dep(at) {
            "relcl" if at == verb || has_own() => return Some(above),
            "ccomp" | "xcomp" if gap(annotated, above) == Some(at) => at = above,
            _ => return None,
        }
    }
    None
}

/// Relative clauses nested deeper are not followed.
const DEEPEST: usize = 4;

/// The clause under `verb` that lacks what the relative clause around it describes, where `verb` has
/// no object itself: one without a subject, or an infinitive without an object.
fn gap(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let has = |at: usize, labels: &[&str]| {
        children(annotated, at, labels).any(|part| !is_relative(annotated, part))
    };
    let lacks_subject = |clause: usize| {
        clause_frame(annotated, clause) == Frame::Clause
            && !has(clause, &["nsubj", "nsubjpass", "csubj", "expl", "mark"])
    };
    let lacks_object = |clause: usize| {
        clause_frame(annotated, clause) != Frame::Clause
            && !has(clause, &["dobj", "attr", "acomp", "oprd"])
            && !is_passive(annotated, clause)
    };
    let clause = child(annotated, verb, &["ccomp", "xcomp"])?;
    let lacks = is_verb(annotated, clause) && (lacks_subject(clause) || lacks_object(clause));
    (lacks && !has(verb, &["dobj", "dative"])).then_some(clause)
}

/// Nouns of a relative clause in which they are no part of the verb's: *the day they left*.
const SETTINGS: [&str; 10] =
    ["day", "moment", "month", "morning", "night", "reason", "time", "way", "week", "year"];

/// Whether the noun is one of these.
pub(super) fn is_setting(annotated: &Annotated<'_>, noun: usize) -> bool {
    SETTINGS.contains(&lemma(annotated, noun).as_str())
}
