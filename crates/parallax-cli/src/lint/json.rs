//! Findings for programs: one JSON object, or one a line.

use std::io::Write;

use anyhow::Result;
use serde_json::{Value, json};

use super::{article::Article, found::Found, report::Report, summary};

/// Version of the form: it grows when a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// Prints one object with all findings and the summary.
pub(crate) fn print(report: &Report, out: &mut impl Write) -> Result<()> {
    let findings: Vec<Value> =
        report.found().map(|(article, found)| finding(article, found)).collect();
    let whole = json!({
        "version": VERSION,
        "columns": "unicode-code-points",
        "findings": findings,
        "summary": summary::json(report),
    });
    writeln!(out, "{}", serde_json::to_string_pretty(&whole)?)?;
    Ok(())
}

/// Prints one object a finding.
pub(crate) fn print_lines(report: &Report, out: &mut impl Write) -> Result<()> {
    for (article, found) in report.found() {
        writeln!(out, "{}", serde_json::to_string(&finding(article, found))?)?;
    }
    Ok(())
}

/// One finding. `place.in` says what lines and columns count in: the file (source), the text that was
/// read from it, or its title.
fn finding(article: &Article, found: &Found) -> Value {
    let place = &found.place;
    let position = |at: super::page::Position| json!({ "line": at.line, "column": at.column });
    json!({
        "path": article.path,
        "row": article.row,
        "rule": found.rule,
        "level": found.level.name(),
        "voice": found.voice.name(),
        "place": {
            "in": place.sheet.name(),
            "start": position(place.start),
            "end": position(place.end),
        },
        "words": found.words,
        "target": found.target,
        "message": found.message,
        "help": found.help,
        "details": found.details,
        "score": found.score,
        "paragraph": found.paragraph,
    })
}
