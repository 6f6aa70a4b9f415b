//! Takes a kept article, gives the page that `show` prints.

use parallax::{
    present::KeptStatement,
    text::{Block, BlockKind, Document, Span},
};
use parallax_store::KeptDocument;

use super::{
    lanes::lanes,
    paint::{Paint, Role},
    wrap::wrap,
};
use crate::terminal::{columns, fitted, harmless};

/// Lines longer than this are hard to read.
const WIDEST: usize = 96;
/// Space to the left of what a number means.
const LEGEND: usize = 9;
/// Space to the left of the text.
const MARGIN: usize = 2;

/// The article with its statements marked, `width` columns wide at most.
pub(crate) fn page(kept: &KeptDocument, width: usize, paint: Paint) -> String {
    let width = width.min(WIDEST);
    let mut lines = heading(kept, width, paint);
    let mut told = 0;
    for block in blocks(&kept.document) {
        lines.extend(marked(kept, block, width, paint));
        let upto = kept.statements.partition_point(|s| first(s) < block.span.end);
        lines.extend(legend(&kept.statements, told..upto.max(told), width, paint));
        told = upto.max(told);
        lines.push(String::new());
    }
    lines.extend(legend(&kept.statements, told..kept.statements.len(), width, paint));
    lines.join("\n")
}

/// What is known about the article, and what the marks mean.
fn heading(kept: &KeptDocument, width: usize, paint: Paint) -> Vec<String> {
    let Document { name, metadata, .. } = &kept.document;
    let published = metadata.published.as_ref().map(|published| published.iso.as_str());
    let mut about: Vec<&str> = [metadata.outlet.as_deref(), published, metadata.url.as_deref()]
        .into_iter()
        .flatten()
        .collect();
    let statements = match kept.statements.len() {
        1 => "1 statement".to_owned(),
        count => format!("{count} statements"),
    };
    let words = format!("{} words", kept.words);
    about.extend([words.as_str(), statements.as_str()]);
    let mut lines = Vec::new();
    // Where the text begins with its title, once is enough.
    if let Some(title) = metadata.title.as_deref().filter(|title| !begins_with(kept, title)) {
        lines.push(line(Role::Strong, title, width, paint));
    }
    let about = format!("{name} · {}", about.join(" · "));
    lines.push(line(Role::Faint, &about, width, paint));
    if let Some(reason) = &kept.not_read {
        lines.push(line(Role::Strong, &format!("not read: {reason}"), width, paint));
    }
    if !kept.statements.is_empty() {
        let key = [Role::Source, Role::Cue, Role::Content].map(|role| {
            let mark: String = std::iter::repeat_n(role.mark(), 3).collect();
            paint.paint(role, &mark)
        });
        lines.push(format!("{} source  {} cue  {} content", key[0], key[1], key[2]));
    }
    lines.push(paint.paint(Role::Faint, &"─".repeat(width)));
    lines.push(String::new());
    lines
}

fn begins_with(kept: &KeptDocument, title: &str) -> bool {
    kept.document.text.trim_start_matches(['#', ' ', '\n']).starts_with(title)
}

/// The blocks in order, and whatever readable lies between them as paragraphs.
fn blocks(document: &Document) -> Vec<Block> {
    let text = &document.text;
    let mut all = Vec::new();
    let mut done = 0;
    let end = Span::new(text.len(), text.len());
    let last = Block { kind: BlockKind::Paragraph, span: end };
    for &block in document.blocks.iter().chain([&last]) {
        let start = (block.span.start as usize).max(done);
        if text[done..start].contains(char::is_alphanumeric) {
            all.push(Block { kind: BlockKind::Paragraph, span: Span::new(done, start) });
        }
        if !block.span.is_empty() {
            all.push(block);
        }
        done = done.max(block.span.end as usize);
    }
    all
}

/// One block with marks beneath its lines.
fn marked(kept: &KeptDocument, block: Block, width: usize, paint: Paint) -> Vec<String> {
    let (indent, role) = match block.kind {
        BlockKind::Title => ("", Role::Strong),
        BlockKind::Quote => ("┃ ", Role::Text),
        BlockKind::List => ("• ", Role::Text),
        BlockKind::Caption | BlockKind::Note => ("  ", Role::Faint),
        BlockKind::Lead | BlockKind::Paragraph => ("", Role::Text),
    };
    let left = MARGIN + indent.chars().count();
    let near = near(&kept.statements, block.span);
    let mut lines = Vec::new();
    for (index, line) in wrap(&kept.document.text, block.span, width - left).iter().enumerate() {
        let sign = if block.kind == BlockKind::List && index > 0 { "  " } else { indent };
        lines.push(format!("{:MARGIN$}{sign}{}", "", paint.paint(role, &line.text())));
        for lane in lanes(line, &near) {
            lines.push(format!("{:left$}{}", "", paint.row(&lane)));
        }
    }
    lines
}

/// The statements that touch a block, with their numbers: the rest would cost time at every line.
fn near(statements: &[KeptStatement], block: Span) -> Vec<(usize, &KeptStatement)> {
    let touches = |statement: &KeptStatement| {
        let mut spans = statement.source.iter().chain(&statement.cue).chain(&statement.content);
        spans.any(|span| span.overlaps(block))
    };
    (1..).zip(statements).filter(|(_, statement)| touches(statement)).collect()
}

/// First byte of a statement.
fn first(statement: &KeptStatement) -> u32 {
    let spans = statement.source.iter().chain(&statement.cue).chain(&statement.content);
    spans.map(|span| span.start).min().unwrap_or(0)
}

/// What the numbers of a paragraph mean.
fn legend(
    statements: &[KeptStatement],
    range: std::ops::Range<usize>,
    width: usize,
    paint: Paint,
) -> Vec<String> {
    let mut lines = Vec::new();
    for index in range {
        let statement = &statements[index];
        let mut about = vec![statement.kind.name(), statement.act.name(), statement.basis.name()];
        if statement.source.is_empty() {
            about.push("no source in the text");
        }
        let rule = match statement.score {
            Some(score) => format!("{} {score:.2}", statement.rule),
            None => statement.rule.clone(),
        };
        about.push(&rule);
        let inside = statement.parent.map(|parent| format!("inside {}", parent + 1));
        about.extend(inside.as_deref());
        let about = about.join(" · ");
        let whole = Span::new(0, about.len());
        for (row, line) in wrap(&about, whole, width.saturating_sub(LEGEND)).iter().enumerate() {
            let number = if row == 0 { (index + 1).to_string() } else { String::new() };
            let text = paint.paint(Role::Faint, &format!("{number:>5}  {}", line.text()));
            lines.push(format!("{:MARGIN$}{text}", ""));
        }
    }
    lines
}

/// One line, cut to the width.
fn line(role: Role, text: &str, width: usize, paint: Paint) -> String {
    let text = harmless(text);
    let length: usize = text.chars().map(columns).sum();
    let text = if length > width { fitted(&text, width) } else { text.into_owned() };
    paint.paint(role, text.trim_end())
}
