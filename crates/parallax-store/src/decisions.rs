//! The append-only log of what people decided.

use std::ops::ControlFlow;

use parallax::text::Span;
use rusqlite::{Connection, Params, Row, params};

use crate::{
    Project, StoreError,
    columns::{spans_of_form, spans_to_column},
};

/// What a person decided, before it is written down.
///
/// Its target is a document, spans and the quoted words, never a run-time number, so that a
/// decision outlives every re-reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDecision {
    /// Who decided.
    pub who: String,
    /// Kind of the target: `statement`, `document`, ...
    pub kind: String,
    /// Id of the target's document, 32 hexadecimal digits; empty where it is no part of one.
    pub document: String,
    /// Where the target is, in bytes of the document's text.
    pub spans: Vec<Span>,
    /// The words that stand there.
    pub quoted: String,
    /// What was decided: `accept`, `reject`, `change`, ...
    pub verdict: String,
    /// What was there before.
    pub old: Option<String>,
    /// What is to be there.
    pub new: Option<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A decision as the log holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// 1, 2, ... in the order in which they were made.
    pub seq: u64,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// The step that it belongs to; none for one that is older than steps.
    pub step: Option<String>,
    /// What.
    pub decided: NewDecision,
}

/// The columns of a decision, as [`read`] takes them.
pub(crate) const COLUMNS: &str =
    "seq, at, step, who, kind, document, spans, quoted, verdict, old, new, reason";

impl Project {
    /// Hands out all decisions, first to last: those that were undone too, and the undoing.
    pub fn decisions(
        &self,
        visit: &mut dyn FnMut(Decision) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.visit_decisions(&format!("SELECT {COLUMNS} FROM decisions ORDER BY seq"), [], visit)
    }

    /// Hands out the decisions that a query with [`COLUMNS`] in front finds.
    pub(crate) fn visit_decisions(
        &self,
        sql: &str,
        values: impl Params,
        visit: &mut dyn FnMut(Decision) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = statement.query(values).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let (spans, mut decision) = read(row).map_err(self.failed())?;
            decision.decided.spans = spans_of_form(&spans)?;
            if visit(decision).is_break() {
                break;
            }
        }
        Ok(())
    }

    pub(crate) fn durable(&self, durable: bool) -> Result<(), StoreError> {
        let level = if durable { "FULL" } else { "NORMAL" };
        self.connection.pragma_update(None, "synchronous", level).map_err(self.failed())
    }
}

/// Writes a decision down at the end of the log; gives its number.
pub(crate) fn append(
    connection: &Connection,
    decision: &NewDecision,
    at: &str,
    step: Option<&str>,
) -> rusqlite::Result<u64> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO decisions \
         (at, step, who, kind, document, spans, quoted, verdict, old, new, reason) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let seq = insert.insert(params![
        at,
        step,
        decision.who,
        decision.kind,
        decision.document,
        spans_to_column(&decision.spans),
        decision.quoted,
        decision.verdict,
        decision.old,
        decision.new,
        decision.reason,
    ])?;
    Ok(seq as u64)
}

/// The decision of a row without its spans, and these as they are written.
pub(crate) fn read(row: &Row<'_>) -> rusqlite::Result<(String, Decision)> {
    let decided = NewDecision {
        who: row.get(3)?,
        kind: row.get(4)?,
        document: row.get(5)?,
        spans: Vec::new(),
        quoted: row.get(7)?,
        verdict: row.get(8)?,
        old: row.get(9)?,
        new: row.get(10)?,
        reason: row.get(11)?,
    };
    let (seq, at, step) = (row.get(0)?, row.get(1)?, row.get(2)?);
    Ok((row.get(6)?, Decision { seq, at, step, decided }))
}
