//! Markdown.

use super::{check_invariants, read};
use crate::ingest::Format;
use crate::text::{Document, Span};

fn markdown(source: &str) -> Document {
    let (mut documents, rejected) = read(Some(Format::Markdown), source.as_bytes());
    assert_eq!(rejected, [""; 0]);
    check_invariants(&documents[0]);
    documents.remove(0)
}

fn check(source: &str, expected: &[(&str, &str)]) {
    let document = markdown(source);
    let blocks: Vec<(&str, &str)> = document
        .blocks
        .iter()
        .map(|block| (block.kind.name(), block.span.of(&document.text)))
        .collect();
    assert_eq!(blocks, expected);
}

#[test]
fn takes_prose_out_of_markup() {
    check(
        "---\ntitle: Ferry\n---\n# The *ferry* stopped\n\nIt **never**\nleft &amp; \\*stayed\\*.\n\n\
         > No one\n> knew.\n\n- one\n- two\n\n  more\n\n![The old ferry](a.jpg)\n\n*Photo: the mill*\n",
        &[
            ("title", "The ferry stopped"),
            ("paragraph", "It never left & *stayed*."),
            ("quote", "No one knew."),
            ("list", "one"),
            ("list", "two"),
            ("list", "more"),
            ("caption", "The old ferry"),
            ("caption", "Photo: the mill"),
        ],
    );
}

#[test]
fn reads_footnotes_and_links() {
    let document = markdown(
        "It [left](https://x.example/a).[^1] See <https://x.example/b>.\n\n[^1]: A *letter*.\n",
    );
    assert_eq!(document.text, "It left.[1] See https://x.example/b.\n\n[1] A letter.");
    let found: Vec<_> = document
        .citations
        .iter()
        .map(|found| (found.kind.name(), found.span.of(&document.text), found.target.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("link", "left", "https://x.example/a"),
            ("footnote", "[1]", "1"),
            ("link", "https://x.example/b", "https://x.example/b")
        ]
    );
    assert_eq!(document.blocks[1].kind.name(), "note");
}

#[test]
fn leads_back_to_the_source() {
    let source = "---\ntitle: F\n---\n\nThe **old** ferry\nleft &amp; `never` came *back*.\n";
    let document = markdown(source);
    let alignment = document.alignment.as_ref().unwrap();
    for (words, expected) in [
        ("old", "old"),
        ("The old ferry", "The **old** ferry"),
        ("&", "&amp;"),
        ("ferry left", "ferry\nleft"),
        ("never", "never"),
        ("back.", "back*."),
    ] {
        let start = document.text.find(words).unwrap();
        let span = alignment.source_of(Span::new(start, start + words.len())).unwrap();
        assert_eq!(span.of(source), expected);
    }
}

#[test]
fn rows_of_a_table_are_captions() {
    check(
        "| town | left |\n|---|---|\n| Norvale | 12 |\n",
        &[("caption", "town\tleft"), ("caption", "Norvale\t12")],
    );
}

#[test]
fn keeps_the_words_of_html_blocks() {
    check(
        "<figure><img src=\"a.jpg\">\n<figcaption>Photo: the mill</figcaption></figure>\n\n\
         <script>\nhide()\n</script>\n\nIt left.<br>Then<sup>x</sup> it came.\n",
        &[("paragraph", "Photo: the mill"), ("paragraph", "It left.\nThenx it came.")],
    );
}

#[test]
fn a_picture_in_a_sentence_is_not_part_of_it() {
    check("The ![icon](i.png)ferry left.\n", &[("paragraph", "The ferry left.")]);
}

#[test]
fn deep_nesting_is_no_trouble() {
    for piece in ["> ", "- ", "*", "[", "![", "`", "<div>", "1. ", "_*", "[^a]: ", "**a "] {
        let source = format!("The ferry left. {0}\n\n{0}x", piece.repeat(50_000));
        let (documents, _) = read(Some(Format::Markdown), source.as_bytes());
        documents.iter().for_each(check_invariants);
    }
}
