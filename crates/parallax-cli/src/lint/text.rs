//! Findings for reading: the lines with carets under the words, or one line each.

use std::{io::Write, ops::Range};

use annotate_snippets::{AnnotationKind, Group, Level as Shown, Renderer, Snippet};
use anyhow::Result;
use parallax::wording::Level;

use super::{
    article::Article,
    found::{Found, Place, Sheet},
    report::Report,
    summary,
};
use crate::terminal::{self, harmless};

/// Prints findings with their lines, then the summary.
pub(crate) fn print(report: &Report, out: &mut impl Write) -> Result<()> {
    let renderer = if terminal::has_colours() { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(terminal::width());
    for (article, found) in report.found() {
        writeln!(out, "{}\n", window(&renderer, article, found))?;
    }
    Ok(out.write_all(summary::text(report).as_bytes())?)
}

/// Prints one line a finding: `draft.md:3:1: warning[hedge] "may have been": ...`.
pub(crate) fn print_concise(report: &Report, out: &mut impl Write) -> Result<()> {
    for (article, found) in report.found() {
        let (place, level, rule) = (located(article, &found.place), found.level.name(), found.rule);
        let line = format!("{place}: {level}[{rule}] {}", titled(found));
        writeln!(out, "{}", harmless(&line))?;
    }
    Ok(out.write_all(summary::line(report).as_bytes())?)
}

/// The words and what the rule finds.
pub(crate) fn titled(found: &Found) -> String {
    format!("“{}”: {}", parallax::text::one_line(&found.words), found.message)
}

/// `draft.md:3:14`; `news.csv:12 text 3:14` where positions count in the text of a row.
pub(crate) fn located(article: &Article, place: &Place) -> String {
    let (line, column) = (place.start.line, place.start.column);
    match place.sheet {
        Sheet::Source => format!("{}:{line}:{column}", article.path),
        sheet => format!("{} {} {line}:{column}", article.locator(), sheet.name()),
    }
}

/// The lines of a finding with carets under its words.
fn window(renderer: &Renderer, article: &Article, found: &Found) -> String {
    let page = article.page(found.place.sheet);
    let around = page.lines_around(found.place.span);
    let span = cut(page.text(), found.place.span.range(), around.start as usize);
    let place = &found.place;
    let path = match place.sheet {
        Sheet::Source => article.path.clone(),
        sheet => format!("{} {} ", article.locator(), sheet.name()),
    };
    let snippet = Snippet::source(around.of(page.text()))
        .line_start(page.position(around.start).line)
        .path(harmless(&path).into_owned())
        .annotation(AnnotationKind::Primary.span(span));
    let title = shown(found.level).primary_title(found.message.as_str()).id(found.rule);
    let details = found.details.iter().map(|line| Shown::NOTE.message(line.as_str()));
    let voice = format!("voice: {}", found.voice.name());
    let group: Group<'_> = title
        .element(snippet)
        .elements(details)
        .element(Shown::HELP.message(found.help))
        .element(Shown::NOTE.message(voice));
    renderer.render(&[group])
}

/// A span of a text as one of the lines that begin at `start`; never one that ends in a line break.
fn cut(text: &str, span: Range<usize>, start: usize) -> Range<usize> {
    let words = text[span.clone()].trim_end();
    span.start - start..span.start - start + words.len()
}

fn shown(level: Level) -> Shown<'static> {
    match level {
        Level::Note => Shown::NOTE,
        Level::Warning => Shown::WARNING,
        Level::Error => Shown::ERROR,
    }
}
