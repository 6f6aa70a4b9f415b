//! What a finding is.

use crate::text::Span;

/// A wording that a reader may want to know of. It says what the wording does, not who is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finding {
    /// Id of the rule that made it: look it up with [`super::rule`].
    pub rule: &'static str,
    /// Where its words stand.
    pub region: Region,
    /// The words, in bytes of the region.
    pub span: Span,
    /// The words that they are about, in bytes of the region; none where the rule knows none.
    pub target: Option<Span>,
    /// Whose words they are.
    pub voice: Voice,
    /// How much it matters.
    pub level: Level,
    /// The model's probability; none for a rule.
    pub score: Option<f32>,
}

/// What the positions of a finding point into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// The title that the input gives beside the text (`document.metadata.title`).
    Title,
    /// The text.
    Text,
}

impl Region {
    /// All regions.
    pub const ALL: [Self; 2] = [Self::Title, Self::Text];

    /// The region's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Text => "text",
        }
    }
}

/// Whose words a finding is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// The author's own.
    Author,
    /// Those of a source: they stand in the content of a statement, or between quotation marks.
    Attributed,
    /// Those of a headline or heading.
    Headline,
}

impl Voice {
    /// All voices.
    pub const ALL: [Self; 3] = [Self::Author, Self::Attributed, Self::Headline];

    /// The voice's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Attributed => "attributed",
            Self::Headline => "headline",
        }
    }
}

/// How much a finding matters, the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing: often good practice.
    Note,
    /// Worth a second look.
    Warning,
    /// To be changed; no rule says so by itself, settings may.
    Error,
}

impl Level {
    /// All levels.
    pub const ALL: [Self; 3] = [Self::Note, Self::Warning, Self::Error];

    /// The level's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
