//! Colours, where the terminal has them.

/// What a stretch of output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The article's words.
    Text,
    /// A heading.
    Strong,
    /// What is said about the article, not by it.
    Faint,
    /// Marks whose statement it is.
    Source,
    /// Marks the words that attribute it.
    Cue,
    /// Marks what is said.
    Content,
}

impl Role {
    /// The character that marks it under the text: to be told apart without colours.
    pub(crate) fn mark(self) -> char {
        match self {
            Self::Source => '═',
            Self::Cue => '~',
            _ => '─',
        }
    }

    /// Parameters of the terminal's "select graphic rendition".
    fn rendition(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Strong => "1",
            Self::Faint => "2",
            Self::Source => "36",
            Self::Cue => "33",
            Self::Content => "32",
        }
    }
}

/// Paints, or leaves everything plain.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    colours: bool,
}

impl Paint {
    /// Paints if there are colours.
    pub(crate) fn new(colours: bool) -> Self {
        Self { colours }
    }

    /// `text` as what it is.
    pub(crate) fn paint(self, role: Role, text: &str) -> String {
        match role.rendition() {
            "" => text.to_owned(),
            _ if !self.colours || text.trim().is_empty() => text.to_owned(),
            rendition => format!("\u{1b}[{rendition}m{text}\u{1b}[0m"),
        }
    }

    /// A row of cells, equal neighbours painted together.
    pub(crate) fn row(self, cells: &[(char, Role)]) -> String {
        cells
            .chunk_by(|a, b| a.1 == b.1)
            .map(|run| self.paint(run[0].1, &run.iter().map(|cell| cell.0).collect::<String>()))
            .collect()
    }
}
