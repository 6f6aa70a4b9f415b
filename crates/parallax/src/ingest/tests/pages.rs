//! Saved web pages: shapes that publishing systems commonly write, and hostile ones.

use super::{check_invariants, read};
use crate::ingest::Format;
use crate::text::Document;

const STORY: &str = "<p>The ferry between the two banks of the river stopped running on Monday, \
    after the mayor said that the engine was no longer safe.</p><p>Residents were told by the \
    council that they should use the bridge instead, which is twelve miles away.</p>";

fn page(source: &str) -> Document {
    let (mut documents, rejected) = read(Some(Format::Html), source.as_bytes());
    assert_eq!(rejected, [""; 0]);
    check_invariants(&documents[0]);
    documents.remove(0)
}

/// Checks the date of a page with `head` and `body` around a story.
fn check_date(head: &str, body: &str, expected: &str) {
    let source = format!(
        "<!doctype html><html><head><title>Ferry</title>{head}</head><body>\
         <nav><ul><li><a href='/a'>Older news, 1 January 2020</a></li></ul></nav>\
         <main><article>{body}{STORY}</article></main>\
         <aside><h3>Latest</h3><ul><li><a href='/b'>Storm</a> 2 February 2022</li></ul></aside>\
         <footer>Copyright © 3 March 2019 Norvale Post</footer></body></html>"
    );
    let date = page(&source).metadata.published.map(|date| date.iso).unwrap_or_default();
    assert_eq!(date, expected, "{head} {body}");
}

#[test]
fn reads_the_article_and_what_is_known_about_it() {
    let document = page(&format!(
        "<html lang='en-GB'><head><title>Ferry stopped | Norvale Post</title>\
         <meta property='og:site_name' content='Norvale Post'>\
         <link rel='canonical' href='https://post.example/2024/03/09/ferry'>\
         <meta name='author' content='Ada Orlo'></head><body><nav><a href='/'>Home</a></nav>\
         <article><h1>Ferry stopped</h1>{STORY}<blockquote><p>No passenger was hurt.</p></blockquote>\
         <p>See <a href='/letter'>the letter</a> of the mayor.<sup>12</sup> It is long.</p>\
         <ul><li>It is old.</li><li>It is slow.</li></ul></article>\
         <footer>All rights reserved</footer></body></html>"
    ));
    let kinds: Vec<&str> = document.blocks.iter().map(|block| block.kind.name()).collect();
    assert_eq!(kinds, ["title", "paragraph", "paragraph", "quote", "paragraph", "list", "list"]);
    assert!(document.text.contains("of the mayor.[12] It is long."));
    assert!(!document.text.contains("rights"));
    let metadata = document.metadata;
    assert_eq!(metadata.title.as_deref(), Some("Ferry stopped"));
    assert_eq!(metadata.outlet.as_deref(), Some("Norvale Post"));
    assert_eq!(metadata.authors, ["Ada Orlo"]);
    assert_eq!(metadata.url.as_deref(), Some("https://post.example/2024/03/09/ferry"));
    assert_eq!(metadata.published.unwrap().iso, "2024-03-09");
    assert_eq!(metadata.language.as_deref(), Some("en"));
    let targets: Vec<&str> = document.citations.iter().map(|found| found.target.as_str()).collect();
    assert_eq!(targets, ["https://post.example/letter", "12"]);
}

