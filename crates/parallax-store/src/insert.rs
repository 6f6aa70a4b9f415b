//! Keeps one document with its reading.

use parallax::{extract::Statement, text::Document};
use rusqlite::{OptionalExtension, Transaction, params};

use crate::{
    KeptExtract, Project, SourceFile, StoreError,
    columns::spans_to_column,
    document_row::{insert_document, write_columns},
    extract,
    identity::statement_ids,
    sources,
};

/// A document and what was found in it.
#[derive(Clone, Copy, Debug)]
pub struct NewReading<'a> {
    /// What was read.
    pub document: &'a Document,
    /// The file it came from; none for standard input.
    pub source: Option<&'a SourceFile>,
    /// What read it (model, engine version, parties): a document with another analysis is read
    /// again.
    pub analysis: &'a str,
    /// Words of its text.
    pub words: u64,
    /// Whether it is the last document of its file, see [`Project::finish`].
    pub last: bool,
    /// What came of it.
    pub outcome: Outcome<'a>,
}

/// What came of reading a document.
#[derive(Clone, Copy, Debug)]
pub enum Outcome<'a> {
    /// It was read.
    Read {
        /// What was laid over the text.
        layers: &'a [Layer],
        /// What was found, in the order of the text.
        statements: &'a [Statement],
        /// What comparing it with others needs.
        extract: Option<&'a KeptExtract>,
    },
    /// It is kept, searchable and can be coded by hand, but not read.
    NotRead {
        /// Why.
        reason: &'a str,
    },
}

/// One layer over a text, in the form it is kept in.
#[derive(Clone, Debug)]
pub struct Layer {
    /// `sentences`, `names`, ...
    pub kind: &'static str,
    /// Of the data's form.
    pub version: u32,
    /// JSON.
    pub data: String,
}

/// What keeping a document did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// It is new.
    New,
    /// It replaces an older version, which is kept.
    NewVersion,
    /// It was there; its reading is replaced, decisions are not touched.
    ReadAgain,
    /// It was there with this reading; nothing was written.
    AlreadyThere,
}

/// A version of the document that the project holds.
struct Known {
    key: i64,
    name: String,
    origin: i64,
    version: i64,
    current: bool,
    analysis: String,
}

impl Project {
    /// Keeps a document, completely or, if the process dies on the way, not at all.
    pub fn insert(&mut self, new: &NewReading<'_>) -> Result<Inserted, StoreError> {
        let path = self.path.clone();
        insert(self, new).map_err(|source| StoreError::database(&path, source))
    }
}

fn insert(project: &mut Project, new: &NewReading<'_>) -> rusqlite::Result<Inserted> {
    let source_path = new.source.map(|file| project.path_of(&file.path));
    let transaction = project.connection.transaction()?;
    let source = match (new.source, &source_path) {
        (Some(file), Some(path)) => Some(sources::note(&transaction, path, file)?),
        _ => None,
    };
    sources::forget_failure(&transaction, &new.document.locator)?;
    let same = known(&transaction, "id = ?1", params![new.document.id.to_string()])?;
    let inserted = match same {
        Some(same) if same.current && same.analysis == new.analysis => Inserted::AlreadyThere,
        Some(same) => read_again(&transaction, new, &same)?,
        None => add(&transaction, new, source)?,
    };
    if let Some(file) = new.source {
        transaction
            .prepare_cached("UPDATE documents SET seen = ?2, source = ?3 WHERE id = ?1")?
            .execute(params![new.document.id.to_string(), file.stamp(), source])?;
        if let (Some(source), true) = (source, new.last) {
            sources::finish(&transaction, source, file)?;
        }
    }
    transaction.commit()?;
    Ok(inserted)
}

/// Adds a document whose bytes are new; one from the same place becomes its older version.
pub(crate) fn add(
    transaction: &Transaction<'_>,
    new: &NewReading<'_>,
    source: Option<i64>,
) -> rusqlite::Result<Inserted> {
    let older = match source {
        Some(source) => known(
            transaction,
            "source = ?1 AND locator = ?2 AND current = 1",
            params![source, new.document.locator],
        )?,
        None => None,
    };
    if let Some(older) = &older {
        retire(transaction, older.key)?;
    }
    let name = match &older {
        Some(older) => older.name.clone(),
        None => free_name(transaction, new.document)?,
    };
    let version = older.as_ref().map_or(1, |older| older.version + 1);
    let key = insert_document(transaction, new, source, &name, version)?;
    let origin = older.as_ref().map_or(key, |older| older.origin);
    transaction
        .prepare_cached("UPDATE documents SET origin = ?2 WHERE key = ?1")?
        .execute([key, origin])?;
    insert_layout(transaction, key, new.document)?;
    insert_outcome(transaction, key, new)?;
    Ok(if older.is_some() { Inserted::NewVersion } else { Inserted::New })
}

/// Replaces the reading of bytes that are known, and makes them current.
fn read_again(
    transaction: &Transaction<'_>,
    new: &NewReading<'_>,
    same: &Known,
) -> rusqlite::Result<Inserted> {
    let mut version = same.version;
    if !same.current {
        let current = known(transaction, "origin = ?1 AND current = 1", params![same.origin])?;
        if let Some(current) = current {
            retire(transaction, current.key)?;
        }
        let mut latest =
            transaction.prepare_cached("SELECT max(version) FROM documents WHERE origin = ?1")?;
        version = latest.query_row([same.origin], |row| row.get::<_, i64>(0))? + 1;
    }
    for table in ["blocks", "citations", "extracts", "layers", "statements"] {
        transaction
            .prepare_cached(&format!("DELETE FROM {table} WHERE document = ?1"))?
            .execute([same.key])?;
    }
    let name = if same.current || is_free(transaction, &same.name)? {
        same.name.clone()
    } else {
        free_name(transaction, new.document)?
    };
    transaction
        .prepare_cached("UPDATE documents SET current = 1, version = ?2, name = ?3 WHERE key = ?1")?
        .execute(params![same.key, version, name])?;
    write_columns(transaction, same.key, new)?;
    insert_layout(transaction, same.key, new.document)?;
    insert_outcome(transaction, same.key, new)?;
    Ok(if same.current { Inserted::ReadAgain } else { Inserted::NewVersion })
}

