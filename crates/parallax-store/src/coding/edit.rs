//! Adds, changes and removes codings; each step is a decision too.

use jiff::Timestamp;
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Coding, NewCoding, value};
use crate::{Project, StoreError, columns::spans_to_column, decisions, identity::short};

impl Project {
    /// Marks something in the current document called `name`; none if there is no such document.
    pub fn code(
        &mut self,
        name: &str,
        new: &NewCoding,
        reason: Option<&str>,
    ) -> Result<Option<Coding>, StoreError> {
        self.in_one_step(|project, transaction| {
            let write = || {
                let Some(document) = document(transaction, name)? else { return Ok(None) };
                let coding = insert(transaction, &document, new)?;
                written_down(transaction, &document, None, Some(&coding), &new.coder, reason)?;
                Ok(Some(coding))
            };
            write().map_err(project.failed())
        })
    }

    /// Changes a coding to what `new` says; none if there is none with this id.
    pub fn recode(
        &mut self,
        id: &str,
        new: &NewCoding,
        who: &str,
        reason: Option<&str>,
    ) -> Result<Option<Coding>, StoreError> {
        self.in_one_step(|project, transaction| {
            let Some(old) = project.coding(id)? else { return Ok(None) };
            let changed = Coding { coded: new.clone(), ..old.clone() };
            let write = || {
                let document = document_of(transaction, id)?;
                transaction.execute(
                    "UPDATE codings SET type = ?2, coder = ?3, spans = ?4, variables = ?5 \
                     WHERE id = ?1",
                    params![id, new.kind, new.coder, spans_to_column(&new.spans), variables(new)],
                )?;
                written_down(transaction, &document, Some(&old), Some(&changed), who, reason)
            };
            write().map_err(project.failed())?;
            Ok(Some(changed))
        })
    }

    /// Takes a coding out; the log keeps what it was. Gives what it was.
    pub fn uncode(
        &mut self,
        id: &str,
        who: &str,
        reason: Option<&str>,
    ) -> Result<Option<Coding>, StoreError> {
        self.in_one_step(|project, transaction| {
            let Some(old) = project.coding(id)? else { return Ok(None) };
            let write = || {
                let document = document_of(transaction, id)?;
                transaction.execute("DELETE FROM codings WHERE id = ?1", [id])?;
                written_down(transaction, &document, Some(&old), None, who, reason)
            };
            write().map_err(project.failed())?;
            Ok(Some(old))
        })
    }

