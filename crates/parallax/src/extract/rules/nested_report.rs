//! What others say inside of what somebody says: *residents said that officials had told them to
//! leave*.

use super::branch;
use crate::{
    annotate::Annotated,
    extract::{
        found::{Found, trimmed},
        grammar::child,
        kept::Kept,
        overlap::holds,
        words,
    },
};

/// Adds a statement for each verb of saying, with a speaker and a clause, inside of a content.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    for &verb in &annotated.words {
        if found.of_head(verb).is_none()
            && let Some(new) = report(annotated, verb)
            && found.sharing(&[verb]).any(|(_, outer)| holds(outer, &new))
        {
            found.add(new);
        }
    }
}

/// What the verb passes on, if its clause says who speaks and what.
fn report(annotated: &Annotated<'_>, verb: usize) -> Option<Found> {
    let analysis = &annotated.analysis;
    if analysis.pos(verb) != "VERB" || !words::NESTED_REPORT.contains(analysis.lemma(verb)) {
        return None;
    }
    let is_modal = |i: usize| analysis.tag(i) == "MD" && analysis.lemma(i) != "will";
    if annotated.tree.children(verb).any(is_modal) {
        return None;
    }
    let speaker = speaker(annotated, verb)?;
    let clause = child(annotated, verb, &["ccomp", "xcomp"])?;
    let mut content = branch(annotated, clause, &[]);
    // "ordered her to leave": whom it is said to is part of what is to be done.
    if analysis.dep(clause) == "xcomp"
        && let Some(object) = child(annotated, verb, &["dobj"]).filter(|&object| object < clause)
    {
        content.extend(branch(annotated, object, &[]));
        content.sort_unstable();
    }
    let content = trimmed(annotated, content);
    let mut cue = vec![verb];
    cue.extend(annotated.tree.children(verb).filter(|&i| is_of_verb(annotated, i)));
    cue.sort_unstable();
    let source = branch(annotated, speaker, &[]);
    (!content.is_empty() && content.binary_search(&verb).is_err()).then_some(Found {
        head: Some(verb),
        source,
        cue,
        content,
        rule: "nested-report",
        ..Found::default()
    })
}

/// Who speaks: the subject, or whoever is named with "by" in a passive clause; not the speaker of
/// the words around ("I").
fn speaker(annotated: &Annotated<'_>, verb: usize) -> Option<usize> {
    let analysis = &annotated.analysis;
    let agent = || {
        let by = child(annotated, verb, &["agent"])?;
        child(annotated, by, &["pobj"])
    };
    let speaker = child(annotated, verb, &["nsubj"]).or_else(agent)?;
    let word = analysis.word(speaker).to_lowercase();
    let is_relative = matches!(analysis.tag(speaker), "WP" | "WDT" | "DT");
    (!is_relative
        && !matches!(word.as_str(), "i" | "we" | "it" | "you" | "nobody" | "none" | "neither"))
    .then_some(speaker)
}

/// Whether `i` is a word of the verb itself: an auxiliary, a particle, the "by" of the passive.
fn is_of_verb(annotated: &Annotated<'_>, i: usize) -> bool {
    matches!(annotated.analysis.dep(i), "aux" | "auxpass" | "neg" | "prt" | "agent")
}
