//! From a cleaned text back to the source it was taken from.

use super::Span;

/// Which stretch of the source each stretch of a cleaned text came from.
///
/// Positions in the source are bytes of the file decoded to UTF-8, without its byte order mark.
/// Pieces are in the order of both; where both sides of a piece are equally long they are the same
/// characters, else the piece was rewritten (an entity, a line break) and is only known as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    pieces: Vec<Piece>,
}

/// One stretch of a cleaned text and the stretch of the source it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// In the text.
    pub text: Span,
    /// In the source.
    pub source: Span,
}

impl Alignment {
    /// Adds the next piece; one that goes on where the last ended, on both sides, joins it.
    ///
    /// # Panics
    /// If the piece starts before the end of the last one, on either side.
    pub fn push(&mut self, piece: Piece) {
        if let Some(last) = self.pieces.last_mut() {
            assert!(
                last.text.end <= piece.text.start && last.source.end <= piece.source.start,
                "pieces are pushed in order"
            );
            if last.joins(piece) {
                last.text.end = piece.text.end;
                last.source.end = piece.source.end;
                return;
            }
        }
        self.pieces.push(piece);
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The stretch of the source from which the characters of `span` came, with the markup
    /// between them; `None` where none of them came from the source.
    pub fn source_of(&self, span: Span) -> Option<Span> {
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let after = self.pieces.partition_point(|piece| piece.text.start < span.end);
        if first >= after {
            return None;
        }
        let (first, last) = (self.pieces[first], self.pieces[after - 1]);
        Some(Span { start: first.source_start(span.start), end: last.source_end(span.end) })
    }
}

impl Piece {
    /// Whether both sides are the same characters.
    pub fn is_verbatim(self) -> bool {
        self.text.len() == self.source.len()
    }

    fn joins(self, next: Self) -> bool {
        self.is_verbatim()
            && next.is_verbatim()
            && self.text.end == next.text.start
            && self.source.end == next.source.start
    }

    fn source_start(self, byte: u32) -> u32 {
        let skipped = byte.saturating_sub(self.text.start);
        if self.is_verbatim() { self.source.start + skipped } else { self.source.start }
    }

    fn source_end(self, byte: u32) -> u32 {
        let left = self.text.end.saturating_sub(byte);
        if self.is_verbatim() { self.source.end - left } else { self.source.end }
    }
}

#[cfg(test)]
mod tests {
    use super::{Alignment, Piece, Span};

    fn piece(text: (usize, usize), source: (usize, usize)) -> Piece {
        Piece { text: Span::new(text.0, text.1), source: Span::new(source.0, source.1) }
    }

    #[test]
    fn leads_back_through_markup() {
        // Source "a **bc** &amp; d", text "a bc & d".
        let mut alignment = Alignment::default();
        for next in [
            piece((0, 2), (0, 2)),
            piece((2, 4), (4, 6)),
            piece((4, 5), (8, 9)),
            piece((5, 6), (9, 14)),
            piece((6, 8), (14, 16)),
        ] {
            alignment.push(next);
        }
        let of = |start, end| alignment.source_of(Span::new(start, end)).map(Span::range);
        assert_eq!(of(2, 4), Some(4..6));
        assert_eq!(of(3, 4), Some(5..6));
        assert_eq!(of(0, 8), Some(0..16));
        assert_eq!(of(5, 6), Some(9..14));
        assert_eq!(of(8, 8), None);
    }

    #[test]
    fn joins_neighbours() {
        let mut alignment = Alignment::default();
        alignment.push(piece((0, 2), (3, 5)));
        alignment.push(piece((2, 6), (5, 9)));
        assert_eq!(alignment.pieces(), [piece((0, 6), (3, 9))]);
    }
}
