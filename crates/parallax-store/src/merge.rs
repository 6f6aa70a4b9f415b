//! Puts projects together into a new one: two people's work on the same articles, nothing lost.
//!
//! A document is the same where its id is. What the machine found is taken from the first project
//! that has read it. Decisions are put in the order in which they were made; codings are what this
//! log ends with, so that where two people changed one coding, both are there.

use std::{collections::BTreeSet, path::Path};

use rusqlite::{OptionalExtension, Transaction, params};

use crate::{
    Decision, Project, StoreError,
    coding::{put_back, replay},
    decisions, sources,
};

/// What came of putting projects together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Documents, of all versions.
    pub documents: u64,
    /// Documents that more than one project had.
    pub shared_documents: u64,
    /// Codings.
    pub codings: u64,
    /// Decisions.
    pub decisions: u64,
    /// Codings that two projects changed in different ways: both are there.
    pub both: u64,
    /// Whether the projects had different codebooks; that of the first is used.
    pub codebooks_differ: bool,
}

impl Project {
    /// Makes a new project at `path` of all `parts`, which are not changed. What is there already
    /// is refused.
    pub fn merge(parts: &[&Path], path: &Path) -> Result<Merged, StoreError> {
        if path.exists() {
            return Err(StoreError::Exists(path.to_path_buf()));
        }
        let mut project = Self::create(path)?;
        let merged = project.take_all(parts);
        match merged {
            Ok(merged) => project.close().map(|()| merged),
            Err(error) => {
                drop(project);
                let _ = std::fs::remove_file(path);
                Err(error)
            }
        }
    }

    fn take_all(&mut self, parts: &[&Path]) -> Result<Merged, StoreError> {
        let mut merged = Merged::default();
        let mut log = Vec::new();
        for (index, part) in parts.iter().enumerate() {
            let copy = Copy::of(part, &self.path, index)?;
            log.push(copy.decisions()?);
            self.take(&copy, part, &mut merged)?;
        }
        let log = joined(log);
        let replayed = replay(&log)?;
        merged.both = replayed.both;
        let path = self.path.clone();
        self.connection
            .transaction()
            .and_then(|transaction| {
                for decision in &log {
                    decisions::append(&transaction, &decision.decided, &decision.at)?;
                }
                for coding in &replayed.codings {
                    put_back(&transaction, coding)?;
                }
                merged.documents = count(&transaction, "documents")?;
                merged.codings = count(&transaction, "codings")?;
                merged.decisions = log.len() as u64;
                transaction.commit()
            })
            .map_err(|source| StoreError::database(&path, source))?;
        Ok(merged)
    }

    fn take(
        &mut self,
        copy: &Copy,
        original: &Path,
        merged: &mut Merged,
    ) -> Result<(), StoreError> {
        let own = self.path.clone();
        let failed = |source| StoreError::database(&own, source);
        let name = copy.path.to_string_lossy().into_owned();
        self.connection.execute("ATTACH ?1 AS other", [name]).map_err(failed)?;
        let bases = (folder(original), folder(&self.path));
        let done = self.connection.transaction().and_then(|transaction| {
            documents(&transaction, merged)?;
            files(&transaction, &bases.0, &bases.1)?;
            coding(&transaction)?;
            imports(&transaction)?;
            codebook(&transaction, merged)?;
            transaction.commit()
        });
        self.connection.execute("DETACH other", []).map_err(failed)?;
        done.map_err(failed)
    }
}

/// A copy of a project in the present schema, which goes away when it is done with.
struct Copy {
    path: std::path::PathBuf,
}

impl Copy {
    fn of(part: &Path, beside: &Path, index: usize) -> Result<Self, StoreError> {
        let mut path = beside.as_os_str().to_owned();
        path.push(format!("-part{index}"));
        let copy = Self { path: path.into() };
        copy.remove();
        let project = Project::open(part)?;
        let name = copy.path.to_string_lossy().into_owned();
        project.connection.execute("VACUUM INTO ?1", [name]).map_err(project.failed())?;
        Project::create(&copy.path)?.close()?;
        Ok(copy)
    }

    fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        let mut all = Vec::new();
        Project::open(&self.path)?.decisions(&mut |decision| {
            all.push(decision);
            std::ops::ControlFlow::Continue(())
        })?;
        Ok(all)
    }

    fn remove(&self) {
        for ending in ["", "-wal", "-shm"] {
            let mut path = self.path.as_os_str().to_owned();
            path.push(ending);
            // It may not be there.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        self.remove();
    }
}

