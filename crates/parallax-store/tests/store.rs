//! What goes into a project file comes out again.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

use std::{fs, ops::ControlFlow, path::Path};

use parallax::{
    extract::{Act, Basis, Kind, Statement},
    text::{
        Block, BlockKind, Citation, CitationKind, Document, DocumentId, Metadata, Precision,
        Published, Span,
    },
};
use parallax_store::{
    Decision, Failure, Inserted, KeptDocument, Layer, NewDecision, NewReading, Outcome, Project,
    SourceFile, StoreError,
};
use rusqlite::Connection;

const TEXT: &str = "Officials in Norland said that Ámbor was calm. Sudavia denied it.";

fn document(locator: &str, text: &str) -> Document {
    Document {
        id: DocumentId::of(&[locator.as_bytes(), text.as_bytes()]),
        name: locator.trim_end_matches(".txt").rsplit('/').next().unwrap().to_owned(),
        locator: locator.to_owned(),
        text: text.to_owned(),
        metadata: Metadata {
            title: Some("Calm".to_owned()),
            outlet: Some("The Lantern".to_owned()),
            authors: vec!["Ana Brook".to_owned()],
            url: None,
            published: Some(Published { iso: "2024-03".to_owned(), precision: Precision::Month }),
            language: Some("en".to_owned()),
        },
        alignment: None,
        blocks: vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, text.len()) }],
        citations: vec![Citation {
            kind: CitationKind::Link,
            span: Span::new(0, 9),
            target: "https://lantern.example/a".to_owned(),
        }],
    }
}

fn statements() -> Vec<Statement> {
    let statement = |source, cue, content, parent| Statement {
        source: vec![source],
        cue: vec![cue],
        content: vec![content],
        kind: Kind::Indirect,
        act: Act::Report,
        basis: Basis::Group,
        parent,
        rule: "cue-model",
        score: Some(0.5),
    };
    vec![
        statement(Span::new(0, 20), Span::new(21, 25), Span::new(26, 46), None),
        statement(Span::new(48, 55), Span::new(56, 62), Span::new(63, 65), Some(0)),
    ]
}

fn insert(project: &mut Project, document: &Document, analysis: &str) -> Inserted {
    insert_from(project, document, analysis, None)
}

fn insert_from(
    project: &mut Project,
    document: &Document,
    analysis: &str,
    source: Option<&SourceFile>,
) -> Inserted {
    let layers = [Layer { kind: "sentences", version: 1, data: "[[0,47]]".to_owned() }];
    let statements = statements();
    let outcome = Outcome::Read { layers: &layers, statements: &statements, extract: None };
    let new = NewReading { document, source, analysis, words: 11, last: true, outcome };
    project.insert(&new).unwrap()
}

