//! Takes a statement and the wordings of a claim, gives whether it can be about the claim at all.
//!
//! An assigner compares all words, so a long statement comes close to some claim by words that any
//! statement has. What speaks for one claim must be more than one word can tell, and more than one
//! name: of somebody who is in the news, many things are said.

use std::collections::{BTreeSet, HashSet};

use super::{Candidate, ReadWordings, Wording};
use crate::resolve::{Collection, Item, Word, claims::ClaimStatement};

/// What a statement shares with a wording tells enough from here on: 1 is what a word tells that no
/// other statement has.
const ENOUGH: f64 = 1.1;

/// A statement as far as it can be about a claim.
pub(super) struct Topic<'a> {
    item: &'a Item,
    record: Option<&'a ClaimStatement>,
    words: HashSet<&'a Word>,
}

impl<'a> Topic<'a> {
    /// That of a candidate.
    pub(super) fn of(candidate: &Candidate<'a>) -> Self {
        let Candidate { item, record, .. } = *candidate;
        Self { item, record, words: item.words.iter().collect() }
    }

    /// Whether it shares enough with one wording, and names whom the claim is about.
    pub(super) fn is_of(&self, wordings: &ReadWordings, collection: &Collection) -> bool {
        let all = || wordings.samples.iter().chain(&wordings.against);
        names_party(self.item, wordings)
            && !names_others(self.record, all())
            && all().any(|wording| self.shares_enough(wording, collection))
    }

    fn shares_enough(&self, wording: &Wording, collection: &Collection) -> bool {
        let mut seen = HashSet::new();
        let words = wording.item.words.iter();
        let shared: Vec<&Word> =
            words.filter(|word| self.words.contains(word) && seen.insert(*word)).collect();
        let told: f64 = shared.iter().map(|word| collection.tells(word)).sum();
        told >= ENOUGH && !is_one_name(&shared, wording)
    }
}

/// Whether all of `shared` are words of one name.
fn is_one_name(shared: &[&Word], wording: &Wording) -> bool {
    let names = wording.record.as_ref().map(names).unwrap_or_default();
    let inside = |name: &Vec<&str>| shared.iter().all(|word| name.contains(&word.lemma.as_str()));
    names.iter().any(inside)
}

/// Whether the statement names a party if the claim does.
fn names_party(item: &Item, wordings: &ReadWordings) -> bool {
    let own = item.parties();
    let mut wanted = wordings.samples.iter().flat_map(|wording| wording.item.parties()).peekable();
    wanted.peek().is_none() || wanted.any(|party| own.contains(&party))
}

/// Whether every wording names somebody and the statement names only others, with no pronoun that
/// may stand for them.
fn names_others<'w>(
    record: Option<&ClaimStatement>,
    mut wordings: impl Iterator<Item = &'w Wording>,
) -> bool {
    let Some(record) = record else { return false };
    let own: BTreeSet<&str> = names(record).into_iter().flatten().collect();
    let apart = |wording: &Wording| {
        let wanted = wording.record.as_ref().map(names).unwrap_or_default();
        let mut wanted = wanted.into_iter().flatten().peekable();
        wanted.peek().is_some() && !wanted.any(|name| own.contains(name))
    };
    !own.is_empty() && !has_pronoun(record) && wordings.all(apart)
}

fn has_pronoun(record: &ClaimStatement) -> bool {
    let mut participants = record.clauses.iter().flat_map(|clause| &clause.told.participants);
    participants.any(|one| one.is_pronoun)
}

/// The names that nobody declared, each with its words.
fn names(record: &ClaimStatement) -> Vec<Vec<&str>> {
    let participants = record.clauses.iter().flat_map(|clause| &clause.told.participants);
    let names = participants.filter(|one| !one.proper.is_empty());
    names.map(|one| one.proper.iter().map(String::as_str).collect()).collect()
}
