//! Takes the text of a Markdown page, gives its blocks of quantities and of times.
//!
//! A block is fenced; its first line is a sentence, and each further line one expression in it:
//! `expression | comparator | value | unit | counted noun` in a `quantities` block,
//! `expression | first..last` in a `times 2031-03-06` block, whose date is that of publication. A
//! block of a sentence alone says that it holds none. The tag `known-miss` is that of examples.

use crate::page::{FENCE, PageError, body};

/// A sentence and what it holds.
#[derive(Debug)]
pub struct Block {
    /// The heading it stands under.
    pub heading: String,
    /// Line of its opening fence, from 1.
    pub line: usize,
    /// Which layer it shows.
    pub layer: Layer,
    /// What is read.
    pub sentence: String,
    /// One row for each expression: its words, then what is known of it.
    pub rows: Vec<Vec<String>>,
    /// Whether it is known not to be read as shown.
    pub known_miss: bool,
}

/// A layer that a block shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layer {
    /// Numbers.
    Quantities,
    /// Times, against the day of publication.
    Times(String),
}

impl Layer {
    /// The layer that the words behind a fence name, and whether it is a known miss.
    fn of(info: &str) -> Option<(Self, bool)> {
        let words: Vec<&str> = info.split_whitespace().collect();
        let known_miss = words.last() == Some(&"known-miss");
        match &words[..words.len() - usize::from(known_miss)] {
            ["quantities"] => Some((Self::Quantities, known_miss)),
            ["times", date] => Some((Self::Times((*date).to_owned()), known_miss)),
            _ => None,
        }
    }

    /// Number of columns of its rows.
    fn columns(&self) -> usize {
        if *self == Self::Quantities { 5 } else { 2 }
    }
}

/// The blocks of a page, in order; `path` is shown in messages.
pub fn blocks(path: &str, text: &str) -> Result<Vec<Block>, PageError> {
    let mut blocks = Vec::new();
    let mut heading = "";
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        heading = line.strip_prefix("## ").unwrap_or(heading);
        let Some(info) = line.strip_prefix(FENCE) else { continue };
        let trouble = |reason| PageError::Fence { path: path.to_owned(), line: index + 1, reason };
        let body = body(&mut lines).ok_or_else(|| trouble("the fence stays open"))?;
        let Some((layer, known_miss)) = Layer::of(info) else { continue };
        let rows: Vec<Vec<String>> = body.iter().skip(1).map(|line| cells(line)).collect();
        let Some(sentence) = body.first().map(|line| (*line).to_owned()) else {
            return Err(trouble("a block begins with a sentence"));
        };
        if rows.iter().any(|row| row.len() != layer.columns()) {
            return Err(trouble("a row has too few or too many columns"));
        }
        let (heading, line) = (heading.to_owned(), index + 1);
        blocks.push(Block { heading, line, layer, sentence, rows, known_miss });
    }
    Ok(blocks)
}

fn cells(line: &str) -> Vec<String> {
    line.split(" | ").map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Layer, blocks};

    #[test]
    fn a_block_has_a_sentence_and_rows() {
        let text = "# Page\n\n## Part\n\n```quantities\nTwo came.\nTwo | exactly | 2 | count | -\n\
                    ```\n\n```times 2031-03-06 known-miss\nNothing.\n```\n";
        let blocks = blocks("page.md", text).expect("it is a page");
        let [one, two] = blocks.as_slice() else { panic!("two blocks") };
        assert_eq!((one.heading.as_str(), one.line, one.known_miss), ("Part", 5, false));
        assert_eq!(one.rows, [["Two", "exactly", "2", "count", "-"]]);
        assert_eq!(two.layer, Layer::Times("2031-03-06".to_owned()));
        assert!(two.known_miss && two.rows.is_empty());
    }

    #[test]
    fn a_row_of_another_width_is_trouble() {
        let error = blocks("page.md", "# P\n```quantities\nTwo came.\nTwo | 2\n```\n");
        assert!(error.expect_err("too few").to_string().starts_with("page.md:2: "));
    }
}
