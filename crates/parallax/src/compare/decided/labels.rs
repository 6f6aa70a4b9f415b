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
    /// What it is called from now on; empty if a label is taken back.
    pub label: String,
}

impl Comparison {
    /// Gives claims the labels that people gave them, a later label in place of an earlier one. A
    /// claim that was found is the one that nobody declared in which most of its statements are, of
    /// several the one of the first. Gives those whose claim is gone.
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
                    let all = found.filter_map(|(candidates, _)| candidates.first().copied());
                    let own = all.filter_map(|candidate| claim_of[candidate]);
                    most(own.filter(|number| self.claims[*number].codebook.is_none()))
                }
            };
            match number {
                Some(number) if given.label.is_empty() => _ = self.labels_given.remove(&number),
                Some(number) => _ = self.labels_given.insert(number, given.label.clone()),
                None => gone.push(given),
            }
        }
        gone
    }
}

/// The number that comes most often; of several the one that comes first.
fn most(numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for number in numbers {
        match counts.iter_mut().find(|(known, _)| *known == number) {
            Some((_, count)) => *count += 1,
            None => counts.push((number, 1)),
        }
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map(|(number, _)| number)
}
