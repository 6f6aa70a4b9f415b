//! Puts projects together into a new one: two people's work on the same articles, nothing lost.
//!
//! A document is the same where its id is. What the machine found is taken from the first project
//! that has read it. Decisions are put in the order in which they were made, each in its step, and
//! what one person undid is undone; codings are what this log ends with, so that where two people
//! changed one coding, both are there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, params};

use crate::{
    Decision, Project, StoreError,
    coding::{CodingType, PresentTypes, fits, keep_type, put_back, replay},
    decisions,
    dna::free_import,
    insert::{numbered, retire},
    lock::Lock,
    sources,
    steps::undone_in,
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
        // Held to the end, so that nobody else makes it meanwhile.
        let _lock = Lock::take(path)?;
        if path.exists() {
            return Err(StoreError::Exists(path.to_path_buf()));
        }
        let io = |source| StoreError::Io { path: path.to_path_buf(), source };
        // A kill on the way must not leave half of it under a name that looks whole.
        let work =
            tempfile::Builder::new().prefix(".merging-").tempdir_in(folder(path)).map_err(io)?;
        let whole = work.path().join("whole.plx");
        let mut project = Self::create(&whole)?;
        let merged = project.take_all(parts, path, work.path())?;
        project.close()?;
        for ending in ["-wal", "-shm"] {
            // Left by one that was removed; it would be taken for a part of this one.
            let mut left = path.as_os_str().to_owned();
            left.push(ending);
            let _ = fs::remove_file(left);
        }
        fs::rename(&whole, path).map_err(io)?;
        Ok(merged)
    }

    fn take_all(
        &mut self,
        parts: &[&Path],
        target: &Path,
        work: &Path,
    ) -> Result<Merged, StoreError> {
        let mut merged = Merged::default();
        let (mut log, mut types) = (Vec::new(), Vec::<PresentTypes>::new());
        for (index, part) in parts.iter().enumerate() {
            let copy = work.join(format!("part{index}.plx"));
            Self::copy(part, &copy)?;
            // Only the copy is brought to the present schema.
            let project = Self::open(&copy)?;
            log.push(decided(&project)?);
            let kinds = project.present_types()?;
            project.close()?;
            types.iter().try_for_each(|earlier| fits(&earlier.used, &kinds.used))?;
            let bases = (folder(part), folder(target));
            self.take(&copy, &bases, kinds.own(), &mut merged)?;
            let _ = fs::remove_file(copy);
            types.push(kinds);
        }
        let log = joined(log);
        let is_undone = undone_in(&log);
        let counts: Vec<Decision> =
            log.iter().filter(|decision| !is_undone(decision)).cloned().collect();
        let replayed = replay(&counts)?;
        merged.both = replayed.both;
        let path = self.path.clone();
        self.connection
            .transaction()
            .and_then(|transaction| {
                for decision in &log {
                    let (at, step) = (&decision.at, decision.step.as_deref());
                    decisions::append(&transaction, &decision.decided, at, step)?;
                }
                for kinds in &types {
                    kinds.keep_beside(&transaction)?;
                }
                for (seq, coding) in &replayed.codings {
                    put_back(&transaction, *seq, coding)?;
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
        copy: &Path,
        bases: &(PathBuf, PathBuf),
        types: &[CodingType],
        merged: &mut Merged,
    ) -> Result<(), StoreError> {
        let own = self.path.clone();
        let failed = |source| StoreError::database(&own, source);
        let name = copy.to_string_lossy().into_owned();
        self.connection.execute("ATTACH ?1 AS other", [name]).map_err(failed)?;
        let done = self.connection.transaction().and_then(|transaction| {
            documents(&transaction, merged)?;
            files(&transaction, &bases.0, &bases.1)?;
            coding(&transaction, types)?;
            imports(&transaction)?;
            codebook(&transaction, merged)?;
            transaction.commit()
        });
        self.connection.execute("DETACH other", []).map_err(failed)?;
        done.map_err(failed)
    }
}

fn decided(project: &Project) -> Result<Vec<Decision>, StoreError> {
    let mut all = Vec::new();
    project.decisions(&mut |decision| {
        all.push(decision);
        std::ops::ControlFlow::Continue(())
    })?;
    Ok(all)
}

fn folder(project: &Path) -> PathBuf {
    let whole = std::path::absolute(project).unwrap_or_else(|_| project.to_path_buf());
    whole.parent().map(Path::to_path_buf).unwrap_or_default()
}

/// All decisions once, in the order in which they were made. Clocks differ, so that a decision may
/// be dated before those it followed: it comes after all that its own log has before it.
fn joined(logs: Vec<Vec<Decision>>) -> Vec<Decision> {
    let mut all = Vec::new();
    for (part, log) in logs.into_iter().enumerate() {
        let mut latest = Timestamp::MIN;
        for decision in log {
            latest = decision.at.parse().map_or(latest, |at| latest.max(at));
            all.push(((latest, part, decision.seq), decision));
        }
    }
    all.sort_by_key(|(order, _)| *order);
    // One step may hold the same decision twice; that is not what two projects share.
    let (mut seen, mut times) = (BTreeSet::new(), BTreeMap::new());
    all.retain(|((_, part, _), decision)| {
        let Decision { at, step, decided, .. } = decision;
        let said = format!("{at} {step:?} {decided:?}");
        let time: &mut usize = times.entry((*part, said.clone())).or_default();
        *time += 1;
        seen.insert((said, *time))
    });
    let numbered = (1..).zip(all).map(|(seq, (_, decision))| Decision { seq, ..decision });
    numbered.collect()
}

fn count(transaction: &Transaction<'_>, table: &str) -> rusqlite::Result<u64> {
    transaction.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
}

/// Columns of `documents` that are copied as they are.
const DOCUMENT: &str = "locator, seen, version, status, reason, analysis, words, text_hash, \
                        title, outlet, authors, url, published, precision, language, alignment, \
                        fields, text";

/// A document of the project that is taken in, and what is known about it here.
struct Other {
    key: i64,
    id: String,
    name: String,
    current: bool,
    origin: i64,
    version: i64,
    status: String,
    /// The same document here: its key and status.
    known: Option<(i64, String)>,
}

/// Copies documents that are new, and readings of documents that were not read yet.
fn documents(transaction: &Transaction<'_>, merged: &mut Merged) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "DROP TABLE IF EXISTS temp.places; \
         CREATE TEMP TABLE places (old INTEGER PRIMARY KEY, new INTEGER, takes INTEGER)",
    )?;
    let mut ask = transaction.prepare(
        "SELECT o.key, o.id, o.name, o.current, o.origin, o.version, o.status, m.key, m.status \
         FROM other.documents o LEFT JOIN main.documents m ON m.id = o.id ORDER BY o.key",
    )?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let known: Option<i64> = row.get(7)?;
        let other = Other {
            key: row.get(0)?,
            id: row.get(1)?,
            name: row.get(2)?,
            current: row.get(3)?,
            origin: row.get(4)?,
            version: row.get(5)?,
            status: row.get(6)?,
            known: known.map(|key| row.get(8).map(|status| (key, status))).transpose()?,
        };
        merged.shared_documents += u64::from(other.known.is_some());
        document(transaction, &other)?;
    }
    layers(transaction)
}

