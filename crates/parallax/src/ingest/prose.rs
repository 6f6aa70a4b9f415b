//! Builds a cleaned text block by block: what the readers of Markdown and HTML write into.

use crate::text::{Alignment, Block, BlockKind, Citation, CitationKind, Piece, Span};

use super::marks;

/// A cleaned text in the making. Blocks are parted by a blank line.
#[derive(Debug, Default)]
pub(super) struct Prose {
    text: String,
    blocks: Vec<Block>,
    citations: Vec<Citation>,
    alignment: Alignment,
    /// Where the open block began, and what it is.
    open: Option<(usize, BlockKind)>,
    /// What the next block will be.
    next: Option<BlockKind>,
    /// Links begun and not ended: where, and to what.
    links: Vec<(usize, String)>,
    /// How far the source has been used; pieces never go back.
    used: u32,
}

/// A cleaned text with its layout.
#[derive(Debug)]
pub(super) struct Finished {
    pub(super) text: String,
    pub(super) blocks: Vec<Block>,
    pub(super) citations: Vec<Citation>,
    pub(super) alignment: Alignment,
}

impl Prose {
    /// Ends the block that is open; the next words begin one of `kind`.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.next = Some(kind);
    }

    /// Ends the block that is open.
    pub(super) fn end(&mut self) {
        self.next = None;
        let Some((start, kind)) = self.open.take() else { return };
        let end = start + self.text[start..].trim_end().len();
        self.blocks.push(Block { kind, span: Span::new(start, end) });
    }

    /// Whether the open block has words.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What was written into the open block.
    pub(super) fn written(&self) -> &str {
        self.open.map_or("", |(start, _)| &self.text[start..])
    }

    /// Makes the open block one of `kind`.
    pub(super) fn turn_into(&mut self, kind: BlockKind) {
        if let Some((_, open)) = &mut self.open {
            *open = kind;
        }
    }

    /// Writes `words`, which came from `source`. White space at the start of a block is left out.
    pub(super) fn write(&mut self, words: &str, source: Option<Span>) {
        let (words, source) = if self.is_open() {
            (words, source)
        } else {
            let trimmed = words.trim_start();
            let cut = words.len() - trimmed.len();
            (trimmed, source.map(|source| without_start(source, words.len(), cut)))
        };
        if words.is_empty() {
            return;
        }
        if self.open.is_none() {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
            }
            self.open = Some((self.text.len(), self.next.unwrap_or(BlockKind::Paragraph)));
        }
        let start = self.text.len();
        self.text.push_str(words);
        if let Some(source) = source.filter(|source| source.start >= self.used) {
            self.used = source.end;
            self.alignment.push(Piece { text: Span::new(start, self.text.len()), source });
        }
    }

    /// Writes `words` with every run of white space as one space, as a page shows them.
    pub(super) fn write_collapsed(&mut self, words: &str) {
        let mut gap = words.starts_with(char::is_whitespace);
        for word in words.split_whitespace() {
            if gap && !self.written().ends_with(char::is_whitespace) {
                self.write(" ", None);
            }
            self.write(word, None);
            gap = true;
        }
        let ends_in_space = words.ends_with(char::is_whitespace);
        if ends_in_space && self.is_open() && !self.written().ends_with(char::is_whitespace) {
            self.write(" ", None);
        }
    }

    /// The words from here to the end of the link lead to `target`.
    pub(super) fn begin_link(&mut self, target: String) {
        self.links.push((self.text.len(), target));
    }

    /// Ends the link begun last.
    pub(super) fn end_link(&mut self) {
        let Some((start, target)) = self.links.pop() else { return };
        let words = self.text[start..].trim_start();
        let start = self.text.len() - words.len();
        let end = start + words.trim_end().len();
        if start < end && !target.is_empty() {
            let span = Span::new(start, end);
            self.citations.push(Citation { kind: CitationKind::Link, span, target });
        }
    }

    /// Writes the mark of the note `label`, as `[12]`.
    pub(super) fn mark(&mut self, label: &str, source: Option<Span>) {
        self.write(&format!("[{label}]"), source);
        let end = self.text.len();
        let span = Span::new(end - label.len() - 2, end);
        let target = label.to_owned();
        self.citations.push(Citation { kind: CitationKind::Footnote, span, target });
    }

    /// The text, with marks and addresses found that were written out in it.
    pub(super) fn finish(mut self) -> Finished {
        self.end();
        let mut citations = self.citations;
        citations.sort_by_key(|citation| citation.span);
        let known: Vec<Span> = citations.iter().map(|citation| citation.span).collect();
        let written = marks::citations(&self.text, &self.blocks);
        citations.extend(written.into_iter().filter(|found| {
            let before = known.partition_point(|known| known.start < found.span.end);
            before.checked_sub(1).is_none_or(|last| !known[last].overlaps(found.span))
        }));
        citations.sort_by(|a, b| (a.span, a.kind, &a.target).cmp(&(b.span, b.kind, &b.target)));
        Finished { text: self.text, blocks: self.blocks, citations, alignment: self.alignment }
    }
}

/// The source of words of `length` bytes after the first `cut` of them were left out.
fn without_start(source: Span, length: usize, cut: usize) -> Span {
    if source.len() == length {
        Span { start: source.start + cut as u32, end: source.end }
    } else {
        source
    }
}
