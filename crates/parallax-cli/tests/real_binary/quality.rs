//! Two people judge a sample: how good the marks are, how far the two agree, and all of it as
//! annotations for the web.

use std::fs;

use parallax::{
    extract::{Act, Basis, Kind, Statement},
    text::{Document, DocumentId, Metadata, Span},
};
use parallax_store::{Layer, NewReading, Outcome, Project};
use serde_json::Value;

use crate::command::Workplace;

const TEXT: &str = "Varrow said the road was open. Sarnholt demanded a truce. Rain fell.";

fn place(words: &str) -> Vec<Span> {
    let start = TEXT.find(words).unwrap();
    vec![Span::new(start, start + words.len())]
}

fn statement(source: &str, cue: &str, content: &str, act: Act) -> Statement {
    Statement {
        source: place(source),
        cue: place(cue),
        content: place(content),
        kind: Kind::Indirect,
        act,
        basis: Basis::Person,
        parent: None,
        rule: "attribution-model",
        score: Some(0.9),
    }
}

/// Five articles of two outlets with the same three sentences and two statements.
fn project() -> Workplace {
    let at = Workplace::new();
    let mut project = Project::create(&at.path("talks.plx")).unwrap();
    let statements = [
        statement("Varrow", "said", "the road was open", Act::Report),
        statement("Sarnholt", "demanded", "a truce", Act::Demand),
    ];
    let layers =
        [Layer { kind: "sentences", version: 1, data: "[[0,30],[31,57],[58,68]]".to_owned() }];
    for number in 0..5_u8 {
        let name = format!("article {number}");
        let outlet = ["Orleth Post", "Merrin Herald"][usize::from(number % 2)];
        let document = Document {
            id: DocumentId::of(&[name.as_bytes()]),
            name: name.clone(),
            locator: format!("{name}.txt"),
            text: TEXT.to_owned(),
            metadata: Metadata { outlet: Some(outlet.to_owned()), ..Metadata::default() },
            alignment: None,
            blocks: Vec::new(),
            citations: Vec::new(),
        };
        let outcome = Outcome::Read { layers: &layers, statements: &statements, extract: None };
        let (document, source) = (&document, None);
        let new = NewReading { document, source, analysis: "m", words: 12, last: true, outcome };
        project.insert(&new).unwrap();
    }
    project.close().unwrap();
    at
}

/// Fills in the sheet: the verdict of each row by what it says.
fn judged(at: &Workplace, name: &str, verdict: impl Fn(&csv::StringRecord) -> &'static str) {
    let mut sheet = csv::Reader::from_path(at.path("judge.csv")).unwrap();
    let header = sheet.headers().unwrap().clone();
    let mut filled = csv::Writer::from_path(at.path(name)).unwrap();
    filled.write_record(&header).unwrap();
    for row in sheet.records().map(Result::unwrap) {
        let verdict = [verdict(&row)];
        filled.write_record(verdict.into_iter().chain(row.iter().skip(1))).unwrap();
    }
    filled.flush().unwrap();
}

fn rows(printed: &str) -> Vec<Value> {
    printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_sample_is_judged_by_two() {
    let at = project();
    let sheet = ["evaluate", "talks.plx", "--marks", "10", "--sentences", "15"];
    let written = at.run(&[&sheet[..], &["--sheet", "judge.csv"]].concat());
    assert_eq!((written.code, written.stderr.trim()), (Some(0), "judge.csv: 25 rows to judge"));
    // Ana finds everything right; Ben finds all demands wrong.
    judged(&at, "ana.csv", |row| if row[1].starts_with("mark") { "accept" } else { "complete" });
    judged(&at, "ben.csv", |row| match &row[1] {
        what if what.contains("demand") => "reject",
        what if what.starts_with("mark") => "accept",
        _ => "missing",
    });
    for coder in ["ana", "ben"] {
        let taken = at.run(&[
            "evaluate",
            "talks.plx",
            "--from",
            &format!("{coder}.csv"),
            "--coder",
            coder,
            "--format",
            "jsonl",
        ]);
        assert_eq!(taken.code, Some(0), "{}", taken.stderr);
        let all: Vec<f64> =
            rows(&taken.stdout).iter().take(2).map(|row| row["share"].as_f64().unwrap()).collect();
        // Of Ben's: 5 of 10 marks are right; 5 of 20 statements were found.
        let expected = if coder == "ana" { [1.0, 1.0] } else { [0.5, 0.25] };
        assert!(all.iter().zip(expected).all(|(share, by)| (share - by).abs() < 1e-9), "{all:?}");
        assert!(taken.stderr.contains("Judged: 10 of 10 marks, 15 of 15 sentences"));
    }
    agreement(&at);
    annotations(&at);
}

fn agreement(at: &Workplace) {
    let printed = at.run(&["agreement", "talks.plx", "--between", "ana,ben", "--format", "jsonl"]);
    let rows = rows(&printed.stdout);
    let of = |measure: &str, of: &str| {
        rows.iter().find(|row| row["measure"] == measure && row["of"] == of).unwrap()
    };
    // Ten marks, of which five differ: n = 20, D_o = 10/20, D_e = 2 * 15 * 5 / (20 * 19).
    let verdict = of("alpha", "verdict")["alpha"].as_f64().unwrap();
    assert!((verdict - (1.0 - 0.5 / (150.0 / 380.0))).abs() < 1e-9, "{verdict}");
    let marked = of("|u-alpha", "act");
    assert_eq!(marked["documents"], 5);
    assert!(marked["alpha"].as_f64().unwrap() < 1.0 && marked["low"].is_number());
    let unknown = at.run(&["agreement", "talks.plx", "--between", "ana,zoe"]);
    assert_eq!(unknown.code, Some(2));
    assert!(unknown.stderr.contains("There are: ana, ben, machine"), "{}", unknown.stderr);
}

fn annotations(at: &Workplace) {
    assert_eq!(at.run(&["export", "talks.plx", "-o", "marks.jsonld"]).code, Some(0));
    let page: Value = serde_json::from_slice(&fs::read(at.path("marks.jsonld")).unwrap()).unwrap();
    let items = page["items"].as_array().unwrap();
    assert_eq!((&page["type"], items.len()), (&Value::from("AnnotationPage"), 10));
    let bodies = items[1]["body"].as_array().unwrap();
    assert_eq!(bodies[0]["value"]["review"], "rejected");
    assert_eq!(bodies[2]["creator"]["name"], "ben");
}

#[test]
fn a_sample_stays_while_it_is_judged() {
    let at = project();
    let draw = |more: &[&str]| at.run(&[&["evaluate", "talks.plx"], more].concat());
    assert_eq!(draw(&["--marks", "4", "--sentences", "3"]).code, Some(0));
    let other = draw(&["--marks", "5"]);
    assert_eq!(other.code, Some(2));
    assert!(other.stderr.contains("4 marks and 3 sentences is kept already"), "{}", other.stderr);
    assert!(draw(&[]).stderr.contains("0 of 4 marks, 0 of 3 sentences"));
    assert_eq!(draw(&["--marks", "5", "--again"]).code, Some(0));
}
