//! Takes a statement and the wordings of a claim, gives whether it can be about the claim at all.
//!
//! An assigner compares all words, so a long statement comes close to some claim by words that any
//! statement has. What speaks for a claim must be more than one word can tell, and more than one of
//! those who take part: of whoever is in the news, many things are said.

use std::collections::{BTreeSet, HashSet};

use super::{ReadWordings, Wording};
use crate::resolve::{Collection, Item, Word, claims::ClaimStatement};

/// What a statement shares with a wording tells enough from here on: 1 is what a word tells that no
/// other statement has.
const ENOUGH: f64 = 1.1;

/// A statement as far as it can be about a claim.
pub(super) struct Topic<'a> {
    item: &'a Item,
    words: HashSet<&'a Word>,
}

impl<'a> Topic<'a> {
    /// That of a statement in these words.
    pub(super) fn of(item: &'a Item) -> Self {
        Self { item, words: item.words.iter().collect() }
    }

    /// Whether it shares enough with one wording.
    pub(super) fn is_of(&self, wordings: &ReadWordings, collection: &Collection) -> bool {
        let all = || wordings.samples.iter().chain(&wordings.against);
        names_party(self.item, wordings)
            && all().any(|wording| self.shares_enough(wording, collection))
    }

    fn shares_enough(&self, wording: &Wording, collection: &Collection) -> bool {
        let mut seen = HashSet::new();
        let words = wording.item.words.iter();
        let shared: Vec<&Word> =
            words.filter(|word| self.words.contains(word) && seen.insert(*word)).collect();
        let told: f64 = shared.iter().map(|word| collection.tells(word)).sum();
        told >= ENOUGH && !is_one_participant(&shared, wording)
    }
}

/// Whether all of `shared` are words of one who takes part.
fn is_one_participant(shared: &[&Word], wording: &Wording) -> bool {
    let all = wording.record.as_ref().map(participants).unwrap_or_default();
    let inside = |own: &BTreeSet<&str>| shared.iter().all(|word| own.contains(&*word.lemma));
    all.iter().any(inside)
}

/// Whether the statement names a party if the claim does.
fn names_party(item: &Item, wordings: &ReadWordings) -> bool {
    let own = item.parties();
    let mut wanted = wordings.samples.iter().flat_map(|wording| wording.item.parties()).peekable();
    wanted.peek().is_none() || wanted.any(|party| own.contains(&party))
}

/// The words of each one who takes part.
fn participants(record: &ClaimStatement) -> Vec<BTreeSet<&str>> {
    let all = record.clauses.iter().flat_map(|clause| &clause.told.participants);
    all.map(|one| one.all_words().collect()).collect()
}
