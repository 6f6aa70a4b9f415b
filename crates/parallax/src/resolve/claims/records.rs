//! Takes records of statements, gives them packed, to be compared: words are numbers, and all lie
//! in a few long lists, so that a million records fit into memory.

use std::{fmt::Write as _, ops::Range};

use super::{
    ClaimStatement, Clause, Participant,
    lexicon::{Lexicon, Term},
};
use crate::{
    annotate::{
        quantity::{Comparator, Unit, Value},
        time::Days,
    },
    codebook::Declared,
    extract::{
        proposition::{Modality, Part, Polarity},
        stance::Stance,
    },
};

/// Records of statements that can be compared with each other.
///
/// Each list holds what belongs to a row from the row's start to the start of the next.
#[derive(Clone, Debug, Default)]
pub struct Records {
    lexicon: Lexicon,
    statements: Vec<StatementRow>,
    clauses: Vec<ClauseRow>,
    participants: Vec<ParticipantRow>,
    amounts: Vec<AmountRow>,
    /// Words and numerals of statements.
    content: Vec<Term>,
    /// Words of participants.
    terms: Vec<Term>,
    /// Declared names of participants.
    names: Vec<Declared>,
    /// Different units, of which there are few.
    units: Vec<Unit>,
}

#[derive(Clone, Copy, Debug)]
struct StatementRow {
    clauses: u32,
    main: u32,
    words: u32,
    numerals: u32,
    stance: Stance,
    verdicts: u8,
}

#[derive(Clone, Copy, Debug)]
struct ClauseRow {
    predicate: Term,
    participants: u32,
    amounts: u32,
    days: Option<Days>,
    polarity: Polarity,
    modality: Modality,
}

#[derive(Clone, Copy, Debug)]
struct ParticipantRow {
    role: Role,
    lemma: Term,
    words: u32,
    proper: u32,
    of: u32,
    names: u32,
    nested: u32,
    /// [`NOBODY`] where it is not known.
    actor: u32,
    is_number: bool,
    is_pronoun: bool,
    is_time: bool,
}

const NOBODY: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct AmountRow {
    low: f64,
    high: f64,
    counted: Term,
    unit: u16,
    comparator: Comparator,
}

/// The part that a participant takes, with its preposition as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Agent,
    Patient,
    Recipient,
    Attribute,
    Oblique(Term),
}

impl Records {
    /// Packs a record and gives its number.
    pub fn push(&mut self, statement: &ClaimStatement) -> u32 {
        let number = self.statements.len() as u32;
        let (clauses, words) = (self.clauses.len() as u32, self.content.len() as u32);
        add_sorted(&mut self.content, &mut self.lexicon, &statement.words);
        let numerals = self.content.len() as u32;
        add_sorted(&mut self.content, &mut self.lexicon, &statement.numerals);
        statement.clauses.iter().for_each(|clause| self.push_clause(clause));
        let calls_false = |clause: &&ClauseRow| self.lexicon.calls_false(clause.predicate);
        let verdicts = self.clauses[clauses as usize..].iter().filter(calls_false).count();
        self.statements.push(StatementRow {
            clauses,
            main: statement.main as u32,
            words,
            numerals,
            stance: statement.stance,
            verdicts: u8::try_from(verdicts).unwrap_or(u8::MAX),
        });
        number
    }

    fn push_clause(&mut self, clause: &Clause) {
        let (participants, amounts) = (self.participants.len() as u32, self.amounts.len() as u32);
        clause.told.participants.iter().for_each(|one| self.push_participant(one));
        for amount in &clause.amounts {
            let row = AmountRow {
                low: amount.low,
                high: amount.high,
                counted: self.lexicon.number(&amount.counted),
                unit: self.unit(&amount.unit),
                comparator: amount.comparator,
            };
            self.amounts.push(row);
        }
        let predicate = self.lexicon.number(&clause.told.predicate);
        let (days, polarity, modality) = (clause.days, clause.polarity, clause.modality);
        self.clauses.push(ClauseRow { predicate, participants, amounts, days, polarity, modality });
    }

