//! Reads the current documents with what comparing them needs.

use parallax::{
    codebook::Parties,
    compare::{Corpus, CorpusDocument, CorpusStatement, Gathering},
    resolve::groups::Chunks,
    text::{DocumentId, Precision, Published},
};
use rusqlite::{Row, Statement, params};
use sha2::{Digest as _, Sha256};

use crate::{
    Project, StoreError,
    columns::{named, spans_from_column},
    extract,
};

/// Documents that lie in memory as they are kept.
const AT_ONCE: usize = 256;

impl Project {
    /// All current documents that were read with the names of `parties`, and how many were read
    /// with others or by an older version: these cannot be compared and are left out. A codebook
    /// that declares claims needs the words of statements, `with_items`.
    pub fn corpus(
        &self,
        parties: &Parties,
        with_items: bool,
        chunks: &impl Chunks,
    ) -> Result<(Corpus, usize), StoreError> {
        self.corpus_with(Vec::new(), parties, with_items, chunks)
    }

    /// The same with documents that are not in the project, such as drafts: their names and the ids
    /// of their statements are none of the project's.
    pub fn corpus_with(
        &self,
        drafts: Vec<CorpusDocument>,
        parties: &Parties,
        with_items: bool,
        chunks: &impl Chunks,
    ) -> Result<(Corpus, usize), StoreError> {
        let parties = parties.fingerprint().to_string();
        let (mut gathering, mut left_out) = (Gathering::new(with_items), 0);
        for draft in drafts {
            gathering.add(draft);
        }
        let sql = "SELECT key, name, outlet, published, precision, text, e.version, e.data \
                   FROM documents d LEFT JOIN extracts e ON e.document = d.key \
                   WHERE d.current = 1 AND d.status = 'read' ORDER BY name";
        let mut ask = self.connection.prepare_cached(sql).map_err(self.failed())?;
        let of_document = "SELECT id, kind, content FROM statements WHERE document = ?1 \
                           ORDER BY position";
        let mut ask_statements =
            self.connection.prepare_cached(of_document).map_err(self.failed())?;
        let mut rows = ask.query([]).map_err(self.failed())?;
        loop {
            let mut batch = Vec::new();
            while batch.len() < AT_ONCE {
                let Some(row) = rows.next().map_err(self.failed())? else { break };
                batch.push(kept(row, &mut ask_statements).map_err(self.failed())?);
            }
            if batch.is_empty() {
                return Ok((gathering.into_corpus(), left_out));
            }
            let read = chunks.run(batch.len(), |range| {
                batch[range].iter().map(|kept| kept.read(&parties)).collect()
            });
            for document in read {
                match document? {
                    Some(document) => gathering.add(document),
                    None => left_out += 1,
                }
            }
        }
    }

    /// Names what there is to compare: all current documents and what read them.
    pub fn corpus_state(&self) -> Result<String, StoreError> {
        let sql = "SELECT id, analysis FROM documents WHERE current = 1 AND status = 'read' \
                   ORDER BY id";
        let state = || {
            let mut ask = self.connection.prepare_cached(sql)?;
            let mut rows = ask.query([])?;
            let (mut hasher, mut count) = (Sha256::new(), 0);
            while let Some(row) = rows.next()? {
                for column in 0..2 {
                    hasher.update(row.get_ref(column)?.as_str()?);
                    hasher.update([0]);
                }
                count += 1;
            }
            let mut hash = [0; 16];
            hash.copy_from_slice(&hasher.finalize()[..16]);
            Ok(format!("{count} {}", DocumentId(hash)))
        };
        state().map_err(self.failed())
    }
}

/// A document as it is kept.
struct Kept {
    name: String,
    outlet: Option<String>,
    published: Option<(String, Option<String>)>,
    text: String,
    /// Its version and its bytes.
    extract: Option<(u32, Vec<u8>)>,
    /// The id, kind and content of each statement.
    statements: Vec<[String; 3]>,
}

fn kept(row: &Row<'_>, ask_statements: &mut Statement<'_>) -> rusqlite::Result<Kept> {
    let key: i64 = row.get(0)?;
    let published: Option<String> = row.get(3)?;
    let precision: Option<String> = row.get(4)?;
    let (version, data): (Option<u32>, Option<Vec<u8>>) = (row.get(6)?, row.get(7)?);
    let statements = ask_statements
        .query_map(params![key], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?
        .collect::<Result<_, _>>()?;
    Ok(Kept {
        name: row.get(1)?,
        outlet: row.get(2)?,
        published: published.map(|iso| (iso, precision)),
        text: row.get(5)?,
        extract: version.zip(data),
        statements,
    })
}

impl Kept {
    /// The document; none where it was read with other names or by another version.
    fn read(&self, parties: &str) -> Result<Option<CorpusDocument>, StoreError> {
        let extract = self.extract.as_ref();
        let extract = extract.and_then(|(version, data)| extract::read(*version, data));
        let Some(extract) = extract.filter(|extract| extract.parties == parties) else {
            return Ok(None);
        };
        let statement = |[id, kind, content]: &[String; 3]| {
            let (kind, content) = (named(kind)?, spans_from_column(content, &self.text)?);
            Ok::<_, StoreError>(CorpusStatement { id: id.clone(), kind, content })
        };
        let published = self.published.as_ref().map(|(iso, precision)| {
            let precision = precision.as_deref().map_or(Ok(Precision::Day), named)?;
            Ok::<_, StoreError>(Published { iso: iso.clone(), precision })
        });
        Ok(Some(CorpusDocument {
            name: self.name.clone(),
            text: self.text.clone(),
            outlet: self.outlet.clone(),
            published: published.transpose()?,
            statements: self.statements.iter().map(statement).collect::<Result<_, _>>()?,
            extract,
        }))
    }
}
