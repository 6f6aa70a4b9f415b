//! A transcript: turns that begin with a name and a colon.

use super::put;
use crate::{
    annotate::Annotated,
    extract::{found::Found, kept::Kept},
};

/// Words that stand for a speaker at the head of a turn.
const ROLES: [&str; 6] = ["a", "answer", "interviewer", "moderator", "q", "question"];

/// Adds a statement for each turn, if there are two.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    let starts: Vec<usize> = paragraph_starts(annotated);
    let turns: Vec<(usize, usize)> = starts
        .iter()
        .enumerate()
        .filter_map(|(index, &rank)| {
            Some((index, colon(annotated, rank, end_of(annotated, &starts, index))?))
        })
        .collect();
    if turns.len() < 2 {
        return;
    }
    let is_stage = |rank: usize| annotated.analysis.word(annotated.words[rank]) == "(";
    for (turn, &(index, colon)) in turns.iter().enumerate() {
        let end = turns.get(turn + 1).map_or(starts.len(), |next| next.0);
        let mut content = annotated.words[colon + 1..end_of(annotated, &starts, index)].to_vec();
        for next in (index + 1..end).filter(|&next| !is_stage(starts[next])) {
            content.extend(&annotated.words[starts[next]..end_of(annotated, &starts, next)]);
        }
        let source = annotated.words[starts[index]..colon].to_vec();
        let colon = annotated.words[colon];
        let (head, cue, rule) = (Some(colon), vec![colon], "transcript");
        if !content.is_empty() {
            put(found, Found { head, source, cue, content, rule, ..Found::default() });
        }
    }
}

/// Places among the words at which paragraphs begin.
fn paragraph_starts(annotated: &Annotated<'_>) -> Vec<usize> {
    let paragraph = |rank: usize| annotated.paragraph_of[annotated.words[rank]];
    (0..annotated.words.len())
        .filter(|&rank| rank == 0 || paragraph(rank) != paragraph(rank - 1))
        .collect()
}

fn end_of(annotated: &Annotated<'_>, starts: &[usize], index: usize) -> usize {
    starts.get(index + 1).copied().unwrap_or(annotated.words.len())
}

/// Place of the colon after the name of a speaker at `start`, in a paragraph that ends before `end`.
fn colon(annotated: &Annotated<'_>, start: usize, end: usize) -> Option<usize> {
    let word = |rank: usize| annotated.words.get(rank).map(|&i| annotated.analysis.word(i));
    let colon = (start + 1..end.min(start + 6)).find(|&rank| word(rank) == Some(":"))?;
    let names = &annotated.words[start..colon];
    let is_name = |&i: &usize| {
        let word = annotated.analysis.word(i);
        let capital = word.chars().all(|c| !c.is_lowercase()) && word.chars().count() > 1;
        capital || annotated.analysis.entity(i) == "PERSON"
    };
    let role = names.len() == 1 && ROLES.contains(&word(start)?.to_lowercase().as_str());
    (role || names.iter().all(is_name)).then_some(colon)
}
