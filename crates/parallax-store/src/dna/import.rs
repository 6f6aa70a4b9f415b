//! Takes a database into a project: documents, codings, decisions, and every row as it was.

use std::{collections::BTreeMap, path::Path};

use jiff::Timestamp;
use parallax::{
    ingest::{self, Options},
    text::{Document, DocumentId, Metadata, Precision, Published},
};
use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::Value;

use super::{
    coded::Statements,
    database::{Database, Row, number, words},
    offsets::Utf16,
    tables::Table,
};
use crate::{
    NewReading, Outcome, Project, StoreError,
    coding::{self, CodedDocument, NewCoding, find_equal, fits, keep_type},
    insert::add,
    steps::NewStep,
};

/// What taking a database in did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnaImport {
    /// The name by which it can be exported again.
    pub name: String,
    /// Documents that are new here.
    pub documents: u64,
    /// Documents that were here before.
    pub known_documents: u64,
    /// Codings that are new here.
    pub codings: u64,
    /// Statements that were coded here before in the same way.
    pub known_codings: u64,
    /// Whether the very same database was taken in before; then nothing was done.
    pub known: bool,
    /// Statements that could not become codings, with the reason; they are written again as they
    /// were.
    pub left_out: Vec<String>,
}

/// What a document that was imported is told to be until it is read.
const NOT_READ: &str = "imported; read it with: parallax map --unread";

impl Project {
    /// Takes the database at `path` in, as a whole or not at all. Taking it in again changes
    /// nothing.
    pub fn import_dna(&mut self, path: &Path) -> Result<DnaImport, StoreError> {
        let database = Database::read(path)?;
        let name = path.file_stem().map_or("dna".into(), |name| name.to_string_lossy());
        let statements = Statements::new(&database);
        let (types, present) = (statements.types(), self.present_types()?);
        fits(&present.used, &types)?;
        let (done, _) = self.in_step(|project, step| {
            import(step, &database, &name, &statements, |transaction| {
                for kind in present.used.iter().chain(&types) {
                    keep_type(transaction, kind)?;
                }
                present.keep_beside(transaction)
            })
            .map_err(project.failed())
        })?;
        Ok(done)
    }
}

