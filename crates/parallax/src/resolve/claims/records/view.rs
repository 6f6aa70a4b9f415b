//! Looks into packed records: a record, its clauses, who takes part, its numbers.

use std::fmt::Write as _;

use super::{
    AmountRow, ClauseRow, Lexicon, NOBODY, ParticipantRow, Records, Role, StatementRow, Term,
};
use crate::{
    annotate::{quantity::Value, time::Days},
    codebook::Declared,
    extract::{
        proposition::{Modality, Polarity},
        stance::Stance,
    },
};

/// A record of a statement.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    records: &'r Records,
    row: usize,
}

impl<'r> Record<'r> {
    pub(super) fn new(records: &'r Records, number: u32) -> Self {
        Self { records, row: number as usize }
    }

    fn own(self) -> &'r StatementRow {
        &self.records.statements[self.row]
    }

    /// What its source does to it.
    pub fn stance(self) -> Stance {
        self.own().stance
    }

    /// Its content words, ascending.
    pub fn words(self) -> &'r [Term] {
        let own = self.own();
        &self.records.content[own.words as usize..own.numerals as usize]
    }

    /// Its numerals that no quantity or time took in, ascending.
    pub(in crate::resolve::claims) fn numerals(self) -> &'r [Term] {
        let own = self.own();
        &self.records.content[own.numerals as usize..own.than as usize]
    }

    /// Its content words after "than", ascending.
    pub(in crate::resolve::claims) fn than(self) -> &'r [Term] {
        let next = self.records.statements.get(self.row + 1);
        let end = next.map_or(self.records.content.len(), |next| next.words as usize);
        &self.records.content[self.own().than as usize..end]
    }

    /// Its clauses, the main ones first.
    pub fn clauses(self) -> impl ExactSizeIterator<Item = RecordClause<'r>> + Clone {
        let records = self.records;
        records.clauses_of(self.row).map(move |row| RecordClause { records, row })
    }

    /// The main clauses.
    pub fn main(self) -> impl ExactSizeIterator<Item = RecordClause<'r>> + Clone {
        self.clauses().take(self.own().main as usize)
    }

    /// The clauses below the main ones.
    pub(in crate::resolve::claims) fn lower(
        self,
    ) -> impl ExactSizeIterator<Item = RecordClause<'r>> + Clone {
        self.clauses().skip(self.own().main as usize)
    }

    /// How many clauses call something false without the tree saying what.
    pub(in crate::resolve::claims) fn verdicts(self) -> u8 {
        self.own().verdicts
    }

    /// Whether it has a numeral that no grammar read.
    pub(in crate::resolve::claims) fn has_unread(self) -> bool {
        !self.numerals().is_empty()
    }

    /// Whether it has any number.
    pub(in crate::resolve::claims) fn counts(self) -> bool {
        self.has_unread() || self.clauses().any(|clause| clause.amounts().len() > 0)
    }

    /// The days that it names first.
    pub fn days(self) -> Option<Days> {
        self.clauses().find_map(RecordClause::days)
    }

    /// What it says but for its declared names, to be compared with a record of other [`Records`].
    pub fn without_names(self) -> String {
        let words = |terms: &[Term]| -> Vec<&str> {
            let mut words: Vec<&str> = terms.iter().map(|&term| self.records.word(term)).collect();
            words.sort_unstable();
            words
        };
        let mut said =
            format!("{:?} {:?} {:?}", self.stance(), words(self.words()), words(self.numerals()));
        _ = write!(said, " {:?}", words(self.than()));
        for clause in self.clauses() {
            let ClauseRow { predicate, days, polarity, modality, .. } = *clause.own();
            _ = write!(said, "; {} {days:?} {polarity:?} {modality:?}", words(&[predicate])[0]);
            for one in clause.participants() {
                let ParticipantRow { lemma, actor, is_number, is_pronoun, is_time, .. } =
                    *one.own();
                let role = match one.role() {
                    Role::Oblique(word) => self.records.word(word).to_owned(),
                    role => format!("{role:?}"),
                };
                let all =
                    [words(&[lemma]), words(one.words()), words(one.proper()), words(one.of())];
                _ = write!(said, ", {role} {all:?} {actor} {is_number} {is_pronoun} {is_time}");
            }
            for amount in clause.amounts() {
                _ = write!(said, ", {:?} {}", amount.value(), self.records.word(amount.counted()));
            }
        }
        said
    }

    /// Where it lies, to be compared with others of the same place.
    pub(in crate::resolve::claims) fn records(self) -> &'r Records {
        self.records
    }
}

/// One clause of a record.
#[derive(Clone, Copy, Debug)]
pub struct RecordClause<'r> {
    records: &'r Records,
    row: usize,
}

