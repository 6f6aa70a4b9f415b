//! One article, as it is analysed.

use std::fmt;

use sha2::{Digest, Sha256};

use super::{Alignment, Span};

/// One article: its text, what is known about it, and how it is laid out.
///
/// Invariant: nothing is ever changed after reading; every span of every layer points into `text`.
#[derive(Clone, Debug)]
pub struct Document {
    /// Identity: a hash of where it came from and of its bytes, so that forty outlets printing one
    /// wire text are forty documents.
    pub id: DocumentId,
    /// The public name: the input's `id` field where it has one, else its path without ending.
    pub name: String,
    /// Where it came from: the path, and for a row of a table its line (`news.csv:12`).
    pub locator: String,
    /// What is analysed, unchanged from a `.txt` file or the `text` field of a table.
    pub text: String,
    /// What the input says about itself.
    pub metadata: Metadata,
    /// The layout of `text`, in order, without overlaps; whatever lies between is white space or
    /// markup.
    pub blocks: Vec<Block>,
    /// Footnote marks and links, in order.
    pub citations: Vec<Citation>,
    /// The way back to the source where the reader cleaned it; `None` where `text` is the source
    /// as decoded, or where (HTML) the way is not known.
    pub alignment: Option<Alignment>,
}

impl Document {
    /// A text that comes from no input: a wording, a draft that is typed in. It has no layout.
    pub fn of_text(text: &str) -> Self {
        Self {
            id: DocumentId::of(&[text.as_bytes()]),
            name: String::new(),
            locator: String::new(),
            text: text.to_owned(),
            metadata: Metadata::default(),
            blocks: Vec::new(),
            citations: Vec::new(),
            alignment: None,
        }
    }

    /// Hash of the text alone: equal for identical copies.
    pub fn text_hash(&self) -> DocumentId {
        DocumentId::of(&[self.text.as_bytes()])
    }
}

/// A 128-bit hash, written as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(pub [u8; 16]);

impl DocumentId {
    /// The hash (SHA-256, cut to 128 bits) of `parts`, each preceded by its length.
    pub fn of(parts: &[&[u8]]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        let mut id = [0; 16];
        id.copy_from_slice(&hasher.finalize()[..16]);
        Self(id)
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// What the input says about itself. All optional: bad input is data, not an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Headline. A region of its own: never put in front of the text.
    pub title: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// When it appeared.
    pub published: Option<Published>,
    /// ISO 639-1 code where known ("en"), else ISO 639-3.
    pub language: Option<String>,
}

/// When a document appeared, as precisely as its input says.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// ISO 8601, cut to `precision`: `2024`, `2024-03`, `2024-03-09` or `2024-03-09T14:05:00Z`
    /// (with the input's own offset; without one if the input has none).
    pub iso: String,
    /// How much of it the input gives.
    pub precision: Precision,
}

/// How precise a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// Only the year.
    Year,
    /// Year and month.
    Month,
    /// A calendar day.
    Day,
    /// A moment of that day.
    Time,
}

/// A stretch of the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it is, without surrounding white space or markup.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    /// A headline or a heading inside the text.
    Title,
    /// The paragraph that introduces the article.
    Lead,
    /// Running text.
    Paragraph,
    /// A quotation set off as a block.
    Quote,
    /// The text of a picture or table.
    Caption,
    /// One item of a list.
    List,
    /// A footnote or endnote.
    Note,
}

impl BlockKind {
    /// All kinds, in the order of their declaration.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Lead,
        Self::Paragraph,
        Self::Quote,
        Self::Caption,
        Self::List,
        Self::Note,
    ];

    /// The kind's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Lead => "lead",
            Self::Paragraph => "paragraph",
            Self::Quote => "quote",
            Self::Caption => "caption",
            Self::List => "list",
            Self::Note => "note",
        }
    }
}

/// A reference to something outside of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// What it is.
    pub kind: CitationKind,
    /// The characters that carry it: the footnote mark or the words of the link.
    pub span: Span,
    /// The note's label (`12`) or the link's address.
    pub target: String,
}

/// What kind of reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CitationKind {
    /// A footnote mark.
    Footnote,
    /// A hyperlink.
    Link,
}

impl CitationKind {
    /// The kind's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Footnote => "footnote",
            Self::Link => "link",
        }
    }
}
