//! Makes the codings of a document what the log says, once some of it no longer counts.

use rusqlite::Transaction;

use super::{KIND, edit::put_back, replay::replay};
use crate::{Project, StoreError};

impl Project {
    /// Brings the codings of the document with this id to what replaying its decisions gives.
    pub(crate) fn restore_codings(
        &self,
        transaction: &Transaction<'_>,
        document: &str,
    ) -> Result<(), StoreError> {
        let replayed = replay(&self.in_force_in(KIND, document)?)?;
        let write = || {
            let sql = "DELETE FROM codings WHERE document = \
                       (SELECT key FROM documents WHERE id = ?1)";
            transaction.prepare_cached(sql)?.execute([document])?;
            let mut all = replayed.codings.iter();
            all.try_for_each(|(seq, coding)| put_back(transaction, *seq, coding))
        };
        write().map_err(self.failed())
    }
}