fn folder(project: &Path) -> std::path::PathBuf {
    let whole = std::path::absolute(project).unwrap_or_else(|_| project.to_path_buf());
    whole.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// All decisions once, in the order in which they were made.
fn joined(logs: Vec<Vec<Decision>>) -> Vec<Decision> {
    let mut all: Vec<(usize, Decision)> = logs
        .into_iter()
        .enumerate()
        .flat_map(|(part, log)| log.into_iter().map(move |decision| (part, decision)))
        .collect();
    all.sort_by(|(part, a), (other, b)| (&a.at, part, a.seq).cmp(&(&b.at, other, b.seq)));
    let mut seen = BTreeSet::new();
    all.retain(|(_, decision)| seen.insert(format!("{} {:?}", decision.at, decision.decided)));
    all.into_iter().map(|(_, decision)| decision).collect()
}

fn count(transaction: &Transaction<'_>, table: &str) -> rusqlite::Result<u64> {
    transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
}

/// Columns of `documents` that are copied as they are.
const DOCUMENT: &str = "locator, seen, version, status, reason, analysis, words, text_hash, \
                        title, outlet, authors, url, published, precision, language, alignment, \
                        fields, text";

/// Copies documents that are new, and readings of documents that were not read yet.
fn documents(transaction: &Transaction<'_>, merged: &mut Merged) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "DROP TABLE IF EXISTS temp.places; \
         CREATE TEMP TABLE places (old INTEGER PRIMARY KEY, new INTEGER, origin INTEGER, \
                                   takes INTEGER)",
    )?;
    let mut ask = transaction.prepare(
        "SELECT o.key, o.id, o.name, o.current, o.origin, o.status, m.key, m.status, m.current \
         FROM other.documents o LEFT JOIN main.documents m ON m.id = o.id ORDER BY o.key",
    )?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let (old, id, name): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (current, origin, status): (i64, i64, String) = (row.get(3)?, row.get(4)?, row.get(5)?);
        let known: Option<i64> = row.get(6)?;
        let known_status: Option<String> = row.get(7)?;
        let takes = match &known_status {
            None => true,
            Some(known) => known == "not-read" && status == "read",
        };
        let new = match known {
            Some(key) => {
                merged.shared_documents += 1;
                key
            }
            None => copy_document(transaction, old, &id, &free_name(transaction, &name)?, current)?,
        };
        if takes && known.is_some() {
            transaction.execute(
                "UPDATE main.documents SET (status, reason, analysis, words) = (SELECT status, \
                 reason, analysis, words FROM other.documents WHERE key = ?1) WHERE key = ?2",
                [old, new],
            )?;
        }
        transaction.execute(
            "INSERT INTO temp.places VALUES (?1, ?2, ?3, ?4)",
            params![old, new, origin, takes],
        )?;
        if known.is_none() {
            transaction.execute(
                "UPDATE main.documents SET origin = (SELECT new FROM temp.places WHERE old = ?2) \
                 WHERE key = ?1",
                [new, origin],
            )?;
        }
    }
    layers(transaction)
}

fn copy_document(
    transaction: &Transaction<'_>,
    old: i64,
    id: &str,
    name: &str,
    current: i64,
) -> rusqlite::Result<i64> {
    transaction
        .prepare_cached(&format!(
            "INSERT INTO main.documents (id, name, current, origin, {DOCUMENT}) \
             SELECT ?2, ?3, ?4, 0, {DOCUMENT} FROM other.documents WHERE key = ?1"
        ))?
        .insert(params![old, id, name, current])
}

