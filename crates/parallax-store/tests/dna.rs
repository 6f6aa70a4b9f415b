//! Databases of Discourse Network Analyzer come out as they went in, but for what was changed.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

mod coded;

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    io::Write as _,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use parallax::{
    ingest::{self, Options},
    text::{Metadata, Precision, Published, Span},
};
use parallax_store::{
    Coded, CodingType, DnaExport, DnaOptions, NewCoding, NewReading, Outcome, Project, StoreError,
    Variable, VariableKind,
};
use rusqlite::{Connection, types::Value};

use coded::codings;

/// Every row of every table, as text.
type Rows = BTreeMap<String, Vec<String>>;

fn rows(path: &Path) -> Rows {
    let connection = Connection::open(path).unwrap();
    let mut names = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .unwrap();
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    names.into_iter().map(|name| (name.clone(), table(&connection, &name))).collect()
}

fn table(connection: &Connection, name: &str) -> Vec<String> {
    let mut ask = connection.prepare(&format!("SELECT * FROM {name} ORDER BY rowid")).unwrap();
    let width = ask.column_count();
    let rows = ask.query_map([], |row| {
        (0..width).map(|column| row.get::<_, Value>(column)).collect::<Result<Vec<_>, _>>()
    });
    rows.unwrap().map(|row| format!("{:?}", row.unwrap())).collect()
}

/// The SQL of every table, without white space.
fn schema(path: &Path) -> BTreeSet<String> {
    let connection = Connection::open(path).unwrap();
    let mut ask = connection.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables = ask.query_map([], |row| row.get::<_, String>(0)).unwrap();
    tables.map(|sql| sql.unwrap().split_whitespace().collect()).collect()
}

/// The rows that only one of two tables has.
fn differences(one: &Rows, other: &Rows) -> Vec<String> {
    let of = |rows: &Rows| -> BTreeSet<String> {
        rows.iter()
            .flat_map(|(table, rows)| rows.iter().map(move |r| format!("{table} {r}")))
            .collect()
    };
    of(one).symmetric_difference(&of(other)).cloned().collect()
}

fn options() -> DnaOptions {
    DnaOptions { import: None, password: "parallax".to_owned(), coded: true, machine: false }
}

fn export(project: &Project, path: &Path) -> DnaExport {
    project.export_dna(path, &options()).unwrap()
}

/// The three databases of the data folder; none where it is not there.
fn databases() -> Vec<PathBuf> {
    let Some(data) = env::var_os("PARALLAX_DATA") else {
        // Not captured as what a test prints is.
        let why = "skipped: PARALLAX_DATA is not set; it names the folder that holds dna/";
        let _ = writeln!(std::io::stderr(), "{why}");
        return Vec::new();
    };
    let folder = PathBuf::from(data).join("dna");
    ["sample.dna", "synth_bool.dna", "synth_int.dna"].map(|name| folder.join(name)).to_vec()
}

#[test]
fn a_database_comes_out_as_it_went_in() {
    for path in databases() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("a.plx")).unwrap();
        let taken = project.import_dna(&path).unwrap();
        assert_eq!((taken.known, &taken.left_out), (false, &Vec::new()), "{}", path.display());
        assert!(project.import_dna(&path).unwrap().known);
        let out = folder.path().join("out.dna");
        let written = export(&project, &out);
        assert_eq!((written.changed, written.removed, written.added), (0, 0, 0));
        assert_eq!(taken.codings as usize, written.statements);
        assert_eq!(rows(&out), rows(&path), "{}", path.display());
        assert_eq!(schema(&out), schema(&path), "{}", path.display());
    }
}