    /// Does all of it or nothing, with no other writer in between, and has it on the disk when it
    /// returns. What `step` reads from the project it is given is what it changes.
    pub(super) fn in_one_step<T>(
        &mut self,
        step: impl FnOnce(&Self, &Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.durable(true)?;
        let done = self.stepped(step);
        self.durable(false)?;
        done
    }

    fn stepped<T>(
        &self,
        step: impl FnOnce(&Self, &Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(self.failed())?;
        let done = step(self, &transaction)?;
        transaction.commit().map_err(self.failed())?;
        Ok(done)
    }
}

/// A document that something is coded in.
pub(crate) struct CodedDocument {
    pub(crate) key: i64,
    pub(crate) id: String,
    pub(crate) text: String,
}

fn document(transaction: &Transaction<'_>, name: &str) -> rusqlite::Result<Option<CodedDocument>> {
    let sql = "SELECT key, id, text FROM documents WHERE current = 1 AND name = ?1";
    transaction.prepare_cached(sql)?.query_row([name], coded_document).optional()
}

/// The document of a coding that is there.
fn document_of(transaction: &Transaction<'_>, coding: &str) -> rusqlite::Result<CodedDocument> {
    let sql = "SELECT d.key, d.id, d.text FROM codings c JOIN documents d ON d.key = c.document \
               WHERE c.id = ?1";
    transaction.prepare_cached(sql)?.query_row([coding], coded_document)
}

fn coded_document(row: &rusqlite::Row<'_>) -> rusqlite::Result<CodedDocument> {
    Ok(CodedDocument { key: row.get(0)?, id: row.get(1)?, text: row.get(2)? })
}

/// Adds a coding, under an id that no other has.
pub(crate) fn insert(
    transaction: &Transaction<'_>,
    document: &CodedDocument,
    new: &NewCoding,
) -> rusqlite::Result<Coding> {
    let mut insert = transaction.prepare_cached(
        "INSERT OR IGNORE INTO codings (id, document, type, spans, variables, coder) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let (spans, variables) = (spans_to_column(&new.spans), variables(new));
    for repeat in 0_u32.. {
        let id = coding_id(&document.id, new, repeat);
        let added =
            insert.execute(params![id, document.key, new.kind, spans, variables, new.coder])?;
        if added > 0 {
            return Ok(Coding { id, document: document.id.clone(), coded: new.clone() });
        }
    }
    unreachable!("numbers never end")
}

/// Adds a coding with the id it has, if its document is there.
pub(crate) fn put_back(transaction: &Transaction<'_>, coding: &Coding) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO codings (id, document, type, spans, variables, coder) \
             SELECT ?1, key, ?3, ?4, ?5, ?6 FROM documents WHERE id = ?2",
        )?
        .execute(params![
            coding.id,
            coding.document,
            coding.coded.kind,
            spans_to_column(&coding.coded.spans),
            variables(&coding.coded),
            coding.coded.coder,
        ])
        .map(|_| ())
}

/// A coding that says the same and that the import `import` has not brought yet.
pub(crate) fn find_equal(
    transaction: &Transaction<'_>,
    document: &CodedDocument,
    new: &NewCoding,
    import: i64,
) -> rusqlite::Result<Option<String>> {
    let sql = "SELECT c.id FROM codings c WHERE c.document = ?1 AND c.type = ?2 AND c.coder = ?3 \
               AND c.spans = ?4 AND c.variables = ?5 AND NOT EXISTS \
               (SELECT 1 FROM imported_codings i WHERE i.import = ?6 AND i.coding = c.id) \
               ORDER BY c.key LIMIT 1";
    let (spans, variables) = (spans_to_column(&new.spans), variables(new));
    transaction
        .prepare_cached(sql)?
        .query_row(params![document.key, new.kind, new.coder, spans, variables, import], |row| {
            row.get(0)
        })
        .optional()
}

/// Writes down that a coding was added, changed or removed.
pub(crate) fn written_down(
    transaction: &Transaction<'_>,
    document: &CodedDocument,
    old: Option<&Coding>,
    new: Option<&Coding>,
    who: &str,
    reason: Option<&str>,
) -> rusqlite::Result<()> {
    let Some(target) = new.or(old) else { return Ok(()) };
    let quoted: Vec<&str> =
        target.coded.spans.iter().filter_map(|span| document.text.get(span.range())).collect();
    let decision = crate::NewDecision {
        who: who.to_owned(),
        kind: "coding".to_owned(),
        document: document.id.clone(),
        spans: target.coded.spans.clone(),
        quoted: quoted.join(" … "),
        verdict: match (old, new) {
            (None, _) => "add",
            (_, Some(_)) => "change",
            (_, None) => "remove",
        }
        .to_owned(),
        old: old.map(|coding| as_json(coding).to_string()),
        new: new.map(|coding| as_json(coding).to_string()),
        reason: reason.map(str::to_owned),
    };
    decisions::append(transaction, &decision, &Timestamp::now().to_string()).map(|_| ())
}

pub(super) fn as_json(coding: &Coding) -> Value {
    let spans: Vec<[u32; 2]> =
        coding.coded.spans.iter().map(|span| [span.start, span.end]).collect();
    json!({
        "id": coding.id,
        "type": coding.coded.kind,
        "coder": coding.coded.coder,
        "spans": spans,
        "variables": value::to_column(&coding.coded.variables),
    })
}

fn variables(new: &NewCoding) -> String {
    value::to_column(&new.variables).to_string()
}

/// The same for the same mark of the same coder in the same document, so that the files of two
/// people can be put together.
fn coding_id(document: &str, new: &NewCoding, repeat: u32) -> String {
    let mut hasher = Sha256::new();
    for part in [document, &new.kind, &new.coder, &spans_to_column(&new.spans)] {
        hasher.update((part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    hasher.update(repeat.to_le_bytes());
    short(hasher)
}
