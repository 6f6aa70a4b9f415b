//! Brings a project file to the schema of this version.

use std::path::Path;

use rusqlite::Connection;

use crate::StoreError;

/// One step for each schema version, in order. Steps are only ever added.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_comparison.sql"),
    include_str!("../migrations/0003_coding.sql"),
    include_str!("../migrations/0004_extracts.sql"),
    include_str!("../migrations/0005_statements.sql"),
    include_str!("../migrations/0006_steps.sql"),
];

/// Marks a database as a project file ("PLX1").
pub(crate) const APPLICATION_ID: i64 = 0x504C_5831;

/// Runs the missing steps, each in one transaction with the new version number.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::database(path, source);
    let found = version(connection).map_err(failed)?;
    for (index, step) in MIGRATIONS.iter().enumerate().skip(found as usize) {
        run(connection, step, index as i64 + 1).map_err(failed)?;
    }
    Ok(())
}

/// The schema version that this program writes.
pub(crate) fn latest() -> i64 {
    MIGRATIONS.len() as i64
}

/// The schema version of a file; 0 for an empty one.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn run(connection: &mut Connection, step: &str, version: i64) -> rusqlite::Result<()> {
    let transaction = connection.transaction()?;
    transaction.execute_batch(step)?;
    transaction.pragma_update(None, "user_version", version)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.commit()
}
