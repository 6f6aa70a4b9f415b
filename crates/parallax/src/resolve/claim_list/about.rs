//! Takes the wordings of a claim and a statement, gives whether it can be about the claim at all.
//!
//! An assigner compares all words, so a long statement comes close to some claim by words that any
//! statement has. What speaks for a claim must be more than one word can tell, and more than one of
//! those who take part: of whoever is in the news, many things are said. And what a claim says of
//! somebody by name must be said of them, or of somebody whom the statement does not name.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{ReadWordings, Wording};
use crate::{
    extract::proposition::Part,
    resolve::{
        Collection, Item, Word,
        claims::{ClaimStatement, Record, RecordClause, RecordParticipant, Records},
        collocation::is_collocation,
    },
};

/// What a statement shares with a wording tells enough from here on: 1 is what a word tells that no
/// other statement has.
const ENOUGH: f64 = 1.1;
/// The same of a statement none of whose clauses tells what a wording tells.
const WITHOUT_CLAUSE: f64 = 1.6;

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
    /// The words of each whom it is about.
    subjects: Vec<BTreeSet<&'a str>>,
    has_clause: bool,
}

/// Words that are names in the collection, also where a short wording was read otherwise.
pub(super) struct Names<'a>(HashSet<&'a str>);

impl<'a> Names<'a> {
    /// Those that are names more often than not.
    pub(super) fn of(records: &'a Records) -> Self {
        let mut counts: HashMap<&str, [u32; 2]> = HashMap::new();
        for one in records.all().flat_map(Record::clauses).flat_map(RecordClause::participants) {
            let is_name = one.proper().contains(&one.lemma());
            counts.entry(records.word(one.lemma())).or_default()[usize::from(is_name)] += 1;
        }
        let is_name = |(_, [other, name]): &(&str, [u32; 2])| name > other;
        Self(counts.into_iter().filter(is_name).map(|(word, _)| word).collect())
    }
}

/// A statement as far as it can be about a claim.
pub(super) struct Said<'a> {
    words: HashSet<&'a Word>,
    parties: Vec<u16>,
    /// Whether it names all of whom it tells: no pronoun stands for somebody.
    names_all: bool,
    /// Whether it has a clause: without one it names a topic and claims nothing.
    has_clause: bool,
}

impl<'a> Said<'a> {
    /// What is said in the words of `item`, and in its clauses, if it has any.
    pub(super) fn of(item: &'a Item, record: Option<Record<'_>>) -> Self {
        let names_all = record.is_some_and(|record| {
            !record
                .clauses()
                .flat_map(RecordClause::participants)
                .any(RecordParticipant::is_pronoun)
        });
        Self {
            words: item.words.iter().collect(),
            parties: item.parties(),
            names_all,
            has_clause: record.is_some(),
        }
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

    /// Whether a statement names a party if the claim does, and shares enough with one wording; more
    /// than enough if it does not tell what one tells, for which `is_told` is asked if it matters.
    pub(super) fn is_of(
        &self,
        said: &Said<'_>,
        collection: &Collection,
        known: &Names<'_>,
        is_told: impl Fn() -> bool,
    ) -> bool {
        let names = self.parties.is_empty()
            || self.parties.iter().any(|party| said.parties.contains(party));
        let shares = |least: f64| {
            self.wordings.iter().any(|wording| {
                (said.has_clause || !wording.has_clause)
                    && wording.shares(said, collection, least)
                    && wording.is_of_them(said, known)
            })
        };
        names && (shares(WITHOUT_CLAUSE) || (shares(ENOUGH) && is_told()))
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
            subjects: wording.record.as_ref().map(subjects).unwrap_or_default(),
            has_clause: wording.record.is_some(),
        }
    }

    /// Whether a statement tells of the named ones whom the wording is about, or may do so.
    fn is_of_them(&self, said: &Said<'_>, known: &Names<'_>) -> bool {
        let is_said = |word: &&str| said.words.iter().any(|own| own.lemma == **word);
        self.subjects.iter().all(|subject| {
            let mut names = subject.iter().filter(|word| known.0.contains(**word)).peekable();
            names.peek().is_none() || !said.names_all || names.any(is_said)
        })
    }

    fn shares(&self, said: &Said<'_>, collection: &Collection, least: f64) -> bool {
        let own = self.words.iter().copied();
        let shared: Vec<&Word> = own.filter(|word| said.words.contains(word)).collect();
        let carries =
            |verb: &&&Word| !shared.iter().any(|noun| is_collocation(&verb.lemma, &noun.lemma));
        let telling = shared.iter().filter(carries);
        let told: f64 = telling.map(|word| collection.tells(word)).sum();
        told >= least && !self.is_one_participant(&shared)
    }

    /// Whether all of `shared` are words of one who takes part.
    fn is_one_participant(&self, shared: &[&Word]) -> bool {
        let inside =
            |own: &BTreeSet<&str>| shared.iter().all(|word| own.contains(word.lemma.as_str()));
        self.participants.iter().any(inside)
    }
}

/// The words of those whom the main clauses are about: who acts, and else to whom it is done.
fn subjects(record: &ClaimStatement) -> Vec<BTreeSet<&str>> {
    let main = record.clauses.iter().take(record.main);
    let subject = |part: Part| {
        main.clone()
            .flat_map(|clause| &clause.told.participants)
            .filter(move |one| one.part == part)
    };
    let acting: Vec<_> = subject(Part::Agent).map(|one| one.all_words().collect()).collect();
    if acting.is_empty() {
        return subject(Part::Patient).map(|one| one.all_words().collect()).collect();
    }
    acting
}
