//! Takes annotated documents with known statements, gives the weights of the model.
//!
//! Deterministic: the same documents give the same weights.

mod cue;
mod gold;
mod role;
mod rows;

use std::collections::BTreeMap;

pub use gold::Gold;

use self::gold::Marked;
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
}

/// Learns from `examples`; `thresholds` are kept with the weights.
pub fn learn(examples: &[Example<'_, '_>], thresholds: Thresholds) -> Weights {
    let prepared: Vec<Prepared<'_, '_>> = examples
        .iter()
        .map(|example| {
            let mut marked = BTreeMap::new();
            for gold in example.gold {
                if let Some(one) = Marked::new(example.annotated, gold) {
                    marked.entry(one.head).or_insert(one);
                }
            }
            let lexical = Lexical::new(example.annotated);
            Prepared { annotated: example.annotated, lexical, marked }
        })
        .collect();
    let forms = forms(&prepared);
    let cue = cue::learn(&prepared, &forms);
    let (role, transitions) = role::learn(&prepared, &forms);
    Weights {
        cue: Table::quantise(&cue),
        role: Table::quantise(&role),
        transitions,
        forms: forms.into_iter().collect(),
        thresholds,
    }
}

/// How often words head cues, in tenths; words that never do are left out.
fn forms(examples: &[Prepared<'_, '_>]) -> BTreeMap<u32, u8> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for example in examples {
        for &i in &example.annotated.words {
            let count = counts.entry(example.lexical.word[i]).or_default();
            count.0 += u32::from(example.marked.contains_key(&i));
            count.1 += 1;
        }
    }
    let heads = counts.into_iter().filter(|(_, (cues, _))| *cues > 0);
    heads.map(|(word, (cues, all))| (word, (10 * cues / (all + 3)) as u8)).collect()
}

/// A large prime: steps of this length visit each of fewer items once, in a scattered order.
const STRIDE: usize = 1_000_003;
