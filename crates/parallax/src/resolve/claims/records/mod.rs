//! Takes records of statements, gives them packed, to be compared: words are numbers, and all lie
//! in a few long lists, so that a million records fit into memory.

mod view;

pub use view::{Record, RecordAmount, RecordClause, RecordParticipant};

use std::ops::Range;

use super::{
    ClaimStatement, Clause, Participant,
    lexicon::{Lexicon, Term},
};
use crate::{
    annotate::{
        quantity::{Comparator, Unit},
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
    /// Words, numerals and words after "than" of statements.
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
    than: u32,
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
pub(in crate::resolve::claims) enum Role {
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
        let than = self.content.len() as u32;
        add_sorted(&mut self.content, &mut self.lexicon, &statement.than);
        statement.clauses.iter().for_each(|clause| self.push_clause(clause));
        let calls_false = |clause: &&ClauseRow| self.lexicon.calls_false(clause.predicate);
        let verdicts = self.clauses[clauses as usize..].iter().filter(calls_false).count();
        self.statements.push(StatementRow {
            clauses,
            main: statement.main as u32,
            words,
            numerals,
            than,
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

    /// All records, in the order of their numbers.
    pub fn all(&self) -> impl Iterator<Item = Record<'_>> {
        (0..self.statements.len() as u32).map(|number| self.record(number))
    }

    /// The record of a number.
    pub fn record(&self, number: u32) -> Record<'_> {
        Record::new(self, number)
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
        let clauses = self.clauses_of(number as usize);
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

    /// The clauses of a statement.
    fn clauses_of(&self, statement: usize) -> Range<usize> {
        let next = self.statements.get(statement + 1);
        let end = next.map_or(self.clauses.len(), |next| next.clauses as usize);
        self.statements[statement].clauses as usize..end
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