#[test]
fn exactly_the_rows_of_what_was_changed_differ() {
    for path in databases() {
        let folder = tempfile::tempdir().unwrap();
        let mut project = Project::create(&folder.path().join("a.plx")).unwrap();
        project.import_dna(&path).unwrap();
        let all = codings(&project);
        let (edited, deleted) = (&all[1], &all[9]);
        let document = project.document_named(&edited.document).unwrap().unwrap();
        let mut changed = edited.coded.clone();
        let mut concepts = all.iter().filter_map(|coding| coding.coded.variables.get("concept"));
        let entity = concepts.rfind(|c| **c != edited.coded.variables["concept"]).unwrap();
        changed.variables.insert("concept".to_owned(), entity.clone());
        assert_ne!(changed, edited.coded);
        project.recode(&edited.id, &changed, "Ada", None).unwrap().unwrap();
        project.uncode(&deleted.id, "Ada", Some("twice")).unwrap().unwrap();
        let new = NewCoding { spans: vec![Span::new(0, 12)], ..edited.coded.clone() };
        project.code(&document, &new, None).unwrap().unwrap();
        let out = folder.path().join("out.dna");
        let written = export(&project, &out);
        assert_eq!((written.changed, written.removed, written.added), (1, 1, 1));
        let differences = differences(&rows(&path), &rows(&out));
        let by_table = |table: &str| {
            differences.iter().filter(|row| row.split(' ').next() == Some(table)).count()
        };
        // One row before and one after for the edit; one each of the others.
        let qualifiers =
            by_table("DATABOOLEAN") + by_table("DATAINTEGER") + by_table("DATALONGTEXT");
        let names = |coding: &NewCoding| {
            coding.variables.values().filter(|value| matches!(value, Coded::Text(_))).count()
        };
        let text = names(&deleted.coded) + names(&new) + 2;
        assert_eq!(by_table("STATEMENTS"), 2, "{differences:#?}");
        assert_eq!(by_table("DATASHORTTEXT") + qualifiers, text + 2, "{differences:#?}");
        assert_eq!(differences.len(), 2 + text + 2, "{differences:#?}");
    }
}

const TEXT: &str = "“Tavik is calm 😀”, said Mara Linden of the Kestrian relief office.";

fn coded_project(folder: &Path) -> Project {
    let mut project = Project::create(&folder.join("b.plx")).unwrap();
    let day = Published { iso: "2019-05-14".to_owned(), precision: Precision::Day };
    let metadata = Metadata {
        title: Some("Calm in Tavik".to_owned()),
        outlet: Some("Gazette".to_owned()),
        published: Some(day),
        ..Metadata::default()
    };
    let document =
        ingest::of_text("a.txt", "a", TEXT.to_owned(), metadata, &Options::default()).unwrap();
    project
        .insert(&NewReading {
            document: &document,
            source: None,
            analysis: "none",
            words: 11,
            last: false,
            outcome: Outcome::NotRead { reason: "test" },
        })
        .unwrap();
    let end = TEXT.find('”').unwrap();
    let coding = |name: &str, agreement| NewCoding {
        kind: "DNA Statement".to_owned(),
        coder: "Ada".to_owned(),
        spans: vec![Span::new("“".len(), end)],
        variables: BTreeMap::from([
            ("person".to_owned(), Coded::Text(name.to_owned())),
            ("organization".to_owned(), Coded::Text("relief office".to_owned())),
            ("concept".to_owned(), Coded::Text("Tavik is calm".to_owned())),
            ("agreement".to_owned(), Coded::Boolean(agreement)),
        ]),
    };
    project.code("a", &coding("Mara Linden", true), None).unwrap().unwrap();
    project.code("a", &coding(&"long ".repeat(50), false), None).unwrap().unwrap();
    project
}

