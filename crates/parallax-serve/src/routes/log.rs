//! `GET /api/log`: what was decided, newest first.

use axum::{
    Json,
    extract::State,
    response::{IntoResponse as _, Response},
};
use parallax_store::{LogEntry as Kept, LogFilter, Project};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    ask::Asked,
    list::{Row, cell, list},
    page::{Format, Page, Paging, Window},
    problem::Problem,
    step::label,
    workbench::{Shared, Shelf},
};

/// Which entries are asked for.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub(crate) struct Wanted {
    /// Those with a smaller number.
    before: Option<u64>,
    /// Those of this coder.
    who: Option<String>,
    /// Those about the statement with this id.
    statement: Option<String>,
    /// Those about the document with this id.
    document: Option<String>,
}

/// A decision of the log.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct LogEntry {
    /// Its number.
    seq: u64,
    /// When, RFC 3339 in UTC.
    at: String,
    who: String,
    kind: String,
    verdict: String,
    /// Id of the document.
    document: Option<String>,
    /// Name of the document.
    doc: Option<String>,
    /// The words that it is about.
    quoted: String,
    old: Option<String>,
    new: Option<String>,
    reason: Option<String>,
    /// The step that it belongs to.
    step: Option<String>,
    /// Whether its step is taken back.
    undone: bool,
    /// What was done, in words.
    label: String,
}

/// What was decided, newest first. `next` is the `before` of the page behind.
#[utoipa::path(
    get, path = "/api/log", tag = "decisions", params(Wanted, Paging),
    responses((status = 200, body = Page<LogEntry>), (status = "default", body = Problem))
)]
pub(crate) async fn log(
    State(bench): State<Shared>,
    Asked(wanted, paging, _): Asked<Wanted, Paging>,
) -> Result<Response, Problem> {
    let read = move |project: &Project, _: &Shelf, window: &Window| {
        let after = window.after.as_deref().map(str::parse).transpose();
        let after = after.map_err(|_| Problem::unusable("the cursor is none that a page gave"))?;
        let filter = LogFilter {
            before: after.or(wanted.before),
            limit: Some(window.limit as u32 + 1),
            who: wanted.who.clone(),
            document: wanted.document.clone(),
            statement: wanted.statement.clone(),
            ..LogFilter::default()
        };
        let mut entries: Vec<LogEntry> = project.log(&filter)?.iter().map(entry).collect();
        let is_more = entries.len() > window.limit;
        entries.truncate(window.limit);
        let total = project.log_facts()?.decisions as usize;
        let last = entries.last().filter(|_| is_more).map(|entry| entry.seq.to_string());
        Ok(Page::new(entries, total, last.as_deref()))
    };
    if paging.format == Format::Csv {
        return list(bench, &paging, "log", read).await;
    }
    let window = paging.window()?;
    let read = move |project: &Project, shelf: &Shelf| {
        let mut page = read(project, shelf, &window)?;
        // The number of an entry is known to everybody, and `before` takes it.
        let last = page.items.last().map(|entry| entry.seq.to_string());
        page.next = page.next.and(last);
        Ok(Json(page).into_response())
    };
    bench.look(read).await
}

fn entry(kept: &Kept) -> LogEntry {
    let decided = &kept.decision.decided;
    LogEntry {
        seq: kept.decision.seq,
        at: kept.decision.at.clone(),
        who: decided.who.clone(),
        kind: decided.kind.clone(),
        verdict: decided.verdict.clone(),
        document: Some(decided.document.clone()).filter(|document| !document.is_empty()),
        doc: kept.doc.clone(),
        quoted: decided.quoted.clone(),
        old: decided.old.clone(),
        new: decided.new.clone(),
        reason: decided.reason.clone(),
        step: kept.decision.step.clone(),
        undone: kept.is_undone,
        label: label(std::slice::from_ref(kept)),
    }
}

impl Row for LogEntry {
    const COLUMNS: &'static [&'static str] = &[
        "seq", "at", "who", "kind", "verdict", "doc", "quoted", "old", "new", "reason", "step",
        "undone", "document",
    ];

    fn cells(&self) -> Vec<String> {
        vec![
            self.seq.to_string(),
            self.at.clone(),
            self.who.clone(),
            self.kind.clone(),
            self.verdict.clone(),
            cell(self.doc.as_deref()),
            self.quoted.clone(),
            cell(self.old.as_deref()),
            cell(self.new.as_deref()),
            cell(self.reason.as_deref()),
            cell(self.step.as_deref()),
            self.undone.to_string(),
            cell(self.document.as_deref()),
        ]
    }
}
