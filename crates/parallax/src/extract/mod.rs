//! Takes an annotated document, gives its statements.

pub mod learn;

mod act;
mod basis;
mod features;
mod found;
mod kind;
mod model;
mod place;
mod resolve;
mod rules;
mod statement;
mod words;

pub use model::{Thresholds, Weights, built_in};
pub use statement::{Act, Basis, Kind, Statement};

use crate::annotate::Annotated;
use found::Found;

/// All statements of a document, in the order of their first character.
pub fn statements(annotated: &Annotated<'_>) -> Vec<Statement> {
    statements_with(annotated, built_in())
}

/// As [`statements`], with other weights than the built-in ones.
pub fn statements_with(annotated: &Annotated<'_>, weights: &Weights) -> Vec<Statement> {
    let mut found = found::found(annotated, weights);
    found = resolve::resolve(annotated, found, &weights.thresholds);
    rules::apply(annotated, &mut found);
    found.sort_by_key(|found| {
        [&found.source, &found.cue, &found.content]
            .map(|t| t.first().copied().unwrap_or(usize::MAX))
            .into_iter()
            .min()
    });
    found.iter().map(|one| statement(annotated, one, parent(one, &found))).collect()
}

/// The innermost of `all` that holds `inner`.
fn parent(inner: &Found, all: &[Found]) -> Option<usize> {
    let outer = all.iter().enumerate().filter(|(_, outer)| resolve::holds(outer, inner));
    outer.min_by_key(|(index, outer)| (outer.content.len(), *index)).map(|(index, _)| index)
}

fn statement(annotated: &Annotated<'_>, found: &Found, parent: Option<usize>) -> Statement {
    Statement {
        source: place::spans(annotated, &found.source),
        cue: place::spans(annotated, &found.cue),
        content: place::spans(annotated, &found.content),
        kind: kind::kind(annotated, found),
        act: act::act(annotated, found),
        basis: basis::basis(annotated, &found.source),
        parent,
        rule: found.rule,
        score: found.score,
    }
}
