//! The current documents, without their texts.

use std::ops::ControlFlow;

use rusqlite::OptionalExtension as _;

use crate::{Project, StoreError};

/// What an index keeps of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedDocument {
    /// Its number in this project; the numbers of [`super::ListedStatement::document`].
    pub key: i64,
    /// Its id, 32 hexadecimal digits.
    pub id: String,
    /// The public name.
    pub name: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared, ISO 8601.
    pub published: Option<String>,
    /// Words of its text.
    pub words: u64,
    /// Whether it was read.
    pub is_read: bool,
}

/// What a list shows of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentCard {
    /// Its id, 32 hexadecimal digits.
    pub id: String,
    /// The public name.
    pub name: String,
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it appeared, ISO 8601.
    pub published: Option<String>,
    /// Why it was not read; none if it was.
    pub not_read: Option<String>,
    /// 1 for a document that never changed.
    pub version: u32,
}

impl Project {
    /// Hands out the current documents by name.
    pub fn listed_documents(
        &self,
        visit: &mut dyn FnMut(ListedDocument) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let mut read = || {
            let mut ask = self.connection.prepare_cached(
                "SELECT key, id, name, outlet, published, words, status = 'read' \
                 FROM documents WHERE current = 1 ORDER BY name",
            )?;
            let mut rows = ask.query([])?;
            while let Some(row) = rows.next()? {
                let document = ListedDocument {
                    key: row.get(0)?,
                    id: row.get(1)?,
                    name: row.get(2)?,
                    outlet: row.get(3)?,
                    published: row.get(4)?,
                    words: row.get(5)?,
                    is_read: row.get(6)?,
                };
                if visit(document).is_break() {
                    break;
                }
            }
            Ok(())
        };
        read().map_err(self.failed())
    }

    /// The document with this key.
    pub fn document_card(&self, key: i64) -> Result<Option<DocumentCard>, StoreError> {
        let sql = "SELECT id, name, title, outlet, published, reason, version FROM documents \
                   WHERE key = ?1";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_row([key], |row| {
                    Ok(DocumentCard {
                        id: row.get(0)?,
                        name: row.get(1)?,
                        title: row.get(2)?,
                        outlet: row.get(3)?,
                        published: row.get(4)?,
                        not_read: row.get(5)?,
                        version: row.get(6)?,
                    })
                })
                .optional()
            })
            .map_err(self.failed())
    }

    /// The id of the current document called `name`.
    pub fn id_of_document(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.connection
            .prepare_cached("SELECT id FROM documents WHERE current = 1 AND name = ?1")
            .and_then(|mut ask| ask.query_row([name], |row| row.get(0)).optional())
            .map_err(self.failed())
    }
}
