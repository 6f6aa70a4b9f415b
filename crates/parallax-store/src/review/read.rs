//! Reads the reviews of a project: only documents that something was decided about are looked at.

use std::collections::BTreeMap;

use parallax::compare::decided::Standing;
use rusqlite::OptionalExtension;

use super::{DocumentReviews, LostReview, Reviews, SENTENCE, STATEMENT, fold::fold, place::Found};
use crate::{Decision, Project, StoreError};

impl Project {
    /// How the statements stand with those who review them: now, or when the decision with the
    /// number `until` was the last. What was undone later counts for the earlier day.
    pub fn reviews(&self, until: Option<u64>) -> Result<Reviews, StoreError> {
        self.folded(self.in_force(&[STATEMENT, SENTENCE], until)?)
    }

    /// The same of one document, given by its id.
    pub fn reviews_of(&self, document: &str) -> Result<DocumentReviews, StoreError> {
        let mut decisions = self.in_force_in(STATEMENT, document)?;
        decisions.extend(self.in_force_in(SENTENCE, document)?);
        let mut reviews = self.folded(decisions)?;
        Ok(reviews.documents.remove(document).unwrap_or_default())
    }

    fn folded(&self, decisions: Vec<Decision>) -> Result<Reviews, StoreError> {
        let mut by_document: BTreeMap<String, Vec<Decision>> = BTreeMap::new();
        for decision in decisions {
            by_document.entry(decision.decided.document.clone()).or_default().push(decision);
        }
        let mut reviews = Reviews::default();
        for (document, decisions) in by_document {
            match self.key_of(&document)? {
                Ok(key) => {
                    let (own, lost) = fold(self.found(key)?, decisions)?;
                    reviews.documents.insert(document, own);
                    reviews.lost.extend(lost);
                }
                Err(standing) => {
                    let lost = |decision| LostReview { decision, standing };
                    reviews.lost.extend(decisions.into_iter().map(lost));
                }
            }
        }
        reviews.lost.sort_by_key(|lost| lost.decision.seq);
        Ok(reviews)
    }

    /// The key of a current document, or why there is none.
    fn key_of(&self, id: &str) -> Result<Result<i64, Standing>, StoreError> {
        let sql = "SELECT key, current FROM documents WHERE id = ?1";
        let found: Option<(i64, bool)> = self
            .connection
            .prepare_cached(sql)
            .and_then(|mut ask| {
                ask.query_row([id], |row| Ok((row.get(0)?, row.get(1)?))).optional()
            })
            .map_err(self.failed())?;
        Ok(match found {
            Some((key, true)) => Ok(key),
            Some((_, false)) => Err(Standing::Outdated),
            None => Err(Standing::NoDocument),
        })
    }

    fn found(&self, key: i64) -> Result<Vec<Found>, StoreError> {
        let sql = "SELECT id, source, cue, content, kind, act, basis FROM statements \
                   WHERE document = ?1 ORDER BY position";
        let read = || {
            let mut ask = self.connection.prepare_cached(sql)?;
            let found = ask.query_map([key], |row| {
                Ok(Found {
                    id: row.get(0)?,
                    source: row.get(1)?,
                    cue: row.get(2)?,
                    content: row.get(3)?,
                    kind: row.get(4)?,
                    act: row.get(5)?,
                    basis: row.get(6)?,
                })
            })?;
            found.collect::<rusqlite::Result<_>>()
        };
        read().map_err(self.failed())
    }
}
