//! Finds the documents that hold some words, however many they are.

use rusqlite::{OptionalExtension as _, params};

use crate::{Project, StoreError, search::quoted};

/// Words around the first that were found, in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The pieces, in the order of the text, each with whether it was looked for.
    pub pieces: Vec<(String, bool)>,
}

/// Marks around what was found: noncharacters of Unicode, which hardly a text holds.
const BEGINS: char = '\u{FDD0}';
const ENDS: char = '\u{FDD1}';

impl Project {
    /// The keys of all documents that hold every word of `text`, smallest first; none where there
    /// is no word to look for. Words are written as in [`Project::search`].
    pub fn keys_with_words(&self, text: &str) -> Result<Option<Vec<i64>>, StoreError> {
        let query = quoted(text);
        if query.is_empty() {
            return Ok(None);
        }
        let sql = "SELECT rowid FROM documents_text WHERE documents_text MATCH ?1 ORDER BY rowid";
        let keys = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| ask.query_map([query], |row| row.get(0))?.collect());
        keys.map(Some).map_err(self.failed())
    }

    /// Some words of a document around those that were looked for; none if it does not hold them.
    pub fn excerpt(&self, key: i64, text: &str) -> Result<Option<Excerpt>, StoreError> {
        let query = quoted(text);
        if query.is_empty() {
            return Ok(None);
        }
        let sql = "SELECT snippet(documents_text, 1, ?3, ?4, '…', 24) FROM documents_text \
                   WHERE documents_text MATCH ?1 AND rowid = ?2";
        let marks = (BEGINS.to_string(), ENDS.to_string());
        let found: Option<String> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                let values = params![query, key, marks.0, marks.1];
                ask.query_row(values, |row| row.get(0)).optional()
            })
            .map_err(self.failed())?;
        Ok(found.map(|snippet| pieces(&snippet)))
    }
}

/// A snippet cut at its marks.
fn pieces(snippet: &str) -> Excerpt {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for (index, part) in snippet.split([BEGINS, ENDS]).enumerate() {
        if !part.is_empty() {
            pieces.push((part.to_owned(), index % 2 == 1));
        }
    }
    Excerpt { pieces }
}
