//! Takes a text, gives pieces of it that are short enough to be analysed at once.

/// Bytes of a text that is analysed as a whole; buffers grow with it (5 kB a token).
const LONGEST: usize = 60_000;

/// The pieces of `text` with their first bytes: one for an article; a longer text is cut after a
/// blank line, else a line, else white space, else anywhere, as late as possible.
pub(crate) fn pieces(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = &text[start..];
        if rest.is_empty() {
            return None;
        }
        let piece = &rest[..cut(rest)];
        let offset = start;
        start += piece.len();
        Some((offset, piece))
    })
}

fn cut(rest: &str) -> usize {
    if rest.len() <= LONGEST {
        return rest.len();
    }
    let window = &rest[..rest.floor_char_boundary(LONGEST)];
    let after = |pattern: &str| window.rfind(pattern).map(|at| at + pattern.len());
    after("\n\n").or_else(|| after("\n")).or_else(|| after(" ")).unwrap_or(window.len())
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn pieces_make_up_the_text() {
        for text in ["", "short", &"word ".repeat(40_000), &"ä".repeat(100_000)] {
            let joined: String = pieces(text).map(|(_, piece)| piece).collect();
            assert_eq!(joined, text);
            assert!(
                pieces(text).all(|(at, piece)| !piece.is_empty() && text[at..].starts_with(piece))
            );
        }
    }
}
