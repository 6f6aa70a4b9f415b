//! How a statement that was read stands to those that were read around it.

use super::shape::{level, logit};
use crate::extract::found::Candidate;

/// Cues farther apart than this many tokens share no content.
const REACH: usize = 300;

/// The surest other candidate that shares a statement's content, and where its cue stands.
#[derive(Debug, Default)]
pub(super) struct Rival {
    /// Whose content holds whose, and whose cue stands in whose content; 0 if there is none.
    pub relation: u32,
    /// How much surer the own statement is.
    pub lead: u32,
    /// How sure the surest statement is in whose content, source or cue the own cue stands.
    pub inside: u32,
    /// Number of rivals, at most 3.
    pub count: u32,
}

impl Rival {
    /// Of candidate `index`; candidates are in the order of their heads.
    pub(super) fn of(candidates: &[Candidate], index: usize) -> Self {
        let own = &candidates[index];
        let before = candidates[..index].iter().rev().take_while(|c| own.head - c.head < REACH);
        let after = candidates[index + 1..].iter().take_while(|c| c.head - own.head < REACH);
        let mut rival = Self { lead: 99, ..Self::default() };
        let mut best = f32::NEG_INFINITY;
        for other in before.chain(after) {
            rival.inside = rival.inside.max(inside(own, other));
            let Some(relation) = relation(own, other) else { continue };
            rival.count = (rival.count + 1).min(3);
            if strength(other) > best {
                best = strength(other);
                rival.relation = relation;
                rival.lead = level((strength(own) - best) * 1.5, -7.0, 7.0);
            }
        }
        rival
    }
}

fn strength(candidate: &Candidate) -> f32 {
    candidate.cue_logit + 0.5 * logit(candidate.fit)
}

fn holds(tokens: &[usize], i: usize) -> bool {
    tokens.binary_search(&i).is_ok()
}

/// 1 and more where the cue of `own` stands in the content of `other`, 20 and more in its source
/// or cue.
fn inside(own: &Candidate, other: &Candidate) -> u32 {
    if holds(&other.found.content, own.head) {
        1 + level(strength(other), -3.0, 3.0)
    } else if holds(&other.found.source, own.head) || holds(&other.found.cue, own.head) {
        20 + level(strength(other), -1.0, 1.0)
    } else {
        0
    }
}

/// How the two contents and cues lie; none unless they share more than half of the smaller content.
fn relation(own: &Candidate, other: &Candidate) -> Option<u32> {
    let (a, b) = (&own.found.content, &other.found.content);
    let shared = a.iter().filter(|&&i| holds(b, i)).count();
    let contents = match (shared == a.len(), shared == b.len()) {
        (true, true) => 1,
        (true, false) => 2,
        (false, true) => 3,
        (false, false) => 4,
    };
    let cues = u32::from(holds(b, own.head)) | u32::from(holds(a, other.head)) << 1;
    (2 * shared > a.len().min(b.len())).then_some(contents << 2 | cues)
}
