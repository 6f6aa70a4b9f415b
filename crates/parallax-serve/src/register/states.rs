//! How each statement stands with those who review it, as columns: now, or as it was once.

use std::collections::BTreeMap;

use parallax_store::{DocumentReviews, Review, ReviewState, Reviews};

use super::{Register, statements::Nature, words::Names};

/// The state of each row.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_field_names, reason = "the state of each row is its main column")]
pub(crate) struct States {
    /// None for a statement that a person added and took away again.
    states: Vec<Option<ReviewState>>,
    /// Who says something about a row, as numbers of coders.
    verdicts: BTreeMap<u32, Vec<u32>>,
    pub(crate) coders: Names,
    /// How many statements of a document somebody said something about, by document.
    reviewed: BTreeMap<u32, u32>,
}

impl States {
    /// Everything is pending; what people added is not there.
    pub(super) fn new(found: u32) -> Self {
        Self { states: vec![Some(ReviewState::Pending); found as usize], ..Self::default() }
    }

    /// The states that `reviews` tell of.
    pub(crate) fn at(register: &Register, reviews: &Reviews) -> Self {
        let mut all = Self::new(register.statements.found());
        all.states.resize(register.statements.len(), None);
        for (id, own) in &reviews.documents {
            if let Some(document) = register.documents.find(id) {
                all.take(register, document, own);
            }
        }
        all
    }

    /// The state of a row; none if it is not there.
    pub(crate) fn of(&self, row: u32) -> Option<ReviewState> {
        self.states.get(row as usize).copied().flatten()
    }

    /// Rows that somebody says something about.
    pub(crate) fn reviewed_rows(&self) -> impl Iterator<Item = (u32, &[u32])> {
        self.verdicts.iter().map(|(&row, coders)| (row, coders.as_slice()))
    }

    /// How many statements of a document are not pending.
    pub(crate) fn reviewed(&self, document: u32) -> u32 {
        self.reviewed.get(&document).copied().unwrap_or(0)
    }

    /// Replaces what is known about a document whose added statements have rows.
    pub(super) fn take(&mut self, register: &Register, document: u32, own: &DocumentReviews) {
        let statements = &register.statements;
        self.states.resize(statements.len(), None);
        for row in statements.of_document(document) {
            let is_found = row < statements.found();
            self.states[row as usize] = is_found.then_some(ReviewState::Pending);
            self.verdicts.remove(&row);
        }
        self.reviewed.remove(&document);
        let found = own.statements.iter();
        let added = own.added.iter().map(|added| (&added.id, &added.review));
        for (id, review) in found.chain(added) {
            if let Some(row) = statements.find(id) {
                self.say(row, document, review);
            }
        }
    }

    fn say(&mut self, row: u32, document: u32, review: &Review) {
        self.states[row as usize] = Some(review.state);
        let names = review.verdicts.iter().map(|verdict| self.coders.number(&verdict.coder));
        let coders: Vec<u32> = names.collect();
        if !coders.is_empty() {
            self.verdicts.insert(row, coders);
        }
        if review.state != ReviewState::Pending {
            *self.reviewed.entry(document).or_default() += 1;
        }
    }
}

impl Register {
    /// Brings a document up to date with what people say about it now.
    pub(crate) fn review(&mut self, document: u32, own: &DocumentReviews) {
        for row in self.statements.found_in(document) {
            if let Some(nature) = self.found_natures.remove(&row) {
                self.statements.set_nature(row, nature);
            }
        }
        for (id, review) in &own.statements {
            let (Some(mark), Some(row)) = (&review.edited, self.statements.find(id)) else {
                continue;
            };
            self.found_natures.insert(row, self.statements.nature(row));
            let nature = Nature { kind: mark.kind, act: mark.act, basis: mark.basis };
            self.statements.set_nature(row, nature);
        }
        for added in &own.added {
            let mark = &added.mark;
            let nature = Nature { kind: mark.kind, act: mark.act, basis: mark.basis };
            let start = mark.content.iter().map(|span| span.start).min().unwrap_or(0);
            let is_new = self.statements.find(&added.id).is_none();
            let row = self.statements.add(&added.id, document, start, nature);
            let speaker = mark.speaker.as_deref().filter(|_| is_new);
            if let Some(actor) = speaker.and_then(|name| self.actors.named(name)) {
                self.speak(row, actor);
            }
        }
        let mut states = std::mem::take(&mut self.states);
        states.take(self, document, own);
        self.states = states;
    }
}
