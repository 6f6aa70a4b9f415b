//! Takes a plain text and what is known about it, gives the document. The text is not changed.

use crate::text::{Document, DocumentId, Metadata, Span};

use super::layout::layout;
use super::{MAX_TEXT, Options, Reason, language, marks};

/// Where a document came from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin<'a> {
    /// The path, for a row with its line.
    pub(super) locator: &'a str,
    /// The document's public name.
    pub(super) name: &'a str,
    /// The bytes of the file or row.
    pub(super) bytes: &'a [u8],
}

impl Origin<'_> {
    /// The identity of the document that came from here.
    pub(super) fn id(self) -> DocumentId {
        DocumentId::of(&[self.locator.as_bytes(), self.bytes])
    }
}

/// The document of which `text` is the text, laid out as plain text.
pub(super) fn document(
    origin: Origin<'_>,
    text: String,
    metadata: Metadata,
    options: &Options,
) -> Result<Document, Reason> {
    if text.len() > MAX_TEXT {
        return Err(Reason::TooLong(MAX_TEXT >> 20));
    }
    if text.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let blocks = layout(&text).blocks;
    let citations = marks::citations(&text, &blocks);
    let metadata = with_language(metadata, &text, options);
    Ok(Document {
        id: origin.id(),
        name: origin.name.to_owned(),
        locator: origin.locator.to_owned(),
        text,
        metadata,
        blocks,
        citations,
        alignment: None,
    })
}

/// `metadata` with a language: its own, else the caller's, else the one detected in `text`.
pub(super) fn with_language(mut metadata: Metadata, text: &str, options: &Options) -> Metadata {
    metadata.language = metadata
        .language
        .and_then(|name| language::declared(&name))
        .or_else(|| options.language.clone())
        .or_else(|| language::detected(text));
    metadata
}

/// The line breaks that lie inside a block and mean nothing: where a hard-wrapped text was wrapped
/// or a page of it ended. In order.
///
/// Each span is what lies between the last character of one line and the first of the next: the
/// break itself, with white space and quotation marks of mail (`>`) around it, and at a page break
/// the page's number, running head or foot. To read on, take a span for one space. Empty for texts
/// with one paragraph a line, verse and lists, and for cleaned ones (HTML, Markdown).
pub fn soft_breaks(document: &Document) -> Vec<Span> {
    if document.alignment.is_some() {
        return Vec::new();
    }
    let mut breaks = layout(&document.text).breaks;
    // Only what the document's own blocks hold: those of a cleaned text have no breaks inside.
    let mut blocks = document.blocks.iter().peekable();
    breaks.retain(|found| {
        while blocks.next_if(|block| block.span.end <= found.start).is_some() {}
        blocks.peek().is_some_and(|block| block.span.contains(*found))
    });
    breaks
}

#[cfg(test)]
mod tests {
    use super::{Metadata, Options, Origin, document, soft_breaks};
    use crate::text::Document;

    fn read(text: &str) -> Document {
        let origin = Origin { locator: "a.txt", name: "a", bytes: text.as_bytes() };
        document(origin, text.to_owned(), Metadata::default(), &Options::default()).unwrap()
    }