impl<'r> RecordClause<'r> {
    fn own(self) -> &'r ClauseRow {
        &self.records.clauses[self.row]
    }

    /// The predicate; of a copula with what is said.
    pub fn predicate(self) -> Term {
        self.own().predicate
    }

    /// Who takes part, in the order of their parts.
    pub fn participants(self) -> impl ExactSizeIterator<Item = RecordParticipant<'r>> + Clone {
        let records = self.records;
        let rows = self.own().participants as usize..records.participants_from(self.row + 1);
        rows.map(move |row| RecordParticipant { records, row })
    }

    /// Its numbers.
    pub fn amounts(self) -> impl ExactSizeIterator<Item = RecordAmount<'r>> + Clone {
        let records = self.records;
        let next = records.clauses.get(self.row + 1);
        let end = next.map_or(records.amounts.len(), |next| next.amounts as usize);
        let rows = self.own().amounts as usize..end;
        rows.map(move |row| RecordAmount { records, row })
    }

    /// Whether it says that it is so.
    pub(in crate::resolve::claims) fn polarity(self) -> Polarity {
        self.own().polarity
    }

    /// How it holds it.
    pub(in crate::resolve::claims) fn modality(self) -> Modality {
        self.own().modality
    }

    /// The days from the first to the last that it names.
    pub fn days(self) -> Option<Days> {
        self.own().days
    }

    pub(in crate::resolve::claims) fn lexicon(self) -> &'r Lexicon {
        &self.records.lexicon
    }
}

/// One who takes part.
#[derive(Clone, Copy, Debug)]
pub struct RecordParticipant<'r> {
    records: &'r Records,
    row: usize,
}

impl<'r> RecordParticipant<'r> {
    fn own(self) -> &'r ParticipantRow {
        &self.records.participants[self.row]
    }

    fn terms(self, start: u32, end: u32) -> &'r [Term] {
        &self.records.terms[start as usize..end as usize]
    }

    /// What part it takes.
    pub(in crate::resolve::claims) fn role(self) -> Role {
        self.own().role
    }

    /// The lemma of its head; that of no word for a declared name.
    pub fn lemma(self) -> Term {
        self.own().lemma
    }

    /// Lemmas of the words before and after its head, without names.
    pub(in crate::resolve::claims) fn words(self) -> &'r [Term] {
        self.terms(self.own().words, self.own().proper)
    }

    /// Names that nobody declared.
    pub fn proper(self) -> &'r [Term] {
        self.terms(self.own().proper, self.own().of)
    }

    /// What it belongs to.
    pub(in crate::resolve::claims) fn of(self) -> &'r [Term] {
        let next = self.records.participants.get(self.row + 1);
        let end = next.map_or(self.records.terms.len() as u32, |next| next.words);
        self.terms(self.own().of, end)
    }

    /// Declared names of itself, to be compared for equality only.
    pub fn names(self) -> &'r [Declared] {
        &self.records.names[self.own().names as usize..self.own().nested as usize]
    }

    /// Declared names of where it is.
    pub(in crate::resolve::claims) fn nested(self) -> &'r [Declared] {
        &self.records.names[self.own().nested as usize..self.records.names_of(self.row).end]
    }

    /// The actor that it means, where that is known.
    pub(in crate::resolve::claims) fn actor(self) -> Option<u32> {
        Some(self.own().actor).filter(|&actor| actor != NOBODY)
    }

    pub(in crate::resolve::claims) fn is_number(self) -> bool {
        self.own().is_number
    }

    pub(in crate::resolve) fn is_pronoun(self) -> bool {
        self.own().is_pronoun
    }

    pub(in crate::resolve::claims) fn is_time(self) -> bool {
        self.own().is_time
    }

    /// Whether its head is a name.
    pub(in crate::resolve::claims) fn is_name(self) -> bool {
        self.lemma() == Term::NONE || self.proper().binary_search(&self.lemma()).is_ok()
    }

    /// Whether it has a name of its own.
    pub(in crate::resolve::claims) fn is_named(self) -> bool {
        !self.names().is_empty() || !self.proper().is_empty()
    }

    pub(in crate::resolve::claims) fn lexicon(self) -> &'r Lexicon {
        &self.records.lexicon
    }
}

/// A number of a clause.
#[derive(Clone, Copy, Debug)]
pub struct RecordAmount<'r> {
    records: &'r Records,
    row: usize,
}

impl<'r> RecordAmount<'r> {
    fn own(self) -> &'r AmountRow {
        &self.records.amounts[self.row]
    }

    /// The number without what is counted.
    pub fn value(self) -> Value<'r> {
        let AmountRow { low, high, unit, comparator, .. } = *self.own();
        Value { comparator, low, high, unit: &self.records.units[unit as usize] }
    }

    /// The counted noun; that of no word where there is none.
    pub fn counted(self) -> Term {
        self.own().counted
    }

    pub(in crate::resolve::claims) fn lexicon(self) -> &'r Lexicon {
        &self.records.lexicon
    }
}
