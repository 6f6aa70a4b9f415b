//! Scores of a window's words for each role, and the best sequence of roles.

use super::Transitions;
use crate::{
    annotate::Annotated,
    extract::features::{CueContext, role_features},
};

/// What a word is to a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing.
    None,
    /// Part of the source.
    Source,
    /// Part of the cue.
    Cue,
    /// Part of the content.
    Content,
}

/// All roles, by their number.
const ROLES: [Role; 4] = [Role::None, Role::Source, Role::Cue, Role::Content];

/// A score that no sequence with it survives.
const NEVER: f32 = -1e9;

/// The scores of a window.
pub(crate) struct Lattice {
    /// Of each word for each role.
    pub scores: Vec<[f32; 4]>,
    /// The class of the step to each word but the first: inside of a sentence, over a mark, into
    /// another sentence.
    pub steps: Vec<u8>,
}

impl Lattice {
    /// Scores all words of `window` by their features. The cue's head can only be the cue.
    pub(crate) fn new(
        annotated: &Annotated<'_>,
        context: &CueContext<'_, '_>,
        window: &[usize],
        mut score: impl FnMut(&[u32]) -> [f32; 4],
    ) -> Self {
        let mut features = Vec::with_capacity(80);
        let scores = (0..window.len())
            .map(|place| {
                role_features(context, place, &mut features);
                fixed(score(&features), place == context.position())
            })
            .collect();
        Self { scores, steps: steps(annotated, context, window) }
    }
}

/// `scores`, or for the cue's head the only role it can have.
pub(crate) fn fixed(scores: [f32; 4], is_head: bool) -> [f32; 4] {
    if is_head { [NEVER, NEVER, 0.0, NEVER] } else { scores }
}

/// The class of each step between neighbours of `window`.
pub(crate) fn steps(
    annotated: &Annotated<'_>,
    context: &CueContext<'_, '_>,
    window: &[usize],
) -> Vec<u8> {
    let analysis = &annotated.analysis;
    let is_mark = |i: usize| analysis.pos(i) == "PUNCT";
    let step = |(place, pair): (usize, &[usize])| {
        let class = if analysis.sentence_of(pair[0]) != analysis.sentence_of(pair[1]) {
            3
        } else if annotated.quote_of[pair[0]] != annotated.quote_of[pair[1]] {
            2
        } else {
            u8::from(is_mark(pair[0]) || is_mark(pair[1]))
        };
        class << 1 | u8::from(context.one_branch(place, place + 1))
    };
    window.windows(2).enumerate().map(step).collect()
}

/// The sequence with the highest score (Viterbi); the first role wins a tie.
pub(crate) fn decode(lattice: &Lattice, transitions: &Transitions) -> Vec<Role> {
    let Some((first, rest)) = lattice.scores.split_first() else { return Vec::new() };
    let mut scores = *first;
    let mut back: Vec<[u8; 4]> = Vec::with_capacity(rest.len());
    for (own, &step) in rest.iter().zip(&lattice.steps) {
        let weights = &transitions[usize::from(step)];
        let mut next = [0f32; 4];
        let mut from = [0u8; 4];
        for role in 0..4 {
            let mut best = (0, f32::NEG_INFINITY);
            for (previous, score) in scores.iter().enumerate() {
                let score = score + weights[previous][role];
                if score > best.1 {
                    best = (previous, score);
                }
            }
            next[role] = best.1 + own[role];
            from[role] = best.0 as u8;
        }
        scores = next;
        back.push(from);
    }
    let mut role =
        (1..4).fold(0, |best, role| if scores[role] > scores[best] { role } else { best });
    let mut roles = vec![ROLES[role]];
    for from in back.iter().rev() {
        role = usize::from(from[role]);
        roles.push(ROLES[role]);
    }
    roles.reverse();
    roles
}

/// The probability of each role of each word, by the forward-backward algorithm.
pub(crate) fn posterior(lattice: &Lattice, transitions: &Transitions) -> Vec<[f32; 4]> {
    let steps = transitions.map(|class| class.map(|row| row.map(f32::exp)));
    let step = |place: usize| &steps[usize::from(lattice.steps[place - 1])];
    let exponent = |scores: &[f32; 4]| {
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        scores.map(|score| (score - top).exp())
    };
    let mut result: Vec<[f32; 4]> = Vec::with_capacity(lattice.scores.len());
    for (place, scores) in lattice.scores.iter().enumerate() {
        let local = exponent(scores);
        let reached = |role: usize| match place {
            0 => 1.0,
            _ => (0..4).map(|from| result[place - 1][from] * step(place)[from][role]).sum(),
        };
        let row = std::array::from_fn(|role| reached(role) * local[role]);
        result.push(normal(row));
    }
    let mut backward = [1f32; 4];
    for place in (0..result.len()).rev() {
        let local = exponent(&lattice.scores[place]);
        result[place] = normal(std::array::from_fn(|role| result[place][role] * backward[role]));
        if place > 0 {
            let behind = |from: usize| {
                (0..4).map(|role| step(place)[from][role] * local[role] * backward[role]).sum()
            };
            backward = normal(std::array::from_fn(behind));
        }
    }
    result
}

/// `values` divided by their sum.
pub(crate) fn normal(values: [f32; 4]) -> [f32; 4] {
    let total: f32 = values.iter().sum();
    values.map(|value| value / total.max(f32::MIN_POSITIVE))
}
