//! Learns what belongs to a cue: a linear-chain CRF by the gradient of its log-likelihood and
//! `AdaGrad` (Lafferty, `McCallum` and Pereira 2001; Duchi, Hazan and Singer 2011).

use super::{Prepared, STRIDE, counts::Counts, gold::Marked, rows::Rows};
use crate::extract::{
    features::{CueContext, ROLE_BUCKETS, Rates, role_features, window},
    model::{Lattice, Role, STEPS, Transitions, fixed, steps},
};

const EPOCHS: usize = 10;
const RATE: f32 = 0.02;
/// Number of roles.
const COUNT: usize = 4;

type Scores = [f32; COUNT];

/// One cue with its window.
struct Instance {
    features: Rows,
    steps: Vec<u8>,
    gold: Vec<Role>,
    /// Place of the cue's head.
    head: usize,
}

/// Three weights a bucket (source, cue, content, each against none) and the weights of steps,
/// averaged over the later half of the epochs.
pub(super) fn learn(examples: &[&Prepared<'_, '_>], counts: &Counts) -> (Vec<f32>, Transitions) {
    let instances: Vec<Instance> = examples
        .iter()
        .flat_map(|example| {
            let own = Counts::of(&[example]);
            example.marked.values().map(move |marked| {
                let rates = counts.rates(&own, &example.lexical, marked.head);
                instance(example, marked, rates)
            })
        })
        .collect();
    let mut weights = vec![[0f32; COUNT]; ROLE_BUCKETS];
    let mut squares = vec![[1e-2f32; COUNT]; ROLE_BUCKETS];
    let mut sum = vec![[0f32; COUNT]; ROLE_BUCKETS];
    let mut transitions = Transitions::default();
    let mut transition_squares = [[[1f32; COUNT]; COUNT]; STEPS];
    let mut transition_sum = Transitions::default();
    for epoch in 0..EPOCHS {
        for step in 0..instances.len() {
            let instance = &instances[(step * STRIDE + epoch) % instances.len()];
            let lattice = instance.lattice(&weights);
            let (words, pairs) = gradient(&lattice, &transitions, &instance.gold);
            for (place, gradient) in words.iter().enumerate() {
                if place == instance.head || gradient.iter().all(|g| g.abs() < 1e-4) {
                    continue;
                }
                for &feature in instance.features.row(place) {
                    let at = feature as usize;
                    update(&mut weights[at], gradient, &mut squares[at]);
                }
            }
            for class in 0..STEPS {
                for role in 0..COUNT {
                    let squares = &mut transition_squares[class][role];
                    update(&mut transitions[class][role], &pairs[class][role], squares);
                }
            }
        }
        if epoch >= EPOCHS / 2 {
            sum.iter_mut().zip(&weights).for_each(|(sum, row)| add(sum, row));
            for (sum, row) in transition_sum.iter_mut().flatten().zip(transitions.iter().flatten())
            {
                add(sum, row);
            }
        }
    }
    let share = 1.0 / (EPOCHS - EPOCHS / 2) as f32;
    let against_none = |row: Scores| [1, 2, 3].map(|role| (row[role] - row[0]) * share);
    let weights = sum.into_iter().flat_map(against_none).collect();
    (weights, transition_sum.map(|class| class.map(|row| row.map(|sum| sum * share))))
}

impl Instance {
    fn lattice(&self, weights: &[Scores]) -> Lattice {
        let score = |place: usize| {
            let mut sums = [0f32; COUNT];
            for &feature in self.features.row(place) {
                add(&mut sums, &weights[feature as usize]);
            }
            fixed(sums, place == self.head)
        };
        let scores = (0..self.features.len()).map(score).collect();
        Lattice { scores, steps: self.steps.clone() }
    }
}

fn instance(example: &Prepared<'_, '_>, marked: &Marked, rates: Rates) -> Instance {
    let (annotated, lexical) = (example.annotated, &example.lexical);
    let words = window(annotated, marked.head);
    let mut is_cue = vec![false; annotated.analysis.len()];
    example.marked.keys().for_each(|&head| is_cue[head] = true);
    let context = CueContext::new(annotated, lexical, marked.head, &words, rates, &is_cue);
    let (mut features, mut row) = (Rows::default(), Vec::new());
    for place in 0..words.len() {
        role_features(&context, place, &mut row);
        features.push(&row, ROLE_BUCKETS);
    }
    let gold = words.iter().map(|&i| marked.role(i)).collect();
    Instance { features, steps: steps(annotated, &context, &words), gold, head: context.position() }
}

fn update(weights: &mut Scores, gradient: &Scores, squares: &mut Scores) {
    for role in 0..COUNT {
        squares[role] += gradient[role] * gradient[role];
        weights[role] -= RATE * gradient[role] / squares[role].sqrt();
    }
}

fn add(sum: &mut Scores, values: &Scores) {
    sum.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

/// Expected minus gold counts of every word's roles and of all steps, by the forward-backward
/// algorithm.
fn gradient(
    lattice: &Lattice,
    transitions: &Transitions,
    gold: &[Role],
) -> (Vec<Scores>, Transitions) {
    let steps = transitions.map(|class| class.map(|row| row.map(f32::exp)));
    let step = |place: usize| &steps[usize::from(lattice.steps[place - 1])];
    let local: Vec<Scores> = lattice
        .scores
        .iter()
        .map(|scores| {
            let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            scores.map(|score| (score - top).exp())
        })
        .collect();
    let mut forward = vec![normal(local[0])];
    for place in 1..local.len() {
        let before = forward[place - 1];
        let reached = |role: usize| {
            (0..COUNT).map(|from| before[from] * step(place)[from][role]).sum::<f32>()
        };
        forward.push(normal(std::array::from_fn(|role| reached(role) * local[place][role])));
    }
    let mut backward = [1f32; COUNT];
    let mut words = vec![[0f32; COUNT]; local.len()];
    let mut pairs = Transitions::default();
    for place in (0..local.len()).rev() {
        words[place] = normal(std::array::from_fn(|role| forward[place][role] * backward[role]));
        words[place][gold[place] as usize] -= 1.0;
        let Some(before) = place.checked_sub(1) else { break };
        let ahead: Scores = std::array::from_fn(|role| local[place][role] * backward[role]);
        let step = step(place);
        let mut joint = [[0f32; COUNT]; COUNT];
        for (from, row) in joint.iter_mut().enumerate() {
            *row =
                std::array::from_fn(|role| forward[before][from] * step[from][role] * ahead[role]);
        }
        let total: f32 = joint.as_flattened().iter().sum();
        let sums = &mut pairs[usize::from(lattice.steps[before])];
        for (sums, row) in sums.iter_mut().zip(joint) {
            add(sums, &row.map(|value| value / total.max(f32::MIN_POSITIVE)));
        }
        sums[gold[before] as usize][gold[place] as usize] -= 1.0;
        let behind = |from: usize| (0..COUNT).map(|role| step[from][role] * ahead[role]).sum();
        backward = normal(std::array::from_fn(behind));
    }
    (words, pairs)
}

fn normal(values: Scores) -> Scores {
    let total: f32 = values.iter().sum();
    values.map(|value| value / total.max(f32::MIN_POSITIVE))
}
