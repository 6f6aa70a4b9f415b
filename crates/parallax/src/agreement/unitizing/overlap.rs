//! Takes what two coders marked on a text, gives the stretches on which they agree or differ.

use super::{
    Continuum,
    innermost::{Piece, pieces},
};
use crate::text::Span;

/// A stretch of which each coder says one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Where.
    pub span: Span,
    /// What the first coder says; none where not marked.
    pub first: Option<u32>,
    /// What the second coder says.
    pub second: Option<u32>,
}

/// The text cut up by what two coders say of it; empty where one of them did not read it.
pub fn stretches(continuum: &Continuum, first: usize, second: usize) -> Vec<Stretch> {
    let of = |coder: usize| {
        continuum.coders[coder].as_ref().map(|marks| pieces(marks, continuum.length))
    };
    let (Some(one), Some(other)) = (of(first), of(second)) else { return Vec::new() };
    let mut found: Vec<Stretch> = Vec::new();
    for (a, b, span) in overlaps(&one, &other) {
        let (first, second) = (one[a].category, other[b].category);
        match found.last_mut() {
            Some(last) if last.first == first && last.second == second => last.span.end = span.end,
            _ => found.push(Stretch { span, first, second }),
        }
    }
    found
}

/// Which pieces of two cut-up texts overlap, by their numbers, and where. Both cover the same text.
pub(super) fn overlaps(one: &[Piece], other: &[Piece]) -> Vec<(usize, usize, Span)> {
    let (mut a, mut b) = (0, 0);
    let mut found = Vec::with_capacity(one.len() + other.len());
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        let start = left.span.start.max(right.span.start);
        let end = left.span.end.min(right.span.end);
        if start < end {
            found.push((a, b, Span { start, end }));
        }
        a += usize::from(left.span.end == end);
        b += usize::from(right.span.end == end);
    }
    found
}
