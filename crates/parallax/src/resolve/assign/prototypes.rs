//! Takes statements weighted for each claim, gives how much a statement is like all of them.

use std::collections::HashMap;

use crate::resolve::{Item, vocabulary::Vector};

/// Sums of weighted vectors, one for each claim, kept by term.
#[derive(Debug)]
pub(super) struct Prototypes {
    claims: usize,
    /// For each term, its weight in each claim that has it.
    terms: Vec<Vec<(u32, f64)>>,
    /// For each statement in the sums, its weight in each claim.
    members: Vec<Vec<f64>>,
    /// Places in `members` of statements that were taught one by one.
    places: HashMap<Item, usize>,
}

impl Prototypes {
    /// Sums `vectors`, each with its weight in each claim: `members` has one row for each.
    pub(super) fn new(claims: usize, vectors: &[Vector], members: Vec<Vec<f64>>) -> Self {
        let mut prototypes = Self { claims, terms: Vec::new(), members, places: HashMap::new() };
        let length = vectors.iter().filter_map(|vector| vector.last()).map(|(term, _)| term + 1);
        let length = length.max().unwrap_or(0) as usize;
        prototypes.terms.resize(length, Vec::new());
        let mut sums = vec![0.0; length];
        for claim in 0..claims {
            prototypes.sum_all(claim, vectors, &mut sums);
        }
        prototypes
    }

    /// Sums one claim; `sums` is zero before and after.
    fn sum_all(&mut self, claim: usize, vectors: &[Vector], sums: &mut [f64]) {
        let mut touched = Vec::new();
        let members = vectors.iter().zip(&self.members).filter(|(_, row)| row[claim] != 0.0);
        for (vector, row) in members {
            for (term, value) in vector {
                touched.push(*term);
                sums[*term as usize] += row[claim] * value;
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for term in touched {
            let sum = std::mem::take(&mut sums[term as usize]);
            self.terms[term as usize].push((claim as u32, sum));
        }
    }

    /// Adds one statement to one claim's sum.
    pub(super) fn teach(&mut self, item: &Item, vector: &Vector, claim: usize, weight: f64) {
        self.sum(vector, claim, weight);
        let next = self.members.len();
        let place = *self.places.entry(item.clone()).or_insert(next);
        if place == next {
            self.members.push(vec![0.0; self.claims]);
        }
        self.members[place][claim] += weight;
    }

    /// Place of a statement that was taught.
    pub(super) fn place(&self, item: &Item) -> Option<usize> {
        self.places.get(item).copied()
    }

    /// The weights of the statement at `place`.
    pub(super) fn weights(&self, place: usize) -> &[f64] {
        &self.members[place]
    }

    /// Adds to `scores` the likeness of `vector` to each claim's sum, without its own part in it
    /// where it is the member at `own`.
    pub(super) fn add(&self, vector: &Vector, own: Option<usize>, scores: &mut [f64]) {
        for (term, weight) in vector {
            for (claim, summed) in self.terms.get(*term as usize).map_or(&[][..], Vec::as_slice) {
                scores[*claim as usize] += weight * summed;
            }
        }
        if let Some(own) = own.and_then(|own| self.members.get(own)) {
            let square: f64 = vector.iter().map(|(_, weight)| weight * weight).sum();
            for (score, weight) in scores.iter_mut().zip(own) {
                *score -= weight * square;
            }
        }
    }

    fn sum(&mut self, vector: &Vector, claim: usize, weight: f64) {
        let claim = claim as u32;
        for (term, value) in vector {
            let term = *term as usize;
            if self.terms.len() <= term {
                self.terms.resize(term + 1, Vec::new());
            }
            match self.terms[term].iter_mut().find(|(known, _)| *known == claim) {
                Some((_, summed)) => *summed += weight * value,
                None => self.terms[term].push((claim, weight * value)),
            }
        }
    }
}
