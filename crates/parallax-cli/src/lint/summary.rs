//! What a run comes to: counts by level and rule, never one score.

use std::fmt::Write as _;

use parallax::wording::Level;
use serde_json::{Value, json};

use super::report::{Hidden, Report};

/// The summary for reading, in a line and a table of rules.
pub(crate) fn text(report: &Report) -> String {
    let mut text = line(report);
    for (rule, count) in report.by_rule() {
        let _ = writeln!(text, "{count:>7}  {rule}");
    }
    if !report.by_rule().is_empty() {
        text.push_str(
            "A finding says what a wording does. More on a rule: parallax explain RULE\n",
        );
    }
    text
}

/// The summary in one line, and what is not shown in another.
pub(crate) fn line(report: &Report) -> String {
    let found = report.found().count();
    let articles = counted(report.articles.len(), "article");
    let words = counted(report.words(), "word");
    let mut text = if found == 0 {
        format!("No findings in {articles}, {words}.\n")
    } else {
        let levels = Level::ALL.into_iter().rev().map(|level| (level, report.of_level(level)));
        let levels = levels.filter(|(_, count)| *count > 0);
        let levels: Vec<String> = levels.map(|(level, n)| counted(n, level.name())).collect();
        let (findings, with) = (counted(found, "finding"), report.with_findings());
        format!("{findings} in {with} of {articles}, {words}: {}.\n", levels.join(", "))
    };
    let hidden = hidden(&report.hidden);
    if !hidden.is_empty() {
        let _ = writeln!(text, "Not shown: {}.", hidden.join(", "));
    }
    text
}

/// The summary for programs.
pub(crate) fn json(report: &Report) -> Value {
    let Hidden { comments, voices, baseline, unchanged } = report.hidden;
    let levels = Level::ALL.map(|level| (level.name().to_owned(), report.of_level(level).into()));
    json!({
        "articles": report.articles.len(),
        "articles_with_findings": report.with_findings(),
        "words": report.words(),
        "findings": report.found().count(),
        "levels": Value::Object(levels.into_iter().collect()),
        "rules": report.by_rule(),
        "not_shown": {
            "comments": comments, "voices": voices, "baseline": baseline, "unchanged": unchanged,
        },
        "inputs_not_read": report.failed,
    })
}

fn hidden(hidden: &Hidden) -> Vec<String> {
    let reasons = [
        (hidden.comments, "kept by comments"),
        (hidden.voices, "in words of others (--voice all)"),
        (hidden.baseline, "in the baseline"),
        (hidden.unchanged, "on unchanged lines"),
    ];
    let reasons = reasons.into_iter().filter(|(count, _)| *count > 0);
    reasons.map(|(count, reason)| format!("{count} {reason}")).collect()
}

/// `1 word`, `2 words`.
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
