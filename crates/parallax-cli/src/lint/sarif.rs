//! Findings as SARIF 2.1.0 (OASIS 2020), for code scanning.

use std::{collections::BTreeMap, fmt::Write as _, io::Write};

use anyhow::Result;
use parallax::wording::Level;
use serde_json::{Value, json};

use super::{
    article::Article,
    explain::{Explained, explained},
    found::{Found, Sheet},
    report::Report,
    text::titled,
};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Prints one log with one run.
pub(crate) fn print(report: &Report, out: &mut impl Write) -> Result<()> {
    let rules: Vec<Explained> = explained();
    let numbers: BTreeMap<&str, usize> =
        rules.iter().enumerate().map(|(number, rule)| (rule.id, number)).collect();
    let results: Vec<Value> =
        report.found().map(|(article, found)| result(article, found, &numbers)).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "parallax",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(rule).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    writeln!(out, "{}", serde_json::to_string_pretty(&log)?)?;
    Ok(())
}

fn rule(rule: &Explained) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.definition },
        "fullDescription": { "text": format!("{} {}", rule.definition, rule.citation) },
        "help": { "text": rule.help },
        "defaultConfiguration": { "level": rule.level.name() },
    })
}

fn result(article: &Article, found: &Found, numbers: &BTreeMap<&str, usize>) -> Value {
    let mut message = titled(found);
    for detail in &found.details {
        let _ = write!(message, "\n{detail}");
    }
    let mut result = json!({
        "ruleId": found.rule,
        "level": level(found.level),
        "message": { "text": message },
        "locations": [location(article, found)],
        "partialFingerprints": { "wording/v1": fingerprint(found) },
        "properties": { "voice": found.voice.name() },
    });
    if let Some(number) = numbers.get(found.rule) {
        result["ruleIndex"] = (*number).into();
    }
    result
}

/// By what a finding is known again when its lines have moved.
fn fingerprint(found: &Found) -> String {
    super::article::paragraph_hash(&format!("{} {} {}", found.rule, found.words, found.paragraph))
}

/// A row of a table has a line, a web page none: positions in its text would point elsewhere.
fn location(article: &Article, found: &Found) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(&article.path) } });
    let place = &found.place;
    if place.sheet == Sheet::Source {
        physical["region"] = json!({
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
            "snippet": { "text": found.words },
        });
    } else if let Some(row) = article.row {
        physical["region"] = json!({ "startLine": row });
    }
    json!({ "physicalLocation": physical })
}

fn level(level: Level) -> &'static str {
    level.name()
}

/// A path as a reference of RFC 3986.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("news/a b:ü.md"), "news/a%20b%3A%C3%BC.md");
        assert_eq!(uri("/srv/a.md"), "file:///srv/a.md");
    }
}
