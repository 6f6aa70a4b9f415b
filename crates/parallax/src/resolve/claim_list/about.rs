//! Takes the wordings of a claim and a statement, gives whether it can be about the claim at all.
//!
//! An assigner compares all words, so a long statement comes close to some claim by words that any
//! statement has. What speaks for a claim must be more than one word can tell, and more than one of
//! those who take part: of whoever is in the news, many things are said.

use std::collections::{BTreeSet, HashSet};

use super::{ReadWordings, Wording};
use crate::resolve::{Collection, Item, Word};

/// What a statement shares with a wording tells enough from here on: 1 is what a word tells that no
/// other statement has.
const ENOUGH: f64 = 1.1;

/// A claim as far as statements can be about it.
pub(super) struct Topic<'a> {
    wordings: Vec<Worded<'a>>,
    /// The parties that its own side names.
    parties: Vec<u16>,
}

/// One wording.
struct Worded<'a> {
    /// Its words, each once.
    words: Vec<&'a Word>,
    /// The words of each one who takes part.
    participants: Vec<BTreeSet<&'a str>>,
}

/// A statement as far as it can be about a claim.
pub(super) struct Said<'a> {
    words: HashSet<&'a Word>,
    parties: Vec<u16>,
}

impl<'a> Said<'a> {
    /// What is said in the words of `item`.
    pub(super) fn of(item: &'a Item) -> Self {
        Self { words: item.words.iter().collect(), parties: item.parties() }
    }
}

impl<'a> Topic<'a> {
    /// That of a claim in these wordings.
    pub(super) fn of(read: &'a ReadWordings) -> Self {
        let all = read.samples.iter().chain(&read.against);
        Self {
            wordings: all.map(Worded::of).collect(),
            parties: read.samples.iter().flat_map(|wording| wording.item.parties()).collect(),
        }
    }

    /// Whether a statement names a party if the claim does, and shares enough with one wording.
    pub(super) fn is_of(&self, said: &Said<'_>, collection: &Collection) -> bool {
        let names = self.parties.is_empty()
            || self.parties.iter().any(|party| said.parties.contains(party));
        names && self.wordings.iter().any(|wording| wording.shares_enough(said, collection))
    }
}

impl<'a> Worded<'a> {
    fn of(wording: &'a Wording) -> Self {
        let mut seen = HashSet::new();
        let clauses = wording.record.iter().flat_map(|record| &record.clauses);
        let participants = clauses.flat_map(|clause| &clause.told.participants);
        Self {
            words: wording.item.words.iter().filter(|word| seen.insert(*word)).collect(),
            participants: participants.map(|one| one.all_words().collect()).collect(),
        }
    }

    fn shares_enough(&self, said: &Said<'_>, collection: &Collection) -> bool {
        let own = self.words.iter().copied();
        let shared: Vec<&Word> = own.filter(|word| said.words.contains(word)).collect();
        let told: f64 = shared.iter().map(|word| collection.tells(word)).sum();
        told >= ENOUGH && !self.is_one_participant(&shared)
    }

    /// Whether all of `shared` are words of one who takes part.
    fn is_one_participant(&self, shared: &[&Word]) -> bool {
        let inside =
            |own: &BTreeSet<&str>| shared.iter().all(|word| own.contains(word.lemma.as_str()));
        self.participants.iter().any(inside)
    }
}
