//! Takes a text, gives its runs of white space and of other characters.

use parallax::text::Span;

/// Whether Python's `str.isspace` holds: Unicode white space and the separators U+001C to U+001F.
pub(crate) fn is_space(character: char) -> bool {
    character.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&character)
}

/// A run of white space or of other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub span: Span,
    /// Whether the run was followed by a ' ', which belongs to no chunk.
    pub space_after: bool,
}

/// The chunks of a text, in order. A ' ' after a run of other characters belongs to no chunk;
/// nothing else is left out.
#[derive(Debug)]
pub(super) struct Chunks<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Chunks<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// One past the run that starts at `start`, whose characters are white space or are not.
    fn run_end(&self, start: usize, white: bool) -> usize {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let (is_white, len) = if byte.is_ascii() {
                (is_space(char::from(byte)), 1)
            } else {
                let character = self.text[at..].chars().next().unwrap_or_default();
                (is_space(character), character.len_utf8())
            };
            if is_white != white {
                break;
            }
            at += len;
        }
        at
    }
}

impl Iterator for Chunks<'_> {
    type Item = Chunk;

    fn next(&mut self) -> Option<Chunk> {
        let start = self.at;
        let white = is_space(self.text[start..].chars().next()?);
        let end = self.run_end(start, white);
        let space_after = !white && self.text.as_bytes().get(end) == Some(&b' ');
        self.at = end + usize::from(space_after);
        Some(Chunk { span: Span::new(start, end), space_after })
    }
}

#[cfg(test)]
mod tests {
    use super::Chunks;

    #[test]
    fn swallow_one_space_after_a_word() {
        for (text, expected) in [
            ("", vec![]),
            (" ", vec![(" ", false)]),
            ("a b", vec![("a", true), ("b", false)]),
            (" a  b ", vec![(" ", false), ("a", true), (" ", false), ("b", true)]),
            ("a\n b", vec![("a", false), ("\n ", false), ("b", false)]),
            ("a \nb", vec![("a", true), ("\n", false), ("b", false)]),
            (
                "a\u{1c}b\u{a0}c",
                vec![
                    ("a", false),
                    ("\u{1c}", false),
                    ("b", false),
                    ("\u{a0}", false),
                    ("c", false),
                ],
            ),
        ] {
            let chunks: Vec<_> =
                Chunks::of(text).map(|chunk| (chunk.span.of(text), chunk.space_after)).collect();
            assert_eq!(chunks, expected, "{text:?}");
        }
    }
}
