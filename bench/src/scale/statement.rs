//! Takes a made-up claim and a seed, gives a statement that makes it, as a reader would record it.
//!
//! A statement of a claim keeps most of its content words, exchanges some for others and adds words
//! of its own by Zipf's law. It names who did what to whom and where, as far as the reader found
//! it: one verb in ten is read as another, and one participant in seven is missed. It may be
//! negated or denied, give another number or a day, and have a clause below its own.

use std::collections::BTreeSet;

use parallax::{
    annotate::{
        quantity::{Comparator, Unit},
        time::Days,
    },
    extract::{
        proposition::{Modality, Part, Polarity},
        stance::Stance,
    },
    resolve::claims::{Amount, ClaimStatement, Clause, Participant, Told},
};

use super::words::spelled;
use crate::chance::{Chance, Zipf};

/// Who does what to whom, and what is said about it.
#[derive(Clone)]
pub(super) struct Claim {
    agent: u32,
    patient: u32,
    place: u32,
    verb: u32,
    words: Vec<u32>,
    number: Option<u32>,
    day: i32,
}

/// Where the words of each kind begin, so that none is of two kinds.
const VERBS: u32 = 100_000;
const NAMES: u32 = 200_000;
const PLACES: u32 = 300_000;
const NOUNS: u32 = 400_000;

impl Claim {
    pub(super) fn new(zipf: &Zipf, chance: &mut Chance) -> Self {
        Self {
            words: (0..4 + chance.below(5)).map(|_| zipf.rarer(chance)).collect(),
            agent: chance.skewed(20_000),
            patient: chance.skewed(20_000),
            place: chance.skewed(2_000),
            verb: chance.skewed(3_000),
            number: chance.happens(0.4).then(|| chance.skewed(5_000) + 1),
            day: chance.below(2_000) as i32,
        }
    }

    /// The same with who and whom exchanged.
    pub(super) fn mirrored(&self) -> Self {
        Self { agent: self.patient, patient: self.agent, ..self.clone() }
    }
}

/// The statement of a seed; `change` makes a near copy of it.
pub(super) fn statement(
    claim: &Claim,
    seed: u64,
    change: Option<u64>,
    zipf: &Zipf,
) -> ClaimStatement {
    let chance = &mut Chance(seed);
    let verb = if chance.happens(0.9) { claim.verb } else { chance.skewed(3_000) };
    let mut words = words(claim, zipf, chance);
    words.push(VERBS + verb);
    let mut clauses = vec![main_clause(claim, verb, chance)];
    if chance.happens(0.5) {
        clauses.push(lower_clause(&words, chance));
    }
    if let Some(change) = change {
        let chance = &mut Chance(change);
        let place = chance.below(words.len());
        match chance.below(3) {
            0 => {}
            1 => _ = words.remove(place),
            _ => words.push(zipf.draw(chance)),
        }
    }
    let stance = if chance.happens(0.92) { Stance::Assert } else { Stance::Deny };
    let words = words.into_iter().map(spelled).collect();
    let (numerals, than) = (BTreeSet::default(), BTreeSet::default());
    ClaimStatement { stance, clauses, main: 1, words, numerals, than }
}

/// Words of the statement's own and most of the claim's, some of these exchanged for another.
fn words(claim: &Claim, zipf: &Zipf, chance: &mut Chance) -> Vec<u32> {
    let mut words: Vec<u32> = (0..4 + chance.below(7)).map(|_| zipf.draw(chance)).collect();
    for &word in &claim.words {
        match chance.share() {
            share if share < 0.75 => words.push(word),
            share if share < 0.9 => words.push((word * 7 + 11) % 60_000),
            _ => {}
        }
    }
    words
}

fn main_clause(claim: &Claim, verb: u32, chance: &mut Chance) -> Clause {
    let all = [
        (Part::Agent, claim.agent + NAMES, 0.85),
        (Part::Patient, claim.patient + NAMES, 0.85),
        (Part::Oblique("in".to_owned()), claim.place + PLACES, 0.8),
    ];
    let mut participants: Vec<Participant> = Vec::new();
    for (part, name, known) in all {
        if chance.happens(known) {
            participants.push(named(part, name, chance));
        }
    }
    let number = claim.number.filter(|_| chance.happens(0.9));
    let amounts = number.map(|number| amount(number + u32::from(chance.happens(0.1)) * 7));
    let day = chance.happens(0.3).then_some(Days { first: claim.day, last: claim.day + 1 });
    Clause {
        told: Told { predicate: spelled(VERBS + verb), participants },
        polarity: if chance.happens(0.95) { Polarity::Positive } else { Polarity::Negative },
        modality: Modality::Plain,
        amounts: amounts.into_iter().collect(),
        days: day,
    }
}

/// A clause about words of the statement.
fn lower_clause(words: &[u32], chance: &mut Chance) -> Clause {
    let mut noun = || NOUNS + words[chance.below(words.len())];
    let participants = [Part::Agent, Part::Patient].map(|part| Participant {
        lemma: spelled(noun()),
        words: [spelled(noun())].into(),
        ..nobody(part)
    });
    Clause {
        told: Told {
            predicate: spelled(VERBS + chance.skewed(3_000)),
            participants: participants.into(),
        },
        polarity: Polarity::Positive,
        modality: Modality::Plain,
        amounts: Vec::new(),
        days: None,
    }
}

/// One who has a name; the collection knows its actor in most documents.
fn named(part: Part, name: u32, chance: &mut Chance) -> Participant {
    let lemma = spelled(name);
    Participant {
        proper: [lemma.clone()].into(),
        lemma,
        actor: (part != Part::Oblique("in".to_owned()) && chance.happens(0.7)).then_some(name),
        ..nobody(part)
    }
}

fn nobody(part: Part) -> Participant {
    Participant {
        part,
        lemma: String::new(),
        words: BTreeSet::default(),
        names: Vec::new(),
        nested: Vec::new(),
        proper: BTreeSet::default(),
        of: BTreeSet::default(),
        is_number: false,
        is_pronoun: false,
        is_time: false,
        actor: None,
    }
}

fn amount(number: u32) -> Amount {
    let (low, counted) = (f64::from(number), spelled(NOUNS + number % 500));
    Amount { comparator: Comparator::Exactly, low, high: low, unit: Unit::Count, counted }
}
