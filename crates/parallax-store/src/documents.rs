//! Reads documents and statements back.

use std::{collections::BTreeMap, ops::ControlFlow};

use parallax::{
    present::KeptStatement,
    text::{Block, Citation, Document, DocumentId, Metadata, Precision, Published},
};
use rusqlite::{OptionalExtension, Row, params};

use crate::{
    Project, StoreError,
    columns::{alignment_from_column, checked_span, named, spans_from_column},
};

/// A document without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRow {
    /// The public name.
    pub name: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared, ISO 8601.
    pub published: Option<String>,
    /// Words of its text.
    pub words: u64,
    /// Why it was not read; none if it was.
    pub not_read: Option<String>,
    /// 1 for a document that never changed.
    pub version: u32,
}

/// What is known about a document, as variables of networks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The public name.
    pub name: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// When it appeared, ISO 8601.
    pub published: Option<String>,
    /// What no column holds, as section and type.
    pub fields: BTreeMap<String, String>,
}

/// A document with its statements.
#[derive(Clone, Debug)]
pub struct KeptDocument {
    /// What was read.
    pub document: Document,
    /// Why it was not read; none if it was.
    pub not_read: Option<String>,
    /// Words of its text.
    pub words: u64,
    /// Its statements, in the order of the text.
    pub statements: Vec<KeptStatement>,
}

impl Project {
    /// Hands out the current documents by name, without their texts.
    pub fn documents(
        &self,
        visit: &mut dyn FnMut(DocumentRow) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut read = || {
            let mut statement = self.connection.prepare_cached(
                "SELECT name, title, outlet, published, words, reason, version FROM documents \
                 WHERE current = 1 ORDER BY name",
            )?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if visit(document_row(row)?).is_break() {
                    break;
                }
            }
            Ok(())
        };
        read().map_err(self.failed())
    }

    /// Hands out the current documents by name, each with its text and statements; only one is in
    /// memory at a time.
    pub fn statements(
        &self,
        visit: &mut dyn FnMut(KeptDocument) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut names = self
            .connection
            .prepare_cached("SELECT key FROM documents WHERE current = 1 ORDER BY name")
            .map_err(self.failed())?;
        let mut rows = names.query([]).map_err(self.failed())?;
        while let Some(row) = rows.next().map_err(self.failed())? {
            let key = row.get(0).map_err(self.failed())?;
            if visit(self.kept(key)?).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// What is known about each document, by its id, 32 hexadecimal digits.
    pub fn document_facts(&self) -> Result<BTreeMap<String, DocumentFacts>, StoreError> {
        let sql = "SELECT id, name, title, outlet, authors, published, fields FROM documents";
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let facts =
            ask.query_map([], |row| Ok((row.get(0)?, facts(row)?))).map_err(self.failed())?;
        facts.collect::<Result<_, _>>().map_err(self.failed())
    }

    /// Hands out the current documents that `analysis` has to read from the project: those that
    /// were not read yet and, with `again`, those that something else read and no file holds, which
    /// nothing else would read again.
    pub fn unread(
        &self,
        analysis: &str,
        again: bool,
        visit: &mut dyn FnMut(Document) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let sql = "SELECT key FROM documents WHERE current = 1 AND analysis <> ?1 \
                   AND (status = 'not-read' OR (?2 AND source IS NULL)) ORDER BY key";
        let keys: Vec<i64> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_map(params![analysis, again], |row| row.get(0))?.collect()
            })
            .map_err(self.failed())?;
        for key in keys {
            if visit(self.kept(key)?.document).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The current document called `name`, with its statements.
    pub fn document(&self, name: &str) -> Result<Option<KeptDocument>, StoreError> {
        let key = self
            .connection
            .prepare_cached("SELECT key FROM documents WHERE current = 1 AND name = ?1")
            .and_then(|mut ask| ask.query_row([name], |row| row.get(0)).optional())
            .map_err(self.failed())?;
        key.map(|key| self.kept(key)).transpose()
    }

    /// The document with this id, 32 hexadecimal digits, whether it is current or not.
    pub fn document_by_id(&self, id: &str) -> Result<Option<KeptDocument>, StoreError> {
        let key = self
            .connection
            .prepare_cached("SELECT key FROM documents WHERE id = ?1")
            .and_then(|mut ask| ask.query_row([id], |row| row.get(0)).optional())
            .map_err(self.failed())?;
        key.map(|key| self.kept(key)).transpose()
    }

    /// The name of the document with this id, 32 hexadecimal digits.
    pub fn document_named(&self, id: &str) -> Result<Option<String>, StoreError> {
        self.connection
            .prepare_cached("SELECT name FROM documents WHERE id = ?1")
            .and_then(|mut ask| ask.query_row([id], |row| row.get(0)).optional())
            .map_err(self.failed())
    }

    pub(crate) fn kept(&self, key: i64) -> Result<KeptDocument, StoreError> {
        let (mut document, precision, not_read, words) = self
            .connection
            .prepare_cached(
                "SELECT id, name, locator, title, outlet, authors, url, published, precision, \
                 language, reason, words, alignment, text FROM documents WHERE key = ?1",
            )
            .and_then(|mut ask| ask.query_row([key], kept_columns))
            .map_err(self.failed())?;
        if let (Some(published), Some(precision)) = (&mut document.metadata.published, precision) {
            published.precision = named(&precision)?;
        }
        document.blocks = self.blocks(key, &document.text)?;
        document.citations = self.citations(key, &document.text)?;
        let statements = self.kept_statements(key, &document.text)?;
        Ok(KeptDocument { document, not_read, words, statements })
    }

    fn blocks(&self, key: i64, text: &str) -> Result<Vec<Block>, StoreError> {
        self.rows(
            "SELECT kind, start, \"end\" FROM blocks WHERE document = ?1 ORDER BY position",
            key,
            |row| {
                let kind: String = row.get(0)?;
                let (start, end) = (row.get(1)?, row.get(2)?);
                let made =
                    || Ok(Block { kind: named(&kind)?, span: checked_span(start, end, text)? });
                Ok(made())
            },
        )
    }

    fn citations(&self, key: i64, text: &str) -> Result<Vec<Citation>, StoreError> {
        self.rows(
            "SELECT kind, start, \"end\", target FROM citations WHERE document = ?1 \
             ORDER BY position",
            key,
            |row| {
                let (kind, target): (String, String) = (row.get(0)?, row.get(3)?);
                let (start, end) = (row.get(1)?, row.get(2)?);
                let made = || {
                    let span = checked_span(start, end, text)?;
                    Ok(Citation { kind: named(&kind)?, span, target })
                };
                Ok(made())
            },
        )
    }

    fn kept_statements(&self, key: i64, text: &str) -> Result<Vec<KeptStatement>, StoreError> {
        self.rows(
            "SELECT id, source, cue, content, kind, act, basis, parent, rule, score \
             FROM statements WHERE document = ?1 ORDER BY position",
            key,
            |row| {
                let column = |index: usize| row.get::<_, String>(index);
                let (id, rule) = (column(0)?, column(8)?);
                let (source, cue, content) = (column(1)?, column(2)?, column(3)?);
                let (kind, act, basis) = (column(4)?, column(5)?, column(6)?);
                let (parent, score) = (row.get::<_, Option<u32>>(7)?, row.get(9)?);
                let made = || {
                    Ok(KeptStatement {
                        id,
                        source: spans_from_column(&source, text)?,
                        cue: spans_from_column(&cue, text)?,
                        content: spans_from_column(&content, text)?,
                        kind: named(&kind)?,
                        act: named(&act)?,
                        basis: named(&basis)?,
                        parent: parent.map(|parent| parent as usize),
                        rule,
                        score,
                    })
                };
                Ok(made())
            },
        )
    }

    /// All rows of one document, turned into what they stand for.
    fn rows<T>(
        &self,
        sql: &str,
        key: i64,
        make: impl Fn(&Row<'_>) -> rusqlite::Result<Result<T, StoreError>>,
    ) -> Result<Vec<T>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let mut rows = statement.query(params![key]).map_err(self.failed())?;
        let mut all = Vec::new();
        while let Some(row) = rows.next().map_err(self.failed())? {
            all.push(make(row).map_err(self.failed())??);
        }
        Ok(all)
    }
}

fn document_row(row: &Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        name: row.get(0)?,
        title: row.get(1)?,
        outlet: row.get(2)?,
        published: row.get(3)?,
        words: row.get(4)?,
        not_read: row.get(5)?,
        version: row.get(6)?,
    })
}

