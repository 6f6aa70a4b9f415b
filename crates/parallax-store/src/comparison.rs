//! Keeps what comparing all documents found, and reads it back.

use std::{ops::ControlFlow, path::Path};

use parallax::{
    present::{
        Count, SpeakerRow,
        comparison::{Row, Sink},
    },
    resolve::{EXTRACT_VERSION, claim_list::ReadWordings},
    text::DocumentId,
};
use rusqlite::{OptionalExtension, Params, Transaction, params};

use crate::{Project, StoreError};

/// A comparison on its way into the project.
#[derive(Debug)]
pub struct NewComparison<'t> {
    transaction: &'t Transaction<'t>,
    path: &'t Path,
    rows: usize,
}

impl Sink for NewComparison<'_> {
    type Error = StoreError;

    fn row<R: Row>(&mut self, row: &R) -> Result<(), StoreError> {
        let data = serde_json::to_string(row).expect("rows have text keys only");
        let sql = "INSERT INTO compared (kind, position, id, data) VALUES (?1, ?2, ?3, ?4)";
        let values = params![R::KIND, self.rows as i64, row.id(), data];
        self.rows += 1;
        self.insert(sql, values)
    }

    fn speakers(&mut self, statement: &str, speakers: &[SpeakerRow]) -> Result<(), StoreError> {
        let sql = "INSERT INTO speakers (statement, position, actor, name) VALUES (?1, ?2, ?3, ?4)";
        for (position, by) in speakers.iter().enumerate() {
            self.insert(sql, params![statement, position as i64, by.id, by.name])?;
        }
        Ok(())
    }
}

impl NewComparison<'_> {
    fn insert(&self, sql: &str, values: impl Params) -> Result<(), StoreError> {
        let inserted = self.transaction.prepare_cached(sql).and_then(|mut row| row.execute(values));
        inserted.map_err(|source| StoreError::database(self.path, source))?;
        Ok(())
    }
}

/// Where the codebook's words and the state that was compared are noted.
const CODEBOOK: &str = "codebook";
const COMPARED: &str = "compared";
/// Where the codebook's claims are noted as the language read them.
const WORDINGS: &str = "wordings";

impl Project {
    /// Replaces what the last comparison found with what `fill` hands in, and notes the codebook it
    /// was made with, as a whole or not at all. `state` names what was compared: documents,
    /// codebook, program.
    pub fn keep_comparison(
        &mut self,
        state: &str,
        codebook: &str,
        fill: impl FnOnce(&mut NewComparison<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let path = self.path.clone();
        let failed = |source| StoreError::database(&path, source);
        let transaction = self.connection.transaction().map_err(failed)?;
        transaction.execute_batch("DELETE FROM compared; DELETE FROM speakers").map_err(failed)?;
        fill(&mut NewComparison { transaction: &transaction, path: &path, rows: 0 })?;
        for (key, value) in [(COMPARED, state), (CODEBOOK, codebook)] {
            let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
            transaction.execute(sql, [key, value]).map_err(failed)?;
        }
        transaction.commit().map_err(failed)
    }

    /// What was compared last; none if nothing was.
    pub fn compared(&self) -> Result<Option<String>, StoreError> {
        self.noted(COMPARED)
    }

    /// The codebook that the project was last mapped with, as it was written.
    pub fn codebook(&self) -> Result<Option<String>, StoreError> {
        self.noted(CODEBOOK)
    }

    /// Notes the claims of `codebook` as they were read, so that deciding needs no language.
    pub fn keep_wordings(
        &mut self,
        wordings: &[ReadWordings],
        codebook: &str,
    ) -> Result<(), StoreError> {
        let data = serde_json::to_string(wordings).expect("wordings have text keys only");
        let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
        let value = format!("{} {data}", reading_of(codebook));
        self.connection.execute(sql, [WORDINGS, &value]).map_err(self.failed())?;
        Ok(())
    }

    /// The claims of `codebook` as they were read last; none if another codebook was, or if this
    /// version reads them otherwise.
    pub fn wordings(&self, codebook: &str) -> Result<Option<Vec<ReadWordings>>, StoreError> {
        let Some(noted) = self.noted(WORDINGS)? else { return Ok(None) };
        let data = noted.strip_prefix(&reading_of(codebook));
        Ok(data.and_then(|data| serde_json::from_str(data).ok()))
    }

    /// Hands out the rows of one kind, in order.
    pub fn compared_rows<R: Row>(
        &self,
        visit: &mut dyn FnMut(R) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let sql = "SELECT data FROM compared WHERE kind = ?1 ORDER BY position";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = statement.query([R::KIND]).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let data: String = row.get(0).map_err(self.failed())?;
            if visit(parsed(&data).map_err(self.failed())?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// How many rows of each kind there are, by kind.
    pub fn compared_counts(&self) -> Result<Vec<Count>, StoreError> {
        let sql = "SELECT kind, count(*) FROM compared GROUP BY kind ORDER BY kind";
        let mut query = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let counts = query
            .query_map([], |row| Ok(Count { name: row.get(0)?, count: row.get(1)? }))
            .map_err(self.failed())?;
        counts.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// The row of one kind with this id.
    pub fn compared_row<R: Row>(&self, id: &str) -> Result<Option<R>, StoreError> {
        let sql = "SELECT data FROM compared WHERE kind = ?1 AND id = ?2";
        let data: Option<String> = self
            .connection
            .query_row(sql, [R::KIND, id], |row| row.get(0))
            .optional()
            .map_err(self.failed())?;
        data.map(|data| parsed(&data)).transpose().map_err(self.failed())
    }

    /// Who speaks in the statement with this id, as the last comparison found.
    pub fn speakers(&self, statement: &str) -> Result<Vec<SpeakerRow>, StoreError> {
        let sql = "SELECT actor, name FROM speakers WHERE statement = ?1 ORDER BY position";
        let mut query = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let speakers = query
            .query_map([statement], |row| Ok(SpeakerRow { id: row.get(0)?, name: row.get(1)? }))
            .map_err(self.failed())?;
        speakers.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// Notes something under a key.
    pub(crate) fn note(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
        self.connection.execute(sql, [key, value]).map_err(self.failed())?;
        Ok(())
    }

    /// What was noted under a key.
    pub(crate) fn noted(&self, key: &str) -> Result<Option<String>, StoreError> {
        // A kill right after the file was made leaves it without tables.
        let sql = "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'";
        let tables: i64 =
            self.connection.query_row(sql, [], |row| row.get(0)).map_err(self.failed())?;
        if tables == 0 {
            return Ok(None);
        }
        self.connection
            .query_row("SELECT value FROM meta WHERE key = ?1", [key], |row| row.get(0))
            .optional()
            .map_err(self.failed())
    }
}

/// Names a codebook and how it is read.
fn reading_of(codebook: &str) -> String {
    format!("{EXTRACT_VERSION} {}", DocumentId::of(&[codebook.as_bytes()]))
}

fn parsed<R: Row>(data: &str) -> rusqlite::Result<R> {
    serde_json::from_str(data).map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error))
    })
}
