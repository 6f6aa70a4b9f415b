//! Bytes of a text as the UTF-16 code units that browsers count in, and back.

use parallax::text::{Span, Utf16Units};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::problem::Problem;

/// A start and an end, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub(crate) struct Pair(pub(crate) usize, pub(crate) usize);

/// Places in one text.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    units: Utf16Units<'t>,
}

impl<'t> Places<'t> {
    /// Places in `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        Self { text, units: Utf16Units::new(text) }
    }

    /// The text.
    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// Code units before a byte. A decision of an earlier version may name a place that is none.
    pub(crate) fn unit(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        self.units.of_byte(byte)
    }

    /// A span.
    pub(crate) fn pair(&self, span: Span) -> Pair {
        Pair(self.unit(span.start as usize), self.unit(span.end as usize))
    }

    /// Spans.
    pub(crate) fn pairs(&self, spans: &[Span]) -> Vec<Pair> {
        spans.iter().map(|&span| self.pair(span)).collect()
    }

    /// The bytes of a pair.
    pub(crate) fn span(&self, Pair(start, end): Pair) -> Result<Span, Problem> {
        let wrong = || Problem::unusable(format!("{start}..{end} is no place in the text"));
        let (first, last) = (self.units.byte_of(start), self.units.byte_of(end));
        let (first, last) = first.zip(last).filter(|(a, b)| a <= b).ok_or_else(wrong)?;
        Ok(Span::new(first, last))
    }

    /// The bytes of pairs.
    pub(crate) fn spans(&self, pairs: &[Pair]) -> Result<Vec<Span>, Problem> {
        pairs.iter().map(|&pair| self.span(pair)).collect()
    }

    /// The words of spans.
    pub(crate) fn words(&self, spans: &[Span]) -> String {
        let words: Vec<&str> = spans.iter().filter_map(|s| self.text.get(s.range())).collect();
        words.join(" … ")
    }
}
