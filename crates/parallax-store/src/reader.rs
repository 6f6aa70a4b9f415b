//! Opens a project that is only looked at, beside others who do the same.

use std::path::Path;

use crate::{Project, StoreError};

/// Memory for pages of the file, in KiB: a program that looks at a project in several places holds
/// it several times.
const CACHE: i64 = -8_000;

impl Project {
    /// Opens the project at `path` so that nothing can be written through it. It must have the
    /// present schema, as [`Project::open`] leaves it.
    pub fn open_to_read(path: &Path) -> Result<Self, StoreError> {
        let project = Self::open(path)?;
        let set = |name: &str, value: i64| {
            project.connection.pragma_update(None, name, value).map_err(project.failed())
        };
        set("cache_size", CACHE)?;
        set("query_only", 1)?;
        Ok(project)
    }

    /// Reads as of one moment, whatever others write meanwhile.
    pub fn at_one_moment<T, E: From<StoreError>>(
        &self,
        read: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<T, E> {
        let moment = self.connection.unchecked_transaction().map_err(self.failed())?;
        let done = read(self);
        moment.finish().map_err(self.failed())?;
        done
    }

    /// A number that changes whenever another connection has written to the project.
    pub fn changes_of_others(&self) -> Result<i64, StoreError> {
        self.connection
            .pragma_query_value(None, "data_version", |row| row.get(0))
            .map_err(self.failed())
    }
}
