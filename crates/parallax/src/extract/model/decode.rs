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
        Self { scores, steps: steps(annotated, window) }
    }
}

/// `scores`, or for the cue's head the only role it can have.
pub(crate) fn fixed(scores: [f32; 4], is_head: bool) -> [f32; 4] {
    if is_head { [NEVER, NEVER, 0.0, NEVER] } else { scores }
}

/// The class of each step between neighbours of `window`.
pub(crate) fn steps(annotated: &Annotated<'_>, window: &[usize]) -> Vec<u8> {
    let analysis = &annotated.analysis;
    let is_mark = |i: usize| analysis.pos(i) == "PUNCT";
    window
        .windows(2)
        .map(|pair| {
            if analysis.sentence_of(pair[0]) == analysis.sentence_of(pair[1]) {
                u8::from(is_mark(pair[0]) || is_mark(pair[1]))
            } else {
                2
            }
        })
        .collect()
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
