//! Takes the wordings of claims, gives how like them a statement is.

use super::{ClaimWordings, Side};
use crate::resolve::{
    Item,
    vocabulary::{Vector, Vocabulary},
};

/// All wordings of all claims, kept by term.
#[derive(Debug)]
pub(super) struct Wordings {
    /// For each term, its weight in each wording that has it.
    terms: Vec<Vec<(u32, f64)>>,
    /// The claim of each wording and the side that it is on; those of the claim come first.
    places: Vec<(usize, Side)>,
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
        let named = |claim: &ClaimWordings| {
            claim.samples.iter().chain(&claim.against).flat_map(Item::parties).collect()
        };
        let parties = claims.iter().map(named).collect();
        let terms = vec![Vec::new(); vocabulary.len()];
        let mut wordings = Self { terms, places: Vec::new(), parties };
        for (place, claim) in claims.iter().enumerate() {
            for (side, items) in [(Side::For, &claim.samples), (Side::Against, &claim.against)] {
                for item in items {
                    wordings.push(&vocabulary.vector(item), (place, side));
                }
            }
        }
        wordings
    }

    fn push(&mut self, vector: &Vector, place: (usize, Side)) {
        let wording = self.places.len() as u32;
        for (term, weight) in vector {
            self.terms[*term as usize].push((wording, *weight));
        }
        self.places.push(place);
    }

    /// How many claims there are.
    pub(super) fn claims(&self) -> usize {
        self.parties.len()
    }

    /// For each claim, the likeness of the closest wording and the side that it is on.
    pub(super) fn likeness(&self, vector: &Vector) -> Vec<(f64, Side)> {
        let mut shared = vec![0.0; self.places.len()];
        for (term, weight) in vector {
            for (wording, its) in self.terms.get(*term as usize).map_or(&[][..], Vec::as_slice) {
                shared[*wording as usize] += weight * its;
            }
        }
        let mut closest = vec![(0.0, Side::For); self.claims()];
        for (likeness, (claim, side)) in shared.into_iter().zip(&self.places) {
            if likeness > closest[*claim].0 {
                closest[*claim] = (likeness, *side);
            }
        }
        closest
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
