//! Takes plain text, gives its blocks and the line breaks inside them.

use crate::text::{Block, BlockKind, Span};

use super::kinds;
use super::lines::{Line, lines};
use super::wrapping::{is_full, width};

/// The layout of a plain text.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// In order, without overlaps.
    pub(super) blocks: Vec<Block>,
    /// The breaks inside blocks that a program made: where a line was wrapped or a page ended.
    pub(super) breaks: Vec<Span>,
}

/// Finds the blocks of `text`: blank lines part them; where lines were not wrapped, so does every
/// line break.
pub(super) fn layout(text: &str) -> Layout {
    let lines = lines(text);
    let width = width(&lines);
    let mut chunks = split(&lines, width);
    kinds::classify(&lines, &mut chunks);
    if let Some(width) = width {
        chunks = join_pages(&lines, &chunks, width);
    }
    let blocks = chunks.iter().map(|chunk| chunk.block(&lines)).collect();
    let breaks = match width {
        Some(_) => chunks.iter().flat_map(|chunk| chunk.breaks(&lines)).collect(),
        None => Vec::new(),
    };
    Layout { blocks, breaks }
}

/// Lines that make one block: from `first` to `last`, without those from `gap` (page furniture).
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) kind: BlockKind,
    /// Lines inside that belong to the page and not to the text, each as a half-open range.
    gaps: Vec<(usize, usize)>,
}

impl Chunk {
    /// Its lines, in a list of all.
    pub(super) fn of<'l, 't>(&self, lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
        &lines[self.first..=self.last]
    }

    fn block(&self, lines: &[Line<'_>]) -> Block {
        let span = Span { start: lines[self.first].span.start, end: lines[self.last].span.end };
        Block { kind: self.kind, span }
    }

    fn breaks(&self, lines: &[Line<'_>]) -> Vec<Span> {
        let mut breaks = Vec::new();
        let mut line = self.first;
        while line < self.last {
            let gap = self.gaps.iter().find(|gap| gap.0 == line + 1);
            let next = gap.map_or(line + 1, |gap| gap.1);
            breaks.push(Span { start: lines[line].span.end, end: lines[next].span.start });
            line = next;
        }
        breaks
    }
}

fn split(lines: &[Line<'_>], width: Option<usize>) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut group = 0;
    while group < lines.len() {
        let size = lines[group..].iter().skip(1).take_while(|line| !line.after_blank).count() + 1;
        let verse = width.is_none() && is_verse(&lines[group..group + size]);
        let mut first = group;
        for last in group..group + size {
            let ends = last + 1 == group + size
                || match width {
                    Some(width) => parts_wrapped(lines, group, last, width),
                    None => !verse && parts_unwrapped(&lines[last], &lines[last + 1]),
                };
            if ends {
                chunks.push(Chunk { first, last, kind: BlockKind::Paragraph, gaps: Vec::new() });
                first = last + 1;
            }
        }
        group += size;
    }
    chunks
}

/// Whether a block ends with line `at` of a wrapped text, though no blank line follows.
fn parts_wrapped(lines: &[Line<'_>], group: usize, at: usize, width: usize) -> bool {
    let (line, next) = (&lines[at], &lines[at + 1]);
    let short = !is_full(line.width(), width);
    let heads = at == group && line.width() * 5 < width * 3 && next.begins_high();
    let is_paragraph_end = line.ends_sentence() && (short || next.indent > line.indent + 1);
    begins_block(line, next) || is_paragraph_end || (heads && !line.ends_sentence())
}

fn parts_unwrapped(line: &Line<'_>, next: &Line<'_>) -> bool {
    line.quoted != next.quoted || !line.quoted
}

fn begins_block(line: &Line<'_>, next: &Line<'_>) -> bool {
    next.quoted != line.quoted
        || next.begins_note()
        || next.begins_caption()
        || (next.begins_item() && (line.begins_item() || line.ends_sentence()))
        || next.heads_notes()
}

/// Whether lines are verse: at least three, all short, and most ending inside a sentence.
fn is_verse(lines: &[Line<'_>]) -> bool {
    const LONGEST: usize = 60;
    let ends = lines.iter().filter(|line| line.ends_sentence()).count();
    lines.len() >= 3
        && ends * 2 < lines.len()
        && lines.iter().all(|line| line.width() < LONGEST && !line.begins_item() && !line.quoted)
}

/// Joins a paragraph that a page break cut in two: the first part ends at the margin inside a
/// sentence, the second begins in lower case, and between them is nothing, or a few short lines
/// (the page's number, running head or foot), which become part of the break.
fn join_pages(lines: &[Line<'_>], chunks: &[Chunk], width: usize) -> Vec<Chunk> {
    let mut joined: Vec<Chunk> = Vec::with_capacity(chunks.len());
    let mut next = 0;
    while next < chunks.len() {
        let rest = &chunks[next..];
        let skipped = joined.last().and_then(|open| {
            let runs_on = runs_on(lines, open, width);
            (0..=MOST_FURNITURE).find(|&skipped| {
                runs_on
                    && rest.get(skipped).is_some_and(|chunk| goes_on(lines, open, chunk))
                    && rest[..skipped].iter().all(|chunk| is_furniture(lines, chunk, width))
            })
        });
        if let (Some(skipped), Some(open)) = (skipped, joined.last_mut()) {
            if skipped > 0 {
                open.gaps.push((rest[0].first, rest[skipped].first));
            }
            open.last = rest[skipped].last;
            next += skipped + 1;
        } else {
            joined.push(rest[0].clone());
            next += 1;
        }
    }
    joined
}

/// Most pieces between two pages, and most lines of one piece.
const MOST_FURNITURE: usize = 3;

fn runs_on(lines: &[Line<'_>], chunk: &Chunk, width: usize) -> bool {
    let last = &lines[chunk.last];
    matches!(chunk.kind, BlockKind::Paragraph | BlockKind::Quote)
        && !last.ends_sentence()
        && is_full(last.width(), width)
}

fn goes_on(lines: &[Line<'_>], open: &Chunk, chunk: &Chunk) -> bool {
    let line = &lines[chunk.first];
    chunk.kind == open.kind && line.after_blank && line.begins_low()
}

fn is_furniture(lines: &[Line<'_>], chunk: &Chunk, width: usize) -> bool {
    let inside = chunk.of(lines);
    inside.len() <= MOST_FURNITURE
        && inside.iter().all(|line| line.width() * 4 < width * 3 && !line.ends_sentence())
}
