//! The length, place and kind of the parts of a statement that was read.

use super::{Lexical, bucket};
use crate::{annotate::Annotated, extract::found::Candidate};

/// All of it as levels or hashes.
#[derive(Debug)]
pub(super) struct Shape {
    /// Level of the number of words in the content.
    pub length: u32,
    /// None, some or all of the content is quoted.
    pub quoted: u32,
    /// Tag and kind of name of the source's head; 0 if there is no source.
    pub source: u32,
    /// Its lemma.
    pub source_word: u32,
    /// Relation of the content's head, and whether it and the cue are each other's heads.
    pub top: u32,
    /// Sides of content and source, and how far the content is.
    pub place: u32,
    /// The first paragraphs, and the first sentence of each.
    pub first: u32,
    /// Words of the cue, at most 4.
    pub cue_length: u32,
}

impl Shape {
    /// Of `own`, in `annotated`.
    pub(super) fn new(annotated: &Annotated<'_>, lexical: &Lexical, own: &Candidate) -> Self {
        let found = &own.found;
        let source = head(annotated, &found.source);
        let kind = |i: usize| bucket(391, &[lexical.tag[i], lexical.entity[i]]);
        Self {
            length: length(annotated, &found.content),
            quoted: quoted(annotated, &found.content),
            source: source.map_or(0, kind),
            source_word: source.map_or(0, |i| bucket(392, &[lexical.lemma[i]])),
            top: top(annotated, lexical, own),
            place: place(annotated, own),
            first: first(annotated, own.head),
            cue_length: found.cue.len().min(4) as u32,
        }
    }
}

/// The log odds of a probability.
pub(super) fn logit(probability: f32) -> f32 {
    let probability = probability.clamp(0.001, 0.999);
    (probability / (1.0 - probability)).ln()
}

/// The whole steps from `low` to `value`, which is cut off at `low` and `high`.
pub(super) fn level(value: f32, low: f32, high: f32) -> u32 {
    (value.clamp(low, high).round() - low) as u32
}

/// The first word of `tokens` that depends on one outside of them.
fn head(annotated: &Annotated<'_>, tokens: &[usize]) -> Option<usize> {
    let analysis = &annotated.analysis;
    tokens.iter().copied().find(|&i| {
        let head = analysis.head(i);
        analysis.pos(i) != "PUNCT" && (head == i || tokens.binary_search(&head).is_err())
    })
}

fn length(annotated: &Annotated<'_>, content: &[usize]) -> u32 {
    match content.iter().filter(|&&i| annotated.analysis.pos(i) != "PUNCT").count() {
        0..=1 => 0,
        2..=3 => 1,
        4..=6 => 2,
        7..=10 => 3,
        11..=18 => 4,
        19..=30 => 5,
        _ => 6,
    }
}

fn quoted(annotated: &Annotated<'_>, content: &[usize]) -> u32 {
    match content.iter().filter(|&&i| annotated.quote_of[i].is_some()).count() {
        0 => 0,
        count if 10 * count > 9 * content.len() => 2,
        _ => 1,
    }
}

fn top(annotated: &Annotated<'_>, lexical: &Lexical, own: &Candidate) -> u32 {
    let analysis = &annotated.analysis;
    head(annotated, &own.found.content).map_or(0, |top| {
        let below = u32::from(analysis.head(top) == own.head);
        let above = u32::from(analysis.head(own.head) == top);
        bucket(390, &[lexical.dep[top], below | above << 1])
    })
}

fn place(annotated: &Annotated<'_>, own: &Candidate) -> u32 {
    let (content, source) = (&own.found.content, &own.found.source);
    let side = |tokens: &[usize]| tokens.first().map_or(2, |&i| u32::from(i > own.head));
    let gap = content.iter().map(|&i| i.abs_diff(own.head)).min().unwrap_or(0);
    let sentence = annotated.analysis.sentence_of(own.head);
    let is_near = |i: &usize| annotated.analysis.sentence_of(*i) == sentence;
    let near = u32::from(content.iter().any(is_near));
    let beyond = u32::from(!content.iter().all(is_near));
    let gap = u32::from(gap > 1) + u32::from(gap > 4);
    bucket(393, &[side(content), side(source), gap, near | beyond << 1])
}

fn first(annotated: &Annotated<'_>, cue: usize) -> u32 {
    let analysis = &annotated.analysis;
    let start = analysis.sentence(analysis.sentence_of(cue)).start;
    let opens = start.checked_sub(1).is_some_and(|before| analysis.is_space(before));
    annotated.paragraph_of[cue].min(3) << 1 | u32::from(opens)
}
