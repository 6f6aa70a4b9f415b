//! Findings as annotations of GitHub Actions.

use std::io::Write;

use anyhow::Result;
use parallax::wording::Level;

use super::{
    article::Article,
    found::{Found, Sheet},
    report::Report,
    text::titled,
};

/// Prints one workflow command a finding.
pub(crate) fn print(report: &Report, out: &mut impl Write) -> Result<()> {
    for (article, found) in report.found() {
        writeln!(out, "{}", annotation(article, found))?;
    }
    Ok(())
}

fn annotation(article: &Article, found: &Found) -> String {
    let command = match found.level {
        Level::Note => "notice",
        Level::Warning => "warning",
        Level::Error => "error",
    };
    let mut message = titled(found);
    for detail in &found.details {
        message.extend(["\n", detail]);
    }
    message.extend(["\n", found.help]);
    format!(
        "::{command} file={}{},title={}::{}",
        property(&article.path),
        lines(article, found),
        property(&format!("parallax {}", found.rule)),
        data(&message)
    )
}

/// Lines and columns; columns are taken only where all is on one line.
fn lines(article: &Article, found: &Found) -> String {
    let place = &found.place;
    let (start, end) = (place.start, place.end);
    match (place.sheet, article.row) {
        (Sheet::Source, _) if start.line == end.line => {
            let last = end.column.saturating_sub(1).max(start.column);
            format!(
                ",line={},endLine={},col={},endColumn={last}",
                start.line, end.line, start.column
            )
        }
        (Sheet::Source, _) => format!(",line={},endLine={}", start.line, end.line),
        (_, Some(row)) => format!(",line={row}"),
        (_, None) => String::new(),
    }
}

/// What stands behind `::`.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("5 %::\r\nb"), "5 %25::%0D%0Ab");
        assert_eq!(property("a:b,c%"), "a%3Ab%2Cc%25");
    }
}
