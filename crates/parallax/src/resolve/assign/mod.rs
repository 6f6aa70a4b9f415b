//! Takes a codebook's claims, the statements at hand and a person's decisions, gives which claim
//! a statement makes.
//!
//! Three things speak for a claim, added up:
//! 1. wordings: words and parts of words that the statement shares with the claim's label
//!    and samples, weighted by how rare they are among the statements at hand;
//! 2. feedback: its likeness to the statements that 1 finds closest, so that words that go with
//!    the claim in this collection count too;
//! 3. decisions: its likeness to statements that a person accepted, less that to rejected ones;
//!    the more of them, the more they weigh.
//!
//! A claim that names parties is held down for a statement that names others only. The sum is then
//! multiplied by the share that the claim has against the other claims. Nothing here was trained:
//! the constants are round numbers, and all else is counted in the user's own collection. A
//! statement never counts as evidence about itself.
//!
//! It compares words: who did what to whom, and denial, are for the stance and the roles to say.

mod calibration;
mod prototypes;
mod wordings;

use std::collections::{HashMap, HashSet};

use super::{
    Collection, Item,
    vocabulary::{Vector, Vocabulary},
};
use calibration::Calibration;
use prototypes::Prototypes;
use wordings::Wordings;

/// A claim of a codebook, as far as assignment goes. Claims are known by their place in the list.
#[derive(Clone, Debug, Default)]
pub struct ClaimWordings {
    /// Its label and sample wordings.
    pub samples: Vec<Item>,
    /// Wordings of the opposite side, if any.
    pub against: Vec<Item>,
}

/// What a person said about a statement and a claim.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The statement.
    pub item: Item,
    /// Place of the claim in the list.
    pub claim: usize,
    /// What was said.
    pub verdict: Verdict,
}

/// Whether a statement makes a claim, as a person sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It does: a suggestion was accepted, or the statement was assigned by hand.
    Accepted,
    /// It does not.
    Rejected,
}

/// A claim with how well it fits a statement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// Place of the claim in the list.
    pub claim: usize,
    /// How well it fits: comparable between statements and claims of one [`Assigner`].
    pub score: f64,
    /// Which of its wordings is closest.
    pub side: Side,
}

/// Which wordings of a claim a statement is closest to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Those of the claim.
    For,
    /// Those of the opposite side.
    Against,
}

/// Assigns statements to the claims of a codebook. Fitting it again takes well under a second.
#[derive(Debug)]
pub struct Assigner<'c> {
    collection: &'c Collection,
    /// The collection's terms and those of wordings and decided statements.
    vocabulary: Vocabulary,
    wordings: Wordings,
    feedback: Prototypes,
    decisions: Prototypes,
    decided: HashMap<Item, Vec<(usize, Verdict)>>,
    calibration: Calibration,
}

/// How much the likeness to the statements closest to a claim weighs beside its wordings.
const FEEDBACK: f64 = 3.0;
/// How many statements are taken to be closest to a claim.
const CLOSEST: usize = 100;
/// How much decisions weigh, once there are many.
const TAUGHT: f64 = 20.0;
/// The number of decisions of a kind at which they have half of that weight.
const HALF_TAUGHT: f64 = 10.0;
/// How sharply claims compete for a statement.
const SHARPNESS: f64 = 5.0;

impl<'c> Assigner<'c> {
    /// Learns from the statements at hand and from a person's decisions; both may be empty.
    pub fn fit(
        claims: &[ClaimWordings],
        collection: &'c Collection,
        decisions: &[Decision],
    ) -> Self {
        let decisions = latest(claims.len(), decisions);
        let mut vocabulary = collection.vocabulary.clone();
        let wordings = claims.iter().flat_map(|claim| claim.samples.iter().chain(&claim.against));
        wordings.chain(decisions.iter().map(|made| &made.item)).for_each(|i| vocabulary.admit(i));
        let wordings = Wordings::new(claims, &vocabulary);
        let mut assigner = Self {
            feedback: feedback(&wordings, collection),
            decisions: taught(claims.len(), &decisions, &vocabulary),
            decided: decided(&decisions),
            calibration: Calibration::default(),
            collection,
            vocabulary,
            wordings,
        };
        assigner.calibration = assigner.calibrated(&decisions);
        assigner
    }

