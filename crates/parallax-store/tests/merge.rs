//! Two people's projects become one, and nothing that either did is lost.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

mod coded;

use std::{collections::BTreeMap, fs, path::Path};

use parallax::{
    codebook::Parties,
    ingest::{self, Options},
    resolve::{Extract, actors::DocumentCast, groups::InOrder},
    text::{Metadata, Span},
};
use parallax_store::{
    Coded, CodingType, KeptExtract, Merged, NewCoding, NewDecision, NewReading, Outcome, Project,
    SourceFile, StoreError, Variable, VariableKind,
};
use rusqlite::Connection;

use coded::codings;

fn add(project: &mut Project, name: &str, text: &str) {
    insert(project, name, text, Outcome::NotRead { reason: "test" });
}

fn insert(project: &mut Project, name: &str, text: &str, outcome: Outcome<'_>) {
    let document =
        ingest::of_text(name, name, text.to_owned(), Metadata::default(), &Options::default());
    project
        .insert(&NewReading {
            document: &document.unwrap(),
            source: None,
            analysis: "none",
            words: 3,
            last: false,
            outcome,
        })
        .unwrap();
}

fn coding(coder: &str, claim: &str) -> NewCoding {
    NewCoding {
        kind: "DNA Statement".to_owned(),
        coder: coder.to_owned(),
        spans: vec![Span::new(0, 5)],
        variables: BTreeMap::from([("concept".to_owned(), Coded::Text(claim.to_owned()))]),
    }
}

/// What was coded, by coder and claim.
fn said(project: &Project) -> Vec<String> {
    let mut said: Vec<String> = codings(project)
        .iter()
        .map(|c| format!("{} {}", c.coded.coder, c.coded.variables["concept"]))
        .collect();
    said.sort();
    said
}

/// A project with one article and three codings, and a copy of it.
fn two(folder: &Path) -> (Project, Project) {
    let (ada, ben) = (folder.join("ada.plx"), folder.join("ben.plx"));
    let mut project = Project::create(&ada).unwrap();
    add(&mut project, "a", "Tavik is calm.");
    for claim in ["calm", "open", "empty"] {
        project.code("a", &coding("Ada", claim), None).unwrap().unwrap();
    }
    project.close().unwrap();
    fs::copy(&ada, &ben).unwrap();
    (Project::create(&ada).unwrap(), Project::create(&ben).unwrap())
}

fn merge(folder: &Path, ada: Project, ben: Project) -> (Merged, Project) {
    ada.close().unwrap();
    ben.close().unwrap();
    let (ada, ben, both) =
        (folder.join("ada.plx"), folder.join("ben.plx"), folder.join("both.plx"));
    let merged = Project::merge(&[&ada, &ben], &both).unwrap();
    (merged, Project::open(&both).unwrap())
}

#[test]
fn what_each_did_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    add(&mut ben, "b", "Orleth is calm.");
    ben.code("b", &coding("Ben", "calm"), None).unwrap().unwrap();
    let open = codings(&ada)[1].id.clone();
    ada.recode(&open, &coding("Ada", "closed"), "Ada", None).unwrap().unwrap();
    let empty = codings(&ben)[2].id.clone();
    ben.uncode(&empty, "Ben", None).unwrap().unwrap();
    ben.decide(&NewDecision { who: "Ben".to_owned(), ..NewDecision::default() }).unwrap();
    let (merged, both) = merge(folder.path(), ada, ben);
    assert_eq!(said(&both), ["Ada calm", "Ada closed", "Ben calm"]);
    assert_eq!((merged.documents, merged.shared_documents), (2, 1));
    assert_eq!((merged.codings, merged.decisions, merged.both), (3, 7, 0));
    let left = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.unwrap().file_name().to_string_lossy().starts_with(".merging")
    };
    assert!(!std::fs::read_dir(folder.path()).unwrap().any(left));
}

#[test]
fn what_both_changed_is_there_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    let calm = codings(&ada)[0].id.clone();
    ada.recode(&calm, &coding("Ada", "quiet"), "Ada", None).unwrap().unwrap();
    ben.recode(&calm, &coding("Ada", "silent"), "Ben", None).unwrap().unwrap();
    let (merged, both) = merge(folder.path(), ada, ben);
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet", "Ada silent"]);
    assert_eq!((merged.both, merged.decisions), (1, 5));
}

/// The id of the coding that says this.
fn id(project: &Project, claim: &str) -> String {
    let all = codings(project);
    let found = all.iter().find(|c| c.coded.variables["concept"] == Coded::Text(claim.to_owned()));
    found.unwrap().id.clone()
}

