//! Takes an annotated document, gives its statements.

pub mod cast;
pub mod evidence;
pub mod grammar;
pub mod learn;
pub mod other_name;
pub mod proposition;
pub mod stance;

mod act;
mod basis;
mod exchanged;
pub mod features;
mod found;
mod innermost;
mod kept;
mod kind;
mod model;
mod overlap;
mod place;
mod rules;
mod statement;
mod words;

pub use exchanged::Exchanged;
pub use model::{Thresholds, Weights, built_in};
pub use statement::{Act, Basis, Kind, Statement};

use crate::{annotate::Annotated, text::DocumentId};
use found::Found;
use kept::Kept;

/// Counts the changes of rules, word lists and features: raise it with each.
const VERSION: u8 = 8;

/// Names how statements are found: another name may find other statements in the same text.
pub fn fingerprint() -> DocumentId {
    DocumentId::of(&[&[VERSION], model::FILE])
}

/// All statements of a document, in the order of their first character.
pub fn statements(annotated: &Annotated<'_>) -> Vec<Statement> {
    statements_with(annotated, built_in())
}

/// As [`statements`], with other weights than the built-in ones.
pub fn statements_with(annotated: &Annotated<'_>, weights: &Weights) -> Vec<Statement> {
    let found = found::found(annotated, weights);
    let mut kept = overlap::resolve(annotated, found, &weights.thresholds);
    rules::apply(annotated, &mut kept);
    let mut order: Vec<(usize, &Found)> = kept.iter().collect();
    order.sort_by_key(|(_, found)| first_token(found));
    let mut place = vec![0; kept.slots()];
    for (index, (slot, _)) in order.iter().enumerate() {
        place[*slot] = index;
    }
    let one =
        |&(_, found): &(usize, &Found)| statement(annotated, found, parent(found, &kept, &place));
    order.iter().map(one).collect()
}

/// The first token of any part.
fn first_token(found: &Found) -> Option<usize> {
    [&found.source, &found.cue, &found.content].into_iter().filter_map(|t| t.first().copied()).min()
}

/// The place of the innermost statement that holds `inner`; `place` is that of each slot.
fn parent(inner: &Found, kept: &Kept, place: &[usize]) -> Option<usize> {
    let holders = kept.sharing(&inner.content[..1]);
    let outer = holders.filter(|(_, outer)| overlap::holds(outer, inner));
    let outer = outer.map(|(slot, outer)| (outer.content.len(), place[slot]));
    outer.min().map(|(_, place)| place)
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
