//! Takes the wordings of claims, gives how like them a statement is.

use super::{ClaimWordings, Side};
use crate::resolve::{
    Item,
    vocabulary::{Vector, Vocabulary, product},
};

/// The vectors of all wordings of all claims.
#[derive(Debug)]
pub(super) struct Wordings {
    claims: Vec<[Vec<Vector>; 2]>,
    /// For each claim, the parties that its wordings name.
    parties: Vec<Vec<u16>>,
}

/// What is left of a likeness where statement and claim name different parties.
///
/// Two claims that differ in the party only share all other words, and to confuse them is the
/// worst error in a story with two sides.
const OTHER_PARTY: f64 = 0.25;

impl Wordings {
    /// The vocabulary must have all terms of the claims.
    pub(super) fn new(claims: &[ClaimWordings], vocabulary: &Vocabulary) -> Self {
        let vectors =
            |items: &[Item]| items.iter().map(|item| vocabulary.vector(item)).collect::<Vec<_>>();
        let named = |claim: &ClaimWordings| {
            claim.samples.iter().chain(&claim.against).flat_map(Item::parties).collect()
        };
        let parties = claims.iter().map(named).collect();
        let claims = claims.iter().map(|claim| [vectors(&claim.samples), vectors(&claim.against)]);
        Self { claims: claims.collect(), parties }
    }

    /// How many claims there are.
    pub(super) fn claims(&self) -> usize {
        self.claims.len()
    }

    /// For each claim, the likeness of the closest wording and the side that it is on.
    pub(super) fn likeness(&self, vector: &Vector) -> Vec<(f64, Side)> {
        let closest = |wordings: &[Vector]| {
            wordings.iter().map(|wording| product(wording, vector)).fold(0.0, f64::max)
        };
        let one = |[samples, against]: &[Vec<Vector>; 2]| {
            let (agree, oppose) = (closest(samples), closest(against));
            if oppose > agree { (oppose, Side::Against) } else { (agree, Side::For) }
        };
        self.claims.iter().map(one).collect()
    }

    /// Holds down, in `scores`, the claims that name parties and none that `item` names.
    pub(super) fn gate(&self, item: &Item, scores: &mut [f64]) {
        let named = item.parties();
        for (score, parties) in scores.iter_mut().zip(&self.parties) {
            let both = !named.is_empty() && !parties.is_empty();
            if both && !parties.iter().any(|party| named.contains(party)) {
                *score *= OTHER_PARTY;
            }
        }
    }
}
