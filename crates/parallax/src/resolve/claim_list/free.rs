//! Takes all candidates, gives those that make no claim of the codebook, as they are grouped.

use rustc_hash::FxHashMap;

use super::{ClaimDecisions, Spelled, Told};
use crate::codebook::Declared;
use crate::resolve::{
    claims::{Grounds, Record, RecordClause, RecordParticipant, claim_score},
    groups::{self, Feature, Key, Links, Settings},
};

/// Candidates that make no claim of the codebook and tell something.
pub(super) struct Free<'a> {
    pub(super) told: Told<'a>,
    /// Their places among all candidates, ascending.
    places: Vec<u32>,
    grounds: Grounds,
    /// Least score of two that make one claim.
    accept: f32,
}

impl<'a> Free<'a> {
    /// Those of `is_free` that tell something.
    pub(super) fn new(told: Told<'a>, is_free: &[bool], settings: &Settings) -> Self {
        let tells = |&place: &u32| {
            let record = told.record(place as usize);
            is_free[place as usize] && record.is_some_and(|record| record.main().len() > 0)
        };
        let places: Vec<u32> = (0..told.candidates.len() as u32).filter(tells).collect();
        let grounds = Grounds::of(places.iter().filter_map(|&place| told.record(place as usize)));
        Self { told, places, grounds, accept: settings.accept }
    }

    /// The candidate at a place.
    pub(super) fn candidate(&self, place: u32) -> usize {
        self.places[place as usize] as usize
    }

    /// How sure two are to make one claim: not at all where they share too little to say so.
    pub(super) fn score(&self, a: u32, b: u32) -> f32 {
        let (a, b) = (self.record(a), self.record(b));
        let score = claim_score(a, b);
        if score < self.accept || self.grounds.suffice(a, b) { score } else { 0.0 }
    }

    /// Whether two make one claim.
    pub(super) fn joined(&self, a: u32, b: u32) -> bool {
        self.score(a, b) >= self.accept
    }

    /// What one says.
    pub(super) fn record(&self, place: u32) -> Record<'a> {
        self.told.record(self.candidate(place)).expect("all of these have a record")
    }

    /// Their places in the order of documents.
    pub(super) fn keys(&self) -> Vec<Key> {
        let key = |&place: &u32| {
            let candidate = &self.told.candidates[place as usize];
            Key { document: candidate.document, position: candidate.statement }
        };
        self.places.iter().map(key).collect()
    }

    /// What a statement is found by.
    pub(super) fn item(&self, place: usize, spelled: &Spelled, numbers: &Numbers) -> groups::Item {
        let record = self.record(place as u32);
        let mut features = spelled.features(record.words());
        for participant in record.clauses().flat_map(RecordClause::participants) {
            features.extend(participant.names().iter().map(|name| numbers.feature(*name)));
            features.extend(spelled.features(participant.proper()));
        }
        let candidate = &self.told.candidates[self.places[place] as usize];
        let key = Key { document: candidate.document, position: candidate.statement };
        groups::Item { key, block: 0, days: record.days(), features }
    }

    /// What a person decided about two of them.
    pub(super) fn links(&self, decisions: &ClaimDecisions) -> Links {
        let place = |index: usize| {
            let place = self.places.binary_search(&(index as u32)).ok()?;
            Some(place as u32)
        };
        let pairs = |together: bool| {
            let of_two = decisions.held.iter().filter(|held| held.candidate != held.other);
            let held = of_two.filter(|held| held.together == together);
            held.filter_map(|held| Some((place(held.candidate)?, place(held.other)?))).collect()
        };
        Links { together: pairs(true), apart: pairs(false) }
    }
}

/// Declared names, numbered in the order of their appearance.
pub(super) struct Numbers(FxHashMap<Declared, u64>);

impl Numbers {
    /// All names of those that are free.
    pub(super) fn new(free: &Free<'_>) -> Self {
        let mut numbers = FxHashMap::default();
        for place in 0..free.places.len() as u32 {
            for clause in free.record(place).clauses() {
                for name in clause.participants().flat_map(RecordParticipant::names) {
                    let next = numbers.len() as u64;
                    numbers.entry(*name).or_insert(next);
                }
            }
        }
        Self(numbers)
    }

    fn feature(&self, name: Declared) -> Feature {
        const NAME_WEIGHT: f32 = 2.0;
        Feature { hash: u64::MAX - self.0[&name], weight: NAME_WEIGHT }
    }
}
