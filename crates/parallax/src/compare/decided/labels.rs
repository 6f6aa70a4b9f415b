//! Labels that people give claims: takes them and a comparison, finds the claims that they mean.

use super::{DecidedClaim, places::Places};
use crate::{
    codebook::Codebook,
    compare::{Comparison, Corpus},
};

/// A label that a person gave a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLabel {
    /// Which claim.
    pub claim: DecidedClaim,
    /// What it is called from now on.
    pub label: String,
}

impl Comparison {
    /// Gives claims the labels that people gave them, a later label in place of an earlier one. A
    /// claim that was found is the one that the first of its statements to be in any is in. Gives
    /// those whose claim is gone.
    pub fn rename<'l>(
        &mut self,
        corpus: &Corpus,
        codebook: &Codebook,
        labels: &'l [ClaimLabel],
    ) -> Vec<&'l ClaimLabel> {
        let places = Places::new(corpus);
        let mut claim_of = vec![None; self.candidates.len()];
        for (number, claim) in self.claims.iter().enumerate() {
            for member in &claim.members {
                claim_of[member.candidate] = Some(number);
            }
        }
        let mut gone = Vec::new();
        for given in labels {
            let number = match &given.claim {
                DecidedClaim::Codebook(id) => {
                    let declared = codebook.claims.iter().position(|claim| claim.id == *id);
                    let is_it = |number: &usize| self.claims[*number].codebook == declared;
                    declared.and_then(|_| (0..self.claims.len()).find(is_it))
                }
                DecidedClaim::Found(targets) => {
                    let found = targets.iter().filter_map(|target| places.statements(target).ok());
                    let mut all = found.flat_map(|(candidates, _)| candidates);
                    all.find_map(|candidate| claim_of[candidate])
                }
            };
            match number {
                Some(number) => _ = self.labels_given.insert(number, given.label.clone()),
                None => gone.push(given),
            }
        }
        gone
    }
}
