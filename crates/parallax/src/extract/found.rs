//! Takes an annotated document and weights, gives what the model finds, as tokens.

use super::{
    features::{CueContext, Lexical, cue_features, window},
    model::{Lattice, Role, Weights, decode},
};
use crate::annotate::Annotated;

/// A statement as tokens, each list in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The head of the cue.
    pub head: Option<usize>,
    /// Tokens of the source.
    pub source: Vec<usize>,
    /// Tokens of the cue.
    pub cue: Vec<usize>,
    /// Tokens of the content.
    pub content: Vec<usize>,
    /// The rule or model that found it.
    pub rule: &'static str,
    /// The model's probability of the cue; none for a rule.
    pub score: Option<f32>,
}

/// The name under which the model's statements go.
pub(super) const MODEL: &str = "attribution-model";

/// What the model finds, overlaps included, the most probable first.
pub(super) fn found(annotated: &Annotated<'_>, weights: &Weights) -> Vec<Found> {
    let lexical = Lexical::new(annotated);
    let mut cues = cues(annotated, &lexical, weights);
    let mut likely = vec![false; annotated.analysis.len()];
    for cue in &cues {
        likely[cue.head] = cue.probability >= weights.thresholds.neighbour;
    }
    let lowest = weights.thresholds.statement.min(weights.thresholds.nested);
    cues.retain(|cue| cue.probability >= lowest);
    cues.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.head.cmp(&b.head)));
    cues.iter().filter_map(|cue| read(annotated, &lexical, weights, &likely, cue)).collect()
}

/// A word that may be the head of a cue.
struct Cue {
    head: usize,
    rate: u32,
    probability: f32,
}

fn cues(annotated: &Annotated<'_>, lexical: &Lexical, weights: &Weights) -> Vec<Cue> {
    let mut features = Vec::with_capacity(128);
    let judge = |&head: &usize| {
        let rate = weights.rate(lexical.word[head])?;
        cue_features(annotated, lexical, head, rate, &mut features);
        let probability = 1.0 / (1.0 + (-weights.cue.sum(&features)).exp());
        Some(Cue { head, rate, probability })
    };
    annotated.words.iter().filter_map(judge).collect()
}

/// What belongs to a cue; none if it has no content.
fn read(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    weights: &Weights,
    likely: &[bool],
    cue: &Cue,
) -> Option<Found> {
    let words = window(annotated, cue.head);
    let view = CueContext::new(annotated, lexical, cue.head, &words, cue.rate, likely);
    let lattice = Lattice::new(annotated, &view, &words, |features| weights.role.sums(features));
    let roles = decode(&lattice, &weights.transitions);
    let of = |role: Role| -> Vec<usize> {
        words.iter().zip(&roles).filter(|(_, found)| **found == role).map(|(&i, _)| i).collect()
    };
    let content = trimmed(annotated, of(Role::Content));
    (!content.is_empty()).then(|| Found {
        head: Some(cue.head),
        source: trimmed(annotated, of(Role::Source)),
        cue: of(Role::Cue),
        content,
        rule: MODEL,
        score: Some(cue.probability),
    })
}

/// `tokens` without the marks at either end that belong to the sentence around them.
pub(super) fn trimmed(annotated: &Annotated<'_>, mut tokens: Vec<usize>) -> Vec<usize> {
    let is_edge = |i: usize| {
        matches!(annotated.analysis.word(i), "," | "." | ";" | ":" | "—" | "–" | "-" | "--")
    };
    while tokens.last().is_some_and(|&i| is_edge(i)) {
        tokens.pop();
    }
    let first = tokens.iter().position(|&i| !is_edge(i)).unwrap_or(tokens.len());
    tokens.split_off(first)
}
