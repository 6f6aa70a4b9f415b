//! Views of a project whose comparison is put there by the test.

use parallax::present::{
    SpeakerRow,
    comparison::{ClaimRow, MemberRow, Sink as _},
};
use parallax_store::Project;
use serde_json::{Value, json};

use super::{Asked, VIEWS};

fn member(statement: &str, speaker: &str, stance: &str, published: &str) -> MemberRow {
    MemberRow {
        doc: "gazette/ferry".to_owned(),
        statement: statement.to_owned(),
        speaker: Some(SpeakerRow { id: format!("a-{speaker}"), name: speaker.to_owned() }),
        stance: stance.to_owned(),
        rule: "plain-report".to_owned(),
        text: "the ferry runs".to_owned(),
        assigned: "codebook".to_owned(),
        score: Some(0.9),
        published: Some(published.to_owned()),
        outlet: Some("The Gazette".to_owned()),
        numbers: Vec::new(),
        evidence: Vec::new(),
        copy: false,
    }
}

fn claim(id: &str, members: Vec<MemberRow>) -> ClaimRow {
    ClaimRow {
        id: id.to_owned(),
        origin: "codebook".to_owned(),
        label: Some(format!("The ferry {id}")),
        canonical: "the ferry runs".to_owned(),
        canonical_statement: None,
        stances: Vec::new(),
        members,
        links: Vec::new(),
        conflicts: Vec::new(),
        first: None,
    }
}

/// A project in which one claim has somebody on both sides of it.
fn project(folder: &tempfile::TempDir) -> Project {
    let mut project = Project::create(&folder.path().join("talks.plx")).expect("a new project");
    let turned = vec![
        member("s1", "Dask", "assert", "2031-03-04"),
        member("s2", "Marrand", "deny", "2031-03-05"),
        member("s3", "Dask", "deny", "2031-03-12"),
    ];
    let steady = vec![member("s4", "Marrand", "assert", "2031-03-05")];
    let kept = project.keep_comparison("state", "", |kept| {
        kept.row(&claim("runs", turned))?;
        kept.row(&claim("sank", steady))
    });
    kept.expect("rows are kept");
    project
}

fn view(name: &str, project: &Project, asked: &[(&str, &str)]) -> Value {
    let view = VIEWS.iter().find(|view| view.name == name).expect("a view of this name");
    let pairs = asked.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let asked = Asked::new(pairs, view.parameters).expect("good parameters");
    (view.make)(project, &asked).expect("a view")
}

#[test]
fn whoever_takes_both_sides_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = view("contradictions", &project(&folder), &[]);
    assert_eq!(found["total"], 1);
    assert_eq!(found["items"][0]["actor"]["name"], "Dask");
    assert_eq!(found["items"][0]["claim"]["label"], "The ferry runs");
    assert_eq!(found["items"][0]["denies"][0]["statement"], "s3");
    let none = view("contradictions", &project(&folder), &[("actor", "a-Marrand")]);
    assert_eq!(none["total"], 0);
}

#[test]
fn a_timeline_counts_by_week_and_names_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let found = view("timeline", &project(&folder), &[("by", "week"), ("claim", "runs")]);
    let point = |date: &str, stance: &str| json!({ "date": date, "claim": "runs", "stance": stance, "count": 1 });
    let points =
        [point("2031-03-03", "assert"), point("2031-03-03", "deny"), point("2031-03-10", "deny")];
    assert_eq!(found["points"], json!(points));
    assert_eq!(found["first"][0]["statement"], "s1");
    assert_eq!(found["first"][0]["document"], Value::Null);
}

#[test]
fn every_view_can_be_made_of_a_project_without_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let project = Project::create(&folder.path().join("empty.plx")).expect("a new project");
    for one in VIEWS {
        view(one.name, &project, &[]);
    }
}

#[test]
fn views_are_sorted_and_unknown_parameters_are_refused() {
    assert!(VIEWS.is_sorted_by_key(|view| view.name));
    for view in VIEWS {
        let asked = Asked::new([("colour".to_owned(), "red".to_owned())], view.parameters);
        assert!(asked.is_err(), "{}", view.name);
    }
    let limit = [("limit".to_owned(), "201".to_owned())];
    assert!(Asked::new(limit, &["limit"]).expect("known").limit().is_err());
}
