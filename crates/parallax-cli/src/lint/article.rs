//! One article that is looked through: its pages, and what was found.

use parallax::text::{Alignment, Document, DocumentId, Span, one_line};

use super::{
    found::{Found, Place, Sheet},
    page::Page,
};

/// One article with its findings.
#[derive(Debug)]
pub(crate) struct Article {
    /// The file as it was named; `-` or the name given for standard input.
    pub(crate) path: String,
    /// The line at which a row of a table begins.
    pub(crate) row: Option<usize>,
    pub(crate) words: usize,
    /// In the order of their places.
    pub(crate) found: Vec<Found>,
    title: Option<Page>,
    source: Option<Page>,
    /// None where the file is the text.
    text: Option<Page>,
    way: Way,
    paragraphs: Vec<Span>,
}

/// How positions in the text lead back into the file.
#[derive(Debug)]
enum Way {
    /// They are the same.
    Same,
    /// Where the reader cleaned.
    Aligned(Alignment),
    /// They do not.
    None,
}

/// Where a text comes from.
#[derive(Clone, Debug)]
pub(crate) enum Origin {
    /// A file that is its own text.
    Plain(String),
    /// A file of which the text was made.
    Cleaned(String),
    /// A row of a table: the text as it is written there.
    Row(String),
}

impl Article {
    /// An article of the file called `path`.
    pub(crate) fn new(path: &str, document: &Document, origin: Origin) -> Self {
        let row = document.locator.strip_prefix(path).and_then(|rest| rest.strip_prefix(':'));
        let made = || document.text.clone();
        let (source, text) = match origin {
            Origin::Plain(source) => (Some(source), None),
            Origin::Cleaned(source) => (Some(source), Some(made())),
            Origin::Row(text) => (None, Some(text)),
        };
        let way = match (&document.alignment, &text) {
            (_, None) => Way::Same,
            (Some(alignment), _) => Way::Aligned(alignment.clone()),
            (None, Some(_)) => Way::None,
        };
        Self {
            path: path.to_owned(),
            row: row.and_then(|line| line.parse().ok()),
            words: document.text.split_whitespace().count(),
            found: Vec::new(),
            title: document.metadata.title.clone().map(Page::new),
            source: source.map(Page::new),
            text: text.map(Page::new),
            way,
            paragraphs: document.blocks.iter().map(|block| block.span).collect(),
        }
    }

    /// The page that positions of a sheet count in.
    pub(crate) fn page(&self, sheet: Sheet) -> &Page {
        let page = match sheet {
            Sheet::Title => self.title.as_ref(),
            Sheet::Source => self.source.as_ref(),
            Sheet::Text => self.text.as_ref(),
        };
        page.expect("places are made of pages that are there")
    }

    /// The file; none for rows of tables.
    pub(crate) fn source(&self) -> Option<&Page> {
        self.source.as_ref()
    }

    /// The text that was read.
    pub(crate) fn text(&self) -> &Page {
        self.text.as_ref().or(self.source.as_ref()).expect("there is always a text")
    }

    /// The place of a span of the text.
    pub(crate) fn place(&self, span: Span) -> Place {
        match self.in_source(span) {
            Some(span) => Place::of(self.page(Sheet::Source), Sheet::Source, span),
            None => Place::of(self.text(), Sheet::Text, span),
        }
    }

    /// Where a span of the text stands in the file, if that is known.
    pub(crate) fn in_source(&self, span: Span) -> Option<Span> {
        match &self.way {
            Way::Same => Some(span),
            Way::Aligned(alignment) => alignment.source_of(span),
            Way::None => None,
        }
    }

    /// The place of a span of the title: in the file where its words stand there.
    pub(crate) fn place_in_title(&self, span: Span) -> Place {
        let title = self.page(Sheet::Title);
        let source = self.source.as_ref().filter(|_| !matches!(self.way, Way::None));
        let found = source.and_then(|source| Some((source, source.text().find(title.text())?)));
        match found {
            Some((source, at)) => {
                let (start, end) = (span.start as usize + at, span.end as usize + at);
                Place::of(source, Sheet::Source, Span::new(start, end))
            }
            None => Place::of(title, Sheet::Title, span),
        }
    }

    /// The paragraph of the text around a span; the span itself where it stands in none.
    pub(crate) fn paragraph(&self, span: Span) -> Span {
        let after = self.paragraphs.partition_point(|block| block.end <= span.start);
        let around = self.paragraphs.get(after).copied();
        around.filter(|block| block.start <= span.start).unwrap_or(span)
    }

    /// The paragraphs, in bytes of the text.
    pub(crate) fn paragraphs(&self) -> &[Span] {
        &self.paragraphs
    }

    /// How the article is called: `news.csv:12`, `draft.md`.
    pub(crate) fn locator(&self) -> String {
        self.row.map_or_else(|| self.path.clone(), |row| format!("{}:{row}", self.path))
    }
}

/// A hash by which a paragraph is known again, wherever it stands and however it is wrapped.
pub(crate) fn paragraph_hash(text: &str) -> String {
    DocumentId::of(&[one_line(text).as_bytes()]).to_string()[..16].to_owned()
}
