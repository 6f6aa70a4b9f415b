//! Takes a text, gives its lines with what their beginnings and ends say.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Span;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Its characters, without surrounding white space or a quotation mark (`>`) of mail.
    pub(super) text: &'t str,
    /// Where they are.
    pub(super) span: Span,
    /// Columns of white space before them; a tab counts four.
    pub(super) indent: usize,
    /// Whether it began with `>`.
    pub(super) quoted: bool,
    /// Whether a blank line, or the beginning of the text, comes before.
    pub(super) after_blank: bool,
}

/// The lines of `text` that are not blank, in order.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut after_blank = true;
    for raw in text.split_inclusive('\n') {
        let line = line(raw, start, after_blank);
        start += raw.len();
        after_blank = line.is_none();
        lines.extend(line);
    }
    lines
}

fn line(raw: &str, start: usize, after_blank: bool) -> Option<Line<'_>> {
    let outer = raw.trim();
    let inner = outer.trim_start_matches(|c: char| c == '>' || c.is_whitespace());
    let quoted = outer.starts_with('>');
    let text = if quoted { inner } else { outer };
    if text.is_empty() {
        return None;
    }
    let indent = raw.chars().take_while(|c| c.is_whitespace());
    let indent = indent.map(|c| if c == '\t' { 4 } else { 1 }).sum();
    // The line ends where its trimmed form does; what was cut in front of it is the rest.
    let end = start + raw.trim_end().len();
    let span = Span::new(end - text.len(), end);
    Some(Line { text, span, indent, quoted, after_blank })
}

impl Line<'_> {
    /// Its length in characters.
    pub(super) fn width(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether it ends as a sentence or an announcement does, before footnote marks and closing
    /// quotation marks.
    pub(super) fn ends_sentence(&self) -> bool {
        ends_sentence(self.text)
    }

    /// Whether it begins with a lower-case letter: it goes on with what came before.
    pub(super) fn begins_low(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Whether it begins with an upper-case letter.
    pub(super) fn begins_high(&self) -> bool {
        let opened = self.text.trim_start_matches(|c: char| !c.is_alphanumeric());
        opened.starts_with(char::is_uppercase)
    }

    /// Whether it begins with a bullet or a number, as the item of a list.
    pub(super) fn begins_item(&self) -> bool {
        ITEM.is_match(self.text)
    }

    /// Whether it begins with a label in brackets, as a note does.
    pub(super) fn begins_note(&self) -> bool {
        NOTE.is_match(self.text)
    }

    /// Whether it begins as the text of a picture does.
    pub(super) fn begins_caption(&self) -> bool {
        begins_caption(self.text)
    }

    /// Whether it is a heading above notes.
    pub(super) fn heads_notes(&self) -> bool {
        heads_notes(self.text)
    }
}

/// Whether `text` begins as the text of a picture does.
pub(super) fn begins_caption(text: &str) -> bool {
    CAPTION.is_match(text)
}

/// Whether `text` is a heading above notes.
pub(super) fn heads_notes(text: &str) -> bool {
    NOTES_HEADING.is_match(text)
}

/// Whether `text` ends as a sentence or an announcement does.
pub(super) fn ends_sentence(text: &str) -> bool {
    const TAIL: usize = 64;
    let text = &text[text.ceil_char_boundary(text.len().saturating_sub(TAIL))..];
    let text = TRAILING.find(text).map_or(text, |trailing| &text[..trailing.start()]);
    text.ends_with(['.', '!', '?', '…', ':', ';', '。', '؟', '։', '।'])
}

static ITEM: LazyLock<Regex> = LazyLock::new(|| compiled(r"^(?:[-*•·▪◦‣●]|\(?\d{1,3}[.)])\s+\S"));
static NOTE: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"^(?:\[(?:\d{1,3}|\^[^\]\s]{1,30})\]:?|[¹²³⁰-⁹]{1,3})\s*\S"));
static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    compiled(concat!(
        r"(?i)^[*(\[]?\s*(?:(?:file |cover )?(?:image|photo|photograph|picture|photos|images)",
        r"(?: (?:credit|by))?|caption|illustration)\s*\d*\s*[:：]",
        r"|^[*(\[]?\s*(?:figure|fig\.|table|map|chart)\s+\d+\s*[:.–—]?\s",
    ))
});
static NOTES_HEADING: LazyLock<Regex> = LazyLock::new(|| {
    compiled(
        r"(?i)^(?:foot|end)?notes\s*:?$|^(?:references|bibliography|works cited|sources)\s*:?$",
    )
});
/// Footnote marks, closing quotation marks and brackets at the end of a line.
static TRAILING: LazyLock<Regex> =
    LazyLock::new(|| compiled(r#"(?:\[[^\[\]\s]{1,5}\]|["'”’»)\]*_]|[¹²³⁰-⁹]|\s)+$"#));

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are well-formed")
}

#[cfg(test)]
mod tests {
    use super::{ends_sentence, lines};

    #[test]
    fn leaves_out_blank_lines_and_marks_what_follows() {
        let found: Vec<_> = lines("\u{FEFF}One\r\n  two \r\n \r\n> > three\n>\n")
            .iter()
            .map(|line| (line.text.to_owned(), line.indent, line.quoted, line.after_blank))
            .collect();
        assert_eq!(found[1], ("two".into(), 2, false, false));
        assert_eq!(found[2], ("three".into(), 0, true, true));
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn spans_are_the_characters() {
        let text = "a\n  \u{a0}böse >x \n> > c d";
        for line in lines(text) {
            assert_eq!(line.span.of(text), line.text);
        }
    }

    #[test]
    fn sees_the_end_of_a_sentence_behind_marks() {
        for text in ["He left.", "He left.[12]", "“He left.”[3] ", "such as:", "left.²"] {
            assert!(ends_sentence(text), "{text}");
        }
        for text in ["He left", "guilty of ethnic", "the “left”", "[12]", ""] {
            assert!(!ends_sentence(text), "{text}");
        }
    }
}
