//! Takes a text, gives pieces of it that are short enough to be analysed at once.

/// Bytes of the longest text that is analysed as a whole. Buffers take some 7 kB a token.
pub(crate) const LONGEST: usize = 60_000;

/// The pieces of `text`, in order; together they are the text. A text of no more than [`LONGEST`]
/// bytes is one piece. A longer one is cut after a blank line, else a line, else white space, else
/// anywhere, as late as possible, but for the last resort never in a piece's first half.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (piece, after) = rest.split_at(cut(rest));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Where the first piece of `text` ends.
fn cut(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let most = text.floor_char_boundary(LONGEST);
    let half = text.floor_char_boundary(LONGEST / 2);
    let window = &text[half..most];
    after_blank_line(window)
        .or_else(|| window.rfind('\n').map(|at| at + 1))
        .or_else(|| after_white_space(window))
        .map_or(most, |at| half + at)
}

/// The end of the last blank line.
fn after_blank_line(text: &str) -> Option<usize> {
    let mut end = text.rfind('\n')?;
    while let Some(before) = text[..end].rfind('\n') {
        if text[before..end].trim().is_empty() {
            return Some(end + 1);
        }
        end = before;
    }
    None
}

/// The end of the last white space.
fn after_white_space(text: &str) -> Option<usize> {
    let (at, character) = text.char_indices().rfind(|(_, character)| character.is_whitespace())?;
    Some(at + character.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, pieces};

    #[test]
    fn a_short_text_is_one_piece() {
        assert_eq!(pieces("").count(), 0);
        for text in ["short\n\ntext", &"a".repeat(LONGEST)] {
            assert_eq!(pieces(text).collect::<Vec<_>>(), [text]);
        }
    }

    #[test]
    fn a_long_text_is_cut_where_it_hurts_least() {
        for (unit, after) in [
            ("One sentence. \nAnother.\n \r\nMore.", "\n \r\n"),
            ("A line that goes on.\n", "\n"),
            ("words and ", " "),
            ("ä", "ä"),
        ] {
            let text = unit.repeat(5 * LONGEST / unit.len());
            let cut: Vec<&str> = pieces(&text).collect();
            assert_eq!(cut.concat(), text);
            assert!(cut.len() > 4 && cut.len() < 12);
            for piece in &cut[..cut.len() - 1] {
                assert!(piece.len() <= LONGEST && piece.len() > LONGEST / 2 - 2);
                assert!(piece.ends_with(after), "{:?}", &piece[piece.len() - 9..]);
            }
        }
    }
}
