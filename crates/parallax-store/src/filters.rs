//! Filters that people keep under a name.

use rusqlite::params;

use crate::{Project, StoreError};

/// A filter that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedFilter {
    /// What people call it.
    pub name: String,
    /// What it asks for, in the words of whoever kept it.
    pub query: String,
}

/// What the keys of filters begin with.
const KEY: &str = "filter ";

impl Project {
    /// The filters that were kept, by name.
    pub fn filters(&self) -> Result<Vec<SavedFilter>, StoreError> {
        let sql = "SELECT substr(key, ?2), value FROM meta WHERE substr(key, 1, ?2 - 1) = ?1 \
                   ORDER BY key";
        let read = || {
            let mut ask = self.connection.prepare_cached(sql)?;
            let filters = ask.query_map(params![KEY, KEY.len() as i64 + 1], |row| {
                Ok(SavedFilter { name: row.get(0)?, query: row.get(1)? })
            })?;
            filters.collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.failed())
    }

    /// Keeps a filter, in place of another of this name.
    pub fn save_filter(&mut self, name: &str, query: &str) -> Result<(), StoreError> {
        let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
        self.connection.execute(sql, [&format!("{KEY}{name}"), query]).map_err(self.failed())?;
        Ok(())
    }

    /// Forgets a filter; no if there is none of this name.
    pub fn remove_filter(&mut self, name: &str) -> Result<bool, StoreError> {
        let sql = "DELETE FROM meta WHERE key = ?1";
        let gone = self.connection.execute(sql, [format!("{KEY}{name}")]).map_err(self.failed())?;
        Ok(gone > 0)
    }
}
