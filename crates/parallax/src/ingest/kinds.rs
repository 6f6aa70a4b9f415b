//! Takes the pieces of a plain text, says what each is: title, paragraph, quote, caption, item or
//! note.

use crate::text::BlockKind;

use super::layout::Chunk;
use super::lines::Line;

/// Sets the kind of every chunk.
pub(super) fn classify(lines: &[Line<'_>], chunks: &mut [Chunk]) {
    let indented = chunks.iter().filter(|chunk| is_indented(chunk.of(lines))).count();
    // Where most of a text is indented, indentation means nothing.
    let indent_counts = indented * 2 < chunks.len();
    let mut notes = Notes::Outside;
    for at in 0..chunks.len() {
        let inside = chunks[at].of(lines);
        let first = &inside[0];
        let kind = if first.heads_notes() && inside.len() == 1 && at > 0 {
            notes = Notes::Headed;
            BlockKind::Title
        } else if first.begins_note() || (notes.is_open() && first.begins_item()) {
            notes = notes.labelled();
            BlockKind::Note
        } else if first.begins_caption() {
            BlockKind::Caption
        } else if first.quoted {
            BlockKind::Quote
        } else if first.begins_item() {
            BlockKind::List
        } else if indent_counts && first.after_blank && is_indented(inside) {
            BlockKind::Quote
        } else if notes == Notes::Headed {
            // References without labels: each paragraph is one.
            BlockKind::Note
        } else if is_title(lines, chunks, at) {
            BlockKind::Title
        } else {
            BlockKind::Paragraph
        };
        chunks[at].kind = kind;
    }
    drop_lone_items(chunks);
}

/// Whether the notes at the end of a text have begun.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Notes {
    Outside,
    /// Under their heading, before any label was seen.
    Headed,
    /// Under their heading, and notes have labels.
    Labelled,
}

impl Notes {
    fn is_open(self) -> bool {
        self != Self::Outside
    }

    fn labelled(self) -> Self {
        if self.is_open() { Self::Labelled } else { Self::Outside }
    }
}

/// A single "item" is a paragraph that begins with a dash or a number.
fn drop_lone_items(chunks: &mut [Chunk]) {
    let is_item = |chunk: Option<&Chunk>| chunk.is_some_and(|chunk| chunk.kind == BlockKind::List);
    let lone: Vec<usize> = (0..chunks.len())
        .filter(|&at| {
            is_item(chunks.get(at))
                && !is_item(chunks.get(at + 1))
                && !(at > 0 && is_item(chunks.get(at - 1)))
        })
        .collect();
    for at in lone {
        chunks[at].kind = BlockKind::Paragraph;
    }
}

fn is_indented(lines: &[Line<'_>]) -> bool {
    const LEAST: usize = 3;
    lines.iter().all(|line| line.indent >= LEAST)
}

/// Longest headline, in characters.
const LONGEST: usize = 150;

/// Most words of a heading between paragraphs.
const MOST_WORDS: usize = 8;

/// Whether chunk `at` is a headline: the first, or a short one between paragraphs.
fn is_title(lines: &[Line<'_>], chunks: &[Chunk], at: usize) -> bool {
    let [line] = chunks[at].of(lines) else { return false };
    let Some(next) = chunks.get(at + 1) else { return false };
    let next = &lines[next.first];
    if at == 0 {
        let open = !line.ends_sentence() || line.text.ends_with(['?', '!']);
        return line.width() <= LONGEST
            && ((open && (next.after_blank || next.ends_sentence()))
                || (next.after_blank && is_headline_case(line.text)));
    }
    let before = &lines[chunks[at - 1].last];
    line.after_blank
        && next.after_blank
        && line.begins_high()
        && !line.text.starts_with(['"', '“', '«', '('])
        && !line.ends_sentence()
        && line.text.split_whitespace().count() <= MOST_WORDS
        && before.ends_sentence()
        && next.begins_high()
}

/// Whether most long words begin with a capital letter, as in an English headline.
fn is_headline_case(text: &str) -> bool {
    const LONG: usize = 4;
    let long = text.split_whitespace().filter(|word| word.chars().count() >= LONG);
    let (mut high, mut all) = (0, 0);
    for word in long {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        high += usize::from(word.starts_with(|c: char| c.is_uppercase() || c.is_numeric()));
        all += 1;
    }
    all >= 3 && high * 10 >= all * 7
}
