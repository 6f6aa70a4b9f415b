//! Opens and creates project files.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags};

use crate::{
    StoreError,
    lock::Lock,
    migrations::{self, APPLICATION_ID},
};

/// An open project file.
///
/// Documents are written by one thread of one process at a time, which [`Project::create`] sees
/// to. Reading and deciding go on beside it.
#[derive(Debug)]
pub struct Project {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// Present while this process may write documents.
    pub(crate) lock: Option<Lock>,
}

/// How long a short write of another process is waited for.
const PATIENCE: Duration = Duration::from_secs(10);

impl Project {
    /// Opens the project at `path` to read it and to decide. One of an older version is brought to
    /// the present schema first.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_path_buf()));
        }
        let project = Self::start(path, None)?;
        if migrations::version(&project.connection).map_err(project.failed())?
            == migrations::latest()
        {
            return Ok(project);
        }
        drop(project);
        Self::create(path)?.close()?;
        Self::start(path, None)
    }

    /// Writes a copy of the project at `path`, as it is, whatever its version.
    pub(crate) fn copy(path: &Path, copy: &Path) -> Result<(), StoreError> {
        if !path.exists() {
            return Err(StoreError::Missing(path.to_path_buf()));
        }
        let project = Self::start(path, None)?;
        let name = copy.to_string_lossy().into_owned();
        project.connection.execute("VACUUM INTO ?1", [name]).map_err(project.failed())?;
        Ok(())
    }

    /// Opens the project at `path` to write documents, or makes a new one. A file that holds
    /// something else is refused and left as it is.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let lock = Lock::take(path)?;
        Self::start(path, Some(lock))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Moves what was written into the one file, so that it can be copied.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { connection, path, lock } = self;
        let closed = connection.close().map_err(|(_, e)| StoreError::database(&path, e));
        drop(lock);
        closed
    }

    pub(crate) fn failed(&self) -> impl Fn(rusqlite::Error) -> StoreError + '_ {
        |source| StoreError::database(&self.path, source)
    }

    fn start(path: &Path, lock: Option<Lock>) -> Result<Self, StoreError> {
        let failed = |source| StoreError::database(path, source);
        if path.is_dir() {
            return Err(StoreError::NotAProject(path.to_path_buf()));
        }
        let mut connection = connect(path, lock.is_some()).map_err(failed)?;
        check(&connection, path)?;
        if lock.is_some() {
            connection.pragma_update(None, "journal_mode", "WAL").map_err(failed)?;
            migrations::migrate(&mut connection, path)?;
            note_maker(&connection).map_err(failed)?;
        }
        Ok(Self { connection, path: path.to_path_buf(), lock })
    }
}

/// Opens a connection with the settings all of them share.
pub(crate) fn connect(path: &Path, create: bool) -> rusqlite::Result<Connection> {
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "cache_size", -32_000)?;
    Ok(connection)
}

/// Refuses what is not a project, before anything is written.
fn check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::database(path, source);
    let id: i64 =
        connection.pragma_query_value(None, "application_id", |row| row.get(0)).map_err(failed)?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    // A kill between making the file and its first transaction leaves an empty database.
    if id != APPLICATION_ID && !(id == 0 && tables == 0) {
        return Err(StoreError::NotAProject(path.to_path_buf()));
    }
    let found = migrations::version(connection).map_err(failed)?;
    let known = migrations::latest();
    if found > known {
        return Err(StoreError::Newer { path: path.to_path_buf(), found, known });
    }
    Ok(())
}

fn note_maker(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT OR IGNORE INTO meta (key, value) VALUES ('created_by', ?1)",
        [concat!("parallax ", env!("CARGO_PKG_VERSION"))],
    )?;
    Ok(())
}