fn import(
    step: &mut NewStep<'_>,
    database: &Database,
    name: &str,
    statements: &Statements<'_>,
    keep_types: impl FnOnce(&Transaction<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<DnaImport> {
    let (transaction, hash) = (step.transaction, hash(database));
    let sql = "SELECT name FROM imports WHERE hash = ?1";
    let known: Option<String> = transaction.query_row(sql, [&hash], |row| row.get(0)).optional()?;
    if let Some(name) = known {
        return Ok(DnaImport { name, known: true, ..DnaImport::default() });
    }
    let name_here = free_import(transaction, name)?;
    let sql = "INSERT INTO imports (name, hash) VALUES (?1, ?2)";
    let import = transaction.prepare_cached(sql)?.insert(params![name_here, hash])?;
    let mut done = DnaImport { name: name_here, ..DnaImport::default() };
    keep_rows(transaction, import, database)?;
    keep_types(transaction)?;
    keep_values(transaction, database, statements)?;
    let documents = keep_documents(transaction, import, database, name, &mut done)?;
    keep_codings(step, import, database, statements, &documents, &mut done)?;
    Ok(done)
}

/// The name; where another database was taken in under it, with a number.
pub(crate) fn free_import(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<String> {
    let mut ask = transaction
        .prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM main.imports WHERE name = ?1)")?;
    let mut candidate = name.to_owned();
    for number in 2_u64.. {
        if ask.query_row([&candidate], |row| row.get(0))? {
            break;
        }
        candidate = format!("{name} ({number})");
    }
    Ok(candidate)
}

/// Names the database by all of its rows.
fn hash(database: &Database) -> String {
    let tables: Vec<String> = Table::ALL
        .iter()
        .map(|table| serde_json::to_string(database.rows(*table)).expect("rows are plain values"))
        .collect();
    let parts: Vec<&[u8]> = tables.iter().map(String::as_bytes).collect();
    DocumentId::of(&parts).to_string()
}

/// Keeps every row as it is. Texts of documents are kept once, with the documents.
fn keep_rows(
    transaction: &Transaction<'_>,
    import: i64,
    database: &Database,
) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare(
        "INSERT INTO imported_rows (import, \"table\", position, data) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for table in Table::ALL {
        for (position, row) in database.rows(table).iter().enumerate() {
            let mut row = row.clone();
            if table == Table::Documents {
                row[2] = Value::Null;
            }
            let data = Value::Array(row).to_string();
            insert.execute(params![import, table.name(), position as i64, data])?;
        }
    }
    Ok(())
}

/// Keeps the entities of each variable with their attributes.
fn keep_values(
    transaction: &Transaction<'_>,
    database: &Database,
    statements: &Statements<'_>,
) -> rusqlite::Result<()> {
    let names: BTreeMap<i64, &str> = database
        .rows(Table::AttributeVariables)
        .iter()
        .map(|row| (number(&row[0]), words(&row[2])))
        .collect();
    let mut attributes: BTreeMap<i64, BTreeMap<&str, &str>> = BTreeMap::new();
    for row in database.rows(Table::AttributeValues) {
        let Some(name) = names.get(&number(&row[2])) else { continue };
        attributes.entry(number(&row[1])).or_default().insert(name, words(&row[3]));
    }
    let mut insert = transaction.prepare(
        "INSERT OR IGNORE INTO coding_values (type, variable, value, attributes) \
         VALUES (?1, ?2, ?3, ?4)",
    )?;
    for row in database.rows(Table::Entities) {
        let Some(variable) = statements.variable(number(&row[1])) else { continue };
        let Some(kind) = statements.kind(variable.kind) else { continue };
        let known = attributes.remove(&number(&row[0])).unwrap_or_default();
        let known = serde_json::to_string(&known).expect("attributes are words");
        insert.execute(params![kind, variable.name, words(&row[2]), known])?;
    }
    Ok(())
}

/// Keeps the documents; gives each by its number there.
fn keep_documents(
    transaction: &Transaction<'_>,
    import: i64,
    database: &Database,
    name: &str,
    done: &mut DnaImport,
) -> rusqlite::Result<BTreeMap<i64, CodedDocument>> {
    let mut documents = BTreeMap::new();
    for row in database.rows(Table::Documents) {
        let number = number(&row[0]);
        let document = document(row, name);
        let id = document.id.to_string();
        let known: Option<i64> = transaction
            .prepare_cached("SELECT key FROM documents WHERE id = ?1")?
            .query_row([&id], |row| row.get(0))
            .optional()?;
        done.known_documents += u64::from(known.is_some());
        done.documents += u64::from(known.is_none());
        let key = match known {
            Some(key) => key,
            None => keep_document(transaction, &document, row)?,
        };
        transaction.execute(
            "INSERT INTO imported_documents (import, row, document) VALUES (?1, ?2, ?3)",
            [import, number, key],
        )?;
        documents.insert(number, CodedDocument { key, id, text: document.text });
    }
    Ok(documents)
}

fn keep_document(
    transaction: &Transaction<'_>,
    document: &Document,
    row: &Row,
) -> rusqlite::Result<i64> {
    add(
        transaction,
        &NewReading {
            document,
            source: None,
            analysis: "none",
            words: document.text.split_whitespace().count() as u64,
            last: false,
            outcome: Outcome::NotRead { reason: NOT_READ },
        },
        None,
    )?;
    let fields: BTreeMap<&str, &str> = [("section", 6), ("notes", 7), ("type", 8)]
        .into_iter()
        .map(|(name, column)| (name, words(&row[column])))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    let fields = serde_json::to_string(&fields).expect("fields are words");
    let id = document.id.to_string();
    transaction
        .prepare_cached("UPDATE documents SET fields = ?2 WHERE id = ?1 RETURNING key")?
        .query_row(params![id, fields], |row| row.get(0))
}

/// A row of `DOCUMENTS`. Its identity is what it says, so that the databases of two people who
/// coded the same articles meet in the same documents.
fn document(row: &Row, name: &str) -> Document {
    let given = |column: usize| Some(words(&row[column]).to_owned()).filter(|v| !v.is_empty());
    let metadata = Metadata {
        title: given(1),
        outlet: given(5),
        authors: given(4).into_iter().collect(),
        url: None,
        published: published(number(&row[9])),
        language: None,
    };
    let number = number(&row[0]);
    let (locator, name) = (format!("{name}.dna#{number}"), format!("{name}/{number}"));
    let text = words(&row[2]).to_owned();
    let laid_out =
        ingest::of_text(&locator, &name, text.clone(), metadata.clone(), &Options::default());
    // A document may be empty there.
    let mut document = laid_out.unwrap_or_else(|_| Document {
        name,
        locator,
        metadata,
        ..Document::of_text(&text)
    });
    let date = number_as_text(&row[9]);
    let said = [1, 4, 5, 2].map(|column| words(&row[column]).as_bytes());
    document.id = DocumentId::of(&[b"dna", date.as_bytes(), said[0], said[1], said[2], said[3]]);
    document
}

fn number_as_text(value: &Value) -> String {
    number(value).to_string()
}

/// Midnight stands for a day.
fn published(seconds: i64) -> Option<Published> {
    let iso = Timestamp::from_second(seconds).ok()?.to_string();
    Some(match iso.strip_suffix("T00:00:00Z") {
        Some(day) => Published { iso: day.to_owned(), precision: Precision::Day },
        None => Published { iso, precision: Precision::Time },
    })
}

fn keep_codings(
    step: &mut NewStep<'_>,
    import: i64,
    database: &Database,
    statements: &Statements<'_>,
    documents: &BTreeMap<i64, CodedDocument>,
    done: &mut DnaImport,
) -> rusqlite::Result<()> {
    let mut texts: BTreeMap<i64, Utf16<'_>> = BTreeMap::new();
    for row in database.rows(Table::Statements) {
        let (number, place) = (number(&row[0]), number(&row[2]));
        let coded = documents.get(&place).and_then(|document| {
            let text = texts.entry(place).or_insert_with(|| Utf16::new(&document.text));
            Some((document, statements.coding(row, text)?))
        });
        let Some((document, new)) = coded else {
            done.left_out.push(format!("statement {number}: its place or its type is not there"));
            continue;
        };
        let id = keep_coding(step, import, document, &new, done)?;
        step.transaction
            .prepare_cached(
                "INSERT INTO imported_codings (import, row, coding) VALUES (?1, ?2, ?3)",
            )?
            .execute(params![import, number, id])?;
    }
    Ok(())
}

/// Keeps a coding and the decision that it is, unless an earlier import brought it.
fn keep_coding(
    step: &mut NewStep<'_>,
    import: i64,
    document: &CodedDocument,
    new: &NewCoding,
    done: &mut DnaImport,
) -> rusqlite::Result<String> {
    if let Some(id) = find_equal(step.transaction, document, new, import)? {
        done.known_codings += 1;
        return Ok(id);
    }
    let coding = coding::add(step, document, new, None)?;
    done.codings += 1;
    Ok(coding.id)
}