    /// Checks kinds and the first and last word of each block.
    fn check(text: &str, expected: &[(&str, &str, &str)]) {
        let document = read(text);
        let found: Vec<_> = document
            .blocks
            .iter()
            .map(|block| {
                let words: Vec<&str> = block.span.of(text).split_whitespace().collect();
                (block.kind.name(), words[0], words[words.len() - 1])
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn parts_paragraphs_at_blank_lines() {
        check(
            "Ferry Stopped in Norvale\n\nThe ferry stopped.\r\n\r\nNobody was hurt.",
            &[
                ("title", "Ferry", "Norvale"),
                ("paragraph", "The", "stopped."),
                ("paragraph", "Nobody", "hurt."),
            ],
        );
    }

    #[test]
    fn takes_a_headline_with_a_full_stop() {
        check(
            "Norvale Ferry Stopped For Third Day.\n\nThe ferry stopped.",
            &[("title", "Norvale", "Day."), ("paragraph", "The", "stopped.")],
        );
        check(
            "The ferry stopped on Monday.\n\nNobody was hurt.",
            &[("paragraph", "The", "Monday."), ("paragraph", "Nobody", "hurt.")],
        );
    }

    #[test]
    fn takes_each_line_where_lines_are_paragraphs() {
        let text = "The ferry stopped.\nNobody was hurt.\nThe mayor said so.";
        check(
            text,
            &[
                ("paragraph", "The", "stopped."),
                ("paragraph", "Nobody", "hurt."),
                ("paragraph", "The", "so."),
            ],
        );
        assert!(soft_breaks(&read(text)).is_empty());
    }

    #[test]
    fn keeps_verse_together() {
        let text = "The river rose\nand took the bridge\nand took the mill,\nand no one saw\n";
        check(text, &[("paragraph", "The", "saw")]);
        assert!(soft_breaks(&read(text)).is_empty());
    }

    const WRAPPED: &str = "\
The ferry between the two banks of the river stopped running on Monday, after the mayor
said that the engine was no longer safe. Residents were told by the council that they should
use the bridge instead, which is twelve miles away and closed at night. A council report on
the matter states that:

No passenger was hurt when the engine failed, and none of the crew has so far asked
for the inquiry that two newspapers say is about to begin in the northern part of
the town.[3]
 The boat was old, and the council was told so more than once by the people who were
paid to look after it.[4]

The mayor did not answer letters. It is not known whether the council, which has not met

Page 2 of 3

since the spring, will answer them for her or whether they will remain without an answer.

*Image: The ferry at the old
landing - Source: the council
";

    #[test]
    fn reads_wrapped_text() {
        check(
            WRAPPED,
            &[
                ("paragraph", "The", "that:"),
                ("paragraph", "No", "town.[3]"),
                ("paragraph", "The", "it.[4]"),
                ("paragraph", "The", "answer."),
                ("caption", "*Image:", "council"),
            ],
        );
    }

    #[test]
    fn joins_wrapped_lines_and_pages() {
        let document = read(WRAPPED);
        let mut joined = WRAPPED.to_owned();
        for found in soft_breaks(&document).iter().rev() {
            joined.replace_range(found.range(), " ");
        }
        assert!(joined.contains("after the mayor said that"));
        assert!(joined.contains("states that:\n\nNo passenger"));
        assert!(joined.contains("town.[3]\n The boat"));
        assert!(joined.contains("which has not met since the spring"));
        assert!(joined.contains("the old landing"));
    }

    #[test]
    fn tells_lists_quotes_captions_and_notes() {
        check(
            "Two things happened:\n\n- The ferry stopped.\n- The bridge closed.\n\n\
             > We know nothing,\n> said the mayor.\n\n    Nothing is known.\n\n\
             Photo: The ferry\n\nThat was all.[1]\n\nNotes\n\n[1] A letter of the mayor.\n\
             [2] Another one.\n",
            &[
                ("paragraph", "Two", "happened:"),
                ("list", "-", "stopped."),
                ("list", "-", "closed."),
                ("quote", "We", "mayor."),
                ("quote", "Nothing", "known."),
                ("caption", "Photo:", "ferry"),
                ("paragraph", "That", "all.[1]"),
                ("title", "Notes", "Notes"),
                ("note", "[1]", "mayor."),
                ("note", "[2]", "one."),
            ],
        );
    }

    #[test]
    fn a_lone_dash_makes_no_list() {
        check(
            "The mayor left.\n\n- She did not say why.\n\nNobody asked.",
            &[
                ("paragraph", "The", "left."),
                ("paragraph", "-", "why."),
                ("paragraph", "Nobody", "asked."),
            ],
        );
    }

    #[test]
    fn marks_are_citations_but_labels_are_not() {
        let document = read("That was all.[1]\n\n[1] A letter.");
        assert_eq!(document.citations.len(), 1);
        assert_eq!(document.citations[0].target, "1");
    }
}
