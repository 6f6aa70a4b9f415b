//! Reads back a database that was taken in.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{
    database::{Database, Row, number},
    tables::Table,
};
use crate::{Project, StoreError};

/// A database that was taken in.
#[derive(Default)]
pub(super) struct Import {
    pub(super) database: Database,
    /// Its statements by their codings' ids.
    pub(super) codings: BTreeMap<String, i64>,
    /// Its documents by their ids here.
    pub(super) documents: BTreeMap<String, i64>,
}

impl Project {
    /// The import that is named, else the first; none if there is none.
    pub(super) fn import(&self, name: Option<&str>) -> Result<Option<Import>, StoreError> {
        let sql = "SELECT key FROM imports WHERE ?1 IS NULL OR name = ?1 ORDER BY key LIMIT 1";
        let key: Vec<i64> = self.all(sql, rusqlite::params![name], |row| row.get(0))?;
        let Some(key) = key.first().copied() else {
            return match name {
                None => Ok(None),
                Some(name) => {
                    let sql = "SELECT name FROM imports ORDER BY key";
                    let there = self.all(sql, [], |row| row.get(0))?;
                    Err(StoreError::NoImport { name: name.to_owned(), there })
                }
            };
        };
        let sql = "SELECT coding, row FROM imported_codings WHERE import = ?1";
        let codings = self.all(sql, [key], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let sql = "SELECT d.id, i.row, d.text FROM imported_documents i \
                   JOIN documents d ON d.key = i.document WHERE i.import = ?1";
        let texts: Vec<(String, i64, String)> =
            self.all(sql, [key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let mut database = Database::default();
        for table in Table::ALL {
            *database.rows_mut(table) = self.imported_rows(key, table)?;
        }
        let by_row: BTreeMap<i64, &String> =
            texts.iter().map(|(_, row, text)| (*row, text)).collect();
        for row in database.rows_mut(Table::Documents) {
            if let Some(text) = by_row.get(&number(&row[0])) {
                row[2] = Value::from(text.as_str());
            }
        }
        let documents = texts.iter().map(|(id, row, _)| (id.clone(), *row)).collect();
        Ok(Some(Import { database, codings: codings.into_iter().collect(), documents }))
    }

    fn imported_rows(&self, import: i64, table: Table) -> Result<Vec<Row>, StoreError> {
        let sql = "SELECT data FROM imported_rows WHERE import = ?1 AND \"table\" = ?2 \
                   ORDER BY position";
        let rows: Vec<String> =
            self.all(sql, rusqlite::params![import, table.name()], |row| row.get(0))?;
        let width = table.columns().len();
        rows.iter()
            .map(|data| {
                let row: Option<Row> = serde_json::from_str(data).ok();
                row.filter(|row| row.len() == width).ok_or_else(|| {
                    StoreError::Damaged(format!("\"{data}\" is no row of {}", table.name()))
                })
            })
            .collect()
    }

    fn all<T>(
        &self,
        sql: &str,
        parameters: impl rusqlite::Params,
        read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        self.connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_map(parameters, read)?.collect())
            .map_err(self.failed())
    }
}
