//! Rows of what was compared, page by page.

use parallax::present::comparison::Row;
use rusqlite::params;

use crate::{Project, StoreError};

impl Project {
    /// At most `limit` rows of one kind behind the place `after`, each with its place; from the
    /// first on without one. A row's place is the same until the documents are compared again.
    pub fn rows_after<R: Row>(
        &self,
        after: Option<i64>,
        limit: usize,
    ) -> Result<Vec<(i64, R)>, StoreError> {
        let sql = "SELECT position, data FROM compared WHERE kind = ?1 AND position > ?2 \
                   ORDER BY position LIMIT ?3";
        let kept: Vec<(i64, String)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                let values = params![R::KIND, after.unwrap_or(-1), limit as i64];
                ask.query_map(values, |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
            })
            .map_err(self.failed())?;
        let damaged = |_| StoreError::Damaged(format!("a row of {} cannot be read", R::KIND));
        let row = |(place, data): (i64, String)| {
            Ok((place, serde_json::from_str(&data).map_err(damaged)?))
        };
        kept.into_iter().map(row).collect()
    }
}