/// The name; where a current document has it, with a number.
fn free_name(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<String> {
    let mut ask = transaction.prepare_cached(
        "SELECT NOT EXISTS (SELECT 1 FROM main.documents WHERE name = ?1 AND current = 1)",
    )?;
    let mut candidate = name.to_owned();
    for number in 2_u64.. {
        if ask.query_row([&candidate], |row| row.get(0))? {
            break;
        }
        candidate = format!("{name} ({number})");
    }
    Ok(candidate)
}

fn layers(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    for (table, columns) in [
        ("blocks", "position, kind, start, \"end\""),
        ("citations", "position, kind, start, \"end\", target"),
        ("extracts", "version, data"),
        ("layers", "kind, version, data"),
        (
            "statements",
            "position, id, source, cue, content, kind, act, basis, parent, rule, score, source_key",
        ),
    ] {
        let taken = "(SELECT new FROM temp.places WHERE takes = 1)";
        transaction.execute(&format!("DELETE FROM main.{table} WHERE document IN {taken}"), [])?;
        transaction.execute(
            &format!(
                "INSERT INTO main.{table} (document, {columns}) SELECT p.new, {columns} FROM \
                 other.{table} o JOIN temp.places p ON p.old = o.document WHERE p.takes = 1"
            ),
            [],
        )?;
    }
    Ok(())
}

/// Copies which files were read; their paths are relative to the project's folder.
fn files(transaction: &Transaction<'_>, from: &Path, to: &Path) -> rusqlite::Result<()> {
    let mut ask = transaction
        .prepare("SELECT key, path, size, modified, finished FROM other.sources ORDER BY key")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let (key, path): (i64, String) = (row.get(0)?, row.get(1)?);
        let (size, modified, finished): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let path = sources::relative(to, &sources::absolute(from, &path));
        transaction.execute(
            "INSERT OR IGNORE INTO main.sources (path, size, modified, finished) \
             VALUES (?1, ?2, ?3, ?4)",
            params![path, size, modified, finished],
        )?;
        transaction.execute(
            "UPDATE main.documents SET source = (SELECT key FROM main.sources WHERE path = ?1) \
             WHERE source IS NULL AND key IN (SELECT p.new FROM temp.places p \
             JOIN other.documents o ON o.key = p.old WHERE o.source = ?2)",
            params![path, key],
        )?;
    }
    Ok(())
}

/// Copies types, variables and values that are new.
fn coding(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "INSERT OR IGNORE INTO main.coding_types (name, position) \
           SELECT name, position + (SELECT count(*) FROM main.coding_types) \
           FROM other.coding_types ORDER BY position; \
         INSERT OR IGNORE INTO main.coding_variables (type, position, name, kind) \
           SELECT o.type, o.position + 1000 * (SELECT count(*) FROM main.coding_variables m \
                                             WHERE m.type = o.type), o.name, o.kind \
           FROM other.coding_variables o \
           WHERE NOT EXISTS (SELECT 1 FROM main.coding_variables m \
                             WHERE m.type = o.type AND m.name = o.name); \
         INSERT OR IGNORE INTO main.coding_values SELECT * FROM other.coding_values",
    )
}

/// Copies databases that were taken in, and what belongs to their rows.
fn imports(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "DROP TABLE IF EXISTS temp.taken; \
         CREATE TEMP TABLE taken AS SELECT key AS old, hash FROM other.imports o \
           WHERE NOT EXISTS (SELECT 1 FROM main.imports m WHERE m.hash = o.hash); \
         INSERT INTO main.imports (name, hash) SELECT o.name, o.hash FROM other.imports o \
           JOIN temp.taken t ON t.old = o.key ORDER BY o.key; \
         INSERT INTO main.imported_rows SELECT m.key, r.\"table\", r.position, r.data \
           FROM other.imported_rows r JOIN temp.taken t ON t.old = r.import \
           JOIN main.imports m ON m.hash = t.hash; \
         INSERT INTO main.imported_documents SELECT m.key, r.row, p.new \
           FROM other.imported_documents r JOIN temp.taken t ON t.old = r.import \
           JOIN main.imports m ON m.hash = t.hash JOIN temp.places p ON p.old = r.document; \
         INSERT INTO main.imported_codings SELECT m.key, r.row, r.coding \
           FROM other.imported_codings r JOIN temp.taken t ON t.old = r.import \
           JOIN main.imports m ON m.hash = t.hash",
    )
}

/// Copies the codebook; that of an earlier project stays.
fn codebook(transaction: &Transaction<'_>, merged: &mut Merged) -> rusqlite::Result<()> {
    let of = |schema: &str| {
        let sql = format!("SELECT value FROM {schema}.meta WHERE key = 'codebook' AND value <> ''");
        transaction.query_row(&sql, [], |row| row.get::<_, String>(0)).optional()
    };
    match (of("main")?, of("other")?) {
        (Some(own), Some(other)) => merged.codebooks_differ |= own != other,
        (None, Some(other)) => {
            let sql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('codebook', ?1)";
            transaction.execute(sql, [other])?;
        }
        _ => {}
    }
    Ok(())
}
