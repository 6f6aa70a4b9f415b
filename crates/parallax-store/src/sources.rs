//! Which files have been read, and which inputs failed.

use std::path::{Component, Path, PathBuf};

use parallax::text::DocumentId;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::{Project, StoreError, project::connect};

/// A file as it was when it was read. Size and time decide whether it is opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Where it is, absolute.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970.
    pub modified: i64,
}

/// An input that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The path, for a row with its line.
    pub locator: String,
    /// Why, with the next step.
    pub reason: String,
}

/// Answers, from any thread, what a project holds already.
///
/// It sees what was written before it asks; a document that comes twice in one run is found by
/// [`Project::insert`].
#[derive(Debug)]
pub struct Lookup {
    connection: Connection,
    project: PathBuf,
    folder: PathBuf,
}

impl Lookup {
    /// The project that it looks into.
    pub fn project(&self) -> &Path {
        &self.project
    }

    /// Whether every document of `file`, as it is now, is there and was read by `analysis`; if so,
    /// how many there are.
    pub fn finished(&self, file: &SourceFile, analysis: &str) -> Result<Option<u64>, StoreError> {
        let path = relative(&self.folder, &file.path);
        let ask = || {
            self.connection
                .prepare_cached(
                    "SELECT count(d.key), coalesce(sum(d.analysis <> ?4), 0) FROM sources s \
                     LEFT JOIN documents d ON d.source = s.key AND d.current = 1 \
                     WHERE s.path = ?1 AND s.size = ?2 AND s.modified = ?3 AND s.finished = 1 \
                     AND NOT EXISTS (SELECT 1 FROM failures f WHERE f.source = ?1) \
                     GROUP BY s.key",
                )?
                .query_row(params![path, file.size, file.modified, analysis], |row| {
                    Ok((row.get::<_, u64>(0)?, row.get::<_, u64>(1)?))
                })
                .optional()
        };
        let found = ask().map_err(|source| StoreError::database(&self.project, source))?;
        Ok(found.filter(|&(_, stale)| stale == 0).map(|(documents, _)| documents))
    }

    /// Whether the document is there and was read by `analysis`.
    pub fn has(&self, document: DocumentId, analysis: &str) -> Result<bool, StoreError> {
        let ask = || {
            self.connection
                .prepare_cached(
                    "SELECT EXISTS (SELECT 1 FROM documents \
                     WHERE id = ?1 AND analysis = ?2 AND current = 1)",
                )?
                .query_row(params![document.to_string(), analysis], |row| row.get(0))
        };
        ask().map_err(|source| StoreError::database(&self.project, source))
    }
}

/// Memory for the pages of a look-up, as `SQLite` wants it: in KiB, negative.
const LOOKUP_CACHE: i64 = -2_000;

impl Project {
    /// A look-up of its own, for another thread.
    pub fn lookup(&self) -> Result<Lookup, StoreError> {
        let connection = connect(&self.path, false).map_err(self.failed())?;
        // It looks single rows up: what it holds would be held once for each thread.
        connection.pragma_update(None, "cache_size", LOOKUP_CACHE).map_err(self.failed())?;
        Ok(Lookup { connection, project: self.path.clone(), folder: self.folder() })
    }

    /// Notes that a known document is in its file still, without reading it again.
    pub fn seen(&mut self, id: DocumentId, file: &SourceFile) -> Result<(), StoreError> {
        let path = self.path_of(&file.path);
        let write = || {
            let transaction = self.connection.unchecked_transaction()?;
            let source = note(&transaction, &path, file)?;
            transaction
                .prepare_cached("UPDATE documents SET seen = ?2, source = ?3 WHERE id = ?1")?
                .execute(params![id.to_string(), file.stamp(), source])?;
            transaction.commit()
        };
        write().map_err(self.failed())
    }

    /// Notes that every document of `file` is kept. Documents that it held before and holds no
    /// longer stop being current; they stay in the project.
    pub fn finish(&mut self, file: &SourceFile) -> Result<(), StoreError> {
        let path = self.path_of(&file.path);
        let write = || {
            let transaction = self.connection.unchecked_transaction()?;
            let key = note(&transaction, &path, file)?;
            finish(&transaction, key, file)?;
            transaction.commit()
        };
        write().map_err(self.failed())
    }

    /// Notes that an input could not be read; forgotten once it can.
    pub fn fail(&mut self, failure: &Failure, file: Option<&Path>) -> Result<(), StoreError> {
        let source = file.map(|file| self.path_of(file));
        let write = || {
            self.connection
                .prepare_cached(
                    "INSERT INTO failures (locator, source, reason) VALUES (?1, ?2, ?3) \
                     ON CONFLICT (locator) DO UPDATE SET source = ?2, reason = ?3",
                )?
                .execute(params![failure.locator, source, failure.reason])
        };
        write().map(|_| ()).map_err(self.failed())
    }

