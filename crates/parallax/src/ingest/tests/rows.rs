//! Tables and JSON.

use super::{check_invariants, read, read_with};
use crate::ingest::{Field, FieldMap, Format, Options, ingest_rows};

fn jsonl(text: &str) -> (Vec<(String, String, String)>, Vec<String>) {
    table(Format::Jsonl, text)
}

/// Name, locator and text of each document, and the messages.
fn table(format: Format, text: &str) -> (Vec<(String, String, String)>, Vec<String>) {
    let (documents, rejected) = read(Some(format), text.as_bytes());
    documents.iter().for_each(check_invariants);
    (documents.into_iter().map(|d| (d.name, d.locator, d.text)).collect(), rejected)
}

fn row(name: &str, locator: &str, text: &str) -> (String, String, String) {
    (name.into(), locator.into(), text.into())
}

#[test]
fn reads_an_object_a_line() {
    let (documents, rejected) = jsonl(
        "\u{FEFF}{\"id\": 7, \"text\": \" The ferry\\nstopped. \"}\r\n\n{\"body\": \"It left.\"}\n",
    );
    assert_eq!(
        documents,
        [row("7", "a.x:1", " The ferry\nstopped. "), row("a:3", "a.x:3", "It left.")]
    );
    assert_eq!(rejected, [""; 0]);
}

#[test]
fn reads_metadata_of_common_shapes() {
    let line = r#"{"maintext": "It left.", "headline": "Ferry", "authors": ["Ada Orlo", {"name": "Ben Tarn"}],
        "source": {"id": null, "name": "Norvale Post"}, "date_publish": "2024-03-09 14:05:00",
        "link": "https://x.example/a", "lang": "en-GB"}"#;
    let (documents, _) = read(Some(Format::Jsonl), line.as_bytes());
    let metadata = &documents[0].metadata;
    assert_eq!(documents[0].locator, "a.x");
    assert_eq!(metadata.title.as_deref(), Some("Ferry"));
    assert_eq!(metadata.authors, ["Ada Orlo", "Ben Tarn"]);
    assert_eq!(metadata.outlet.as_deref(), Some("Norvale Post"));
    assert_eq!(metadata.published.as_ref().unwrap().iso, "2024-03-09T14:05:00");
    assert_eq!(metadata.url.as_deref(), Some("https://x.example/a"));
    assert_eq!(metadata.language.as_deref(), Some("en"));
}

#[test]
fn reads_arrays_and_single_objects() {
    let array = "[\n {\"text\": \"One.\"},\n {\"text\":\n \"Two.\"}, 3, {\"text\": \"\"}\n]\n";
    let (documents, rejected) = jsonl(array);
    assert_eq!(documents, [row("a#1", "a.x#1", "One."), row("a#2", "a.x#2", "Two.")]);
    assert_eq!(
        rejected,
        ["a.x#3: not a JSON object: another kind of value", "a.x#4: no text in column \"text\""]
    );
    let (documents, _) = jsonl("{\n \"text\": \"One.\"\n}\n");
    assert_eq!(documents, [row("a", "a.x", "One.")]);
}

#[test]
fn an_array_that_is_cut_short_or_holds_nothing_is_named() {
    let cases = [
        ("[", 0, "a.x: not a JSON object: the array is not closed; the file may be cut short"),
        (
            "[{\"text\": \"One.\"},\n",
            1,
            "a.x: not a JSON object: the array is not closed; the file may be cut short",
        ),
        (
            "[{\"text\": \"One.\"}]\n{\"text\": \"Two.\"}\n",
            1,
            "a.x: not a JSON object: something follows the array",
        ),
        (",,", 0, "a.x: not a JSON object: no value"),
        ("[ ]", 0, "a.x: empty"),
    ];
    for (text, kept, reason) in cases {
        let (documents, rejected) = jsonl(text);
        assert_eq!(documents.len(), kept, "{text}");
        assert_eq!(rejected, [reason], "{text}");
    }
}

#[test]
fn keeps_what_stands_between_broken_lines() {
    let (documents, rejected) =
        jsonl("{\"text\": \"One.\n{\"text\": \"Two.\"}\nnonsense\n{\"text\": \"Three.\"}\n[1]\n");
    assert_eq!(documents.len(), 2);
    assert!(rejected[0].starts_with("a.x:1: not a JSON object: control character"), "{rejected:?}");
    let (documents, rejected) = jsonl("{\"text\": \"One.\"}\n{]\n{\"text\": \"Two.\"}\n{\"a\": 1}");
    assert_eq!(documents.len(), 2);
    assert!(rejected[0].starts_with("a.x:2: not a JSON object:"));
    assert!(rejected[1].starts_with("a.x:4: no column is known to hold the text"));
}

#[test]
fn says_which_columns_there_are() {
    let fields = FieldMap::default().with(Field::Text, "story");
    let options = Options { fields, language: None };
    let (_, rejected) = read_with(&options, "a.csv", None, b"date,text\n2024,It left.\n");
    assert_eq!(rejected, ["a.csv: no column \"story\" for text; there are: \"date\", \"text\""]);
    let (_, rejected) = read_with(&options, "a.jsonl", None, b"{\"text\": \"It left.\"}");
    assert_eq!(rejected, ["a.jsonl:1: no column \"story\" for text; there are: \"text\""]);
    let fields = FieldMap::default().with(Field::Date, "when");
    let options = Options { fields, language: None };
    let (documents, rejected) = read_with(&options, "a.jsonl", None, b"{\"text\": \"It left.\"}");
    assert_eq!(documents.len(), 1);
    assert_eq!(rejected, ["a.jsonl: no column \"when\" for date; there are: \"text\""]);
}

