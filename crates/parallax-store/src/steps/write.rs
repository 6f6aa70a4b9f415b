//! Writes a step: all its decisions or none, with no other writer in between.

use jiff::Timestamp;
use rusqlite::{Transaction, TransactionBehavior};
use sha2::{Digest, Sha256};

use super::Step;
use crate::{Decision, NewDecision, Project, StoreError, decisions, identity::short};

/// A step on its way into the log.
#[derive(Debug)]
pub(crate) struct NewStep<'t> {
    pub(crate) transaction: &'t Transaction<'t>,
    at: String,
    /// What was written so far; none before the first decision.
    written: Option<Step>,
}

impl NewStep<'_> {
    /// Writes a decision down as a part of the step; gives its number.
    pub(crate) fn append(&mut self, decision: &NewDecision) -> rusqlite::Result<u64> {
        let id = match &self.written {
            Some(step) => step.id.clone(),
            None => self.id(decision)?,
        };
        let seq = decisions::append(self.transaction, decision, &self.at, Some(&id))?;
        let at = self.at.clone();
        let step = self.written.get_or_insert(Step { id, at, seq, decisions: 0, about: None });
        step.seq = seq;
        step.decisions += 1;
        Ok(seq)
    }

    /// A hash over the moment, the place in the log and the first decision, with the one who made
    /// it: two projects never have the same.
    fn id(&self, first: &NewDecision) -> rusqlite::Result<String> {
        let last: i64 = self.transaction.query_row(
            "SELECT coalesce(max(seq), 0) FROM decisions",
            [],
            |row| row.get(0),
        )?;
        let mut hasher = Sha256::new();
        for part in [&self.at, &last.to_string(), &format!("{first:?}")] {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Ok(short(hasher))
    }
}

impl Project {
    /// Writes a decision down as a step of its own. It is on the disk, not only on its way there,
    /// when this returns.
    pub fn decide(&mut self, decision: &NewDecision) -> Result<Decision, StoreError> {
        let (seq, step) =
            self.in_step(|project, step| step.append(decision).map_err(project.failed()))?;
        let (at, id) = step.map(|step| (step.at, step.id)).unzip();
        Ok(Decision { seq, at: at.unwrap_or_default(), step: id, decided: decision.clone() })
    }

    /// Writes decisions down in their order as one step: all, or none. They are on the disk when
    /// this returns. None where there is nothing to write.
    pub fn decide_step(&mut self, decisions: &[NewDecision]) -> Result<Option<Step>, StoreError> {
        let ((), step) = self.in_step(|project, step| {
            let mut write = || {
                for decision in decisions {
                    step.append(decision)?;
                }
                Ok(())
            };
            write().map_err(project.failed())
        })?;
        Ok(step)
    }

    /// Does all of `act` or nothing, with no other writer in between, and has it on the disk when it
    /// returns. What `act` reads from the project it is given is what it changes. Gives the step
    /// that it wrote, if it wrote a decision.
    pub(crate) fn in_step<T>(
        &mut self,
        act: impl FnOnce(&Self, &mut NewStep<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Option<Step>), StoreError> {
        self.durable(true)?;
        let done = self.acted(act);
        self.durable(false)?;
        done
    }

    fn acted<T>(
        &self,
        act: impl FnOnce(&Self, &mut NewStep<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Option<Step>), StoreError> {
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(self.failed())?;
        // Dated once nobody else writes, so that steps are dated in their order.
        let at = Timestamp::now().to_string();
        let mut step = NewStep { transaction: &transaction, at, written: None };
        let done = act(self, &mut step)?;
        let written = step.written;
        transaction.commit().map_err(self.failed())?;
        Ok((done, written))
    }
}
