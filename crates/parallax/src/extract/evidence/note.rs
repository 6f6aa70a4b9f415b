//! Takes a citation, gives what it leads to.

use crate::text::{BlockKind, Citation, CitationKind, Document, one_line};

/// The text of the note that a footnote mark leads to, the address of a link; the mark's label
/// where there is no such note.
pub(super) fn text(document: &Document, citation: &Citation) -> String {
    if citation.kind == CitationKind::Link {
        return citation.target.clone();
    }
    let notes = document.blocks.iter().filter(|block| block.kind == BlockKind::Note);
    let mut texts =
        notes.filter_map(|note| labelled(note.span.of(&document.text), &citation.target));
    texts.next().unwrap_or_else(|| citation.target.clone())
}

/// What follows `label` in a note that begins with it: "[12] text", "12. text", "12 text".
fn labelled(note: &str, label: &str) -> Option<String> {
    let inside =
        note.trim_start_matches(|c: char| matches!(c, '[' | '(' | '^') || c.is_whitespace());
    let rest = inside.strip_prefix(label)?;
    let text =
        rest.trim_start_matches(|c: char| matches!(c, ']' | ')' | '.' | ':') || c.is_whitespace());
    let ends = !rest.starts_with(char::is_alphanumeric);
    (ends && !text.is_empty()).then(|| one_line(text))
}

#[cfg(test)]
mod tests {
    use super::labelled;

    #[test]
    fn a_note_begins_with_its_label() {
        assert_eq!(labelled("[12] The report.", "12").as_deref(), Some("The report."));
        assert_eq!(labelled("12. The\n report.", "12").as_deref(), Some("The report."));
        assert_eq!(labelled("123 The report.", "12"), None);
        assert_eq!(labelled("[^aid]: The report.", "aid").as_deref(), Some("The report."));
    }
}
