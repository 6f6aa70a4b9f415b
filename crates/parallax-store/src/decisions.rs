//! The append-only log of what people decided.

use std::ops::ControlFlow;

use jiff::Timestamp;
use parallax::text::Span;
use rusqlite::{Connection, params};

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
    /// Id of the target's document, 32 hexadecimal digits.
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
    /// What.
    pub decided: NewDecision,
}

impl Project {
    /// Writes a decision down. It is on the disk, not only on its way there, when this returns.
    pub fn decide(&mut self, decision: &NewDecision) -> Result<Decision, StoreError> {
        self.durable(true)?;
        let at = Timestamp::now().to_string();
        let seq = append(&self.connection, decision, &at).map_err(self.failed());
        self.durable(false)?;
        Ok(Decision { seq: seq?, at, decided: decision.clone() })
    }

    /// Writes decisions down, in their order: all, or none.
    pub(crate) fn decide_all(&mut self, decisions: &[NewDecision]) -> Result<(), StoreError> {
        self.durable(true)?;
        let path = self.path.clone();
        let failed = |source| StoreError::database(&path, source);
        let mut write = || {
            let transaction = self.connection.transaction()?;
            for decision in decisions {
                append(&transaction, decision, &Timestamp::now().to_string())?;
            }
            transaction.commit()
        };
        let written = write().map_err(failed);
        self.durable(false)?;
        written
    }

    /// Hands out the decisions, first to last.
    pub fn decisions(
        &self,
        visit: &mut dyn FnMut(Decision) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let sql = "SELECT seq, at, who, kind, document, spans, quoted, verdict, old, new, reason \
                   FROM decisions ORDER BY seq";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = statement.query([]).map_err(self.failed())?;
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
) -> rusqlite::Result<u64> {
    let mut insert = connection.prepare_cached(
        "INSERT INTO decisions (at, who, kind, document, spans, quoted, verdict, old, new, reason) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    let seq = insert.insert(params![
        at,
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

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<(String, Decision)> {
    let decided = NewDecision {
        who: row.get(2)?,
        kind: row.get(3)?,
        document: row.get(4)?,
        spans: Vec::new(),
        quoted: row.get(6)?,
        verdict: row.get(7)?,
        old: row.get(8)?,
        new: row.get(9)?,
        reason: row.get(10)?,
    };
    Ok((row.get(5)?, Decision { seq: row.get(0)?, at: row.get(1)?, decided }))
}
