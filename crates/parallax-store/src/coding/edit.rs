//! Adds, changes and removes codings; each step is a decision too.

use rusqlite::{OptionalExtension, Transaction, params};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{Coding, KIND, NewCoding, value};
use crate::{
    NewDecision, Project, StoreError, columns::spans_to_column, identity::short, steps::NewStep,
};

impl Project {
    /// Marks something in the current document called `name`; none if there is no such document.
    pub fn code(
        &mut self,
        name: &str,
        new: &NewCoding,
        reason: Option<&str>,
    ) -> Result<Option<Coding>, StoreError> {
        let (coding, _) = self.in_step(|project, step| {
            let mut write = || {
                let Some(document) = document(step.transaction, name)? else { return Ok(None) };
                add(step, &document, new, reason).map(Some)
            };
            write().map_err(project.failed())
        })?;
        Ok(coding)
    }

    /// Changes a coding to what `new` says; none if there is none with this id.
    pub fn recode(
        &mut self,
        id: &str,
        new: &NewCoding,
        who: &str,
        reason: Option<&str>,
    ) -> Result<Option<Coding>, StoreError> {
        let (changed, _) = self.in_step(|project, step| {
            let Some(old) = project.coding(id)? else { return Ok(None) };
            let changed = Coding { coded: new.clone(), ..old.clone() };
            let mut write = || {
                let document = document_of(step.transaction, id)?;
                step.transaction.execute(
                    "UPDATE codings SET type = ?2, coder = ?3, spans = ?4, variables = ?5 \
                     WHERE id = ?1",
                    params![id, new.kind, new.coder, spans_to_column(&new.spans), variables(new)],
                )?;
                written_down(step, &document, Some(&old), Some(&changed), who, reason)
            };
            write().map_err(project.failed())?;
            Ok(Some(changed))
        })?;
        Ok(changed)
    }

    /// Takes a coding out; the log keeps what it was. Gives what it was.
    pub fn uncode(
        &mut self,
        id: &str,
        who: &str,
        reason: Option<&str>,
    ) -> Result<Option<Coding>, StoreError> {
        let (old, _) = self.in_step(|project, step| {
            let Some(old) = project.coding(id)? else { return Ok(None) };
            let mut write = || {
                let document = document_of(step.transaction, id)?;
                step.transaction.execute("DELETE FROM codings WHERE id = ?1", [id])?;
                written_down(step, &document, Some(&old), None, who, reason)
            };
            write().map_err(project.failed())?;
            Ok(Some(old))
        })?;
        Ok(old)
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

/// Adds a coding under an id that no other has, and writes that down.
pub(crate) fn add(
    step: &mut NewStep<'_>,
    document: &CodedDocument,
    new: &NewCoding,
    reason: Option<&str>,
) -> rusqlite::Result<Coding> {
    let id = free_id(step.transaction, &document.id, new)?;
    let coding = Coding { id, document: document.id.clone(), coded: new.clone() };
    let seq = written_down(step, document, None, Some(&coding), &new.coder, reason)?;
    put_back(step.transaction, seq, &coding)?;
    Ok(coding)
}

fn free_id(
    transaction: &Transaction<'_>,
    document: &str,
    new: &NewCoding,
) -> rusqlite::Result<String> {
    let sql = "SELECT EXISTS (SELECT 1 FROM codings WHERE id = ?1)";
    let mut ask = transaction.prepare_cached(sql)?;
    for repeat in 0_u32.. {
        let id = coding_id(document, new, repeat);
        if !ask.query_row([&id], |row| row.get(0))? {
            return Ok(id);
        }
    }
    unreachable!("numbers never end")
}

/// Adds a coding with the id it has, if its document is there, in the place of the decision that
/// made it.
pub(crate) fn put_back(
    transaction: &Transaction<'_>,
    seq: u64,
    coding: &Coding,
) -> rusqlite::Result<()> {
    transaction
        .prepare_cached(
            "INSERT INTO codings (key, id, document, type, spans, variables, coder) \
             SELECT ?1, ?2, key, ?4, ?5, ?6, ?7 FROM documents WHERE id = ?3",
        )?
        .execute(params![
            seq,
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

/// Writes down that a coding was added, changed or removed; gives the number of the decision.
fn written_down(
    step: &mut NewStep<'_>,
    document: &CodedDocument,
    old: Option<&Coding>,
    new: Option<&Coding>,
    who: &str,
    reason: Option<&str>,
) -> rusqlite::Result<u64> {
    let target = new.or(old).expect("a coding is there before or after");
    let quoted: Vec<&str> =
        target.coded.spans.iter().filter_map(|span| document.text.get(span.range())).collect();
    step.append(&NewDecision {
        who: who.to_owned(),
        kind: KIND.to_owned(),
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
    })
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