/// The document without layout, the precision of its date, why it was not read, its words.
type KeptColumns = (Document, Option<String>, Option<String>, u64);

fn kept_columns(row: &Row<'_>) -> rusqlite::Result<KeptColumns> {
    let (id, authors): (String, String) = (row.get(0)?, row.get(5)?);
    let (published, alignment): (Option<String>, Option<String>) = (row.get(7)?, row.get(12)?);
    let metadata = Metadata {
        title: row.get(3)?,
        outlet: row.get(4)?,
        authors: serde_json::from_str(&authors).unwrap_or_default(),
        url: row.get(6)?,
        published: published.map(|iso| Published { iso, precision: Precision::Day }),
        language: row.get(9)?,
    };
    let document = Document {
        id: document_id(&id),
        name: row.get(1)?,
        locator: row.get(2)?,
        text: row.get(13)?,
        metadata,
        alignment: alignment.as_deref().and_then(alignment_from_column),
        blocks: Vec::new(),
        citations: Vec::new(),
    };
    Ok((document, row.get(8)?, row.get(10)?, row.get(11)?))
}

/// Reads 32 hexadecimal digits.
fn document_id(hexadecimal: &str) -> DocumentId {
    let digits = u128::from_str_radix(hexadecimal, 16).unwrap_or_default();
    DocumentId(digits.to_be_bytes())
}

/// The columns of [`Project::document_facts`]. A list that cannot be read is as good as none.
fn facts(row: &Row<'_>) -> rusqlite::Result<DocumentFacts> {
    let (authors, fields): (String, String) = (row.get(4)?, row.get(6)?);
    Ok(DocumentFacts {
        name: row.get(1)?,
        title: row.get(2)?,
        outlet: row.get(3)?,
        authors: serde_json::from_str(&authors).unwrap_or_default(),
        published: row.get(5)?,
        fields: serde_json::from_str(&fields).unwrap_or_default(),
    })
}
