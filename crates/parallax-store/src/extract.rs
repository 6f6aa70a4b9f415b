//! Keeps what comparing needs of a document.

use parallax::resolve::{EXTRACT_VERSION, Extract};
use rusqlite::{Transaction, params};

/// An extract in the form in which it is kept.
#[derive(Clone, Debug)]
pub struct KeptExtract(Vec<u8>);

impl KeptExtract {
    /// Writes an extract down.
    pub fn of(extract: &Extract) -> Self {
        Self(postcard::to_allocvec(extract).expect("extracts hold nothing of unknown length"))
    }
}

/// Reads an extract back; none where another version wrote it.
pub(crate) fn read(version: u32, data: &[u8]) -> Option<Extract> {
    (version == EXTRACT_VERSION).then(|| postcard::from_bytes(data).ok()).flatten()
}

pub(crate) fn insert(
    transaction: &Transaction<'_>,
    key: i64,
    extract: &KeptExtract,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO extracts (document, version, data) VALUES (?1, ?2, ?3)";
    transaction.prepare_cached(sql)?.execute(params![key, EXTRACT_VERSION, extract.0])?;
    Ok(())
}
