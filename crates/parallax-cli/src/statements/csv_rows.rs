//! One row a statement, with a header; spans joined, positions as `start-end`.

use std::io::{BufWriter, StdoutLock, Write as _};

use anyhow::Result;
use csv::Writer;
use parallax::present::{Region, StatementRow};

use super::joined;

/// Prints statements as CSV.
pub(crate) struct CsvRows(Writer<BufWriter<StdoutLock<'static>>>);

const HEADER: [&str; 17] = [
    "id",
    "doc",
    "outlet",
    "published",
    "source",
    "cue",
    "content",
    "kind",
    "act",
    "basis",
    "parent",
    "chain",
    "rule",
    "score",
    "source_spans",
    "cue_spans",
    "content_spans",
];

impl CsvRows {
    /// Prints the header.
    pub(crate) fn new(out: BufWriter<StdoutLock<'static>>) -> Result<Self> {
        let mut rows = Writer::from_writer(out);
        rows.write_record(HEADER)?;
        Ok(Self(rows))
    }

    /// Prints one row.
    pub(crate) fn print(&mut self, row: &StatementRow) -> Result<()> {
        let score = row.score.map(|score| score.to_string()).unwrap_or_default();
        self.0.write_record([
            row.id.as_str(),
            &row.doc,
            row.outlet.as_deref().unwrap_or_default(),
            row.published.as_deref().unwrap_or_default(),
            &joined(&row.source),
            &joined(&row.cue),
            &joined(&row.content),
            row.kind,
            row.act,
            row.basis,
            row.parent.as_deref().unwrap_or_default(),
            &row.chain.join(" "),
            &row.rule,
            &score,
            &positions(&row.source),
            &positions(&row.cue),
            &positions(&row.content),
        ])?;
        Ok(())
    }

    /// Writes what is left.
    pub(crate) fn end(self) -> Result<()> {
        let mut out = self.0.into_inner().map_err(csv::IntoInnerError::into_error)?;
        out.flush()?;
        Ok(())
    }
}

/// As `0-9 12-20`.
fn positions(regions: &[Region]) -> String {
    let spans: Vec<String> =
        regions.iter().map(|region| format!("{}-{}", region.start, region.end)).collect();
    spans.join(" ")
}
