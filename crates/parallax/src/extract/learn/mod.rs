//! Takes annotated documents with known statements, gives the weights of the model.
//!
//! Deterministic: the same documents give the same weights.

mod counts;
mod cue;
mod gold;
mod keep;
mod logistic;
mod role;
mod rows;

use std::collections::BTreeMap;

pub use gold::Gold;

use self::{counts::Counts, gold::Marked};
use super::{
    features::Lexical,
    model::{Table, Thresholds, Weights},
};
use crate::annotate::Annotated;

/// One document to learn from.
pub struct Example<'a, 'd> {
    /// The document.
    pub annotated: &'a Annotated<'d>,
    /// What is known to be in it.
    pub gold: &'a [Gold],
}

/// A document made ready: its hashes, and its statements by the head of their cue.
struct Prepared<'a, 'd> {
    annotated: &'a Annotated<'d>,
    lexical: Lexical,
    marked: BTreeMap<usize, Marked>,
    /// The contents of all statements, in tokens.
    contents: Vec<Vec<usize>>,
}

/// Learns from `examples`; `thresholds` are kept with the weights.
pub fn learn(examples: &[Example<'_, '_>], thresholds: Thresholds) -> Weights {
    let prepared = prepared(examples);
    let keep = keep::learn(&prepared, thresholds);
    let all: Vec<&Prepared<'_, '_>> = prepared.iter().collect();
    Weights { keep: Table::quantise(&keep), ..parts(&all, thresholds) }
}

/// The weights that find cues and what belongs to them; none yet of what to keep.
fn parts(examples: &[&Prepared<'_, '_>], thresholds: Thresholds) -> Weights {
    let counts = Counts::of(examples);
    let cue = cue::learn(examples, &counts);
    let (role, transitions) = role::learn(examples, &counts);
    Weights {
        cue: Table::quantise(&cue),
        role: Table::quantise(&role),
        keep: Table::quantise(&[]),
        transitions,
        forms: counts.table(),
        thresholds,
    }
}

fn prepared<'a, 'd>(examples: &[Example<'a, 'd>]) -> Vec<Prepared<'a, 'd>> {
    examples
        .iter()
        .map(|example| {
            let mut marked = BTreeMap::new();
            for gold in example.gold {
                if let Some(one) = Marked::new(example.annotated, gold) {
                    marked.entry(one.head).or_insert(one);
                }
            }
            let lexical = Lexical::new(example.annotated);
            let contents = example
                .gold
                .iter()
                .map(|gold| gold::tokens(example.annotated, &gold.content))
                .collect();
            Prepared { annotated: example.annotated, lexical, marked, contents }
        })
        .collect()
}

/// A large prime: steps of this length visit each of fewer items once, in a scattered order.
const STRIDE: usize = 1_000_003;