    /// Forgets the failures of a file that is about to be read again.
    pub fn retry(&mut self, file: &Path) -> Result<(), StoreError> {
        let path = self.path_of(file);
        let write = || {
            self.connection
                .prepare_cached("DELETE FROM failures WHERE source = ?1")?
                .execute([&path])
        };
        write().map(|_| ()).map_err(self.failed())
    }

    /// Hands out the failures, by locator.
    pub fn failures(&self, visit: &mut dyn FnMut(Failure)) -> Result<(), StoreError> {
        let mut read = || {
            let mut statement =
                self.connection.prepare("SELECT locator, reason FROM failures ORDER BY locator")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                visit(Failure { locator: row.get(0)?, reason: row.get(1)? });
            }
            Ok(())
        };
        read().map_err(self.failed())
    }

    /// How a file's path is kept: relative to the project's folder, so that both can move.
    pub(crate) fn path_of(&self, file: &Path) -> String {
        relative(&self.folder(), file)
    }

    fn folder(&self) -> PathBuf {
        let absolute = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        absolute.parent().map(Path::to_path_buf).unwrap_or_default()
    }
}

impl SourceFile {
    /// Size and time in one word.
    pub(crate) fn stamp(&self) -> String {
        format!("{}-{}", self.size, self.modified)
    }
}

/// Notes a file that is being read; one that has changed is unfinished again.
pub(crate) fn note(
    transaction: &Transaction<'_>,
    path: &str,
    file: &SourceFile,
) -> rusqlite::Result<i64> {
    let known = transaction
        .prepare_cached("SELECT key FROM sources WHERE path = ?1 AND size = ?2 AND modified = ?3")?
        .query_row(params![path, file.size, file.modified], |row| row.get(0))
        .optional()?;
    if let Some(key) = known {
        return Ok(key);
    }
    transaction
        .prepare_cached(
            "INSERT INTO sources (path, size, modified, finished) VALUES (?1, ?2, ?3, 0) \
             ON CONFLICT (path) DO UPDATE SET size = ?2, modified = ?3, finished = 0 \
             RETURNING key",
        )?
        .query_row(params![path, file.size, file.modified], |row| row.get(0))
}

/// Marks a file as read to its end; what it no longer holds stops being current.
pub(crate) fn finish(
    transaction: &Transaction<'_>,
    key: i64,
    file: &SourceFile,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "UPDATE documents SET current = 0 WHERE source = ?1 AND current = 1 AND seen <> ?2",
        )?
        .execute(params![key, file.stamp()])?;
    transaction
        .prepare_cached("UPDATE sources SET finished = 1 WHERE key = ?1")?
        .execute([key])
        .map(|_| ())
}

/// Forgets that an input failed.
pub(crate) fn forget_failure(transaction: &Transaction<'_>, locator: &str) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("DELETE FROM failures WHERE locator = ?1")?
        .execute([locator])
        .map(|_| ())
}

/// What `path`, as kept in a project in `folder`, names: absolute, without `..`.
pub(crate) fn absolute(folder: &Path, path: &str) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::ParentDir => {
                whole.pop();
            }
            part => whole.push(part),
        }
    }
    whole
}

/// `file` as seen from `folder`; both absolute. As it is where they share nothing.
pub(crate) fn relative(folder: &Path, file: &Path) -> String {
    let folder: Vec<Component<'_>> = folder.components().collect();
    let parts: Vec<Component<'_>> = file.components().collect();
    let shared = folder.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    // Only the root in common: the two do not belong together.
    if shared <= 1 {
        return file.to_string_lossy().into_owned();
    }
    let mut path = PathBuf::new();
    path.extend(folder[shared..].iter().map(|_| Component::ParentDir));
    path.extend(&parts[shared..]);
    path.to_string_lossy().replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::relative;
    use std::path::Path;

    #[test]
    fn paths_are_kept_as_seen_from_the_project() {
        let from = |folder, file| relative(Path::new(folder), Path::new(file));
        assert_eq!(from("/srv/desk/map", "/srv/desk/map/news/a.txt"), "news/a.txt");
        assert_eq!(from("/srv/desk/map", "/srv/desk/news/a.txt"), "../news/a.txt");
        assert_eq!(from("/srv/desk", "/media/disk/a.txt"), "/media/disk/a.txt");
    }
}
