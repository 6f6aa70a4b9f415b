//! How things are said in drafts, as `parallax lint` finds it.

mod against;
mod comments;
mod formats;
mod known;
mod settings;

use std::{
    io::Write as _,
    process::{Command, Stdio},
};

use serde_json::Value;

use crate::command::{Ended, Workplace, ended};

/// A draft: a headline and three paragraphs.
pub(crate) const DRAFT: &str = "# The ferry of Orleth\n\n\
    The ferry stopped on Monday. Observers say the pier was mined.\n\n\
    The convoy may have been misdirected, and the so-called rescue corridor stayed closed.\n\n\
    “The bridge may be closed,” said Ilsa Marrand, the commissioner of Kestria.\n";

/// A place with the draft; none without a model.
pub(crate) fn with_draft() -> Option<Workplace> {
    let place = Workplace::new();
    place.write("draft.md", DRAFT);
    (place.model() != "none").then_some(place)
}

/// Runs `parallax lint` with the model that is here.
pub(crate) fn lint(place: &Workplace, arguments: &[&str]) -> Ended {
    place.run(&[&["lint", "--model", place.model()], arguments].concat())
}

/// The findings, as `--format json` gives them.
pub(crate) fn findings(place: &Workplace, arguments: &[&str]) -> Vec<Value> {
    let ended = lint(place, &[&["--format", "json"], arguments].concat());
    let whole: Value = serde_json::from_str(&ended.stdout).expect(&ended.stderr);
    whole["findings"].as_array().unwrap().clone()
}

/// Rule and words of each finding.
pub(crate) fn found(place: &Workplace, arguments: &[&str]) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    findings(place, arguments).iter().map(|one| (text(&one["rule"]), text(&one["words"]))).collect()
}

/// Only the rules of the findings.
pub(crate) fn rules(place: &Workplace, arguments: &[&str]) -> Vec<String> {
    found(place, arguments).into_iter().map(|(rule, _)| rule).collect()
}

/// Runs a command with something on standard input.
pub(crate) fn fed(mut command: Command, input: &str) -> Ended {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    ended(&child.wait_with_output().unwrap())
}

