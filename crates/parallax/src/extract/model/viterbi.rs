//! Scores of a window's words, and its best labels.

use super::{Model, ROLES, Role};

/// Scores of one word for each role.
pub(in crate::extract) type Labels = [f32; ROLES];

/// A score that no label with it survives.
const NEVER: f32 = -1e9;

/// Sums the weights of each word's features. The cue's head, at `cue`, can only be the cue.
pub(in crate::extract) fn emissions<'f>(
    model: &Model,
    features: impl Iterator<Item = &'f [u32]>,
    cue: usize,
) -> Vec<Labels> {
    features
        .enumerate()
        .map(|(place, features)| {
            if place == cue {
                let mut only = [NEVER; ROLES];
                only[Role::Cue as usize] = 0.0;
                return only;
            }
            let mut sums = [0f32; ROLES];
            for &feature in features {
                let weights = &model.role[feature as usize];
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
            }
            sums
        })
        .collect()
}

/// The labels with the highest score; the first role wins a tie.
pub(in crate::extract) fn viterbi(model: &Model, emissions: &[Labels]) -> Vec<usize> {
    let Some((first, rest)) = emissions.split_first() else { return Vec::new() };
    let mut scores = *first;
    let mut back: Vec<[u8; ROLES]> = Vec::with_capacity(rest.len());
    for emission in rest {
        let mut next = [0f32; ROLES];
        let mut from = [0u8; ROLES];
        for role in 0..ROLES {
            let mut best = (0, f32::NEG_INFINITY);
            for (previous, score) in scores.iter().enumerate() {
                let score = score + model.transitions[previous][role];
                if score > best.1 {
                    best = (previous, score);
                }
            }
            next[role] = best.1 + emission[role];
            from[role] = best.0 as u8;
        }
        scores = next;
        back.push(from);
    }
    let mut role = (1..ROLES).fold(0, |best, role| if scores[role] > scores[best] { role } else { best });
    let mut labels = vec![role];
    for from in back.iter().rev() {
        role = usize::from(from[role]);
        labels.push(role);
    }
    labels.reverse();
    labels
}
