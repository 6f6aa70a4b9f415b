//! Reads the current documents with what comparing them needs.

use parallax::{
    codebook::Parties,
    compare::{Corpus, CorpusDocument, CorpusStatement, Gathering},
    resolve::{Extract, actors::DocumentCast, groups::Chunks},
    text::{DocumentId, Precision, Published},
};
use rusqlite::{Row, Statement, params};
use sha2::{Digest as _, Sha256};

use crate::{
    Project, StoreError,
    columns::{named, spans_from_column},
    extract,
    review::{DocumentReviews, insert_added, of_machine},
};

/// Documents that lie in memory as they are kept.
const AT_ONCE: usize = 256;

impl Project {
    /// All current documents that were read with the names of `parties`, and how many were read
    /// with others or by an older version: these cannot be compared and are left out. A codebook
    /// that declares claims needs the words of statements, `with_items`.
    ///
    /// What people made of statements is in it, and the statements that they coded, those of
    /// documents that were not read too.
    pub fn corpus(
        &self,
        parties: &Parties,
        with_items: bool,
        chunks: &impl Chunks,
    ) -> Result<(Corpus, usize), StoreError> {
        let parties = parties.fingerprint().to_string();
        let (mut gathering, mut left_out) = (Gathering::new(with_items), 0);
        let mut reviews = self.reviews(None)?.documents;
        let sql = "SELECT key, name, outlet, published, precision, e.version, e.data, id, \
                   status = 'read', text FROM documents d LEFT JOIN extracts e ON e.document = d.key \
                   WHERE d.current = 1 ORDER BY name";
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
                let id: String = row.get(7).map_err(self.failed())?;
                let own = reviews.remove(&id).unwrap_or_default();
                let is_read: bool = row.get(8).map_err(self.failed())?;
                if is_read || !own.added.is_empty() {
                    batch.push(kept(row, &mut ask_statements, own).map_err(self.failed())?);
                }
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
    /// What people said about them.
    reviews: DocumentReviews,
    is_read: bool,
}

fn kept(
    row: &Row<'_>,
    ask_statements: &mut Statement<'_>,
    reviews: DocumentReviews,
) -> rusqlite::Result<Kept> {
    let key: i64 = row.get(0)?;
    let published: Option<String> = row.get(3)?;
    let precision: Option<String> = row.get(4)?;
    let (version, data): (Option<u32>, Option<Vec<u8>>) = (row.get(5)?, row.get(6)?);
    let statements = ask_statements
        .query_map(params![key], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))?
        .collect::<Result<_, _>>()?;
    Ok(Kept {
        name: row.get(1)?,
        outlet: row.get(2)?,
        published: published.map(|iso| (iso, precision)),
        text: row.get(9)?,
        extract: version.zip(data),
        statements,
        reviews,
        is_read: row.get(8)?,
    })
}

impl Kept {
    /// The document; none where it was read with other names or by another version.
    fn read(&self, parties: &str) -> Result<Option<CorpusDocument>, StoreError> {
        let Some(mut extract) = self.own_extract(parties) else { return Ok(None) };
        let statement = |[id, kind, content]: &[String; 3]| {
            let (kind, content) = (named(kind)?, spans_from_column(content, &self.text)?);
            let by_hand = self.reviews.statements.get(id).and_then(of_machine).map(Box::new);
            Ok::<_, StoreError>(CorpusStatement { id: id.clone(), kind, content, by_hand })
        };
        let mut statements: Vec<CorpusStatement> =
            self.statements.iter().map(statement).collect::<Result<_, _>>()?;
        insert_added(&self.reviews, &self.text, &mut statements, &mut extract);
        let published = self.published.as_ref().map(|(iso, precision)| {
            let precision = precision.as_deref().map_or(Ok(Precision::Day), named)?;
            Ok::<_, StoreError>(Published { iso: iso.clone(), precision })
        });
        Ok(Some(CorpusDocument {
            name: self.name.clone(),
            text: self.text.clone(),
            outlet: self.outlet.clone(),
            published: published.transpose()?,
            statements,
            extract,
        }))
    }

    /// What its reading gave; nothing where it was not read, so that only what people coded counts.
    fn own_extract(&self, parties: &str) -> Option<Extract> {
        if !self.is_read {
            return Some(Extract {
                parties: parties.to_owned(),
                cast: DocumentCast { document: 0, published: None, actors: Vec::new() },
                statements: Vec::new(),
                evidence: Vec::new(),
                other_names: Vec::new(),
            });
        }
        let (version, data) = self.extract.as_ref()?;
        extract::read(*version, data).filter(|extract| extract.parties == parties)
    }
}
