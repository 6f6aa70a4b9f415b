//! Where a word stands in the tree, seen from a cue.

use super::{Lexical, bucket};
use crate::annotate::Annotated;

/// The path between a cue and a word, as hashes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Branch {
    /// Where the path leaves the cue or its ancestors: direction, height, side, relation, and the
    /// preposition if it is one.
    pub place: u32,
    /// The relations upwards to that point.
    pub up: u32,
    /// Steps down from it, at most 4.
    pub depth: u32,
    /// The token where the path leaves the cue or its ancestors; the word itself on the way up.
    pub top: usize,
    /// The relation of the second token of the path down; 0 if there is none.
    pub second: u32,
}

/// Branches of all tokens of `window`, seen from `cue`.
pub(super) fn branches(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    cue: usize,
    window: &[usize],
) -> Vec<Branch> {
    let analysis = &annotated.analysis;
    let mut ancestors = vec![cue];
    let mut top = cue;
    while analysis.head(top) != top && ancestors.len() < 30 {
        top = analysis.head(top);
        ancestors.push(top);
    }
    let sentence = analysis.sentence_of(cue);
    let view = View { annotated, lexical, cue, ancestors };
    window
        .iter()
        .map(|&i| match i {
            _ if analysis.sentence_of(i) != sentence => {
                Branch { place: 1, up: 1, depth: 0, top: usize::MAX, second: 0 }
            }
            _ if i == cue => Branch { place: 2, up: 2, depth: 0, top: i, second: 0 },
            _ => view.branch(i),
        })
        .collect()
}

struct View<'a, 'd> {
    annotated: &'a Annotated<'d>,
    lexical: &'a Lexical,
    cue: usize,
    ancestors: Vec<usize>,
}

impl View<'_, '_> {
    fn branch(&self, i: usize) -> Branch {
        let dep = &self.lexical.dep;
        if let Some(height) = self.height(i) {
            let below = self.ancestors[height - 1];
            return Branch {
                place: bucket(3, &[height.min(4) as u32]),
                up: dep[below],
                depth: 0,
                top: i,
                second: 0,
            };
        }
        let (mut at, mut last, mut depth, mut second) = (i, i, 0, 0);
        let analysis = &self.annotated.analysis;
        let mut height = self.height(at);
        while height.is_none() && analysis.head(at) != at && depth < 40 {
            second = if depth > 0 { dep[last] } else { 0 };
            last = at;
            at = analysis.head(at);
            depth += 1;
            height = self.height(at);
        }
        let height = height.unwrap_or(9);
        let side = u32::from(last < self.cue);
        let preposition = analysis.dep(last) == "prep" && height == 0;
        let word = if preposition { self.lexical.word[last] } else { 0 };
        let up = self
            .ancestors
            .iter()
            .take(height.min(3))
            .fold(0, |up, &ancestor| bucket(4, &[up, dep[ancestor]]));
        let place = bucket(5, &[height.min(4) as u32, side, dep[last], word]);
        Branch { place, up, depth: depth.min(4), top: last, second }
    }

    /// Steps from the cue up to `i`, if it is one of its ancestors.
    fn height(&self, i: usize) -> Option<usize> {
        self.ancestors.iter().position(|&ancestor| ancestor == i)
    }
}
