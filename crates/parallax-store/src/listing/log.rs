//! What is known about the log of decisions as a whole.

use crate::{Project, StoreError};

/// How long the log is, and who wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogFacts {
    /// How many decisions there are.
    pub decisions: u64,
    /// Number of the last; 0 where there is none.
    pub last: u64,
    /// Who decided, in the order of the first decision of each.
    pub coders: Vec<String>,
}

impl Project {
    /// How long the log of decisions is, and who wrote it.
    pub fn log_facts(&self) -> Result<LogFacts, StoreError> {
        let count = "SELECT count(*), coalesce(max(seq), 0) FROM decisions";
        let (decisions, last) = self
            .connection
            .query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(self.failed())?;
        let coders = self
            .connection
            .prepare_cached("SELECT who FROM decisions GROUP BY who ORDER BY min(seq)")
            .and_then(|mut ask| ask.query_map([], |row| row.get(0))?.collect())
            .map_err(self.failed())?;
        Ok(LogFacts { decisions, last, coders })
    }

    /// Ids of the documents about which something was decided, undone or done again after the
    /// decision with the number `last`.
    pub fn decided_since(&self, last: u64) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT document FROM decisions WHERE seq > ?1 AND kind <> 'step' \
                   UNION SELECT of.document FROM decisions step JOIN decisions of \
                   ON of.step = step.quoted WHERE step.seq > ?1 AND step.kind = 'step'";
        let documents: Vec<String> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_map([last], |row| row.get(0))?.collect())
            .map_err(self.failed())?;
        Ok(documents.into_iter().filter(|document| !document.is_empty()).collect())
    }
}