fn recode(project: &mut Project, old: &str, new: &str) {
    let id = id(project, old);
    project.recode(&id, &coding("Ada", new), "Ada", None).unwrap().unwrap();
}

#[test]
fn what_one_undid_is_undone_and_can_be_redone() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    ben.code("a", &coding("Ben", "calm"), None).unwrap().unwrap();
    // Of the codings that both have, Ada takes the last back.
    let undone = ada.undo("Ada").unwrap().unwrap();
    let (merged, mut both) = merge(folder.path(), ada, ben);
    assert_eq!(said(&both), ["Ada calm", "Ada open", "Ben calm"]);
    assert_eq!((merged.codings, merged.decisions), (3, 5));
    let step = both.step(&undone.about.clone().unwrap()).unwrap();
    assert!(step.len() == 1 && step[0].is_undone, "{step:?}");
    assert_eq!(both.redo("Cai").unwrap().unwrap().about, undone.about);
    assert_eq!(said(&both), ["Ada calm", "Ada empty", "Ada open", "Ben calm"]);
    // The order of the log is that of the clock, so Ben's comes last.
    both.undo("Cai").unwrap().unwrap();
    assert_eq!(said(&both), ["Ada calm", "Ada empty", "Ada open"]);
    both.close().unwrap();
    // Once more with one of its parts: nothing is added, and the undone stays undone.
    let names = ["both", "ben", "again"].map(|name| folder.path().join(format!("{name}.plx")));
    let merged = Project::merge(&[&names[0], &names[1]], &names[2]).unwrap();
    assert_eq!((merged.codings, merged.decisions), (3, 7));
    assert_eq!(said(&Project::open(&names[2]).unwrap()), ["Ada calm", "Ada empty", "Ada open"]);
}

#[test]
fn undoing_in_a_merged_project_gives_what_its_log_gives() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    recode(&mut ada, "calm", "quiet");
    recode(&mut ben, "calm", "silent");
    recode(&mut ben, "silent", "still");
    let (_, mut both) = merge(folder.path(), ada, ben);
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet", "Ada still"]);
    both.undo("Cai").unwrap().unwrap();
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet", "Ada silent"]);
    both.undo("Cai").unwrap().unwrap();
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet"]);
    both.undo("Cai").unwrap().unwrap();
    assert_eq!(said(&both), ["Ada calm", "Ada empty", "Ada open"]);
    for _ in 0..3 {
        both.redo("Cai").unwrap().unwrap();
    }
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet", "Ada still"]);
}

/// Dates the decisions of a project, first to last.
fn date(path: &Path, at: &[&str]) {
    let connection = Connection::open(path).unwrap();
    // Only a test may write here twice.
    connection.execute_batch("DROP TRIGGER decisions_stay").unwrap();
    for (index, at) in at.iter().enumerate() {
        let seq = index as i64 + 1;
        let sql = "UPDATE decisions SET at = ?1 WHERE seq = ?2";
        assert_eq!(connection.execute(sql, rusqlite::params![at, seq]).unwrap(), 1);
    }
}

#[test]
fn three_changes_of_one_coding_are_there_three_times() {
    let folder = tempfile::tempdir().unwrap();
    let (ada, ben) = two(folder.path());
    ada.close().unwrap();
    ben.close().unwrap();
    let names = ["ada", "ben", "cai"].map(|name| folder.path().join(format!("{name}.plx")));
    fs::copy(&names[0], &names[2]).unwrap();
    for (path, claim) in names.iter().zip(["quiet", "silent", "still"]) {
        let mut project = Project::create(path).unwrap();
        recode(&mut project, "calm", claim);
        project.close().unwrap();
    }
    let parts = [names[0].as_path(), &names[1], &names[2]];
    let both = folder.path().join("both.plx");
    let merged = Project::merge(&parts, &both).unwrap();
    let expected = ["Ada empty", "Ada open", "Ada quiet", "Ada silent", "Ada still"];
    let project = Project::open(&both).unwrap();
    assert_eq!((said(&project), merged.both), (expected.map(str::to_owned).to_vec(), 2));
    let ids = codings(&project);
    assert!(ids.iter().all(|c| c.id.len() == 16 && c.id.bytes().all(|b| b.is_ascii_hexdigit())));
    project.close().unwrap();
    // Once more with one of its parts: nothing is added.
    let again = folder.path().join("again.plx");
    Project::merge(&[&both, &names[1]], &again).unwrap();
    let ids: Vec<String> = ids.into_iter().map(|coding| coding.id).collect();
    let again: Vec<String> =
        codings(&Project::open(&again).unwrap()).into_iter().map(|coding| coding.id).collect();
    assert_eq!(again, ids);
}

