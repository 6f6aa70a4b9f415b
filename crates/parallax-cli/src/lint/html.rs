//! Findings as one page for a browser that needs nothing else.

use std::io::Write;

use anyhow::Result;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use parallax::text::Span;

use super::{
    article::Article,
    found::{Found, Sheet},
    report::Report,
    summary,
};

/// Prints the page. Every word of articles is escaped.
pub(crate) fn print(report: &Report, out: &mut impl Write) -> Result<()> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Wording findings" }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                h1 { "Wording findings" }
                p.note {
                    "A finding says what a wording does, not that it is wrong, and never who is right."
                }
                @for line in summary::line(report).lines() { p { (line) } }
                (rules(report))
                @for article in report.articles.iter().filter(|article| !article.found.is_empty()) {
                    (section(article))
                }
            }
        }
    };
    Ok(out.write_all(page.into_string().as_bytes())?)
}

fn rules(report: &Report) -> Markup {
    html! {
        @if !report.by_rule().is_empty() {
            table {
                thead { tr { th { "rule" } th { "findings" } } }
                tbody {
                    @for (rule, count) in report.by_rule() {
                        tr { td { (rule) } td.count { (count) } }
                    }
                }
            }
        }
    }
}

fn section(article: &Article) -> Markup {
    html! {
        section {
            h2 { (article.locator()) }
            @for (sheet, lines, found) in by_lines(article) {
                @let text = article.page(sheet).text();
                blockquote dir="auto" { (marked(text, lines, &found)) }
                ol {
                    @for one in &found { (item(article, one)) }
                }
            }
        }
    }
}

fn item(article: &Article, found: &Found) -> Markup {
    let place = super::text::located(article, &found.place);
    html! {
        li.(found.level.name()) {
            code { (found.rule) } " " span.level { (found.level.name()) }
            " “" span dir="auto" { (found.words) } "” " (found.message)
            @for detail in &found.details { p.detail { (detail) } }
            p.more { (found.help) " " (place) ", voice: " (found.voice.name()) }
        }
    }
}

/// Findings that stand on the same lines, with these lines.
fn by_lines(article: &Article) -> Vec<(Sheet, Span, Vec<&Found>)> {
    let mut groups: Vec<(Sheet, Span, Vec<&Found>)> = Vec::new();
    for found in &article.found {
        let sheet = found.place.sheet;
        let lines = article.page(sheet).lines_around(found.place.span);
        match groups.last_mut() {
            Some((last, around, group)) if *last == sheet && around.overlaps(lines) => {
                *around =
                    Span { start: around.start.min(lines.start), end: around.end.max(lines.end) };
                group.push(found);
            }
            _ => groups.push((sheet, lines, vec![found])),
        }
    }
    groups
}

/// The lines with a mark on all words of findings, and each finding's number behind its words.
fn marked(text: &str, lines: Span, found: &[&Found]) -> Markup {
    let spans: Vec<Span> = found.iter().map(|found| found.place.span).collect();
    let mut cuts: Vec<u32> = spans.iter().flat_map(|span| [span.start, span.end]).collect();
    cuts.extend([lines.start, lines.end]);
    cuts.sort_unstable();
    cuts.dedup();
    html! {
        @for cut in cuts.windows(2) {
            @let part = Span { start: cut[0], end: cut[1] };
            @if spans.iter().any(|span| span.contains(part)) { mark { (part.of(text)) } }
            @else { (part.of(text)) }
            @for (number, _) in spans.iter().enumerate().filter(|(_, span)| span.end == part.end) {
                sup { (number + 1) }
            }
        }
    }
}
