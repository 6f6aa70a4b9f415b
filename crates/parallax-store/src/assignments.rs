//! Decisions about which claim a statement makes, as rows of the log.
//!
//! A claim of the codebook is written as `{"codebook": "its id"}`. A claim that was found has no id
//! that lasts, so it is written as statements that make it: `{"found": [{"document", "spans",
//! "quoted"}, ...]}`.

use std::collections::BTreeMap;

use parallax::{
    compare::decided::{ClaimDecision, Decided, DecidedClaim, Target},
    text::Span,
};
use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use crate::{
    Decision, NewDecision, Project, Step, StoreError,
    columns::{spans_of_form, spans_to_column},
};

/// The kind of target of these decisions.
const KIND: &str = "assignment";

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

impl Project {
    /// Writes decisions about claims down as one step, all or none; they are on the disk when this
    /// returns.
    ///
    /// Their documents are current ones, by name.
    pub fn assign(&mut self, decisions: &[ClaimDecision]) -> Result<Option<Step>, StoreError> {
        let rows = self.assignment_decisions(decisions)?;
        self.decide_step(&rows)
    }

    /// Decisions about claims as they are written down, to be one step with others.
    pub fn assignment_decisions(
        &self,
        decisions: &[ClaimDecision],
    ) -> Result<Vec<NewDecision>, StoreError> {
        let mut ids = BTreeMap::new();
        for target in decisions.iter().flat_map(targets) {
            if !ids.contains_key(&target.document) {
                let id = self.document_id(&target.document)?;
                let id = id.ok_or_else(|| StoreError::NoDocument(target.document.clone()))?;
                ids.insert(target.document.clone(), id);
            }
        }
        Ok(decisions.iter().map(|made| row(made, &ids)).collect())
    }

    /// The decisions about claims, first to last.
    pub fn assignments(&self) -> Result<Vec<ClaimDecision>, StoreError> {
        let log = self.in_force(&[KIND], None)?;
        let mut names = Names { project: self, known: BTreeMap::new() };
        log.iter().map(|row| made(row, &mut names)).collect()
    }

    /// Names the decisions that a comparison has to keep to: it grows with each.
    pub fn decisions_state(&self) -> Result<String, StoreError> {
        let sql = "SELECT count(*) FROM decisions WHERE kind = ?1";
        let count: i64 =
            self.connection.query_row(sql, [KIND], |row| row.get(0)).map_err(self.failed())?;
        Ok(format!("decisions {count}"))
    }

    fn document_id(&self, name: &str) -> Result<Option<String>, StoreError> {
        self.connection
            .prepare_cached("SELECT id FROM documents WHERE current = 1 AND name = ?1")
            .and_then(|mut ask| ask.query_row([name], |row| row.get(0)).optional())
            .map_err(self.failed())
    }
}

/// The statements that a decision names: its own, and those of its claims.
fn targets(made: &ClaimDecision) -> Vec<&Target> {
    let (one, other) = match &made.decided {
        Decided::Accept(claim) | Decided::Reject(claim) => (Some(claim), None),
        Decided::Assign(to, from) => (Some(to), from.as_ref()),
        Decided::Undo => (None, None),
    };
    let found = [one, other].into_iter().flatten().filter_map(|claim| match claim {
        DecidedClaim::Found(targets) => Some(targets),
        DecidedClaim::Codebook(_) => None,
    });
    [&made.target].into_iter().chain(found.flatten()).collect()
}

fn row(made: &ClaimDecision, ids: &BTreeMap<String, String>) -> NewDecision {
    let claim = |claim: &DecidedClaim| {
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
    };
    let (old, new) = match &made.decided {
        Decided::Accept(one) => (None, Some(claim(one))),
        Decided::Reject(one) => (Some(claim(one)), None),
        Decided::Assign(to, from) => (from.as_ref().map(claim), Some(claim(to))),
        Decided::Undo => (None, None),
    };
    NewDecision {
        who: made.who.clone(),
        kind: KIND.to_owned(),
        document: ids[&made.target.document].clone(),
        spans: made.target.content.clone(),
        quoted: made.target.quoted.clone(),
        verdict: made.decided.name().to_owned(),
        old,
        new,
        reason: made.reason.clone(),
    }
}

/// Names of documents by their ids, those of earlier versions too.
struct Names<'p> {
    project: &'p Project,
    known: BTreeMap<String, (String, bool)>,
}

impl Names<'_> {
    fn target(
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

    fn claim(&mut self, column: &str) -> Result<DecidedClaim, StoreError> {
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

fn made(written: &Decision, names: &mut Names<'_>) -> Result<ClaimDecision, StoreError> {
    let row = &written.decided;
    let damaged = || StoreError::Damaged(format!("a decision to {} has no claim", row.verdict));
    let mut claim =
        |column: &Option<String>| column.as_deref().map(|column| names.claim(column)).transpose();
    let (old, new) = (claim(&row.old)?, claim(&row.new)?);
    let decided = match row.verdict.as_str() {
        "accept" => Decided::Accept(new.ok_or_else(damaged)?),
        "reject" => Decided::Reject(old.ok_or_else(damaged)?),
        "assign" => Decided::Assign(new.ok_or_else(damaged)?, old),
        "undo" => Decided::Undo,
        other => return Err(StoreError::Damaged(format!("\"{other}\" is no verdict"))),
    };
    Ok(ClaimDecision {
        who: row.who.clone(),
        target: names.target(&row.document, row.spans.clone(), row.quoted.clone())?,
        decided,
        reason: row.reason.clone(),
        at: Some(written.at.clone()),
    })
}
