//! What lies over the text of one document beside its statements.

use crate::{Project, StoreError};

/// A layer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLayer {
    /// What it holds: sentences, names, ...
    pub kind: String,
    /// Version of the form of its data.
    pub version: u32,
    /// JSON; positions are bytes of the document's text.
    pub data: String,
}

impl Project {
    /// The layers of a document, by its id, 32 hexadecimal digits; in the order of their kinds.
    pub fn layers(&self, document: &str) -> Result<Vec<KeptLayer>, StoreError> {
        let sql = "SELECT l.kind, l.version, l.data FROM layers l \
                   JOIN documents d ON d.key = l.document WHERE d.id = ?1 ORDER BY l.kind";
        self.connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_map([document], |row| {
                    Ok(KeptLayer { kind: row.get(0)?, version: row.get(1)?, data: row.get(2)? })
                })?
                .collect()
            })
            .map_err(self.failed())
    }
}