    /// All claims, the one that fits best first; ties by the claim's place in the list.
    pub fn rank(&self, item: &Item) -> Vec<Match> {
        let mut matches = self.matches(item);
        matches.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.claim.cmp(&b.claim)));
        matches
    }

    /// The claim that the statement makes, with its probability as score; none if it makes none.
    ///
    /// A person's decision about this statement is kept whatever the words say.
    pub fn assign(&self, item: &Item) -> Option<Match> {
        let ranked = self.rank(item);
        let verdicts = self.decided(item);
        let with = |verdict| move |m: &&Match| verdicts.contains(&(m.claim, verdict));
        if let Some(accepted) = ranked.iter().find(with(Verdict::Accepted)) {
            return Some(Match { score: 1.0, ..*accepted });
        }
        let best = ranked.iter().find(|m| !with(Verdict::Rejected)(m))?;
        let probability = self.calibration.probability(best.score);
        (probability >= 0.5).then_some(Match { score: probability, ..*best })
    }

    /// What a person decided about statements in just these words: claims by place, with verdicts.
    pub fn decided(&self, item: &Item) -> &[(usize, Verdict)] {
        self.decided.get(item).map_or(&[][..], Vec::as_slice)
    }

    /// How probable it is that a statement makes the claim of `found`, from 0 to 1.
    pub fn probability(&self, found: &Match) -> f64 {
        self.calibration.probability(found.score)
    }

    /// How well each claim fits, in the order of the list.
    fn matches(&self, item: &Item) -> Vec<Match> {
        let vector = self.vocabulary.vector(item);
        self.matches_at(&vector, self.collection.places.get(item).copied(), item)
    }

    /// The same for the vector of `item`, which stands at `place` in the collection.
    fn matches_at(&self, vector: &Vector, place: Option<usize>, item: &Item) -> Vec<Match> {
        let alike = self.wordings.likeness(vector);
        let mut scores = self.likeness_to_closest(vector, place);
        alike.iter().zip(&mut scores).for_each(|((likeness, _), score)| *score += likeness);
        self.decisions.add(vector, self.decisions.place(item), &mut scores);
        self.wordings.gate(item, &mut scores);
        let shares = shares(&scores);
        let one = |(claim, (_, side)): (usize, (f64, Side))| Match {
            claim,
            score: scores[claim].max(0.0) * shares[claim] + scores[claim].min(0.0),
            side,
        };
        alike.into_iter().enumerate().map(one).collect()
    }

    /// How like the statements closest to each claim; the statement at `place` itself is left out
    /// of their mean.
    fn likeness_to_closest(&self, vector: &Vector, place: Option<usize>) -> Vec<f64> {
        let mut scores = vec![0.0; self.wordings.claims()];
        self.feedback.add(vector, place, &mut scores);
        let own = place.map_or(&[][..], |place| self.feedback.weights(place));
        for (score, own) in scores.iter_mut().zip(own) {
            let rest = 1.0 - own / FEEDBACK;
            *score = if rest > 1e-9 { *score / rest } else { 0.0 };
        }
        scores
    }

    /// What a score means: from the collection's best scores, then from the decisions.
    fn calibrated(&self, decisions: &[&Decision]) -> Calibration {
        let items = self.collection.items.iter().zip(&self.collection.vectors).enumerate();
        let best = items.map(|(place, (item, vector))| {
            let matches = self.matches_at(vector, Some(place), item);
            matches.iter().map(|found| found.score).fold(0.0, f64::max)
        });
        let calibration = Calibration::of(&best.collect::<Vec<_>>());
        let judged = decisions.iter().map(|made| {
            (self.matches(&made.item)[made.claim].score, made.verdict == Verdict::Accepted)
        });
        calibration.taught(&judged.collect::<Vec<_>>())
    }
}

/// The statements closest to each claim's wordings, weighted by how close they are.
fn feedback(wordings: &Wordings, collection: &Collection) -> Prototypes {
    let rows = collection.vectors.iter().zip(&collection.items).map(|(vector, item)| {
        let alike = wordings.likeness(vector).into_iter();
        let mut alike: Vec<f64> = alike.map(|(likeness, _)| likeness).collect();
        wordings.gate(item, &mut alike);
        let shares = shares(&alike);
        alike.iter().zip(shares).map(|(score, share)| score * share).collect::<Vec<f64>>()
    });
    let mut rows: Vec<Vec<f64>> = rows.collect();
    for claim in 0..wordings.claims() {
        let mut weights: Vec<f64> = rows.iter().map(|row| row[claim]).collect();
        weights.sort_by(|a, b| b.total_cmp(a));
        let least = weights.get(CLOSEST - 1).copied().unwrap_or(0.0);
        for row in rows.iter_mut().filter(|row| row[claim] < least) {
            row[claim] = 0.0;
        }
        let sum: f64 = rows.iter().map(|row| row[claim]).sum();
        for row in rows.iter_mut().filter(|_| sum > 0.0) {
            row[claim] *= FEEDBACK / sum;
        }
    }
    Prototypes::new(wordings.claims(), &collection.vectors, rows)
}

/// Accepted statements pull, rejected ones push.
fn taught(claims: usize, decisions: &[&Decision], vocabulary: &Vocabulary) -> Prototypes {
    let mut counts = vec![[0.0; 2]; claims];
    for made in decisions {
        counts[made.claim][made.verdict as usize] += 1.0;
    }
    let mut prototypes = Prototypes::new(claims, &[], Vec::new());
    for made in decisions {
        let pull = TAUGHT / (counts[made.claim][made.verdict as usize] + HALF_TAUGHT);
        let pull = if made.verdict == Verdict::Accepted { pull } else { -pull };
        prototypes.teach(&made.item, &vocabulary.vector(&made.item), made.claim, pull);
    }
    prototypes
}

/// The last decision about each statement and claim; claims that the list does not have are left
/// out.
fn latest(claims: usize, decisions: &[Decision]) -> Vec<&Decision> {
    let mut seen = HashSet::new();
    let known = decisions.iter().rev().filter(|made| made.claim < claims);
    let mut latest: Vec<&Decision> =
        known.filter(|made| seen.insert((&made.item, made.claim))).collect();
    latest.reverse();
    latest
}

fn decided(decisions: &[&Decision]) -> HashMap<Item, Vec<(usize, Verdict)>> {
    let mut decided: HashMap<Item, Vec<(usize, Verdict)>> = HashMap::new();
    for made in decisions {
        decided.entry(made.item.clone()).or_default().push((made.claim, made.verdict));
    }
    decided
}

/// The part of each score in all of them, after a sharpening that favours the highest.
fn shares(scores: &[f64]) -> Vec<f64> {
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised: Vec<f64> = scores.iter().map(|s| (SHARPNESS * (s - highest)).exp()).collect();
    let sum: f64 = raised.iter().sum();
    raised.into_iter().map(|r| r / sum).collect()
}

#[cfg(test)]
mod tests;