/// Copies one document, or what the other project alone has of it.
fn document(transaction: &Transaction<'_>, other: &Other) -> rusqlite::Result<()> {
    let (new, takes) = match &other.known {
        None => (copy_document(transaction, other)?, true),
        Some((key, status)) => (*key, status == "not-read" && other.status == "read"),
    };
    if takes && other.known.is_some() {
        transaction.execute(
            "UPDATE main.documents SET (status, reason, analysis, words) = (SELECT status, \
             reason, analysis, words FROM other.documents WHERE key = ?1) WHERE key = ?2",
            [other.key, new],
        )?;
    }
    if other.known.is_some() && other.current {
        come_back(transaction, new, other.version)?;
    }
    transaction
        .execute("INSERT INTO temp.places VALUES (?1, ?2, ?3)", params![other.key, new, takes])
        .map(|_| ())
}

/// Makes a version current again where the other project came back to it after what is current here.
fn come_back(transaction: &Transaction<'_>, key: i64, version: i64) -> rusqlite::Result<()> {
    let origin: Option<i64> = transaction
        .prepare_cached("SELECT origin FROM main.documents WHERE key = ?1 AND current = 0")?
        .query_row([key], |row| row.get(0))
        .optional()?;
    let Some(origin) = origin else { return Ok(()) };
    let Some((now, name, latest)) = current_version(transaction, origin)? else { return Ok(()) };
    if latest < version {
        retire(transaction, now)?;
        let sql = "UPDATE main.documents SET current = 1, name = ?2, version = ?3 WHERE key = ?1";
        transaction.prepare_cached(sql)?.execute(params![key, name, version])?;
    }
    Ok(())
}

