//! Learns what belongs to a cue: a linear-chain CRF by the gradient of its log-likelihood and
//! AdaGrad (Lafferty, McCallum and Pereira 2001; Duchi, Hazan and Singer 2011).

use super::{Example, Gold, cue::STRIDE};
use crate::extract::{
    features::{BUCKETS, CueContext, role_features, window},
    model::{Labels, Model, ROLES, Role, emissions},
};

const EPOCHS: usize = 10;
const RATE: f32 = 0.05;

/// One cue with its window.
struct Instance {
    /// Features of all words, one after the other.
    features: Vec<u32>,
    /// Where each word's features end.
    ends: Vec<usize>,
    gold: Vec<Role>,
    cue: usize,
}

impl Instance {
    fn words(&self) -> impl Iterator<Item = &[u32]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.features[start..end])
    }
}

/// Fits `model.role` and `model.transitions`.
pub(super) fn train(examples: &[Example<'_>], model: &mut Model) {
    let instances: Vec<Instance> = examples
        .iter()
        .flat_map(|example| {
            example.gold.iter().filter_map(|(&head, gold)| instance(example, head, gold, model))
        })
        .collect();
    let mut squares = vec![[1e-2f32; ROLES]; BUCKETS];
    let mut transition_squares = [[1.0f32; ROLES]; ROLES];
    let mut sum = vec![[0f32; ROLES]; BUCKETS];
    let mut transition_sum = [[0f32; ROLES]; ROLES];
    for epoch in 0..EPOCHS {
        for step in 0..instances.len() {
            let instance = &instances[(step * STRIDE + epoch) % instances.len()];
            let scores = emissions(model, instance.words(), instance.cue);
            let (words, pairs) = gradient(model, &scores, &instance.gold);
            for (place, (features, gradient)) in instance.words().zip(&words).enumerate() {
                if place == instance.cue || gradient.iter().all(|g| g.abs() < 1e-4) {
                    continue;
                }
                for &feature in features {
                    let at = feature as usize;
                    update(&mut model.role[at], gradient, &mut squares[at]);
                }
            }
            for role in 0..ROLES {
                let squares = &mut transition_squares[role];
                update(&mut model.transitions[role], &pairs[role], squares);
            }
        }
        if epoch >= EPOCHS / 2 {
            for (sum, weights) in sum.iter_mut().zip(&model.role) {
                add(sum, weights);
            }
            for (sum, weights) in transition_sum.iter_mut().zip(&model.transitions) {
                add(sum, weights);
            }
        }
    }
    let share = 1.0 / (EPOCHS - EPOCHS / 2) as f32;
    model.role = sum.into_iter().map(|row| row.map(|sum| sum * share)).collect();
    model.transitions = transition_sum.map(|row| row.map(|sum| sum * share));
}

fn update(weights: &mut Labels, gradient: &Labels, squares: &mut Labels) {
    for role in 0..ROLES {
        squares[role] += gradient[role] * gradient[role];
        weights[role] -= RATE * gradient[role] / squares[role].sqrt();
    }
}

fn add(sum: &mut Labels, values: &Labels) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

fn instance(example: &Example<'_>, head: usize, gold: &Gold, model: &Model) -> Option<Instance> {
    let window = window(example.annotated, head);
    let mut is_cue = vec![false; example.annotated.analysis.len()];
    example.gold.keys().for_each(|&cue| is_cue[cue] = true);
    let rate = model.rate(example.lexical.word[head])?;
    let context =
        CueContext::new(example.annotated, &example.lexical, head, &window, rate, &is_cue);
    let (mut features, mut ends, mut word) = (Vec::new(), Vec::new(), Vec::new());
    for place in 0..window.len() {
        role_features(&context, place, &mut word);
        features.extend(&word);
        ends.push(features.len());
    }
    let role = |i: &usize| match i {
        i if gold.cue.contains(i) => Role::Cue,
        i if gold.source.contains(i) => Role::Source,
        i if gold.content.contains(i) => Role::Content,
        _ => Role::Outside,
    };
    let cue = window.iter().position(|&i| i == head)?;
    Some(Instance { features, ends, gold: window.iter().map(role).collect(), cue })
}

/// Expected minus gold counts of every word's roles and of all transitions, by the
/// forward-backward algorithm.
fn gradient(
    model: &Model,
    scores: &[Labels],
    gold: &[Role],
) -> (Vec<Labels>, [[f32; ROLES]; ROLES]) {
    let steps = model.transitions.map(|row| row.map(f32::exp));
    let weight = |scores: &Labels| {
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        scores.map(|score| (score - top).exp())
    };
    let local: Vec<Labels> = scores.iter().map(weight).collect();
    let mut forward = vec![normal(local[0])];
    for now in &local[1..] {
        let before = forward[forward.len() - 1];
        let reached = |role: usize| (0..ROLES).map(|p| before[p] * steps[p][role]).sum::<f32>();
        forward.push(normal(std::array::from_fn(|role| reached(role) * now[role])));
    }
    let mut backward = [1f32; ROLES];
    let mut words = vec![[0f32; ROLES]; local.len()];
    let mut pairs = [[0f32; ROLES]; ROLES];
    for place in (0..local.len()).rev() {
        words[place] = normal(std::array::from_fn(|role| forward[place][role] * backward[role]));
        words[place][gold[place] as usize] -= 1.0;
        let Some(before) = place.checked_sub(1) else { break };
        let ahead: Labels = std::array::from_fn(|role| local[place][role] * backward[role]);
        let mut joint = [[0f32; ROLES]; ROLES];
        for (p, row) in joint.iter_mut().enumerate() {
            *row = std::array::from_fn(|role| forward[before][p] * steps[p][role] * ahead[role]);
        }
        let total: f32 = joint.as_flattened().iter().sum();
        for (sums, row) in pairs.iter_mut().zip(joint) {
            add(sums, &row.map(|value| value / total.max(f32::MIN_POSITIVE)));
        }
        pairs[gold[before] as usize][gold[place] as usize] -= 1.0;
        let behind = |p: usize| (0..ROLES).map(|role| steps[p][role] * ahead[role]).sum::<f32>();
        backward = normal(std::array::from_fn(behind));
    }
    (words, pairs)
}

fn normal(values: Labels) -> Labels {
    let total: f32 = values.iter().sum();
    values.map(|value| value / total.max(f32::MIN_POSITIVE))
}