#[test]
fn a_project_becomes_a_database_and_a_project_again() {
    let folder = tempfile::tempdir().unwrap();
    let project = coded_project(folder.path());
    let first = folder.path().join("first.dna");
    let written = export(&project, &first);
    assert_eq!((written.documents, written.statements, written.added), (1, 2, 2));
    assert_eq!(written.lost, ["1 names of more than 190 characters: cut"]);
    let rows_there = rows(&first);
    assert!(rows_there["STATEMENTS"][0].contains("Integer(1), Integer(17)"), "UTF-16 offsets");
    let mut again = Project::create(&folder.path().join("c.plx")).unwrap();
    again.import_dna(&first).unwrap();
    let said = &codings(&again)[0];
    assert_eq!(said.coded, codings(&project)[0].coded);
    let second = folder.path().join("second.dna");
    export(&again, &second);
    assert_eq!(rows(&second), rows_there);
}

/// A database with rows that its own rules refuse, as other programs leave them.
fn odd(folder: &Path) -> PathBuf {
    let path = folder.join("odd.dna");
    export(&coded_project(folder), &path);
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \
             INSERT INTO ENTITIES (ID, VariableId, Value, ChildOf) VALUES (900, 1, 'child', 901); \
             INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (901, 1, 'parent'); \
             INSERT INTO STATEMENTS VALUES (900, 1, 999, 0, 3, 1); \
             INSERT INTO STATEMENTS VALUES (901, 1, 1, 5, 5, 1); \
             INSERT INTO DATASHORTTEXT VALUES (900, 902, 1, 903)",
        )
        .unwrap();
    path
}

#[test]
fn odd_rows_come_out_as_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = odd(folder.path());
    let mut project = Project::create(&folder.path().join("a.plx")).unwrap();
    let taken = project.import_dna(&path).unwrap();
    assert_eq!((taken.codings, taken.left_out.len()), (2, 2));
    let out = folder.path().join("out.dna");
    let written = export(&project, &out);
    assert_eq!((written.changed, written.removed, written.added), (0, 0, 0));
    assert_eq!(rows(&out), rows(&path));
    assert_eq!(schema(&out), schema(&path));
    // A change reaches its own rows only.
    let edited = codings(&project)[0].clone();
    let mut changed = edited.coded.clone();
    changed.variables.insert("agreement".to_owned(), Coded::Boolean(false));
    project.recode(&edited.id, &changed, "Ada", None).unwrap().unwrap();
    assert_eq!(export(&project, &out).changed, 1);
    let differences = differences(&rows(&path), &rows(&out));
    assert_eq!(differences.len(), 2, "{differences:#?}");
    assert!(differences.iter().all(|row| row.starts_with("DATABOOLEAN ")), "{differences:#?}");
}

#[test]
fn two_databases_of_one_name_can_both_be_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = coded_project(folder.path());
    let path = folder.path().join("coded.dna");
    let mut names = Vec::new();
    for start in [0, 30] {
        let again = codings(&project)[0].coded.clone();
        let new = NewCoding { spans: vec![Span::new(start, start + 12)], ..again };
        project.code("a", &new, None).unwrap().unwrap();
        export(&project, &path);
        let mut other = Project::open(&folder.path().join("c.plx"))
            .unwrap_or_else(|_| Project::create(&folder.path().join("c.plx")).unwrap());
        names.push(other.import_dna(&path).unwrap().name);
        other.close().unwrap();
    }
    assert_eq!(names, ["coded", "coded (2)"]);
    let project = Project::open(&folder.path().join("c.plx")).unwrap();
    let named = |name: &str| {
        let import = Some(name.to_owned());
        project.export_dna(&path, &DnaOptions { import, ..options() })
    };
    assert_eq!(named("coded (2)").unwrap().removed, 0);
    let error = named("code").unwrap_err().to_string();
    assert!(error.ends_with("there are: coded, coded (2)"), "{error}");
}

