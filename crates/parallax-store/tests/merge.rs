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
    Coded, KeptExtract, Merged, NewCoding, NewDecision, NewReading, Outcome, Project, StoreError,
};

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
    assert!(!folder.path().join("both.plx-part0").exists());
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
