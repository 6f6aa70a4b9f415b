//! A finding as it is shown.

use parallax::{
    text::Span,
    wording::{Level, Voice},
};

use super::page::{Page, Position};

/// A finding with its words and its place.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The rule's id.
    pub(crate) rule: &'static str,
    pub(crate) level: Level,
    pub(crate) voice: Voice,
    /// A model's probability; none for a rule.
    pub(crate) score: Option<f32>,
    pub(crate) place: Place,
    /// The words that it is about, verbatim.
    pub(crate) words: String,
    /// What they are about, verbatim.
    pub(crate) target: Option<String>,
    /// What the rule finds.
    pub(crate) message: String,
    /// What an author can do.
    pub(crate) help: &'static str,
    /// What a collection says about it, one line each.
    pub(crate) details: Vec<String>,
    /// Hash of the paragraph around it.
    pub(crate) paragraph: String,
}

/// Where a finding stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) sheet: Sheet,
    /// In bytes of the sheet.
    pub(crate) span: Span,
    pub(crate) start: Position,
    /// One past the last character.
    pub(crate) end: Position,
}

/// Which text positions count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sheet {
    /// The title that the input gives beside the text.
    Title,
    /// The file as it was opened.
    Source,
    /// The text that was read from it: of a web page, or of a row of a table.
    Text,
}

impl Sheet {
    /// The name outside of the program.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Source => "source",
            Self::Text => "text",
        }
    }
}

impl Place {
    /// The place of a span of a page.
    pub(crate) fn of(page: &Page, sheet: Sheet, span: Span) -> Self {
        Self { sheet, span, start: page.position(span.start), end: page.position(span.end) }
    }
}
