//! How claims are written in the log, and read back.
//!
//! A claim of the codebook is written as `{"codebook": "its id"}`. A claim that was found has no id
//! that lasts, so it is written as statements that make it: `{"found": [{"document", "spans",
//! "quoted"}, ...]}`.

use std::collections::BTreeMap;

use parallax::{
    compare::decided::{DecidedClaim, Target},
    text::Span,
};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::{
    Project, StoreError,
    columns::{spans_of_form, spans_to_column},
};

/// A claim as the log holds it.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Claim {
    Codebook(String),
    Found(Vec<Place>),
}

/// A statement as the log holds it.
#[derive(Serialize, Deserialize)]
struct Place {
    document: String,
    spans: String,
    quoted: String,
}

/// Ids of documents by their names.
pub(super) type Ids = BTreeMap<String, String>;

/// A claim as it is written; `ids` has its documents.
pub(super) fn claim_to_column(claim: &DecidedClaim, ids: &Ids) -> String {
    let claim = match claim {
        DecidedClaim::Codebook(id) => Claim::Codebook(id.clone()),
        DecidedClaim::Found(targets) => {
            let place = |target: &Target| Place {
                document: ids[&target.document].clone(),
                spans: spans_to_column(&target.content),
                quoted: target.quoted.clone(),
            };
            Claim::Found(targets.iter().map(place).collect())
        }
    };
    serde_json::to_string(&claim).expect("claims have text keys only")
}

impl Project {
    /// The ids of the current documents in which these statements are.
    pub(super) fn ids_of<'t>(
        &self,
        targets: impl Iterator<Item = &'t Target>,
    ) -> Result<Ids, StoreError> {
        let sql = "SELECT id FROM documents WHERE current = 1 AND name = ?1";
        let mut ids = BTreeMap::new();
        for name in targets.map(|target| &target.document) {
            if !ids.contains_key(name) {
                let id: Option<String> = self
                    .connection
                    .prepare_cached(sql)
                    .and_then(|mut ask| ask.query_row([name], |row| row.get(0)).optional())
                    .map_err(self.failed())?;
                let id = id.ok_or_else(|| StoreError::NoDocument(name.clone()))?;
                ids.insert(name.clone(), id);
            }
        }
        Ok(ids)
    }
}

/// Names of documents by their ids, those of earlier versions too.
pub(super) struct Names<'p> {
    project: &'p Project,
    known: BTreeMap<String, (String, bool)>,
}

impl<'p> Names<'p> {
    pub(super) fn new(project: &'p Project) -> Self {
        Self { project, known: BTreeMap::new() }
    }

    pub(super) fn target(
        &mut self,
        id: &str,
        content: Vec<Span>,
        quoted: String,
    ) -> Result<Target, StoreError> {
        if !self.known.contains_key(id) {
            let sql = "SELECT name, current FROM documents WHERE id = ?1";
            let found: Option<(String, bool)> = self
                .project
                .connection
                .prepare_cached(sql)
                .and_then(|mut ask| {
                    ask.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()
                })
                .map_err(self.project.failed())?;
            self.known.insert(id.to_owned(), found.unwrap_or_else(|| (id.to_owned(), true)));
        }
        let (document, is_current) = self.known[id].clone();
        Ok(Target { document, is_outdated: !is_current, content, quoted })
    }

    pub(super) fn claim(&mut self, column: &str) -> Result<DecidedClaim, StoreError> {
        let damaged = || StoreError::Damaged(format!("\"{column}\" is no claim"));
        Ok(match serde_json::from_str(column).map_err(|_| damaged())? {
            Claim::Codebook(id) => DecidedClaim::Codebook(id),
            Claim::Found(places) => {
                let target = |place: Place| {
                    self.target(&place.document, spans_of_form(&place.spans)?, place.quoted)
                };
                DecidedClaim::Found(places.into_iter().map(target).collect::<Result<_, _>>()?)
            }
        })
    }
}
