//! Takes the last step back, and makes again what was taken back.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, Transaction, params};

use super::{KIND, NewStep, Step, in_force::UNDONE};
use crate::{NewDecision, Project, StoreError, coding};

impl Project {
    /// Takes back the last step that is not undone, whoever made it; none if there is none. What
    /// it did to codings is taken back with it. On the disk when this returns.
    pub fn undo(&mut self, who: &str) -> Result<Option<Step>, StoreError> {
        self.turn(who, "undo", last_step)
    }

    /// Makes the step again that was undone last; none if there is none, or if something was
    /// decided since.
    pub fn redo(&mut self, who: &str) -> Result<Option<Step>, StoreError> {
        self.turn(who, "redo", last_undone)
    }

    fn turn(
        &mut self,
        who: &str,
        verdict: &str,
        find: fn(&Transaction<'_>) -> rusqlite::Result<Option<String>>,
    ) -> Result<Option<Step>, StoreError> {
        let (about, step) = self.in_step(|project, step| {
            let failed = project.failed();
            let Some(about) = find(step.transaction).map_err(&failed)? else { return Ok(None) };
            step.append(&NewDecision {
                who: who.to_owned(),
                kind: KIND.to_owned(),
                quoted: about.clone(),
                verdict: verdict.to_owned(),
                ..NewDecision::default()
            })
            .map_err(&failed)?;
            project.follow(step, &about)?;
            Ok(Some(about))
        })?;
        Ok(step.map(|step| Step { about, ..step }))
    }

    /// Brings what is made of the log up to date once a step no longer counts, or counts again.
    fn follow(&self, step: &NewStep<'_>, about: &str) -> Result<(), StoreError> {
        let sql = "SELECT DISTINCT document FROM decisions WHERE step = ?1 AND kind = ?2";
        let coded: BTreeSet<String> = step
            .transaction
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_map(params![about, coding::KIND], |row| row.get(0))?.collect()
            })
            .map_err(self.failed())?;
        coded.iter().try_for_each(|document| self.restore_codings(step.transaction, document))
    }
}

fn last_step(transaction: &Transaction<'_>) -> rusqlite::Result<Option<String>> {
    let sql = format!(
        "SELECT step FROM decisions WHERE kind <> 'step' AND step IS NOT NULL \
         AND step NOT IN ({UNDONE}) ORDER BY seq DESC LIMIT 1"
    );
    transaction.prepare_cached(&sql)?.query_row([i64::MAX], |row| row.get(0)).optional()
}

/// Whatever is decided makes an end of what could be redone.
fn last_undone(transaction: &Transaction<'_>) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT quoted FROM (SELECT quoted, verdict, max(seq) AS said FROM decisions \
               WHERE kind = 'step' AND seq > coalesce((SELECT seq FROM decisions \
               WHERE kind <> 'step' ORDER BY seq DESC LIMIT 1), 0) GROUP BY quoted) \
               WHERE verdict = 'undo' ORDER BY said DESC LIMIT 1";
    transaction.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()
}