#[test]
fn later_steps_follow_the_coding_that_parted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    recode(&mut ada, "calm", "quiet");
    recode(&mut ben, "calm", "silent");
    recode(&mut ben, "silent", "still");
    let still = id(&ben, "still");
    ben.uncode(&still, "Ben", None).unwrap().unwrap();
    let (merged, both) = merge(folder.path(), ada, ben);
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet"]);
    assert_eq!(merged.both, 0);
    both.close().unwrap();
    let (both, ada, new) =
        (folder.path().join("both.plx"), folder.path().join("ada.plx"), folder.path().join("n"));
    Project::merge(&[&both, &ada], &new).unwrap();
    assert_eq!(said(&Project::open(&new).unwrap()), ["Ada empty", "Ada open", "Ada quiet"]);
}

#[test]
fn each_log_keeps_its_order_whatever_the_clocks_say() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    recode(&mut ada, "calm", "quiet");
    recode(&mut ada, "quiet", "silent");
    recode(&mut ben, "open", "closed");
    ada.close().unwrap();
    ben.close().unwrap();
    let (ada, ben) = (folder.path().join("ada.plx"), folder.path().join("ben.plx"));
    let first = ["2024-05-01T10:00:00Z", "2024-05-01T10:00:00.5Z", "2024-05-01T10:00:01Z"];
    // Ada's clock was put back between her two changes.
    date(&ada, &[&first[..], &["2024-05-01T12:00:00Z", "2024-05-01T11:00:00Z"]].concat());
    date(&ben, &[&first[..], &["2024-05-01T09:00:00Z"]].concat());
    let both = folder.path().join("both.plx");
    let merged = Project::merge(&[&ada, &ben], &both).unwrap();
    let project = Project::open(&both).unwrap();
    assert_eq!(said(&project), ["Ada closed", "Ada empty", "Ada silent"]);
    assert_eq!((merged.both, merged.decisions), (0, 6));
}

#[test]
fn what_one_variable_holds_must_be_one_thing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    let frame = |kind| CodingType {
        name: "Frame".to_owned(),
        variables: vec![Variable { name: "strength".to_owned(), kind }],
    };
    ada.add_coding_type(&frame(VariableKind::Integer)).unwrap();
    let refused = ada.add_coding_type(&frame(VariableKind::Boolean)).unwrap_err();
    assert!(refused.to_string().contains("holds: integer; elsewhere: boolean"), "{refused}");
    ben.add_coding_type(&frame(VariableKind::Boolean)).unwrap();
    ada.close().unwrap();
    ben.close().unwrap();
    let (ada, ben) = (folder.path().join("ada.plx"), folder.path().join("ben.plx"));
    let both = folder.path().join("both.plx");
    let refused = Project::merge(&[&ada, &ben], &both).unwrap_err();
    assert!(matches!(refused, StoreError::OtherKind { .. }), "{refused}");
    let left: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn the_usual_types_stay_beside_those_of_another() {
    let folder = tempfile::tempdir().unwrap();
    let (ada, mut ben) = two(folder.path());
    let frame = CodingType { name: "Frame".to_owned(), variables: Vec::new() };
    ben.add_coding_type(&frame).unwrap();
    let (_, both) = merge(folder.path(), ada, ben);
    let names: Vec<String> =
        both.coding_types().unwrap().into_iter().map(|kind| kind.name).collect();
    assert_eq!(names, ["DNA Statement", "NPF Story Element", "Annotation", "Frame"]);
}

#[test]
fn the_parts_are_left_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.plx");
    let fixture = include_str!("fixtures/version_1.sql");
    Connection::open(&old).unwrap().execute_batch(fixture).unwrap();
    let before = fs::read(&old).unwrap();
    Project::merge(&[&old], &folder.path().join("new.plx")).unwrap();
    assert!(fs::read(&old).unwrap() == before);
}