fn known(
    transaction: &Transaction<'_>,
    condition: &str,
    parameters: impl rusqlite::Params,
) -> rusqlite::Result<Option<Known>> {
    transaction
        .prepare_cached(&format!(
            "SELECT key, name, origin, version, current, analysis FROM documents WHERE {condition}"
        ))?
        .query_row(parameters, |row| {
            Ok(Known {
                key: row.get(0)?,
                name: row.get(1)?,
                origin: row.get(2)?,
                version: row.get(3)?,
                current: row.get(4)?,
                analysis: row.get(5)?,
            })
        })
        .optional()
}

pub(crate) fn retire(transaction: &Transaction<'_>, key: i64) -> rusqlite::Result<()> {
    transaction
        .prepare_cached("UPDATE documents SET current = 0 WHERE key = ?1")?
        .execute([key])?;
    Ok(())
}

/// The document's name; where another document has it, with more of its path, then with a number.
fn free_name(transaction: &Transaction<'_>, document: &Document) -> rusqlite::Result<String> {
    let name = &document.name;
    let folders = document.locator.rsplit_once('/').map_or("", |(folders, _)| folders);
    let folders = folders.strip_suffix(name.rsplit_once('/').map_or("", |(f, _)| f));
    let folders: Vec<&str> =
        folders.unwrap_or("").split('/').filter(|folder| !folder.is_empty()).collect();
    let longer = (0..=folders.len()).map(|taken| {
        let mut parts = folders[folders.len() - taken..].to_vec();
        parts.push(name);
        parts.join("/")
    });
    for candidate in longer {
        if is_free(transaction, &candidate)? {
            return Ok(candidate);
        }
    }
    numbered(transaction, name)
}

/// The name; where another document has it, with a number.
pub(crate) fn numbered(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<String> {
    let mut candidate = name.to_owned();
    for number in 2_u64.. {
        if is_free(transaction, &candidate)? {
            break;
        }
        candidate = format!("{name} ({number})");
    }
    Ok(candidate)
}

/// The condition is the index's own, to the letter: otherwise every name would cost a look at
/// every document.
const NAME_IS_FREE: &str =
    "SELECT NOT EXISTS (SELECT 1 FROM documents WHERE name = ?1 AND current = 1)";

fn is_free(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<bool> {
    transaction.prepare_cached(NAME_IS_FREE)?.query_row([name], |row| row.get(0))
}

fn insert_layout(
    transaction: &Transaction<'_>,
    key: i64,
    document: &Document,
) -> rusqlite::Result<()> {
    let mut block = transaction.prepare_cached(
        "INSERT INTO blocks (document, position, kind, start, \"end\") VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, b) in document.blocks.iter().enumerate() {
        block.execute(params![key, position as i64, b.kind.name(), b.span.start, b.span.end])?;
    }
    let mut citation = transaction.prepare_cached(
        "INSERT INTO citations (document, position, kind, start, \"end\", target) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (position, c) in document.citations.iter().enumerate() {
        let (start, end) = (c.span.start, c.span.end);
        citation.execute(params![key, position as i64, c.kind.name(), start, end, c.target])?;
    }
    Ok(())
}

fn insert_outcome(
    transaction: &Transaction<'_>,
    key: i64,
    new: &NewReading<'_>,
) -> rusqlite::Result<()> {
    let Outcome::Read { layers, statements, extract } = new.outcome else { return Ok(()) };
    if let Some(extract) = extract {
        extract::insert(transaction, key, extract)?;
    }
    let mut layer = transaction.prepare_cached(
        "INSERT INTO layers (document, kind, version, data) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for l in layers {
        layer.execute(params![key, l.kind, l.version, l.data])?;
    }
    insert_statements(transaction, key, new.document, statements)
}

fn insert_statements(
    transaction: &Transaction<'_>,
    key: i64,
    document: &Document,
    statements: &[Statement],
) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO statements (document, position, id, source, cue, content, kind, act, basis, \
         parent, rule, score) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?;
    let ids = statement_ids(document.id, statements);
    for (position, (statement, id)) in statements.iter().zip(ids).enumerate() {
        insert.execute(params![
            key,
            position as i64,
            id,
            spans_to_column(&statement.source),
            spans_to_column(&statement.cue),
            spans_to_column(&statement.content),
            statement.kind.name(),
            statement.act.name(),
            statement.basis.name(),
            statement.parent.map(|parent| parent as i64),
            statement.rule,
            statement.score,
        ])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::NAME_IS_FREE;
    use crate::Project;

    #[test]
    fn names_are_looked_up_in_the_index() {
        let folder = tempfile::tempdir().unwrap();
        let project = Project::create(&folder.path().join("p")).unwrap();
        let sql = format!("EXPLAIN QUERY PLAN {NAME_IS_FREE}");
        let mut explain = project.connection.prepare(&sql).unwrap();
        let plan = explain.query_map(["a"], |row| row.get::<_, String>(3)).unwrap();
        let plan: Vec<String> = plan.map(Result::unwrap).collect();
        assert!(plan.iter().any(|step| step.contains("documents_by_name")), "{plan:?}");
    }
}
