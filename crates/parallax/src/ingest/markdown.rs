//! Takes Markdown, gives a document of its prose with a way back to the source.

use std::ops::Range;

use pulldown_cmark::{Event, Options as Syntax, Parser, Tag, TagEnd};

use crate::text::{BlockKind, Document, Span};

use super::plain::{Origin, with_language};
use super::prose::Prose;
use super::record::clean;
use super::{MAX_TEXT, Options, Reason, front_matter, lines};

/// The document of a Markdown file: its prose without markup, headings as titles, block quotes,
/// items, notes; rows of tables and texts of pictures as captions; links and footnote marks.
pub(super) fn document(
    origin: Origin<'_>,
    source: &str,
    options: &Options,
) -> Result<Document, Reason> {
    if source.len() > MAX_TEXT {
        return Err(Reason::TooLong(MAX_TEXT >> 20));
    }
    let (mut record, body) = front_matter::split(source);
    let id = clean(record.id.take());
    let finished = Writer::new(source, body).write().finish();
    if finished.text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let metadata = with_language(record.metadata(), &finished.text, options);
    Ok(Document {
        id: origin.id(),
        name: id.unwrap_or_else(|| origin.name.to_owned()),
        locator: origin.locator.to_owned(),
        text: finished.text,
        metadata,
        blocks: finished.blocks,
        citations: finished.citations,
        alignment: Some(finished.alignment),
    })
}

struct Writer<'s> {
    source: &'s str,
    body: usize,
    prose: Prose,
    /// The kinds of the quotes, items and notes around the current place, outermost first.
    around: Vec<BlockKind>,
    /// Inside a picture's text in the middle of a sentence, which is not part of it.
    muted: bool,
    /// Inside a script or style of an HTML block.
    hidden: bool,
}

impl<'s> Writer<'s> {
    fn new(source: &'s str, body: usize) -> Self {
        let prose = Prose::default();
        Self { source, body, prose, around: Vec::new(), muted: false, hidden: false }
    }

    fn write(mut self) -> Prose {
        let syntax =
            Syntax::ENABLE_FOOTNOTES | Syntax::ENABLE_TABLES | Syntax::ENABLE_STRIKETHROUGH;
        let parser = Parser::new_ext(&self.source[self.body..], syntax).into_offset_iter();
        for (event, range) in parser {
            let range = range.start + self.body..range.end + self.body;
            match event {
                Event::Start(tag) => self.start(tag),
                Event::End(tag) => self.end(tag),
                Event::Text(words) => self.words(&words, range),
                Event::Code(words) => self.inner(&words, range),
                Event::SoftBreak => self.gap(" ", range),
                Event::HardBreak => self.gap("\n", range),
                Event::FootnoteReference(label) => self.mark(&label, range),
                Event::Html(html) => self.html(&html, range),
                Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => {
                    self.gap("\n", range);
                }
                _ => {}
            }
        }
        self.prose
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => self.begin(BlockKind::Paragraph),
            Tag::Heading { .. } => self.begin(BlockKind::Title),
            Tag::TableHead | Tag::TableRow => self.prose.begin(BlockKind::Caption),
            Tag::TableCell if self.prose.is_open() => self.prose.write("\t", None),
            Tag::BlockQuote(_) => self.enter(BlockKind::Quote),
            Tag::Item => self.enter(BlockKind::List),
            Tag::List(_) => self.prose.end(),
            Tag::FootnoteDefinition(label) => {
                self.enter(BlockKind::Note);
                self.prose.write(&format!("[{label}] "), None);
            }
            Tag::Link { dest_url, .. } => self.prose.begin_link(dest_url.into_string()),
            Tag::Image { .. } if self.prose.written().trim().is_empty() => {
                self.prose.begin(BlockKind::Caption);
            }
            Tag::Image { .. } => self.muted = true,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                let is_caption = lines::begins_caption(self.prose.written());
                if is_caption && self.around.is_empty() {
                    self.prose.turn_into(BlockKind::Caption);
                }
                self.prose.end();
            }
            TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::TableHead
            | TagEnd::TableRow => self.prose.end(),
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.prose.end();
                self.around.pop();
            }
            TagEnd::Link => self.prose.end_link(),
            TagEnd::Image if self.muted => self.muted = false,
            TagEnd::Image => self.begin(BlockKind::Paragraph),
            _ => {}
        }
    }

    /// Begins a block of `kind`, or of what is around it: a paragraph of a quote is the quote. The
    /// first paragraph of a note goes on behind its label.
    fn begin(&mut self, kind: BlockKind) {
        let inherited = self.around.last().copied().filter(|_| kind != BlockKind::Title);
        let behind_label = inherited == Some(BlockKind::Note) && self.prose.is_open();
        if !behind_label {
            self.prose.begin(inherited.unwrap_or(kind));
        }
    }

    /// A quote in an item is a quote, an item in a quote stays one, a note is a note throughout.
    fn enter(&mut self, kind: BlockKind) {
        let kind = match self.around.last() {
            Some(BlockKind::Note) => BlockKind::Note,
            Some(BlockKind::Quote) => BlockKind::Quote,
            _ => kind,
        };
        self.around.push(kind);
        self.prose.begin(kind);
    }

    fn words(&mut self, words: &str, range: Range<usize>) {
        if !self.muted {
            self.prose.write(words, Some(Span::new(range.start, range.end)));
        }
    }

    /// Code: the words lie somewhere inside their marks.
    fn inner(&mut self, words: &str, range: Range<usize>) {
        let start = self.source[range.clone()].find(words).map(|at| range.start + at);
        self.words(words, start.map_or(range, |start| start..start + words.len()));
    }

    fn gap(&mut self, gap: &str, range: Range<usize>) {
        if self.prose.is_open() {
            self.words(gap, range);
        }
    }

    fn mark(&mut self, label: &str, range: Range<usize>) {
        if !self.muted {
            self.prose.mark(label, Some(Span::new(range.start, range.end)));
        }
    }

    /// The text of a block of HTML, without tags: enough for the figures and line breaks that
    /// people put into Markdown; a page belongs into an `.html` file.
    fn html(&mut self, html: &str, range: Range<usize>) {
        let low = html.to_ascii_lowercase();
        if ["<script", "<style"].iter().any(|tag| low.contains(tag)) {
            self.hidden = true;
        }
        if !self.hidden {
            let verbatim = self.source[range.clone()] == *html;
            let mut at = range.start;
            for (words, length) in outside_tags(html) {
                if verbatim && !words.is_empty() {
                    self.words(words, at..at + words.len());
                }
                at += length;
            }
        }
        if ["</script", "</style"].iter().any(|tag| low.contains(tag)) {
            self.hidden = false;
        }
    }
}

/// The stretches of `html` between tags, each with its length and that of the tag behind it.
fn outside_tags(html: &str) -> impl Iterator<Item = (&str, usize)> {
    html.split_inclusive('>').map(|part| {
        let words = part.find('<').map_or(part, |tag| &part[..tag]);
        (words, part.len())
    })
}
