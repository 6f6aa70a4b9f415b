//! Takes a stretch of text and a width, gives lines that know where each character stands.

use parallax::text::Span;

use crate::terminal::{columns, shown};

/// One line of wrapped text.
#[derive(Debug, Default)]
pub(crate) struct Line {
    /// Its characters, made harmless, in order.
    pub(crate) cells: Vec<Cell>,
}

/// One character of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cell {
    /// What is printed.
    pub(crate) shown: char,
    /// Where it stands in the text.
    pub(crate) byte: u32,
    /// Columns that it takes.
    pub(crate) columns: usize,
}

impl Line {
    /// The printed characters.
    pub(crate) fn text(&self) -> String {
        self.cells.iter().map(|cell| cell.shown).collect()
    }

    fn columns(&self) -> usize {
        self.cells.iter().map(|cell| cell.columns).sum()
    }
}

/// The words of `span`, as many to a line as fit into `width` columns. White space is a single
/// space; a word longer than a line is broken.
pub(crate) fn wrap(text: &str, span: Span, width: usize) -> Vec<Line> {
    let mut lines = vec![Line::default()];
    for (start, word) in words(text, span) {
        let cells: Vec<Cell> = word
            .char_indices()
            .map(|(at, c)| {
                let shown = shown(c);
                Cell { shown, byte: (start + at) as u32, columns: columns(shown) }
            })
            .collect();
        place(&mut lines, &cells, width);
    }
    lines.retain(|line| !line.cells.is_empty());
    lines
}

/// Words with the bytes they start at.
fn words(text: &str, span: Span) -> impl Iterator<Item = (usize, &str)> {
    let start = span.start as usize;
    let words = span.of(text).split_whitespace();
    words.map(move |word| (start + (word.as_ptr().addr() - text[start..].as_ptr().addr()), word))
}

fn place(lines: &mut Vec<Line>, word: &[Cell], width: usize) {
    let length: usize = word.iter().map(|cell| cell.columns).sum();
    let used = lines.last().map_or(0, Line::columns);
    if used > 0 && used + 1 + length > width {
        lines.push(Line::default());
    } else if used > 0
        && let Some(line) = lines.last_mut()
        && let Some(last) = line.cells.last()
    {
        let byte = last.byte + last_length(*last);
        line.cells.push(Cell { shown: ' ', byte, columns: 1 });
    }
    for &cell in word {
        if lines.last().map_or(0, Line::columns) + cell.columns > width {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            line.cells.push(cell);
        }
    }
}

/// Bytes to the next character. A replaced character may have been shorter or longer, which only
/// moves the space after it.
fn last_length(cell: Cell) -> u32 {
    cell.shown.len_utf8() as u32
}
