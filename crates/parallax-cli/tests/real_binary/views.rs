//! What a person sees: the table of statements, an article with its marks, the summary.

use parallax::{
    extract::{Act, Basis, Kind, Statement},
    text::{Block, BlockKind, Document, DocumentId, Metadata, Precision, Published, Span},
};
use parallax_store::{NewReading, Outcome, Project};

use crate::command::{self, Workplace};

const NORTH: &str = "Harbour quiet, ministry says\n\n\
    The ministry said on Monday that residents had told its officers that every boat was “back in \
    port”, and that nobody had been asked to leave. Sudavia’s envoy denied it.\n\n\
    “We were told to go by the guards,” said Mara Lind, a baker. “Nobody helped us.”\n\n\
    Reportedly, 40 families left.";

/// The place of `words` in `text`; what stands before a bar tells one place from another.
fn place(text: &str, words: &str) -> Vec<Span> {
    if words.is_empty() {
        return Vec::new();
    }
    let (before, words) = words.split_once('|').unwrap_or(("", words));
    let whole = format!("{before}{words}");
    let start = text.find(&whole).unwrap_or_else(|| panic!("{whole} is in the text"));
    vec![Span::new(start + before.len(), start + whole.len())]
}

fn statement(
    text: &str,
    [source, cue, content]: [&str; 3],
    (kind, act, basis): (Kind, Act, Basis),
    parent: Option<usize>,
    score: Option<f32>,
) -> Statement {
    let rule = if score.is_some() { "cue-model" } else { "hearsay-adverb" };
    let (source, cue, content) = (place(text, source), place(text, cue), place(text, content));
    Statement { source, cue, content, kind, act, basis, parent, rule, score }
}

fn statements() -> Vec<Statement> {
    use Act::Report;
    let make = |words, labels, parent, score| statement(NORTH, words, labels, parent, score);
    vec![
        make(
            [
                "The ministry",
                "said",
                "that residents had told its officers that every boat was “back in port”, and that nobody had been asked to leave",
            ],
            (Kind::Mixed, Report, Basis::Organization),
            None,
            Some(0.97),
        ),
        make(
            ["residents", "told", "that every boat was “back in port”"],
            (Kind::Mixed, Report, Basis::Group),
            Some(0),
            Some(0.88),
        ),
        make(
            ["Sudavia’s envoy", "denied", "denied |it"],
            (Kind::Indirect, Report, Basis::Unnamed),
            None,
            Some(0.74),
        ),
        make(
            ["Mara Lind, a baker", "guards,” |said", "“We were told to go by the guards,”"],
            (Kind::Direct, Report, Basis::Person),
            None,
            Some(0.99),
        ),
        make(
            ["", "Reportedly", "40 families left"],
            (Kind::Indirect, Report, Basis::Hearsay),
            None,
            None,
        ),
    ]
}

fn blocks() -> Vec<Block> {
    let mut done = 0;
    let mut blocks = Vec::new();
    for part in NORTH.split("\n\n") {
        let kind = if done == 0 { BlockKind::Title } else { BlockKind::Paragraph };
        blocks.push(Block { kind, span: Span::new(done, done + part.len()) });
        done += part.len() + 2;
    }
    blocks
}

fn project() -> Workplace {
    let at = Workplace::new();
    let mut project = Project::create(&at.path("talks.plx")).unwrap();
    let document = Document {
        id: DocumentId::of(&[NORTH.as_bytes()]),
        name: "lantern/monday".to_owned(),
        locator: "news/lantern/monday.md".to_owned(),
        text: NORTH.to_owned(),
        metadata: Metadata {
            title: Some("Harbour quiet, ministry says".to_owned()),
            outlet: Some("The Lantern".to_owned()),
            published: Some(Published { iso: "2024-03-11".to_owned(), precision: Precision::Day }),
            ..Metadata::default()
        },
        alignment: None,
        blocks: blocks(),
        citations: Vec::new(),
    };
    let statements = statements();
    let outcome = Outcome::Read { layers: &[], statements: &statements, extract: None };
    let (words, last) = (NORTH.split_whitespace().count() as u64, true);
    let new = NewReading { document: &document, source: None, analysis: "m", words, last, outcome };
    project.insert(&new).unwrap();
    project.close().unwrap();
    at
}

#[test]
fn statements_as_a_table() {
    insta::assert_snapshot!(project().run(&["statements", "talks.plx"]).stdout);
}

#[test]
fn statements_as_json_lines() {
    insta::assert_snapshot!(
        project().run(&["statements", "talks.plx", "--format", "jsonl"]).stdout
    );
}

#[test]
fn statements_as_csv() {
    let csv = ["statements", "talks.plx", "--format", "csv", "--offsets", "utf16"];
    insta::assert_snapshot!(project().run(&csv).stdout);
}

#[test]
fn filters_narrow_and_wrong_ones_list_the_right_ones() {
    let at = project();
    let count = |filter: &[&str]| {
        let base = ["statements", "talks.plx", "--format", "jsonl"];
        at.run(&[&base, filter].concat()).stdout.lines().count()
    };
    assert_eq!(count(&["--kind", "direct"]), 1);
    assert_eq!(count(&["--source", "MARA lind"]), 1);
    assert_eq!(count(&["--contains", "boat", "--basis", "group"]), 1);
    assert_eq!(count(&["--doc", "lantern/monday", "--act", "report"]), 5);
    let wrong = at.run(&["statements", "talks.plx", "--basis", "rumour"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("hearsay"), "{}", wrong.stderr);
}

#[test]
fn an_article_with_its_statements() {
    insta::assert_snapshot!(project().run(&["show", "talks.plx", "lantern/monday"]).stdout);
}

#[test]
fn an_article_in_a_narrow_terminal() {
    let at = project();
    let mut command = at.command(&["show", "talks.plx", "lantern/monday"]);
    let ended = command::ended(&command.env("COLUMNS", "44").output().unwrap());
    insta::assert_snapshot!(ended.stdout);
}

#[test]
fn the_summary() {
    let at = project();
    at.write("news/a.txt", "Officials in Norland said that the harbour was calm.");
    at.write("news/b.txt", "");
    let ended = at.keep(&["news"]);
    let timeless: String = ended
        .stdout
        .lines()
        .map(|line| match line.find(" s, ") {
            Some(_) => format!("{}in TIME\n", &line[..line.find("in ").unwrap()]),
            None => format!("{line}\n"),
        })
        .collect();
    insta::assert_snapshot!(timeless);
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::process::Stdio;
    let at = project();
    for format in ["table", "csv", "jsonl"] {
        let mut command = at.command(&["statements", "talks.plx", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = command::ended(&child.wait_with_output().unwrap());
        assert_eq!((ended.code, ended.stderr.as_str()), (Some(0), ""), "{format}");
    }
}