    fn push_participant(&mut self, participant: &Participant) {
        let role = self.role(&participant.part);
        let lemma = self.lexicon.number(&participant.lemma);
        let words = self.terms.len() as u32;
        add_sorted(&mut self.terms, &mut self.lexicon, &participant.words);
        let proper = self.terms.len() as u32;
        add_sorted(&mut self.terms, &mut self.lexicon, &participant.proper);
        let of = self.terms.len() as u32;
        add_sorted(&mut self.terms, &mut self.lexicon, &participant.of);
        let names = self.names.len() as u32;
        self.names.extend(&participant.names);
        let nested = self.names.len() as u32;
        self.names.extend(&participant.nested);
        let actor = participant.actor.unwrap_or(NOBODY);
        let Participant { is_number, is_pronoun, is_time, .. } = *participant;
        self.participants.push(ParticipantRow {
            role,
            lemma,
            words,
            proper,
            of,
            names,
            nested,
            actor,
            is_number,
            is_pronoun,
            is_time,
        });
    }

    fn role(&mut self, part: &Part) -> Role {
        match part {
            Part::Agent => Role::Agent,
            Part::Patient => Role::Patient,
            Part::Recipient => Role::Recipient,
            Part::Attribute => Role::Attribute,
            Part::Oblique(word) => Role::Oblique(self.lexicon.number(word)),
        }
    }

    fn unit(&mut self, unit: &Unit) -> u16 {
        let known = self.units.iter().position(|known| known == unit).unwrap_or_else(|| {
            self.units.push(unit.clone());
            self.units.len() - 1
        });
        known as u16
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.statements.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// The record of a number.
    pub fn record(&self, number: u32) -> Record<'_> {
        Record { records: self, row: number as usize }
    }

    /// Gives a record the actors of the collection, as `actor` knows those of its document, and
    /// the declared names that `name` knows as it gives them: two names of one town become one,
    /// and count for more than the two actors of these names.
    pub fn place(
        &mut self,
        number: u32,
        actor: impl Fn(u32) -> Option<u32>,
        name: impl Fn(Declared) -> Option<Declared>,
    ) {
        let clauses = self.record(number).clause_rows();
        let first = self.participants_from(clauses.start);
        for row in first..self.participants_from(clauses.end) {
            let names = self.names_of(row);
            let nested = self.participants[row].nested as usize;
            let participant = &mut self.participants[row];
            let known = (participant.actor != NOBODY).then_some(participant.actor);
            participant.actor = known.and_then(&actor).unwrap_or(NOBODY);
            let own = &self.names[names.start..nested];
            if own.iter().any(|&own| name(own).is_some()) {
                participant.actor = NOBODY;
            }
            for known in &mut self.names[names] {
                *known = name(*known).unwrap_or(*known);
            }
        }
    }

    /// All words, in the order of their places.
    pub fn terms(&self) -> impl Iterator<Item = Term> + use<> {
        self.lexicon.terms()
    }

    /// The letters of a word.
    pub fn word(&self, term: Term) -> &str {
        self.lexicon.word(term)
    }

    /// The first participant of a clause, or of what would follow the last.
    fn participants_from(&self, clause: usize) -> usize {
        self.clauses.get(clause).map_or(self.participants.len(), |row| row.participants as usize)
    }

    fn names_of(&self, participant: usize) -> Range<usize> {
        let next = self.participants.get(participant + 1);
        let end = next.map_or(self.names.len(), |next| next.names as usize);
        self.participants[participant].names as usize..end
    }
}

fn add_sorted<'w>(
    list: &mut Vec<Term>,
    lexicon: &mut Lexicon,
    words: impl IntoIterator<Item = &'w String>,
) {
    let start = list.len();
    list.extend(words.into_iter().map(|word| lexicon.number(word)));
    list[start..].sort_unstable();
}

/// A record of a statement.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    records: &'r Records,
    row: usize,
}