/// Adds a document. Where an earlier version of it is here, it is a version of that.
fn copy_document(transaction: &Transaction<'_>, other: &Other) -> rusqlite::Result<i64> {
    let origin: Option<i64> = transaction
        .prepare_cached(
            "SELECT m.origin FROM temp.places p JOIN main.documents m ON m.key = p.new \
             WHERE p.old = ?1",
        )?
        .query_row([other.origin], |row| row.get(0))
        .optional()?;
    let here = match origin.filter(|_| other.current) {
        Some(origin) => current_version(transaction, origin)?,
        None => None,
    };
    let (name, current) = match here {
        Some((key, name, version)) if version < other.version => {
            retire(transaction, key)?;
            (name, true)
        }
        // What is current here stays so, and counts as the later one.
        Some((key, ..)) => {
            transaction.execute(
                "UPDATE main.documents SET version = max(version, ?2 + 1) WHERE key = ?1",
                [key, other.version],
            )?;
            (other.name.clone(), false)
        }
        None if other.current => (numbered(transaction, &other.name)?, true),
        None => (other.name.clone(), false),
    };
    let key = transaction
        .prepare_cached(&format!(
            "INSERT INTO main.documents (id, name, current, origin, {DOCUMENT}) \
             SELECT ?2, ?3, ?4, 0, {DOCUMENT} FROM other.documents WHERE key = ?1"
        ))?
        .insert(params![other.key, other.id, name, current])?;
    transaction
        .prepare_cached("UPDATE main.documents SET origin = ?2 WHERE key = ?1")?
        .execute([key, origin.unwrap_or(key)])?;
    Ok(key)
}

/// Key, name and version of the current document among the versions of one.
fn current_version(
    transaction: &Transaction<'_>,
    origin: i64,
) -> rusqlite::Result<Option<(i64, String, i64)>> {
    transaction
        .prepare_cached(
            "SELECT key, name, version FROM main.documents WHERE origin = ?1 AND current = 1",
        )?
        .query_row([origin], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()
}

fn layers(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    for (table, columns) in [
        ("blocks", "position, kind, start, \"end\""),
        ("citations", "position, kind, start, \"end\", target"),
        ("extracts", "version, data"),
        ("layers", "kind, version, data"),
        ("statements", "position, id, source, cue, content, kind, act, basis, parent, rule, score"),
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
    transaction.execute_batch(
        "DROP TABLE IF EXISTS temp.files; \
         CREATE TEMP TABLE files (old INTEGER PRIMARY KEY, new INTEGER)",
    )?;
    let mut ask = transaction
        .prepare("SELECT key, path, size, modified, finished FROM other.sources ORDER BY key")?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let (key, path): (i64, String) = (row.get(0)?, row.get(1)?);
        let (size, modified, finished): (i64, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
        let path = sources::relative(to, &sources::absolute(from, &path));
        transaction
            .prepare_cached(
                "INSERT OR IGNORE INTO main.sources (path, size, modified, finished) \
                 VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![path, size, modified, finished])?;
        transaction
            .prepare_cached(
                "INSERT INTO temp.files SELECT ?2, key FROM main.sources WHERE path = ?1",
            )?
            .execute(params![path, key])?;
    }
    transaction
        .execute(
            "UPDATE main.documents AS d SET source = f.new FROM temp.places p \
             JOIN other.documents o ON o.key = p.old JOIN temp.files f ON f.old = o.source \
             WHERE d.key = p.new AND d.source IS NULL",
            [],
        )
        .map(|_| ())
}

/// Copies types with their variables, and values that are new.
fn coding(transaction: &Transaction<'_>, types: &[CodingType]) -> rusqlite::Result<()> {
    for kind in types {
        keep_type(transaction, kind)?;
    }
    transaction
        .execute("INSERT OR IGNORE INTO main.coding_values SELECT * FROM other.coding_values", [])
        .map(|_| ())
}

/// Copies databases that were taken in, and what belongs to their rows.
fn imports(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(
        "DROP TABLE IF EXISTS temp.taken; \
         CREATE TEMP TABLE taken AS SELECT key AS old, hash FROM other.imports o \
           WHERE NOT EXISTS (SELECT 1 FROM main.imports m WHERE m.hash = o.hash)",
    )?;
    let mut ask = transaction.prepare(
        "SELECT o.name, o.hash FROM other.imports o JOIN temp.taken t ON t.old = o.key \
         ORDER BY o.key",
    )?;
    let mut rows = ask.query([])?;
    while let Some(row) = rows.next()? {
        let (name, hash): (String, String) = (row.get(0)?, row.get(1)?);
        let name = free_import(transaction, &name)?;
        transaction
            .execute("INSERT INTO main.imports (name, hash) VALUES (?1, ?2)", [name, hash])?;
    }
    transaction.execute_batch(
        "INSERT INTO main.imported_rows SELECT m.key, r.\"table\", r.position, r.data \
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
