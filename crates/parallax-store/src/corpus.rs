//! Reads the current documents with what comparing them needs.

use parallax::{
    codebook::Parties,
    compare::{Corpus, CorpusDocument, CorpusStatement},
    resolve::{EXTRACT_VERSION, Extract},
};
use rusqlite::OptionalExtension;

use crate::{Layer, Project, StoreError};

/// The kind of layer that holds an extract.
const EXTRACT: &str = "extract";

impl Layer {
    /// An extract as a layer.
    pub fn extract(extract: &Extract) -> Self {
        let data = serde_json::to_string(extract).expect("extracts have text keys only");
        Self { kind: EXTRACT, version: EXTRACT_VERSION, data }
    }
}

impl Project {
    /// All current documents that were read with the names of `parties`, and how many were read
    /// with others or by an older version: these cannot be compared and are left out.
    pub fn corpus(&self, parties: &Parties) -> Result<(Corpus, usize), StoreError> {
        let parties = parties.fingerprint().to_string();
        let sql = "SELECT key FROM documents WHERE current = 1 AND status = 'read' ORDER BY name";
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let keys = ask.query_map([], |row| row.get(0)).map_err(self.failed())?;
        let keys: Vec<i64> = keys.collect::<Result<_, _>>().map_err(self.failed())?;
        let (mut documents, mut left_out) = (Vec::with_capacity(keys.len()), 0);
        for key in keys {
            match self.extract(key)?.filter(|extract| extract.parties == parties) {
                Some(extract) => documents.push(self.corpus_document(key, extract)?),
                None => left_out += 1,
            }
        }
        Ok((Corpus::new(documents), left_out))
    }

    /// Names what there is to compare: all current documents and what read them.
    pub fn corpus_state(&self) -> Result<String, StoreError> {
        let sql = "SELECT count(*), coalesce(group_concat(id || analysis, ''), '') FROM \
                   (SELECT id, analysis FROM documents WHERE current = 1 AND status = 'read' \
                   ORDER BY id)";
        let (count, all): (i64, String) = self
            .connection
            .query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
            .map_err(self.failed())?;
        Ok(format!("{count} {}", parallax::text::DocumentId::of(&[all.as_bytes()])))
    }

    fn extract(&self, key: i64) -> Result<Option<Extract>, StoreError> {
        let sql = "SELECT version, data FROM layers WHERE document = ?1 AND kind = ?2";
        let found: Option<(u32, String)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?));
                ask.query_row(rusqlite::params![key, EXTRACT], row).optional()
            })
            .map_err(self.failed())?;
        let Some((version, data)) = found else { return Ok(None) };
        Ok((version == EXTRACT_VERSION).then(|| serde_json::from_str(&data).ok()).flatten())
    }

    fn corpus_document(&self, key: i64, extract: Extract) -> Result<CorpusDocument, StoreError> {
        let kept = self.kept(key)?;
        let statements = kept.statements.into_iter().map(|statement| CorpusStatement {
            id: statement.id,
            kind: statement.kind,
            content: statement.content,
        });
        Ok(CorpusDocument {
            name: kept.document.name,
            outlet: kept.document.metadata.outlet,
            published: kept.document.metadata.published,
            statements: statements.collect(),
            text: kept.document.text,
            extract,
        })
    }
}