impl<'r> Record<'r> {
    fn own(self) -> &'r StatementRow {
        &self.records.statements[self.row]
    }

    fn clause_rows(self) -> Range<usize> {
        let next = self.records.statements.get(self.row + 1);
        let end = next.map_or(self.records.clauses.len(), |next| next.clauses as usize);
        self.own().clauses as usize..end
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
    pub(super) fn numerals(self) -> &'r [Term] {
        let next = self.records.statements.get(self.row + 1);
        let end = next.map_or(self.records.content.len(), |next| next.words as usize);
        &self.records.content[self.own().numerals as usize..end]
    }

    /// Its clauses, the main ones first.
    pub fn clauses(self) -> impl ExactSizeIterator<Item = RecordClause<'r>> + Clone {
        let records = self.records;
        self.clause_rows().map(move |row| RecordClause { records, row })
    }

    /// The main clauses.
    pub fn main(self) -> impl ExactSizeIterator<Item = RecordClause<'r>> + Clone {
        self.clauses().take(self.own().main as usize)
    }

    /// The clauses below the main ones.
    pub(super) fn lower(self) -> impl ExactSizeIterator<Item = RecordClause<'r>> + Clone {
        self.clauses().skip(self.own().main as usize)
    }

    /// How many clauses call something false without the tree saying what.
    pub(super) fn verdicts(self) -> u8 {
        self.own().verdicts
    }

    /// Whether it has a numeral that no grammar read.
    pub(super) fn has_unread(self) -> bool {
        !self.numerals().is_empty()
    }

    /// Whether it has any number.
    pub(super) fn counts(self) -> bool {
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
    pub(super) fn records(self) -> &'r Records {
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
    pub(super) fn polarity(self) -> Polarity {
        self.own().polarity
    }

    /// How it holds it.
    pub(super) fn modality(self) -> Modality {
        self.own().modality
    }

    /// The days from the first to the last that it names.
    pub fn days(self) -> Option<Days> {
        self.own().days
    }

    pub(super) fn lexicon(self) -> &'r Lexicon {
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
    pub(super) fn role(self) -> Role {
        self.own().role
    }

    /// The lemma of its head; that of no word for a declared name.
    pub fn lemma(self) -> Term {
        self.own().lemma
    }

    /// Lemmas of the words before and after its head, without names.
    pub(super) fn words(self) -> &'r [Term] {
        self.terms(self.own().words, self.own().proper)
    }

    /// Names that nobody declared.
    pub fn proper(self) -> &'r [Term] {
        self.terms(self.own().proper, self.own().of)
    }

    /// What it belongs to.
    pub(super) fn of(self) -> &'r [Term] {
        let next = self.records.participants.get(self.row + 1);
        let end = next.map_or(self.records.terms.len() as u32, |next| next.words);
        self.terms(self.own().of, end)
    }

    /// Declared names of itself, to be compared for equality only.
    pub fn names(self) -> &'r [Declared] {
        &self.records.names[self.own().names as usize..self.own().nested as usize]
    }

    /// Declared names of where it is.
    pub(super) fn nested(self) -> &'r [Declared] {
        &self.records.names[self.own().nested as usize..self.records.names_of(self.row).end]
    }

    /// The actor that it means, where that is known.
    pub(super) fn actor(self) -> Option<u32> {
        Some(self.own().actor).filter(|&actor| actor != NOBODY)
    }

    pub(super) fn is_number(self) -> bool {
        self.own().is_number
    }

    pub(super) fn is_pronoun(self) -> bool {
        self.own().is_pronoun
    }

    pub(super) fn is_time(self) -> bool {
        self.own().is_time
    }

    /// Whether its head is a name.
    pub(super) fn is_name(self) -> bool {
        self.lemma() == Term::NONE || self.proper().binary_search(&self.lemma()).is_ok()
    }

    /// Whether it has a name of its own.
    pub(super) fn is_named(self) -> bool {
        !self.names().is_empty() || !self.proper().is_empty()
    }

    pub(super) fn lexicon(self) -> &'r Lexicon {
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

    pub(super) fn lexicon(self) -> &'r Lexicon {
        &self.records.lexicon
    }
}
