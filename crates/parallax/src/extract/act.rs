//! Takes the cue of a statement, gives what its source does.

use super::{Act, found::Found, words};
use crate::annotate::Annotated;

/// The act of the cue's head; a report where no list has it.
pub(super) fn act(annotated: &Annotated<'_>, found: &Found) -> Act {
    let Some(head) = found.head else { return Act::Report };
    let lemma = annotated.analysis.lemma(head).to_lowercase();
    let wants = wants(annotated, head, &found.content);
    match lemma.as_str() {
        "tell" | "warn" if wants => return Act::Demand,
        "ask" if !wants => return Act::Question,
        "insist" | "advise" | "order" if !wants && has_that(annotated, head) => return Act::Report,
        _ => {}
    }
    let lists = [
        (&words::QUESTION, Act::Question),
        (&words::DEMAND, Act::Demand),
        (&words::FEELING, Act::Feeling),
        (&words::PERCEPTION, Act::Perception),
        (&words::SUPPORT, Act::Support),
        (&words::INTENTION, Act::Intention),
        (&words::BELIEF, Act::Belief),
    ];
    let found = lists.into_iter().find(|(list, _)| list.contains(lemma.as_str()));
    found.map_or(Act::Report, |(_, act)| act)
}

/// Whether the content is an infinitive that depends on the cue: *told them to leave*.
fn wants(annotated: &Annotated<'_>, head: usize, content: &[usize]) -> bool {
    let analysis = &annotated.analysis;
    let is_to = |i: usize| analysis.tag(i) == "TO" && analysis.dep(i) == "aux";
    annotated.tree.children(head).any(|child| {
        matches!(analysis.dep(child), "xcomp" | "ccomp")
            && content.binary_search(&child).is_ok()
            && annotated.tree.children(child).any(is_to)
    })
}

/// Whether a clause with *that* depends on the cue.
fn has_that(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    annotated.tree.children(head).any(|child| {
        analysis.dep(child) == "ccomp"
            && annotated.tree.children(child).any(|i| analysis.dep(i) == "mark")
    })
}