#[test]
fn a_draft_is_looked_through_line_by_line() {
    let Some(place) = with_draft() else { return };
    let ended = lint(&place, &["draft.md"]);
    assert_eq!(ended.code, Some(1), "{}", ended.stderr);
    let shown = &ended.stdout;
    for part in ["--> draft.md:3:30", "Observers say", "^^^^", "= help: ", "unattributed-source"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert!(shown.contains("--> draft.md:5:12") && shown.contains("hedge"), "{shown}");
    assert!(!shown.contains('\u{1b}'), "colours are for terminals");
    let summary = shown.lines().find(|line| line.contains(" of 1 article, ")).unwrap();
    assert!(summary.contains("warning"), "{summary}");
}

#[test]
fn the_words_of_others_are_looked_at_when_asked() {
    let Some(place) = with_draft() else { return };
    let hedges = |more: &[&str]| {
        let arguments = [&["draft.md", "--select", "hedge"], more].concat();
        findings(&place, &arguments)
    };
    assert_eq!(hedges(&[]).len(), 1);
    let all = hedges(&["--voice", "all"]);
    let voices: Vec<&str> = all.iter().map(|one| one["voice"].as_str().unwrap()).collect();
    assert_eq!(voices, ["author", "attributed"]);
    assert_eq!(hedges(&["--voice", "attributed"]).len(), 1);
}

#[test]
fn rules_can_be_chosen_and_mistyped_ones_are_corrected() {
    let Some(place) = with_draft() else { return };
    assert_eq!(rules(&place, &["draft.md", "--select", "distancing"]), ["distancing"]);
    let rest = rules(&place, &["draft.md", "--ignore", "distancing,hedge"]);
    assert!(rest.contains(&"unattributed-source".to_owned()));
    assert!(!rest.iter().any(|rule| rule == "distancing" || rule == "hedge"), "{rest:?}");
    let wrong = lint(&place, &["draft.md", "--select", "hedges"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("did you mean hedge?"), "{}", wrong.stderr);
}

#[test]
fn the_exit_code_follows_the_level() {
    let Some(place) = with_draft() else { return };
    let code = |more: &[&str]| lint(&place, &[&["draft.md"], more].concat()).code;
    assert_eq!(code(&["--fail-on", "error"]), Some(0));
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
    assert_eq!(code(&["--select", "hedge", "--fail-on", "note"]), Some(1));
    place.write("calm.md", "The ferry stopped on Monday.\n");
    assert_eq!(lint(&place, &["calm.md"]).code, Some(0));
    let some = lint(&place, &["calm.md", "gone.md"]);
    assert_eq!(some.code, Some(3));
    assert!(some.stderr.contains("gone.md"), "{}", some.stderr);
    assert_eq!(lint(&place, &["gone.md"]).code, Some(2));
}

#[test]
fn standard_input_has_the_name_that_it_is_given() {
    let Some(place) = with_draft() else { return };
    let arguments = [
        "lint",
        "--model",
        place.model(),
        "-",
        "--stdin-filename",
        "news/a.md",
        "--format",
        "concise",
    ];
    let ended = fed(place.command(&arguments), DRAFT);
    assert!(ended.stdout.starts_with("news/a.md:3:30: "), "{}", ended.stdout);
}

#[test]
fn every_format_that_is_read_can_be_looked_through() {
    let Some(place) = with_draft() else { return };
    let words = "Observers say the pier was mined.";
    place.write("a.txt", format!("Ümläut first.\n\n  {words}\n"));
    place.write(
        "b.html",
        format!("<html><body><article><p>It is calm.</p><p>{words}</p></article>"),
    );
    place.write("c.jsonl", format!("{{\"text\":\"It is calm.\"}}\n{{\"text\":\"{words}\"}}\n"));
    place.write("d.csv", format!("title,text\nBridge may be mined,{words}\n"));
    let place_of = |file: &str| {
        let found = findings(&place, &[file, "--select", "unattributed-source"]);
        let (one, at) = (found.last().unwrap(), found.last().unwrap()["place"].clone());
        (at["in"].as_str().unwrap().to_owned(), at["start"].clone(), one["row"].clone())
    };
    let at = |line: u32, column: u32| serde_json::json!({ "line": line, "column": column });
    assert_eq!(place_of("a.txt"), ("source".to_owned(), at(3, 3), Value::Null));
    assert_eq!(place_of("b.html").0, "text");
    assert_eq!(place_of("c.jsonl"), ("text".to_owned(), at(1, 1), 2.into()));
    assert_eq!(place_of("d.csv").2, 2);
    let title = &findings(&place, &["d.csv", "--voice", "headline"])[0];
    assert_eq!(title["place"]["in"], "title");
    assert_eq!(lint(&place, &["."]).code, Some(1));
}

#[test]
fn rules_are_explained() {
    let place = Workplace::new();
    let all = place.run(&["explain"]);
    assert_eq!(all.code, Some(0), "{}", all.stderr);
    for rule in ["hedge", "unattributed-source", "missing-other-side", "suppression"] {
        assert!(all.stdout.lines().any(|line| line.starts_with(rule)), "{rule}: {}", all.stdout);
    }
    let one = place.run(&["explain", "hedge"]).stdout;
    assert!(one.starts_with("hedge (") && one.contains("Described by: "), "{one}");
    let wrong = place.run(&["explain", "hegde"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("did you mean hedge?"), "{}", wrong.stderr);
    let rows = place.run(&["explain", "--format", "jsonl"]).stdout;
    let rows: Vec<Value> = rows.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert!(rows.iter().all(|row| row["definition"].as_str().is_some_and(|text| !text.is_empty())));
}