fn kept(project: &Project) -> Vec<KeptDocument> {
    let mut all = Vec::new();
    project
        .statements(&mut |kept| {
            all.push(kept);
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

fn decisions(project: &Project) -> Vec<Decision> {
    let mut all = Vec::new();
    project
        .decisions(&mut |decision| {
            all.push(decision);
            ControlFlow::Continue(())
        })
        .unwrap();
    all
}

fn rejection() -> NewDecision {
    NewDecision {
        who: "ana".to_owned(),
        kind: "statement".to_owned(),
        document: document("a.txt", TEXT).id.to_string(),
        spans: vec![Span::new(56, 62)],
        quoted: "denied".to_owned(),
        verdict: "reject".to_owned(),
        old: Some("report".to_owned()),
        new: None,
        reason: Some("not about the calm".to_owned()),
    }
}

fn source(path: &Path, modified: i64) -> SourceFile {
    SourceFile { path: path.to_path_buf(), size: 5, modified }
}

#[test]
fn a_document_comes_back_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("talks.plx");
    let mut project = Project::create(&path).unwrap();
    let document = document("news/a.txt", TEXT);
    assert_eq!(insert(&mut project, &document, "m"), Inserted::New);
    project.close().unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "one file is left");
    let back = Project::open(&path).unwrap().document("a").unwrap().unwrap();
    assert_eq!(format!("{:?}", back.document), format!("{document:?}"));
    assert_eq!(back.words, 11);
    assert_eq!(back.statements[1].parent, Some(0));
    assert_eq!(back.statements[0].source, [Span::new(0, 20)]);
    assert_eq!(back.statements[0].id.len(), 16);
}

#[test]
fn documents_come_by_name_whatever_the_order_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    let orders = [["b.txt", "a.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"]];
    let out: Vec<_> = orders
        .iter()
        .enumerate()
        .map(|(index, order)| {
            let mut project = Project::create(&folder.path().join(index.to_string())).unwrap();
            for locator in order {
                insert(&mut project, &document(locator, TEXT), "m");
            }
            kept(&project)
                .into_iter()
                .flat_map(|kept| kept.statements.into_iter().map(|s| s.id))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(out[0].len(), 6);
    assert_eq!(out[0], out[1]);
}

#[test]
fn equal_names_take_more_of_the_path() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p")).unwrap();
    for locator in ["x/a.txt", "y/a.txt", "z/y/a.txt", "y/a.md"] {
        let mut document = document(locator, TEXT);
        document.name = "a".to_owned();
        insert(&mut project, &document, "m");
    }
    let names: Vec<String> = kept(&project).into_iter().map(|kept| kept.document.name).collect();
    assert_eq!(names, ["a", "a (2)", "y/a", "z/y/a"]);
}

#[test]
fn a_changed_file_is_a_new_version_and_keeps_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p")).unwrap();
    let file = folder.path().join("a.txt");
    let (old, new) = (
        document("a.txt", TEXT),
        document("a.txt", "Officials in Norland said that Ámbor was quiet. Sudavia denied it."),
    );
    let step = |project: &mut Project, document: &Document, time| {
        insert_from(project, document, "m", Some(&source(&file, time)))
    };
    assert_eq!(step(&mut project, &old, 1), Inserted::New);
    project.decide(&rejection()).unwrap();
    assert_eq!(step(&mut project, &new, 2), Inserted::NewVersion);
    assert_eq!(kept(&project).len(), 1);
    assert!(kept(&project)[0].document.text.contains("quiet"));
    // Back to the first bytes: the first version is current again, none is lost.
    assert_eq!(step(&mut project, &old, 3), Inserted::NewVersion);
    assert!(kept(&project)[0].document.text.contains("calm"));
    assert_eq!(project.search("quiet", 9).unwrap(), []);
    assert_eq!(project.search("calm", 9).unwrap().len(), 1);
    assert_eq!(decisions(&project).len(), 1);
}

#[test]
fn another_analysis_reads_again_and_leaves_decisions_alone() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p")).unwrap();
    let document = document("a.txt", TEXT);
    insert(&mut project, &document, "small");
    let written = project.decide(&rejection()).unwrap();
    let lookup = project.lookup().unwrap();
    assert!(lookup.has(document.id, "small").unwrap());
    assert!(!lookup.has(document.id, "medium").unwrap());
    assert_eq!(insert(&mut project, &document, "small"), Inserted::AlreadyThere);
    assert_eq!(insert(&mut project, &document, "medium"), Inserted::ReadAgain);
    assert_eq!(kept(&project)[0].statements.len(), 2);
    assert_eq!(decisions(&project), [written]);
}

