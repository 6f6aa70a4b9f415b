//! How much of what a project holds.

use parallax::{
    extract::{Act, Basis, Kind},
    present::Count,
};

use crate::{Project, StoreError, columns::named};

/// Numbers over the current documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Documents.
    pub documents: u64,
    /// Their words.
    pub words: u64,
    /// Documents that are kept but not read, by reason, most first.
    pub unread: Vec<Count>,
    /// Statements of each combination.
    pub statements: Vec<(Kind, Act, Basis, u64)>,
    /// Inputs that failed.
    pub failures: u64,
}

impl Project {
    /// Counts documents, statements and failures.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        let (documents, words) = self
            .connection
            .query_row(
                "SELECT count(*), coalesce(sum(words), 0) FROM documents WHERE current = 1",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .map_err(self.failed())?;
        let failures = self
            .connection
            .query_row("SELECT count(*) FROM failures", [], |row| row.get(0))
            .map_err(self.failed())?;
        let unread = self.counted(
            "SELECT reason, count(*) FROM documents WHERE current = 1 AND status = 'not-read' \
             GROUP BY reason ORDER BY count(*) DESC, reason LIMIT ?1",
            u32::MAX,
        )?;
        Ok(Counts { documents, words, unread, statements: self.combinations()?, failures })
    }

    /// The actors who speak in most statements, at most `limit`, as the last comparison found; ties
    /// in the order in which the articles that quote them were read.
    pub fn most_quoted(&self, limit: u32) -> Result<Vec<Count>, StoreError> {
        self.counted(
            "SELECT speakers.name, count(*) FROM speakers \
             JOIN statements s ON s.id = speakers.statement \
             JOIN documents d ON d.key = s.document \
             WHERE d.current = 1 GROUP BY speakers.actor \
             ORDER BY count(*) DESC, min(d.key), min(s.position), speakers.actor LIMIT ?1",
            limit,
        )
    }

    fn combinations(&self) -> Result<Vec<(Kind, Act, Basis, u64)>, StoreError> {
        let sql = "SELECT s.kind, s.act, s.basis, count(*) FROM statements s \
                   JOIN documents d ON d.key = s.document WHERE d.current = 1 \
                   GROUP BY s.kind, s.act, s.basis ORDER BY s.kind, s.act, s.basis";
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
            .map_err(self.failed())?;
        let rows: Vec<(String, String, String, u64)> =
            rows.collect::<Result<_, _>>().map_err(self.failed())?;
        rows.into_iter()
            .map(|(kind, act, basis, count)| {
                Ok((named(&kind)?, named(&act)?, named(&basis)?, count))
            })
            .collect()
    }

    fn counted(&self, sql: &str, limit: u32) -> Result<Vec<Count>, StoreError> {
        let mut statement = self.connection.prepare(sql).map_err(self.failed())?;
        let rows = statement
            .query_map([limit], |row| Ok(Count { name: row.get(0)?, count: row.get(1)? }))
            .map_err(self.failed())?;
        rows.collect::<Result<_, _>>().map_err(self.failed())
    }
}
