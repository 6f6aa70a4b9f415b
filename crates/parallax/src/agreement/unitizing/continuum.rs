//! A text with what each coder marked on it.

use crate::text::Span;

/// One text. Lengths are in whatever its spans count: bytes or characters make next to no
/// difference, because only what is left unmarked is counted one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Continuum {
    /// How long it is.
    pub length: u32,
    /// What it is drawn together with when an interval is made.
    pub group: u32,
    /// The marks of each coder in any order; none for a coder who did not read the text, which is
    /// something else than to mark nothing. All continua have the same coders in the same order.
    pub coders: Vec<Option<Vec<Mark>>>,
}

/// A stretch that a coder marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// Where. What lies past the end of the text is cut off.
    pub span: Span,
    /// What it says, by a number from a list that the caller keeps.
    pub category: u32,
}

impl Continuum {
    /// Only the marks of one category.
    pub(super) fn of_category(&self, category: u32) -> Self {
        let only = |marks: &Vec<Mark>| {
            marks.iter().copied().filter(|mark| mark.category == category).collect()
        };
        let coders = self.coders.iter().map(|marks| marks.as_ref().map(only)).collect();
        Self { coders, ..*self }
    }

    /// How many coders read it.
    pub(super) fn readers(&self) -> usize {
        self.coders.iter().flatten().count()
    }
}
