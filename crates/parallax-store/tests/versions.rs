//! Project files of every version open forever.
#![expect(clippy::unwrap_used, reason = "a test whose surroundings fail has failed")]

use std::{fs, ops::ControlFlow, path::Path};

use parallax_store::{Project, StoreError};
use rusqlite::Connection;

/// One project as each schema version wrote it, as SQL: a new version adds a file, none is edited.
const FIXTURES: &[&str] = &[include_str!("fixtures/version_1.sql")];

fn written(path: &Path, fixture: &str) {
    Connection::open(path).unwrap().execute_batch(fixture).unwrap();
}

#[test]
fn every_version_opens_with_nothing_lost() {
    for (index, fixture) in FIXTURES.iter().enumerate() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.plx");
        written(&path, fixture);
        let project = Project::open(&path).unwrap();
        let kept = project.document("north/a").unwrap().unwrap();
        assert_eq!(kept.statements[0].id, "00112233445566aa", "version {}", index + 1);
        assert_eq!(kept.statements[0].source[0].of(&kept.document.text), "Officials");
        assert_eq!(project.search("calm", 9).unwrap().len(), 1);
        let mut decisions = 0;
        project
            .decisions(&mut |_| {
                decisions += 1;
                ControlFlow::Continue(())
            })
            .unwrap();
        assert_eq!(decisions, 1);
        drop(project);
        Project::create(&path).unwrap();
    }
}

#[test]
fn a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.plx");
    written(&path, FIXTURES[0]);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "user_version", 99).unwrap();
    drop(connection);
    let before = fs::read(&path).unwrap();
    for refused in [Project::open(&path), Project::create(&path)] {
        assert!(matches!(refused, Err(StoreError::Newer { found: 99, .. })), "{refused:?}");
    }
    assert_eq!(fs::read(&path).unwrap(), before);
}