#[test]
fn notes_stay_whole_and_what_is_coded_in_an_earlier_version_goes_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = coded_project(folder.path());
    let note = "a long note ".repeat(30);
    let new = NewCoding {
        kind: "Annotation".to_owned(),
        coder: "Ada".to_owned(),
        spans: vec![Span::new(0, 12)],
        variables: BTreeMap::from([("note".to_owned(), Coded::Text(note.clone()))]),
    };
    let frame = CodingType {
        name: "Frame".to_owned(),
        variables: vec![Variable { name: "remark".to_owned(), kind: VariableKind::LongText }],
    };
    project.add_coding_type(&frame).unwrap();
    let other = NewCoding {
        kind: "Frame".to_owned(),
        variables: BTreeMap::from([("remark".to_owned(), Coded::Text(note.clone()))]),
        ..new.clone()
    };
    project.code("a", &new, None).unwrap().unwrap();
    project.code("a", &other, None).unwrap().unwrap();
    project.close().unwrap();
    let path = folder.path().join("b.plx");
    Connection::open(&path).unwrap().execute("UPDATE documents SET current = 0", []).unwrap();
    let project = Project::open(&path).unwrap();
    let out = folder.path().join("out.dna");
    let written = export(&project, &out);
    assert_eq!((written.documents, written.statements), (1, 4));
    let notes = &rows(&out)["DATALONGTEXT"];
    assert!(notes.len() == 2 && notes.iter().all(|row| row.contains(&note)), "{notes:?}");
}

#[test]
fn a_database_does_not_hide_the_types_that_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = odd(folder.path());
    let connection = Connection::open(&path).unwrap();
    connection
        .execute_batch(
            "UPDATE STATEMENTTYPES SET Label = 'Stance' WHERE Label = 'DNA Statement'; \
             DELETE FROM STATEMENTTYPES WHERE Label = 'Annotation'",
        )
        .unwrap();
    drop(connection);
    let mut project = Project::create(&folder.path().join("a.plx")).unwrap();
    project.import_dna(&path).unwrap();
    let names: BTreeSet<String> =
        project.coding_types().unwrap().into_iter().map(|kind| kind.name).collect();
    for name in ["Stance", "DNA Statement", "Annotation"] {
        assert!(names.contains(name), "{names:?}");
    }
}

#[test]
fn every_step_of_coding_is_a_decision() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = coded_project(folder.path());
    let first = codings(&project)[0].clone();
    let changed = NewCoding { coder: "Ben".to_owned(), ..first.coded.clone() };
    project.recode(&first.id, &changed, "Ben", Some("mine")).unwrap().unwrap();
    project.uncode(&first.id, "Ben", None).unwrap().unwrap();
    assert!(project.coding(&first.id).unwrap().is_none());
    assert!(project.uncode(&first.id, "Ben", None).unwrap().is_none());
    let mut verdicts = Vec::new();
    project
        .decisions(&mut |decision| {
            assert_eq!(decision.decided.quoted, "Tavik is calm 😀");
            verdicts.push((decision.decided.verdict, decision.decided.who));
            ControlFlow::Continue(())
        })
        .unwrap();
    let expected = [("add", "Ada"), ("add", "Ada"), ("change", "Ben"), ("remove", "Ben")];
    assert_eq!(verdicts, expected.map(|(verdict, who)| (verdict.to_owned(), who.to_owned())));
}

#[test]
fn what_is_no_database_is_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("a.plx")).unwrap();
    let text = folder.path().join("note.dna");
    std::fs::write(&text, "not a database, only some words that are long enough to be read")
        .unwrap();
    let other = folder.path().join("other.dna");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE a (b)").unwrap();
    let old = folder.path().join("old.dna");
    Connection::open(&old)
        .unwrap()
        .execute_batch("CREATE TABLE SETTINGS (Property, Value); INSERT INTO SETTINGS VALUES ('version', '2.0')")
        .unwrap();
    for path in [&text, &other, &old, &folder.path().join("missing.dna")] {
        let error = project.import_dna(path).unwrap_err();
        assert!(matches!(error, StoreError::NotDna { .. } | StoreError::NotAProject(_)), "{error}");
    }
    assert_eq!(project.counts().unwrap().documents, 0);
}
