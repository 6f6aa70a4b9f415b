//! Finds documents by their words.

use rusqlite::params;

use crate::{Project, StoreError};

/// A document in which all words of a search stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The document's name.
    pub name: String,
    /// Its headline.
    pub title: Option<String>,
    /// Some words around the first found, with `…` where it is cut.
    pub excerpt: String,
}

impl Project {
    /// The current documents that hold every word of `text`, best first, at most `limit`. Words in
    /// quotation marks must follow one another; a word with a star at its end is any that begins so.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let query = quoted(text);
        if query.is_empty() {
            return Ok(Vec::new());
        }
        let sql = "SELECT d.name, d.title, snippet(documents_text, 1, '', '', '…', 16) \
                   FROM documents_text JOIN documents d ON d.key = documents_text.rowid \
                   WHERE documents_text MATCH ?1 AND d.current = 1 \
                   ORDER BY bm25(documents_text), d.name LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let hits = statement
            .query_map(params![query, limit], |row| {
                Ok(Hit { name: row.get(0)?, title: row.get(1)?, excerpt: row.get(2)? })
            })
            .map_err(self.failed())?;
        hits.collect::<Result<_, _>>().map_err(self.failed())
    }
}

/// The search as the index wants it: every word or phrase in quotation marks, so that no character
/// is taken for an operator but a star at the end of a word.
pub(crate) fn quoted(text: &str) -> String {
    let mut terms: Vec<String> = Vec::new();
    let text = text.replace(char::is_control, " ");
    for (index, part) in text.split('"').enumerate() {
        // Every second part stands between quotation marks.
        if index % 2 == 1 {
            terms.push(part.to_owned());
        } else {
            terms.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    terms.retain(|term| term.contains(char::is_alphanumeric));
    let terms = terms.iter().map(|term| match term.strip_suffix('*') {
        Some(beginning) => format!("\"{beginning}\"*"),
        None => format!("\"{term}\""),
    });
    terms.collect::<Vec<_>>().join(" ")
}
