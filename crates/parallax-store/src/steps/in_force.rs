//! The decisions that count: those of steps that are not undone.

use std::{collections::BTreeMap, ops::ControlFlow};

use super::KIND;
use crate::{Decision, Project, StoreError, decisions::COLUMNS};

/// The steps that are undone, as far as the log goes up to `?1`: those about which `undo` was said
/// last.
///
/// A column that stands beside `max` is that of the row with the greatest value.
pub(crate) const UNDONE: &str = "SELECT quoted FROM (SELECT quoted, verdict, max(seq) \
                                 FROM decisions WHERE kind = 'step' AND seq <= ?1 \
                                 GROUP BY quoted) WHERE verdict = 'undo'";

impl Project {
    /// The decisions of these kinds that count, first to last: of the whole log, or of what it was
    /// when `until` was its last.
    pub(crate) fn in_force(
        &self,
        kinds: &[&str],
        until: Option<u64>,
    ) -> Result<Vec<Decision>, StoreError> {
        let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
        let kinds = kinds.join(", ");
        let sql = format!(
            "SELECT {COLUMNS} FROM decisions WHERE kind IN ({kinds}) AND seq <= ?1 \
             AND (step IS NULL OR step NOT IN ({UNDONE})) ORDER BY seq"
        );
        self.collected(&sql, [last(until)])
    }

    /// The same of one kind and one document, of the whole log.
    pub(crate) fn in_force_in(
        &self,
        kind: &str,
        document: &str,
    ) -> Result<Vec<Decision>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM decisions WHERE document = ?3 AND kind = ?2 AND seq <= ?1 \
             AND (step IS NULL OR step NOT IN ({UNDONE})) ORDER BY seq"
        );
        self.collected(&sql, rusqlite::params![last(None), kind, document])
    }

    pub(crate) fn collected(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
    ) -> Result<Vec<Decision>, StoreError> {
        let mut all = Vec::new();
        self.visit_decisions(sql, values, &mut |decision| {
            all.push(decision);
            ControlFlow::Continue(())
        })?;
        Ok(all)
    }
}

/// The last number that counts.
pub(super) fn last(until: Option<u64>) -> i64 {
    until.and_then(|seq| i64::try_from(seq).ok()).unwrap_or(i64::MAX)
}

/// The steps that are undone at the end of a log.
pub(crate) fn undone_in(log: &[Decision]) -> impl Fn(&Decision) -> bool {
    let mut said: BTreeMap<String, bool> = BTreeMap::new();
    for decision in log.iter().map(|decision| &decision.decided) {
        if decision.kind == KIND {
            said.insert(decision.quoted.clone(), decision.verdict == "undo");
        }
    }
    move |decision| decision.step.as_ref().is_some_and(|step| said.get(step) == Some(&true))
}
