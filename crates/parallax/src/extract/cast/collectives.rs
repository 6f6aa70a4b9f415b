//! Takes candidates that "and" joins, gives the actor that they are together.

use std::collections::HashMap;

use super::{
    ActorKind, COLLECTIVE,
    draft::{self, Drafts},
    mentions::{Candidate, Form},
    walk::Walk,
};
use crate::annotate::Annotated;

/// Candidates joined by "and", in order; by the index of the last one read.
pub(super) fn find(
    annotated: &Annotated<'_>,
    candidates: &[Candidate],
    drafts: &Drafts,
) -> HashMap<usize, Vec<usize>> {
    let mut found = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let analysis = &annotated.analysis;
        let is_first = analysis.dep(candidate.head) != "conj" && candidate.form != Form::Demonym;
        if !is_first || !joins(annotated, candidate.head) {
            continue;
        }
        let members = members(annotated, index, candidates, drafts);
        if let Some(&last) = members.iter().max().filter(|_| members.len() > 1) {
            found.insert(last, members);
        }
    }
    found
}

/// Whether "and" follows the word or one that is joined to it.
fn joins(annotated: &Annotated<'_>, head: usize) -> bool {
    let analysis = &annotated.analysis;
    annotated.tree.children(head).any(|child| match analysis.dep(child) {
        "cc" => analysis.word(child).eq_ignore_ascii_case("and"),
        "conj" => child > head && joins(annotated, child),
        _ => false,
    })
}

/// The candidate and all joined to it; nothing if one of them is no candidate.
fn members(
    annotated: &Annotated<'_>,
    first: usize,
    candidates: &[Candidate],
    drafts: &Drafts,
) -> Vec<usize> {
    let mut members = vec![first];
    let mut head = candidates[first].head;
    while let Some(next) = conjunct(annotated, head) {
        match drafts.at[next].filter(|&index| candidates[index].form != Form::Demonym) {
            Some(index) => members.push(index),
            None => return Vec::new(),
        }
        head = next;
    }
    members
}

fn conjunct(annotated: &Annotated<'_>, head: usize) -> Option<usize> {
    let is_conjunct = |&i: &usize| i > head && annotated.analysis.dep(i) == "conj";
    annotated.tree.children(head).find(is_conjunct)
}

/// Makes the collective of the candidates `joined`, all of which are decided.
pub(super) fn read(walk: &mut Walk<'_>, joined: &[usize], drafts: &mut Drafts) {
    let decided = |&index: &usize| drafts.decided[index].map(|(actor, _)| actor);
    let actors: Option<Vec<usize>> = joined.iter().map(decided).collect();
    let Some(mut actors) = actors else { return };
    actors.dedup();
    let can = |&actor: &usize| {
        !matches!(drafts.actors[actor].kind, Some(ActorKind::Document | ActorKind::Place))
    };
    let distinct = (1..actors.len()).all(|i| !actors[..i].contains(&actors[i]));
    if actors.len() < 2 || !distinct || !actors.iter().all(can) {
        return;
    }
    let actor = walk.pair(&actors, drafts);
    let (first, last) = (&walk.candidates[joined[0]], &walk.candidates[joined[joined.len() - 1]]);
    let start = first.first;
    let mention = draft::mention(walk.annotated, start, last.last, first.head, actor, COLLECTIVE);
    drafts.collective_at.insert(first.head, drafts.collectives.len());
    drafts.collectives.push(mention);
    walk.note(actor, first.head, true, true);
}