#[test]
fn reads_a_table() {
    let (documents, rejected) = table(
        Format::Csv,
        "\u{FEFF}ID;Headline;Text\nx1;Ferry;\"It stopped; \"\"now\"\".\n\nIt left.\"\n;;\nx3;;Gone.\n",
    );
    assert_eq!(
        documents,
        [row("x1", "a.x:2", "It stopped; \"now\".\n\nIt left."), row("x3", "a.x:6", "Gone.")]
    );
    assert_eq!(rejected, ["a.x:5: no text in column \"Text\""]);
}

#[test]
fn rejects_a_row_with_too_many_cells_and_takes_one_with_few() {
    let (documents, rejected) = table(
        Format::Csv,
        "text,date,url\nIt stopped, it left,2024,u,\nIt left.\nGone.,2024,u,,\n",
    );
    assert_eq!(documents, [row("a:3", "a.x:3", "It left."), row("a:4", "a.x:4", "Gone.")]);
    assert_eq!(
        rejected,
        ["a.x:2: 5 cells under a header of 3; quote cells that hold the separator"]
    );
}

#[test]
fn reads_tabs_and_old_encodings() {
    let (documents, _) = table(Format::Tsv, "title\ttext\nFerry, late\tIt \"left\".\n");
    assert_eq!(documents, [row("a:2", "a.x:2", "It \"left\".")]);
    let mut bytes =
        b"title,text\nFerry,The caf\xE9\x92s owner said the r\xE9sum\xE9 was his.\n".to_vec();
    let (documents, _) = read(Some(Format::Csv), &bytes);
    assert_eq!(documents[0].text, "The café’s owner said the résumé was his.");
    bytes =
        "\u{FEFF}title,text\nFerry,It left.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (documents, _) = read(Some(Format::Csv), &bytes);
    assert_eq!(documents[0].text, "It left.");
}

#[test]
fn a_long_cell_is_no_trouble() {
    let text = "The ferry stopped. ".repeat(100_000);
    let (documents, _) = table(Format::Csv, &format!("id,text\n1,\"{text}\"\n2,It left.\n"));
    assert_eq!(documents.len(), 2);
    assert_eq!(documents[0].2, text);
}

#[test]
fn a_line_without_end_is_passed_over() {
    let mut bytes = b"{\"text\": \"One.\"}\n{\"text\": \"".to_vec();
    bytes.resize(100 << 20, b'a');
    bytes.extend_from_slice(b"\"}\n{\"text\": \"Two.\"}\n");
    let (documents, rejected) = read(Some(Format::Jsonl), &bytes);
    assert_eq!(documents.len(), 2);
    assert_eq!(rejected, ["a.x:2: longer than 64 MiB; split it first"]);
}

#[test]
fn a_quote_never_closed_ends_the_table() {
    let mut bytes = b"id,text\n1,One.\n2,\"".to_vec();
    bytes.resize(100 << 20, b'\n');
    let (documents, rejected) = read(Some(Format::Csv), &bytes);
    assert_eq!(documents.len(), 1);
    assert!(rejected[0].starts_with("a.x: row longer than 64 MiB"), "{rejected:?}");
}

#[test]
fn a_stream_that_breaks_off_keeps_what_was_read() {
    struct Broken;
    impl std::io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::Error::other("unplugged"))
        }
    }
    for (format, head) in [(Format::Jsonl, "{\"text\": \"One.\"}\n"), (Format::Csv, "text\nOne.\n")]
    {
        let stream = std::io::Read::chain(head.as_bytes(), Broken);
        let mut stream = std::io::BufReader::new(stream);
        let mut seen = Vec::new();
        ingest_rows("a", "a", format, &mut stream, &Options::default(), &mut |outcome| {
            seen.push(outcome.map(|document| document.text).map_err(|reason| reason.to_string()));
        });
        assert_eq!(seen, [Ok("One.".into()), Err("a: reading failed: unplugged".into())]);
    }
}

#[test]
fn an_empty_table_is_said_to_be_empty() {
    for format in [Format::Jsonl, Format::Csv, Format::Tsv] {
        for bytes in ["", "\n\n", "\u{FEFF}"] {
            assert_eq!(table(format, bytes).1, ["a.x: empty"], "{format:?} {bytes:?}");
        }
    }
}

#[test]
fn rows_know_their_lines() {
    for end in ["\n", "\r\n"] {
        // Long enough to be read in several chunks, with breaks at their edges.
        let mut source = format!("{end}id,text{end}");
        let mut expected = Vec::new();
        for row in 0..2000 {
            let breaks = end.repeat(row % 4);
            source.push_str(&breaks);
            expected.push(format!("a.x:{}", source.matches('\n').count() + 1));
            source.extend([&row.to_string(), ",\"It", end, "left.\"", end]);
        }
        let (documents, rejected) = table(Format::Csv, &source);
        let lines: Vec<String> = documents.into_iter().map(|(_, locator, _)| locator).collect();
        assert_eq!(rejected, [""; 0]);
        assert_eq!(lines, expected);
    }
}
