//! The log for people to read.

use std::fmt::Write as _;

use parallax::{compare::decided::is_same, text::Span};
use rusqlite::{ToSql, params_from_iter};

use super::in_force::UNDONE;
use crate::{
    Decision, Project, StoreError,
    columns::spans_of_form,
    decisions::{COLUMNS, read},
};

/// Which entries of the log are wanted; all fields that are given must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Those with a smaller number.
    pub before: Option<u64>,
    /// So many at most.
    pub limit: Option<u32>,
    /// By this person.
    pub who: Option<String>,
    /// About the document with this id, 32 hexadecimal digits.
    pub document: Option<String>,
    /// About the statement with this id, wherever its words were then.
    pub statement: Option<String>,
    /// Of this step.
    pub step: Option<String>,
}

/// A decision of the log, with what has become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// What was decided.
    pub decision: Decision,
    /// Name of the document that it is about; none where it is about none that is here.
    pub doc: Option<String>,
    /// Whether its step is undone.
    pub is_undone: bool,
}

impl Project {
    /// The entries of the log that are wanted, newest first: those that were undone too, and the
    /// undoing.
    pub fn log(&self, filter: &LogFilter) -> Result<Vec<LogEntry>, StoreError> {
        let about = match &filter.statement {
            None => None,
            Some(statement) => match self.place_of(statement)? {
                None => return Ok(Vec::new()),
                place => place,
            },
        };
        let (document, spans) = about.unzip();
        let document = document.or_else(|| filter.document.clone());
        let is_elsewhere = filter.document.is_some() && filter.document != document;
        if is_elsewhere {
            return Ok(Vec::new());
        }
        self.entries(filter, document.as_deref(), spans.as_deref())
    }

    /// The decisions of a step, first to last.
    pub fn step(&self, id: &str) -> Result<Vec<LogEntry>, StoreError> {
        let filter = LogFilter { step: Some(id.to_owned()), ..LogFilter::default() };
        let mut entries = self.log(&filter)?;
        entries.reverse();
        Ok(entries)
    }

    fn entries(
        &self,
        filter: &LogFilter,
        document: Option<&str>,
        about: Option<&[Span]>,
    ) -> Result<Vec<LogEntry>, StoreError> {
        let before = filter.before.and_then(|seq| i64::try_from(seq).ok()).unwrap_or(i64::MAX);
        let limit = filter.limit.map_or(usize::MAX, |limit| limit as usize);
        let mut values: Vec<&dyn ToSql> = vec![&i64::MAX, &before];
        let mut wanted = String::from("seq < ?2");
        let (who, step) = (filter.who.as_deref(), filter.step.as_deref());
        let asked = [("who", &who), ("document", &document), ("step", &step)];
        for (column, value) in asked.into_iter().filter(|(_, value)| value.is_some()) {
            values.push(value);
            write!(wanted, " AND {column} = ?{}", values.len()).expect("strings can be written to");
        }
        let sql = format!(
            "SELECT {COLUMNS}, coalesce(step IN ({UNDONE}), 0), \
             (SELECT name FROM documents d WHERE d.id = document) \
             FROM decisions WHERE {wanted} ORDER BY seq DESC"
        );
        let mut ask = self.connection.prepare_cached(&sql).map_err(self.failed())?;
        let mut rows = ask.query(params_from_iter(values)).map_err(self.failed())?;
        let mut entries = Vec::new();
        while entries.len() < limit {
            let Some(row) = rows.next().map_err(self.failed())? else { break };
            let entry = || {
                let (spans, decision) = read(row)?;
                Ok((spans, LogEntry { decision, is_undone: row.get(12)?, doc: row.get(13)? }))
            };
            let (spans, mut entry) = entry().map_err(self.failed())?;
            entry.decision.decided.spans = spans_of_form(&spans)?;
            if about.is_none_or(|about| is_same(about, &entry.decision.decided.spans)) {
                entries.push(entry);
            }
        }
        Ok(entries)
    }
}
