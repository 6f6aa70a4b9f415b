//! Takes annotated documents with gold statements, gives a model. Deterministic.

mod cue;
mod role;

use std::collections::BTreeMap;

use super::{features::Lexical, model::Model};
use crate::annotate::Annotated;

/// A statement that annotators found, as tokens in order.
#[derive(Clone, Debug)]
pub struct Gold {
    /// Whose it is.
    pub source: Vec<usize>,
    /// What attributes it.
    pub cue: Vec<usize>,
    /// What is said.
    pub content: Vec<usize>,
}

/// One document to learn from.
pub struct Example<'a> {
    annotated: &'a Annotated<'a>,
    lexical: Lexical,
    /// Gold by the head of its cue; of several with one head the first.
    gold: BTreeMap<usize, Gold>,
}

impl<'a> Example<'a> {
    /// A document and the statements in it; one without a cue cannot be learned from.
    pub fn new(annotated: &'a Annotated<'a>, statements: &[Gold]) -> Self {
        let mut gold = BTreeMap::new();
        for statement in statements {
            if let Some(head) = cue_head(annotated, &statement.cue) {
                gold.entry(head).or_insert_with(|| statement.clone());
            }
        }
        Self { annotated, lexical: Lexical::new(annotated), gold }
    }
}

/// Learns a model.
pub fn train(examples: &[Example<'_>]) -> Model {
    let mut model = Model::empty(forms(examples));
    cue::train(examples, &mut model);
    role::train(examples, &mut model);
    model
}

/// How often words head cues, in tenths; words that never do are left out.
fn forms(examples: &[Example<'_>]) -> BTreeMap<u32, u8> {
    let mut counts: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    for example in examples {
        for &i in &example.annotated.words {
            let count = counts.entry(example.lexical.word[i]).or_default();
            count.0 += u32::from(example.gold.contains_key(&i));
            count.1 += 1;
        }
    }
    let heads = counts.into_iter().filter(|(_, (cues, _))| *cues > 0);
    heads.map(|(word, (cues, all))| (word, (10 * cues / (all + 3)) as u8)).collect()
}

/// The word that the rest of the cue depends on: a verb if there is one, else a noun.
fn cue_head(annotated: &Annotated<'_>, cue: &[usize]) -> Option<usize> {
    let analysis = &annotated.analysis;
    let outermost = |&i: &usize| analysis.head(i) == i || !cue.contains(&analysis.head(i));
    let tops: Vec<usize> = cue.iter().copied().filter(outermost).collect();
    let tagged = |start: &str| tops.iter().copied().find(|&i| analysis.tag(i).starts_with(start));
    tagged("V").or_else(|| tagged("N")).or(tops.first().copied())
}
