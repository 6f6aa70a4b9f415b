//! Takes an annotated document and weights, gives what the model finds, as tokens.

use super::{
    features::{CueContext, Lexical, Rates, Reading, cue_features, keep_features, window},
    model::{Lattice, Role, Weights, decode, posterior},
};
use crate::annotate::Annotated;

/// A statement as tokens, each list in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
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
    /// The model's probability of the statement; none for a rule.
    pub score: Option<f32>,
    /// The model's probability of the cue; none for a rule.
    pub cue_score: Option<f32>,
}

/// The name under which the model's statements go.
pub(super) const MODEL: &str = "attribution-model";

/// What was read around a cue, with what tells whether to keep it.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Head of the cue.
    pub head: usize,
    /// How often its word was one.
    pub rates: Rates,
    /// How sure the cue is.
    pub cue_logit: f32,
    /// Expected share of the content that is right, as intersection over union.
    pub fit: f32,
    /// Mean probability of the source's words.
    pub source_fit: f32,
    /// Its parts.
    pub found: Found,
}

/// What the model finds, overlaps included, the most probable first.
pub(super) fn found(annotated: &Annotated<'_>, weights: &Weights) -> Vec<Found> {
    let lexical = Lexical::new(annotated);
    let candidates = candidates(annotated, &lexical, weights);
    let reading = Reading::new(annotated, &lexical, &candidates);
    let mut features = Vec::with_capacity(64);
    let mut judge = |index: usize| {
        keep_features(&reading, index, &mut features);
        probability(weights.keep.sum(&features))
    };
    let scores: Vec<f32> = (0..candidates.len()).map(&mut judge).collect();
    let mut found: Vec<Found> = candidates.into_iter().map(|candidate| candidate.found).collect();
    found.iter_mut().zip(scores).for_each(|(one, score)| one.score = Some(score));
    found.sort_by(|a, b| {
        b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)).then(a.head.cmp(&b.head))
    });
    found
}

/// All that is read around words that may be cues, in the order of their heads.
pub(super) fn candidates(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    weights: &Weights,
) -> Vec<Candidate> {
    let cues = cues(annotated, lexical, weights);
    let mut likely = vec![false; annotated.analysis.len()];
    for cue in &cues {
        likely[cue.head] = probability(cue.logit) >= weights.thresholds.neighbour;
    }
    let possible = cues.iter().filter(|cue| probability(cue.logit) >= weights.thresholds.candidate);
    possible.filter_map(|cue| read(annotated, lexical, weights, &likely, cue)).collect()
}

/// The probability of a logit.
pub(super) fn probability(logit: f32) -> f32 {
    1.0 / (1.0 + (-logit).exp())
}

/// A word that may be the head of a cue.
struct Cue {
    head: usize,
    rates: Rates,
    logit: f32,
}

fn cues(annotated: &Annotated<'_>, lexical: &Lexical, weights: &Weights) -> Vec<Cue> {
    let mut features = Vec::with_capacity(128);
    let judge = |&head: &usize| {
        let rates = weights.rates(lexical, head);
        if !rates.may_be_cue(annotated, head) {
            return None;
        }
        cue_features(annotated, lexical, head, rates, &mut features);
        Some(Cue { head, rates, logit: weights.cue.sum(&features) })
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
) -> Option<Candidate> {
    let words = window(annotated, cue.head);
    let view = CueContext::new(annotated, lexical, cue.head, &words, cue.rates, likely);
    let lattice = Lattice::new(annotated, &view, &words, |features| weights.role.sums(features));
    let roles = decode(&lattice, &weights.transitions);
    let of = |role: Role| -> Vec<usize> {
        words.iter().zip(&roles).filter(|(_, found)| **found == role).map(|(&i, _)| i).collect()
    };
    let content = trimmed(annotated, of(Role::Content));
    if content.is_empty() {
        return None;
    }
    let posterior = posterior(&lattice, &weights.transitions);
    let mass = |role: Role, inside: bool| -> f32 {
        let of_role = posterior.iter().zip(&roles).filter(|(_, found)| (**found == role) == inside);
        of_role.map(|(row, _)| row[role as usize]).sum()
    };
    let count = |role: Role| roles.iter().filter(|found| **found == role).count().max(1) as f32;
    let fit = mass(Role::Content, true) / (count(Role::Content) + mass(Role::Content, false));
    let source_fit = mass(Role::Source, true) / count(Role::Source);
    let found = Found {
        head: Some(cue.head),
        source: trimmed(annotated, of(Role::Source)),
        cue: of(Role::Cue),
        content,
        rule: MODEL,
        score: None,
        cue_score: Some(probability(cue.logit)),
    };
    let (head, rates) = (cue.head, cue.rates);
    Some(Candidate { head, rates, cue_logit: cue.logit, fit, source_fit, found })
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