#[test]
fn dates_of_structured_data() {
    let script = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let time = "2024-03-09T14:05:00Z";
    check_date(
        &script(
            r#"{"@type":"NewsArticle","datePublished":"2024-03-09T14:05:00Z",
            "dateModified":"2024-03-11T08:00:00Z"}"#,
        ),
        "",
        time,
    );
    check_date(
        &script(
            r#"{"@graph":[{"@type":"WebPage","datePublished":"2018-01-01"},
            {"@type":["Article"],"datePublished":"2024-03-09T14:05:00Z"}]}"#,
        ),
        "",
        time,
    );
    check_date(
        &script(
            r#"{"@type":"ItemList","itemListElement":[{"@type":"Article","datePublished":"2020-01-01"}]}"#,
        ),
        "",
        "",
    );
    check_date(&script(r#"{"@type":"Article","dateModified":"2024-03-11"}"#), "", "2024-03-11");
    check_date(&script("{broken"), "<time datetime='2024-03-09'>Saturday</time>", "2024-03-09");
}

#[test]
fn dates_of_meta_elements() {
    for name in [
        "property='article:published_time'",
        "name='dc.date'",
        "name='DC.date.issued'",
        "name='parsely-pub-date'",
        "name='sailthru.date'",
        "itemprop='datePublished'",
        "name='date'",
    ] {
        let head = format!(
            "<meta property='article:modified_time' content='2024-03-11'>\
             <meta {name} content='2024-03-09T14:05:00+01:00'>"
        );
        check_date(&head, "", "2024-03-09T14:05:00+01:00");
    }
    // Of two sources for one day, the one that is more precise.
    check_date(
        "<meta name='date' content='2024-03-09'>",
        "<time itemprop='datePublished' datetime='2024-03-09T14:05:00Z'>9 March</time>",
        "2024-03-09T14:05:00Z",
    );
}

#[test]
fn dates_that_a_page_shows() {
    check_date("", "<h1>Ferry</h1><time datetime='2024-03-09'>Sat</time>", "2024-03-09");
    check_date("", "<time pubdate datetime='2024-03-09'>Sat</time><h1>Ferry</h1>", "2024-03-09");
    check_date("", "<h1>Ferry</h1><p class='byline'>By Ada Orlo | March 9, 2024</p>", "2024-03-09");
    check_date("", "<h1>Ferry</h1><div>Published: 9 March 2024 14:05</div>", "2024-03-09T14:05:00");
    check_date(
        "",
        "<h1>Ferry</h1><span class='entry-date'><b>9</b> <b>March</b> <b>2024</b></span>",
        "2024-03-09",
    );
    check_date(
        "",
        "<h1>Ferry</h1><p>Updated: 11 March 2024</p><p>Published: 9 March 2024</p>",
        "2024-03-09",
    );
    check_date(
        "",
        "<h1>Ferry</h1><time class='updated' datetime='2024-03-11'>x</time>\
         <time class='entry-date published' datetime='2024-03-09'>y</time>",
        "2024-03-09",
    );
    check_date(
        "",
        "<h1>Ferry</h1><time class='updated' datetime='2024-03-11'>x</time>",
        "2024-03-11",
    );
}

#[test]
fn dates_of_addresses() {
    let canonical = |path: &str| format!("<link rel='canonical' href='https://x.example/{path}'>");
    check_date(&canonical("2024/03/09/ferry"), "", "2024-03-09");
    check_date(&canonical("2024/03/ferry"), "", "2024-03");
    check_date(&canonical("2024/03/ferry"), "<h1>F</h1><p>9 March 2024</p>", "2024-03-09");
    check_date(&canonical("ferry-20240"), "", "");
}

#[test]
fn a_page_without_a_date_has_none() {
    check_date("", "<h1>Ferry</h1>", "");
    // A date far down in a sentence is what the article tells about.
    let far = format!("<h1>Ferry</h1>{STORY}{STORY}{STORY}<p>On 9 March 2021 it left.</p>");
    check_date("", &far, "");
}

#[test]
fn hostile_nesting_does_no_harm() {
    // Tests run on threads with a small stack, whose overflow could not be caught.
    let deep = ["<div>", "<b>", "<table>", "<blockquote>", "<span>", "<svg><g>", "<!--", "<a b=\""];
    let tangled =
        ["<ul><li>", "<table><tr><td>", "<p><b id=1>", "<a href='x'>", "<div></x>", "<template>"];
    let pieces = deep.map(|piece| (piece, 100_000)).into_iter();
    for (piece, count) in pieces.chain(tangled.map(|piece| (piece, 10_000))) {
        let source = format!("<html><body>{STORY}{}x", piece.repeat(count));
        let (documents, _) = read(Some(Format::Html), source.as_bytes());
        documents.iter().for_each(check_invariants);
    }
}

#[test]
fn a_page_without_text_is_rejected() {
    for source in ["<html><body></body></html>", "<p>", "<!--", "<script>x</script>"] {
        let (documents, rejected) = read(Some(Format::Html), source.as_bytes());
        assert!(documents.is_empty() && rejected[0].contains("no article found"), "{source}");
    }
}
