//! A text in which people count lines and columns.

use parallax::text::{CodePoints, Span};

/// A text with its lines. Lines and columns count from 1, columns in Unicode code points.
#[derive(Debug)]
pub(crate) struct Page {
    text: String,
    /// The first byte of each line.
    starts: Vec<u32>,
}

/// A place that a person finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Page {
    pub(crate) fn new(text: String) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at as u32 + 1);
        let starts = [0].into_iter().chain(after).collect();
        Self { text, starts }
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte stands, which lies on a character boundary.
    pub(crate) fn position(&self, byte: u32) -> Position {
        let line = self.line(byte);
        let start = self.starts[line] as usize;
        let before = &self.text[start..byte as usize];
        Position { line: line + 1, column: CodePoints::new(before).of_byte(before.len()) + 1 }
    }

    /// The lines that a span stands in, whole but for the last line break.
    pub(crate) fn lines_around(&self, span: Span) -> Span {
        let start = self.starts[self.line(span.start)];
        let last = self.line(span.end.max(span.start + 1) - 1);
        let end = self.starts.get(last + 1).map_or(self.text.len() as u32, |next| next - 1);
        Span { start, end: end.max(span.end) }
    }

    /// The line of a byte, from 0.
    fn line(&self, byte: u32) -> usize {
        self.starts.partition_point(|&start| start <= byte) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::{Page, Position};
    use parallax::text::Span;

    #[test]
    fn columns_count_code_points() {
        let page = Page::new("Ämbor 語\nsays so\n".to_owned());
        let at = |words: &str| page.position(page.text().find(words).expect("is there") as u32);
        assert_eq!(at("語"), Position { line: 1, column: 7 });
        assert_eq!(at("so"), Position { line: 2, column: 6 });
        let end = page.position(page.text().len() as u32);
        assert_eq!(end, Position { line: 3, column: 1 }, "behind the last line break");
    }

    #[test]
    fn lines_are_whole() {
        let page = Page::new("one\ntwo\nthree".to_owned());
        let around = |start, end| page.lines_around(Span::new(start, end)).of(page.text());
        assert_eq!(around(5, 6), "two");
        assert_eq!(around(2, 9), "one\ntwo\nthree");
        assert_eq!(around(3, 4), "one\n", "a line break belongs to its line");
    }
}
