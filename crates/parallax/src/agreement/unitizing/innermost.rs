//! Takes a coder's marks, which may overlap, gives a text cut into pieces that do not.
//!
//! The coefficients know one category for each place. A statement within a statement is marked
//! twice, so at each place the innermost mark holds: the one that begins last, of these the one that
//! ends first, of these the one of the lower category. What is left of an outer mark stays in
//! pieces, each a unit of its own; a mark that equals another adds nothing.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Mark;
use crate::text::Span;

/// A stretch of a text as one coder sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// The category of the mark; none for what is not marked.
    pub(super) category: Option<u32>,
}

/// A mark in the order in which marks win: the greatest holds.
type Ranked = (u32, Reverse<u32>, Reverse<u32>, usize);

/// The whole text, piece by piece.
pub(super) fn pieces(marks: &[Mark], length: u32) -> Vec<Piece> {
    let inside = |mark: &Mark| mark.span.start.min(length) < mark.span.end.min(length);
    let rank = |(number, mark): (usize, &Mark)| -> Ranked {
        (mark.span.start, Reverse(mark.span.end.min(length)), Reverse(mark.category), number)
    };
    let ranked: Vec<Ranked> =
        marks.iter().enumerate().filter(|(_, mark)| inside(mark)).map(rank).collect();
    let mut edges = BTreeSet::from([0, length]);
    edges.extend(ranked.iter().flat_map(|&(start, Reverse(end), ..)| [start, end]));
    let edges: Vec<u32> = edges.into_iter().collect();
    let mut starting = ranked;
    starting.sort_unstable_by(|one, other| other.cmp(one));
    let mut open: BTreeSet<Ranked> = BTreeSet::new();
    let mut found: Vec<(Piece, Option<usize>)> = Vec::new();
    for edge in edges.windows(2) {
        while let Some(mark) = starting.pop_if(|mark| mark.0 <= edge[0]) {
            open.insert(mark);
        }
        open.retain(|&(_, Reverse(end), ..)| end > edge[0]);
        let holds = open.last().map(|ranked| ranked.3);
        let category = holds.map(|number| marks[number].category);
        match found.last_mut() {
            Some((piece, of)) if *of == holds => piece.span.end = edge[1],
            _ => {
                let span = Span { start: edge[0], end: edge[1] };
                found.push((Piece { span, category }, holds));
            }
        }
    }
    found.into_iter().map(|(piece, _)| piece).collect()
}