/// The current texts of two projects put together, in either order. The second is a copy of the first,
/// which read a file in these states, and read it once more.
fn current_of(states: &[&str], later: &str) -> [Vec<(String, String)>; 2] {
    let folder = tempfile::tempdir().unwrap();
    let mut modified = 0;
    let mut read = |project: &mut Project, text: &str| {
        modified += 1;
        let file = SourceFile { path: folder.path().join("c.txt"), size: 1, modified };
        let (text, metadata) = (text.to_owned(), Metadata::default());
        let document = ingest::of_text("c.txt", "c", text, metadata, &Options::default()).unwrap();
        let outcome = Outcome::NotRead { reason: "test" };
        let source = Some(&file);
        let (document, analysis) = (&document, "none");
        let new = NewReading { document, source, analysis, words: 3, last: true, outcome };
        project.insert(&new).unwrap();
    };
    let path = |name: &str| folder.path().join(format!("{name}.plx"));
    let mut ada = Project::create(&path("ada")).unwrap();
    for text in states {
        read(&mut ada, text);
    }
    ada.close().unwrap();
    fs::copy(path("ada"), path("ben")).unwrap();
    let mut ben = Project::create(&path("ben")).unwrap();
    read(&mut ben, later);
    ben.close().unwrap();
    [["ada", "ben"], ["ben", "ada"]].map(|order| {
        let both = path(&order.concat());
        Project::merge(&[&path(order[0]), &path(order[1])], &both).unwrap();
        let mut current = Vec::new();
        Project::open(&both)
            .unwrap()
            .statements(&mut |kept| {
                current.push((kept.document.name, kept.document.text));
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        current
    })
}

#[test]
fn of_two_versions_the_later_is_current() {
    let (calm, again) = ("Tavik was calm.", "Tavik is calm again.");
    let only = |text: &str| vec![("c".to_owned(), text.to_owned())];
    assert_eq!(current_of(&[calm], again), [only(again), only(again)]);
    // The file was put back.
    assert_eq!(current_of(&[calm, again], calm), [only(calm), only(calm)]);
}

#[test]
fn what_no_file_holds_is_read_again_by_another_analysis() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("a.plx")).unwrap();
    let outcome = Outcome::Read { layers: &[], statements: &[], extract: None };
    insert(&mut project, "a", "Tavik is calm.", outcome);
    let unread = |analysis: &str, again: bool| {
        let mut names = Vec::new();
        project
            .unread(analysis, again, &mut |document| {
                names.push(document.name);
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        names
    };
    assert_eq!(unread("other", true), ["a"]);
    assert!(unread("other", false).is_empty() && unread("none", true).is_empty());
}

#[test]
fn what_was_changed_is_not_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    let calm = codings(&ada)[0].id.clone();
    ada.recode(&calm, &coding("Ada", "quiet"), "Ada", None).unwrap().unwrap();
    ben.uncode(&calm, "Ben", None).unwrap().unwrap();
    let (_, both) = merge(folder.path(), ada, ben);
    assert_eq!(said(&both), ["Ada empty", "Ada open", "Ada quiet"]);
}

#[test]
fn two_articles_of_one_name_stay_two() {
    let folder = tempfile::tempdir().unwrap();
    let (mut ada, mut ben) = two(folder.path());
    add(&mut ada, "c", "Tavik was calm.");
    add(&mut ben, "c", "Tavik will be calm.");
    let (_, both) = merge(folder.path(), ada, ben);
    assert!(both.document("c").unwrap().is_some());
    assert_eq!(both.document("c (2)").unwrap().unwrap().document.text, "Tavik will be calm.");
}

#[test]
fn what_is_there_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (ada, ben) = two(folder.path());
    let (_, both) = merge(folder.path(), ada, ben);
    both.close().unwrap();
    let ada = folder.path().join("ada.plx");
    let refused = Project::merge(&[&ada], &folder.path().join("both.plx")).unwrap_err();
    assert!(matches!(refused, StoreError::Exists(_)));
    let missing = folder.path().join("missing.plx");
    let new = folder.path().join("new.plx");
    assert!(matches!(Project::merge(&[&missing], &new), Err(StoreError::Missing(_))));
    assert!(!new.exists());
}

#[test]
fn what_was_read_can_be_compared() {
    let folder = tempfile::tempdir().unwrap();
    let (ada, mut ben) = two(folder.path());
    let extract = KeptExtract::of(&Extract {
        parties: Parties::default().fingerprint().to_string(),
        cast: DocumentCast { document: 0, published: None, actors: Vec::new() },
        statements: Vec::new(),
        evidence: Vec::new(),
        other_names: Vec::new(),
    });
    let outcome = Outcome::Read { layers: &[], statements: &[], extract: Some(&extract) };
    insert(&mut ben, "b", "Orleth is calm.", outcome);
    let (_, both) = merge(folder.path(), ada, ben);
    let (corpus, left_out) = both.corpus(&Parties::default(), true, &InOrder).unwrap();
    assert_eq!((corpus.documents().len(), left_out), (1, 0));
}
