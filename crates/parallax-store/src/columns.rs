//! How spans and closed sets are written in columns.

use std::fmt::Write as _;

use parallax::{
    extract::{Act, Basis, Kind, stance::Stance},
    text::{Alignment, BlockKind, CitationKind, Piece, Precision, Span},
};

use crate::StoreError;

/// A JSON array of `[start, end]`, in bytes.
pub(crate) fn spans_to_column(spans: &[Span]) -> String {
    let mut column = String::with_capacity(2 + spans.len() * 14);
    column.push('[');
    for (index, span) in spans.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        write!(column, "{comma}[{},{}]", span.start, span.end).expect("strings can be written to");
    }
    column.push(']');
    column
}

/// Reads spans back; they lie in `text`, on character boundaries.
pub(crate) fn spans_from_column(column: &str, text: &str) -> Result<Vec<Span>, StoreError> {
    let pairs: Vec<(usize, usize)> = serde_json::from_str(column)
        .map_err(|_| StoreError::Damaged(format!("\"{column}\" is not a list of spans")))?;
    pairs.into_iter().map(|(start, end)| checked_span(start, end, text)).collect()
}

/// Reads spans back where their text is not at hand, so that only their form is checked.
pub(crate) fn spans_of_form(column: &str) -> Result<Vec<Span>, StoreError> {
    let damaged = || StoreError::Damaged(format!("\"{column}\" is not a list of spans"));
    let pairs: Vec<(usize, usize)> = serde_json::from_str(column).map_err(|_| damaged())?;
    pairs
        .into_iter()
        .map(|(start, end)| (start <= end).then(|| Span::new(start, end)).ok_or_else(damaged))
        .collect()
}

/// A JSON array of spans: of the text and of the source in turn.
pub(crate) fn alignment_to_column(alignment: &Alignment) -> String {
    let pieces = alignment.pieces().iter();
    spans_to_column(&pieces.flat_map(|piece| [piece.text, piece.source]).collect::<Vec<_>>())
}

/// Reads an alignment back; none where its pieces are not in order.
pub(crate) fn alignment_from_column(column: &str) -> Option<Alignment> {
    let spans: Vec<(u32, u32)> = serde_json::from_str(column).ok()?;
    let spans: Vec<Span> = spans.into_iter().map(|(start, end)| Span { start, end }).collect();
    let mut alignment = Alignment::default();
    let mut last = Piece { text: Span::new(0, 0), source: Span::new(0, 0) };
    for pair in spans.chunks_exact(2) {
        let piece = Piece { text: pair[0], source: pair[1] };
        let follows = |before: Span, span: Span| before.end <= span.start && span.start <= span.end;
        if !follows(last.text, piece.text) || !follows(last.source, piece.source) {
            return None;
        }
        alignment.push(piece);
        last = piece;
    }
    Some(alignment)
}

/// A span that lies in `text`.
pub(crate) fn checked_span(start: usize, end: usize, text: &str) -> Result<Span, StoreError> {
    match text.get(start..end) {
        Some(_) => Ok(Span::new(start, end)),
        None => Err(StoreError::Damaged(format!("{start}..{end} is no place in its text"))),
    }
}

/// A closed set whose members have names in columns.
pub(crate) trait Named: Copy + 'static {
    /// What the set is called in messages.
    const SET: &'static str;
    /// All members.
    const MEMBERS: &'static [Self];
    /// The member's name.
    fn column(self) -> &'static str;
}

/// The member called `name`.
pub(crate) fn named<T: Named>(name: &str) -> Result<T, StoreError> {
    let found = T::MEMBERS.iter().copied().find(|member| member.column() == name);
    found.ok_or_else(|| StoreError::Damaged(format!("\"{name}\" is no {}", T::SET)))
}

impl Named for Kind {
    const SET: &'static str = "kind of statement";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

impl Named for Act {
    const SET: &'static str = "act";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

impl Named for Basis {
    const SET: &'static str = "basis";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

impl Named for Stance {
    const SET: &'static str = "stance";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

impl Named for BlockKind {
    const SET: &'static str = "kind of block";
    const MEMBERS: &'static [Self] = &Self::ALL;
    fn column(self) -> &'static str {
        self.name()
    }
}

impl Named for CitationKind {
    const SET: &'static str = "kind of citation";
    const MEMBERS: &'static [Self] = &[Self::Footnote, Self::Link];
    fn column(self) -> &'static str {
        self.name()
    }
}

impl Named for Precision {
    const SET: &'static str = "precision of a date";
    const MEMBERS: &'static [Self] = &[Self::Year, Self::Month, Self::Day, Self::Time];
    fn column(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
            Self::Time => "time",
        }
    }
}