#[test]
fn decisions_can_only_be_added() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p");
    let mut project = Project::create(&path).unwrap();
    let first = project.decide(&rejection()).unwrap();
    let second = project.decide(&rejection()).unwrap();
    assert_eq!((first.seq, second.seq), (1, 2));
    project.close().unwrap();
    let raw = Connection::open(&path).unwrap();
    for attack in [
        "UPDATE decisions SET verdict = 'accept'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions (seq, at, who, kind, document, spans, quoted, verdict) \
         VALUES (1, '', '', '', '', '[]', '', '')",
        "REPLACE INTO decisions SELECT * FROM decisions",
    ] {
        let error = raw.execute(attack, []).expect_err(attack).to_string();
        assert!(error.contains("decisions are never"), "{attack}: {error}");
    }
    drop(raw);
    assert_eq!(decisions(&Project::open(&path).unwrap()), [first, second]);
}

#[test]
fn a_finished_file_is_known_until_it_changes_or_failed() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p")).unwrap();
    let lookup = project.lookup().unwrap();
    let file = source(&folder.path().join("a.txt"), 1);
    assert_eq!(lookup.finished(&file, "m").unwrap(), None);
    insert_from(&mut project, &document("a.txt", TEXT), "m", Some(&file));
    assert_eq!(lookup.finished(&file, "m").unwrap(), Some(1));
    assert_eq!(lookup.finished(&file, "other").unwrap(), None);
    assert_eq!(lookup.finished(&source(&file.path, 2), "m").unwrap(), None);
    let failure = Failure { locator: "a.txt:3".to_owned(), reason: "no text".to_owned() };
    project.fail(&failure, Some(&file.path)).unwrap();
    assert_eq!(lookup.finished(&file, "m").unwrap(), None);
    project.retry(&file.path).unwrap();
    assert_eq!(lookup.finished(&file, "m").unwrap(), Some(1));
}

#[test]
fn a_row_that_is_gone_is_no_longer_current() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p")).unwrap();
    let table = folder.path().join("t.csv");
    let rows = [document("t.csv:2", TEXT), document("t.csv:3", TEXT)];
    for row in &rows {
        insert_from(&mut project, row, "m", Some(&source(&table, 1)));
    }
    assert_eq!(kept(&project).len(), 2);
    project.seen(rows[0].id, &source(&table, 2)).unwrap();
    project.finish(&source(&table, 2)).unwrap();
    let left = kept(&project);
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].document.locator, "t.csv:2");
}

#[test]
fn whatever_stands_in_a_text_is_kept_and_searched() {
    let folder = tempfile::tempdir().unwrap();
    let mut project = Project::create(&folder.path().join("p")).unwrap();
    let odd = "Officials in Norland\0said that Ámbor was calm. Sudavia denied it.";
    insert(&mut project, &document("a.txt", odd), "m");
    assert_eq!(kept(&project)[0].document.text, odd);
    for (query, hits) in [("ambor", 1), ("\"was calm\"", 1), ("\"calm was\"", 0), ("AND (*", 0)] {
        assert_eq!(project.search(query, 9).unwrap().len(), hits, "{query}");
    }
}

#[test]
fn what_is_no_project_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("essay.txt");
    fs::write(&text, "An essay that is long enough not to be taken for a header.".repeat(40))
        .unwrap();
    let other = folder.path().join("other.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
    for path in [&text, &other] {
        let before = fs::read(path).unwrap();
        for refused in [Project::create(path), Project::open(path)] {
            assert!(matches!(refused, Err(StoreError::NotAProject(_))), "{refused:?}");
        }
        assert_eq!(fs::read(path).unwrap(), before);
    }
    let missing = Project::open(&folder.path().join("nothing.plx"));
    assert!(matches!(missing, Err(StoreError::Missing(_))));
}

#[test]
fn a_second_writer_is_kept_out_and_readers_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p");
    let mut project = Project::create(&path).unwrap();
    assert!(matches!(Project::create(&path), Err(StoreError::InUse(_))));
    insert(&mut project, &document("a.txt", TEXT), "m");
    let mut reader = Project::open(&path).unwrap();
    assert_eq!(kept(&reader).len(), 1);
    reader.decide(&rejection()).unwrap();
    drop((project, reader));
    Project::create(&path).unwrap();
}
