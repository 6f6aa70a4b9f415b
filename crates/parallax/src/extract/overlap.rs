//! Takes what was found, gives what remains: no two statements with one content, unless one is
//! inside of the other.

use super::{found::Found, kept::Kept, model::Thresholds};
use crate::annotate::Annotated;

/// Keeps each of `found`, the best first, whose content is not already that of a kept one; then
/// those inside of a kept one that are clauses of their own with a sure cue.
pub(super) fn resolve(
    annotated: &Annotated<'_>,
    found: Vec<Found>,
    thresholds: &Thresholds,
) -> Kept {
    let mut kept = Kept::default();
    let mut left = Vec::new();
    for new in found {
        let probable = new.score.is_none_or(|score| score >= thresholds.statement);
        let fits = kept.sharing(&new.content).all(|(_, old)| !shares(&old.content, &new.content));
        if probable && fits { kept.add(new) } else { left.push(new) }
    }
    for mut new in left {
        let fits = is_inside(annotated, &kept, &new, thresholds);
        if fits {
            new.score = new.cue_score;
            kept.add(new);
        }
    }
    kept
}

/// Whether `new` is nested in, or holds, all kept ones that share its content, and there is one.
fn is_inside(annotated: &Annotated<'_>, kept: &Kept, new: &Found, thresholds: &Thresholds) -> bool {
    let mut sharing =
        kept.sharing(&new.content).filter(|(_, old)| shares(&old.content, &new.content)).peekable();
    sharing.peek().is_some()
        && sharing.all(|(_, old)| {
            is_nested(annotated, new, old, thresholds) || is_nested(annotated, old, new, thresholds)
        })
}

/// Whether two contents share more than half of the smaller one.
fn shares(a: &[usize], b: &[usize]) -> bool {
    2 * a.iter().filter(|i| b.binary_search(i).is_ok()).count() > a.len().min(b.len())
}

/// Whether `inner` is a probable statement of its own inside of `outer`'s content.
fn is_nested(
    annotated: &Annotated<'_>,
    inner: &Found,
    outer: &Found,
    thresholds: &Thresholds,
) -> bool {
    inner.cue_score.is_none_or(|score| score > thresholds.nested)
        && holds(outer, inner)
        && inner.head.is_none_or(|head| is_clause(annotated, head))
}

/// Whether all of `inner` lies in the content of `outer`.
pub(super) fn holds(outer: &Found, inner: &Found) -> bool {
    let within = |tokens: &[usize]| tokens.iter().all(|i| outer.content.binary_search(i).is_ok());
    inner.content.len() < outer.content.len()
        && within(&inner.source)
        && within(&inner.cue)
        && within(&inner.content)
}

/// Whether `head` is a verb with a subject and a clause of its own.
fn is_clause(annotated: &Annotated<'_>, head: usize) -> bool {
    let has = |labels: &[&str]| {
        annotated.tree.children(head).any(|child| labels.contains(&annotated.analysis.dep(child)))
    };
    annotated.analysis.pos(head) == "VERB"
        && has(&["nsubj", "nsubjpass"])
        && has(&["ccomp", "xcomp", "parataxis", "dobj"])
}
