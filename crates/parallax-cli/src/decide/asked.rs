//! Takes what was typed or a table, gives what is asked for, row by row.

use std::path::Path;

use anyhow::Result;
use clap::ValueEnum as _;

use super::arguments::{DecideArguments, Verdict};
use crate::{exit::advice, sheet::Sheet};

/// A decision as a person words it.
#[derive(Debug)]
pub(super) struct Asked {
    /// Where it stands, with a colon; empty for what was typed.
    pub(super) place: String,
    pub(super) verdict: Verdict,
    /// Id of the statement.
    pub(super) statement: Option<String>,
    /// Name of its article, places and words of its content: they find a statement whose id has
    /// changed.
    pub(super) doc: Option<String>,
    pub(super) spans: Option<String>,
    pub(super) content: Option<String>,
    /// Id or label of the claim.
    pub(super) claim: Option<String>,
    pub(super) coder: String,
    pub(super) reason: Option<String>,
}

/// What was typed.
pub(super) fn typed(arguments: &DecideArguments, verdict: Verdict) -> Result<Asked> {
    Ok(Asked {
        place: String::new(),
        verdict,
        statement: arguments.statement.clone(),
        doc: None,
        spans: None,
        content: None,
        claim: arguments.claim.clone(),
        coder: coder(arguments)?,
        reason: arguments.reason.clone(),
    })
}

/// The rows of a table that have a verdict; in the second list, what is wrong with others.
pub(super) fn table(path: &Path, arguments: &DecideArguments) -> Result<(Vec<Asked>, Vec<String>)> {
    let sheet = Sheet::read(path)?;
    let columns = Columns::new(&sheet)?;
    let (mut asked, mut wrong) = (Vec::new(), Vec::new());
    for row in &sheet.rows {
        let get = |column: Option<&str>| column.and_then(|column| row.get(column));
        let owned = |column: Option<&str>| get(column).map(str::to_owned);
        let Some(verdict) = row.get(columns.verdict) else { continue };
        let Some(verdict) = verdict_of(verdict) else {
            let message = format!("\"{verdict}\" is no verdict: accept, reject, assign or undo");
            wrong.push(sheet.at(row.line, message));
            continue;
        };
        let coder = match owned(columns.coder) {
            Some(coder) => coder,
            None => coder(arguments)?,
        };
        asked.push(Asked {
            place: sheet.at(row.line, ""),
            verdict,
            statement: owned(columns.statement),
            doc: owned(columns.doc),
            spans: owned(columns.spans),
            content: owned(columns.content),
            claim: owned(columns.claim),
            coder,
            reason: owned(columns.reason).or_else(|| arguments.reason.clone()),
        });
    }
    Ok((asked, wrong))
}

fn verdict_of(word: &str) -> Option<Verdict> {
    Verdict::from_str(word, true).ok()
}

fn coder(arguments: &DecideArguments) -> Result<String> {
    let named = arguments.coder.as_deref().map(str::trim).filter(|coder| !coder.is_empty());
    named
        .map(str::to_owned)
        .ok_or_else(|| advice("a decision needs to know who decides", "Say who: --coder NAME"))
}

/// Which columns hold what.
struct Columns<'s> {
    verdict: &'s str,
    statement: Option<&'s str>,
    doc: Option<&'s str>,
    spans: Option<&'s str>,
    content: Option<&'s str>,
    claim: Option<&'s str>,
    coder: Option<&'s str>,
    reason: Option<&'s str>,
}

impl<'s> Columns<'s> {
    fn new(sheet: &'s Sheet) -> Result<Self> {
        let missing = |what: &str| {
            let wrong = format!("{}: there is no column {what}", sheet.path());
            advice(wrong, sheet.has_columns())
        };
        let content = sheet.column(&["content", "text"]);
        let doc = sheet.column(&["doc", "document", "article"]);
        if sheet.column(&["statement"]).is_none() && sheet.column(&["stances"]).is_some() {
            return Err(advice(
                format!("{}: these are claims; a decision is about one statement", sheet.path()),
                "Make a sheet with: parallax claims FILE.plx --members --format csv",
            ));
        }
        // Statements as they are printed call their own id `id`.
        let statement = sheet.column(&["statement", "statement_id", "id"]);
        if statement.is_none() && (doc.is_none() || content.is_none()) {
            return Err(missing("statement"));
        }
        Ok(Self {
            verdict: sheet.column(&["verdict", "decision"]).ok_or_else(|| missing("verdict"))?,
            statement,
            doc,
            spans: sheet.column(&["content_spans", "spans"]),
            content,
            claim: sheet.column(&["claim", "claim_id"]),
            coder: sheet.column(&["coder", "who"]),
            reason: sheet.column(&["reason", "note"]),
        })
    }
}
