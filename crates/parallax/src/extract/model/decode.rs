//! Takes an annotated document, gives what the model finds in it.

use super::{Model, Role, candidates, emissions, viterbi};
use crate::{
    annotate::Annotated,
    extract::features::{CueContext, Lexical, cue_features, role_features, window},
};

/// What the model found for one cue; all are tokens in order.
#[derive(Clone, Debug)]
pub struct Found {
    /// Head of the cue.
    pub head: usize,
    /// Probability that it is one.
    pub probability: f32,
    /// Whose statement it is.
    pub source: Vec<usize>,
    /// The words that attribute it, `head` among them.
    pub cue: Vec<usize>,
    /// What is said; never empty.
    pub content: Vec<usize>,
}

/// All cues with some content, most probable first; they may overlap.
pub fn find(model: &Model, annotated: &Annotated<'_>) -> Vec<Found> {
    let lexical = Lexical::new(annotated);
    let mut features = Vec::new();
    let mut cues = Vec::new();
    let mut likely = vec![false; annotated.analysis.len()];
    for (i, rate) in candidates(model, annotated, &lexical.word) {
        cue_features(annotated, &lexical, i, rate, &mut features);
        let probability = model.cue_probability(&features);
        likely[i] = probability > 0.5;
        if probability >= model.threshold {
            cues.push((i, rate, probability));
        }
    }
    let mut found: Vec<Found> = cues
        .into_iter()
        .filter_map(|(head, rate, probability)| {
            let window = window(annotated, head);
            let context = CueContext::new(annotated, &lexical, head, &window, rate, &likely);
            let words: Vec<Vec<u32>> = (0..window.len())
                .map(|place| {
                    let mut features = Vec::with_capacity(64);
                    role_features(&context, place, &mut features);
                    features
                })
                .collect();
            let cue = window.iter().position(|&i| i == head)?;
            let scores = emissions(model, words.iter().map(Vec::as_slice), cue);
            let labels = viterbi(model, &scores);
            let of = |role: Role| -> Vec<usize> {
                let labelled = window.iter().zip(&labels);
                labelled.filter(|(_, label)| **label == role as usize).map(|(&i, _)| i).collect()
            };
            let content = of(Role::Content);
            (!content.is_empty()).then(|| Found {
                head,
                probability,
                source: of(Role::Source),
                cue: of(Role::Cue),
                content,
            })
        })
        .collect();
    found.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.head.cmp(&b.head)));
    found
}
