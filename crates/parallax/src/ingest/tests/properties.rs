//! What holds for any bytes in any format.

use proptest::prelude::*;

use super::{check_invariants, read};
use crate::ingest::Format;

const FORMATS: [Format; 6] =
    [Format::Text, Format::Markdown, Format::Html, Format::Jsonl, Format::Csv, Format::Tsv];

/// Pieces of all formats, shuffled: gets deeper into the readers than noise does.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "The ferry stopped. ",
        "\n",
        "\n\n",
        "\r\n",
        "    ",
        "> ",
        "- ",
        "1. ",
        "* ",
        "[1]",
        "[^a]: ",
        "[^a]",
        "[x](https://x.example)",
        "![y](z)",
        "`",
        "```\n",
        "# ",
        "---\n",
        "+++\n",
        "title: ",
        "<p>",
        "</p>",
        "<b>",
        "<div>",
        "</div>",
        "<table><tr><td>",
        "</table>",
        "<blockquote>",
        "<ul><li>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&amp;",
        "&#x",
        "<a href='u'>",
        "</a>",
        "<h1>",
        "</h1>",
        "<time datetime='2024-03-09'>",
        "<time datetime='2024-03-09T14:05:00+٠١٣٠'>",
        "<sup>1</sup>",
        "date: 2024-03-09T14:05:00+٠١٣٠\n",
        "\", \"date\": \"2024-03-09T14:05:00+٠١٣٠",
        "<meta charset=",
        "{\"text\": \"",
        "\"}",
        "{",
        "}",
        "[",
        "]",
        ",",
        ";",
        "\"",
        "text,id\n",
        "\t",
        "é",
        "語",
        "🙂",
        "\u{FEFF}",
        "\u{2028}",
        "\\",
        "|",
        "Photo: ",
        "Notes\n",
        "²",
        "<",
        ">",
        "\u{a0}",
        "\u{b}",
        "| a | b |\n|---|---|\n",
        "**",
        "_",
        "&",
        "<br>",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_break_a_reader(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            let (documents, rejected) = read(Some(format), &bytes);
            documents.iter().for_each(check_invariants);
            prop_assert!(!documents.is_empty() || !rejected.is_empty());
        }
    }

    #[test]
    fn no_markup_breaks_a_reader(text in pieces()) {
        for format in FORMATS {
            read(Some(format), text.as_bytes()).0.iter().for_each(check_invariants);
        }
    }

    #[test]
    fn markdown_leads_back_to_its_source(source in pieces()) {
        let source = source.trim_start_matches('\u{FEFF}');
        for document in read(Some(Format::Markdown), source.as_bytes()).0 {
            for piece in document.alignment.as_ref().unwrap().pieces() {
                let (text, source) = (piece.text.of(&document.text), piece.source.of(source));
                if piece.is_verbatim() {
                    // A line break in the source is a space in the text.
                    prop_assert_eq!(text.replace(['\n', ' '], ""), source.replace(['\n', ' '], ""));
                }
            }
        }
    }

    #[test]
    fn plain_text_is_not_changed(text in "(?s)[a-z .\n\r\t>é語🙂-]{0,300}") {
        for document in read(Some(Format::Text), text.as_bytes()).0 {
            prop_assert_eq!(&document.text, &text);
        }
    }

    #[test]
    fn encodings_do_not_matter(text in "[a-zA-Zéß .,\n“”語]{2,200}") {
        let marked = format!("\u{FEFF}{text}");
        let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [marked.as_bytes(), &utf16] {
            for document in read(Some(Format::Text), bytes).0 {
                prop_assert_eq!(&document.text, &text);
            }
        }
    }
}

/// What is looked for around each element must not be looked for in all of the page.
#[test]
fn repeated_markup_takes_no_more_time() {
    for piece in ["<sup>1</sup>", "a<sup>1</sup> ", "<p>a", "<b>a</i>", "<table><tr><td>"] {
        let (documents, rejected) = read(Some(Format::Html), piece.repeat(20_000).as_bytes());
        documents.iter().for_each(check_invariants);
        assert!(documents.len() + rejected.len() == 1, "{piece}");
    }
}

#[test]
fn a_long_file_is_rejected() {
    let bytes = vec![b'a'; 40 << 20];
    for format in [Format::Text, Format::Markdown, Format::Html] {
        let (documents, rejected) = read(Some(format), &bytes);
        assert!(documents.is_empty() && rejected[0].contains("longer than"), "{rejected:?}");
    }
}
