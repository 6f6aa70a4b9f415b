//! The statements of the current documents as columns: documents by name, statements in the order of
//! the text; behind them those that people added by hand since the register was made.

use std::collections::BTreeMap;

use parallax::extract::{Act, Basis, Kind};
use parallax_store::ListedStatement;

use super::{several::Several, words::Names};

/// Statements by their numbers, the rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Statements {
    ids: Vec<u64>,
    documents: Vec<u32>,
    starts: Vec<u32>,
    kinds: Vec<Kind>,
    acts: Vec<Act>,
    bases: Vec<Basis>,
    rules: Vec<u16>,
    /// Not a number where there is none.
    scores: Vec<f32>,
    /// Who speaks: actors.
    pub(crate) speakers: Several,
    /// Parties of the speakers on the day of the document.
    pub(crate) parties: Several,
    /// The organisation that the first speaker speaks for on that day: an actor.
    pub(crate) organizations: Vec<u32>,
    /// The claims that it makes, as places in the list of all members.
    pub(crate) memberships: Several,
    pub(crate) rule_names: Names,
    /// The first row of each document; at the end how many rows were found by the machine.
    first_rows: Vec<u32>,
    /// Rows of the machine in the order of their ids.
    by_id: Vec<u32>,
    added: Added,
}

/// Statements that people added, by id and by document.
#[derive(Clone, Debug, Default)]
struct Added {
    by_id: BTreeMap<u64, u32>,
    by_document: BTreeMap<u32, Vec<u32>>,
}

/// What a row says about how a statement is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Nature {
    pub(crate) kind: Kind,
    pub(crate) act: Act,
    pub(crate) basis: Basis,
}

impl Statements {
    /// Adds the statement that comes next; its document is one that documents before it are not.
    pub(super) fn push(&mut self, document: u32, statement: &ListedStatement<'_>) {
        while self.first_rows.len() <= document as usize {
            self.first_rows.push(self.ids.len() as u32);
        }
        let nature = Nature { kind: statement.kind, act: statement.act, basis: statement.basis };
        self.push_row(number(statement.id), document, statement.start, nature, statement.rule);
        if let (Some(score), Some(last)) = (statement.score, self.scores.last_mut()) {
            *last = score;
        }
    }

    /// Puts the machine's statements in order once all are there.
    pub(super) fn sort(&mut self, documents: usize) {
        while self.first_rows.len() <= documents {
            self.first_rows.push(self.ids.len() as u32);
        }
        self.by_id = (0..self.ids.len() as u32).collect();
        self.by_id.sort_unstable_by_key(|&row| self.ids[row as usize]);
        self.shrink();
    }

    /// Adds a statement that a person coded; gives its row, which is that of before if it was there
    /// before.
    pub(crate) fn add(&mut self, id: &str, document: u32, start: u32, nature: Nature) -> u32 {
        let id = number(id);
        if let Some(&row) = self.added.by_id.get(&id) {
            self.set_nature(row, nature);
            return row;
        }
        let row = self.push_row(id, document, start, nature, ADDED);
        self.added.by_id.insert(id, row);
        let own = self.added.by_document.entry(document).or_default();
        own.push(row);
        own.sort_by_key(|&row| self.starts[row as usize]);
        row
    }

    fn push_row(&mut self, id: u64, document: u32, start: u32, nature: Nature, rule: &str) -> u32 {
        self.ids.push(id);
        self.documents.push(document);
        self.starts.push(start);
        self.kinds.push(nature.kind);
        self.acts.push(nature.act);
        self.bases.push(nature.basis);
        self.rules.push(self.rule_names.number(rule) as u16);
        self.scores.push(f32::NAN);
        self.organizations.push(super::several::NONE);
        self.speakers.push_row(super::several::NONE);
        self.parties.push_row(super::several::NONE);
        self.memberships.push_row(super::several::NONE);
        self.ids.len() as u32 - 1
    }

    fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.documents.shrink_to_fit();
        self.starts.shrink_to_fit();
        self.scores.shrink_to_fit();
    }

    /// How many rows there are, those that were taken away again among them.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The rows of the machine.
    pub(crate) fn found(&self) -> u32 {
        self.by_id.len() as u32
    }

    /// The public id.
    pub(crate) fn id(&self, row: u32) -> String {
        format!("{:016x}", self.ids[row as usize])
    }

    /// The row of the statement with this id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        if id.len() != 16 {
            return None;
        }
        let wanted = u64::from_str_radix(id, 16).ok()?;
        let place = self.by_id.binary_search_by_key(&wanted, |&row| self.ids[row as usize]);
        place.ok().map(|place| self.by_id[place]).or_else(|| self.added.by_id.get(&wanted).copied())
    }

    /// Its document.
    pub(crate) fn document(&self, row: u32) -> u32 {
        self.documents[row as usize]
    }

    /// How it is made.
    pub(crate) fn nature(&self, row: u32) -> Nature {
        let row = row as usize;
        Nature { kind: self.kinds[row], act: self.acts[row], basis: self.bases[row] }
    }

    /// Says how it is made now.
    pub(crate) fn set_nature(&mut self, row: u32, nature: Nature) {
        let row = row as usize;
        self.kinds[row] = nature.kind;
        self.acts[row] = nature.act;
        self.bases[row] = nature.basis;
    }

    /// Number of the rule that made it.
    pub(crate) fn rule(&self, row: u32) -> u32 {
        self.rules[row as usize].into()
    }

    /// The model's probability.
    pub(crate) fn score(&self, row: u32) -> Option<f32> {
        Some(self.scores[row as usize]).filter(|score| !score.is_nan())
    }

    /// The rows of a document: those of the machine, then those that people added.
    pub(crate) fn of_document(&self, document: u32) -> impl Iterator<Item = u32> + '_ {
        self.found_in(document).chain(self.added_in(document).iter().copied())
    }

    /// The rows of the machine in a document.
    pub(crate) fn found_in(&self, document: u32) -> std::ops::Range<u32> {
        let document = document as usize;
        self.first_rows[document]..self.first_rows[document + 1]
    }

    /// The rows that people added to a document, in the order of the text.
    pub(crate) fn added_in(&self, document: u32) -> &[u32] {
        self.added.by_document.get(&document).map_or(&[], Vec::as_slice)
    }

    /// All rows, those about which the model is least sure first; those without a score last.
    pub(crate) fn by_uncertainty(&self) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..self.len() as u32).collect();
        // A score is a probability: a whole number of ten thousandths orders it well enough.
        let far = |&row: &u32| {
            let score = self.scores[row as usize];
            if score.is_nan() { u32::MAX } else { ((score - 0.5).abs() * 10_000.0) as u32 }
        };
        rows.sort_by_cached_key(far);
        rows
    }
}

/// The rule of statements that people add.
pub(crate) const ADDED: &str = "person";

/// 16 hexadecimal digits as a number.
fn number(id: &str) -> u64 {
    u64::from_str_radix(id, 16).unwrap_or_default()
}
