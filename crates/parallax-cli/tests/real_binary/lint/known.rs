//! Findings that are known, and lines that did not change.

use std::process::Command;

use super::{DRAFT, findings, lint, with_draft};
use crate::command::Workplace;

#[test]
fn a_baseline_knows_findings_whose_lines_have_moved() {
    let Some(place) = with_draft() else { return };
    let written = lint(&place, &["draft.md", "--baseline", "known.json", "--write-baseline"]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    let known = ["draft.md", "--baseline", "known.json"];
    assert_eq!(lint(&place, &known).code, Some(0));
    let moved = DRAFT.replace("The ferry stopped", "New above.\n\nThe ferry stopped");
    place.write("draft.md", format!("{moved}\nThe mill may have burned.\n"));
    let new = findings(&place, &known);
    assert_eq!(new.len(), 1, "{new:?}");
    assert!(new[0]["words"].as_str().unwrap().contains("may"));
    // The same words twice are known once.
    place.write("draft.md", format!("{DRAFT}\n{}", DRAFT.split_once("\n\n").unwrap().1));
    assert!(!findings(&place, &known).is_empty());
}

#[test]
fn a_baseline_that_is_none_is_refused() {
    let Some(place) = with_draft() else { return };
    place.write("known.json", "{}");
    for name in ["known.json", "gone.json"] {
        let refused = lint(&place, &["draft.md", "--baseline", name]);
        assert_eq!(refused.code, Some(2));
        assert!(refused.stderr.contains("--write-baseline"), "{}", refused.stderr);
    }
}

/// Runs git in a place; it is among what developers have.
fn git(place: &Workplace, arguments: &[&str]) {
    let person =
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let mut command = Command::new("git");
    command.args(person).args(arguments).current_dir(place.path(""));
    assert!(command.output().unwrap().status.success(), "{arguments:?}");
}

#[test]
fn only_changed_lines_are_looked_at() {
    let Some(place) = with_draft() else { return };
    git(&place, &["init", "-q"]);
    git(&place, &["add", "."]);
    git(&place, &["commit", "-q", "-m", "first"]);
    let since = |file: &str| findings(&place, &[file, "--changed-since", "HEAD"]);
    assert!(since("draft.md").is_empty());
    place.write("draft.md", format!("New above.\n\n{DRAFT}\nThe mill may have burned.\n"));
    let changed = since("draft.md");
    assert_eq!(changed.len(), 1, "{changed:?}");
    assert_eq!(changed[0]["place"]["start"]["line"], 11);
    place.write("new/b.md", "The mill may have burned.\n");
    assert_eq!(since("new/b.md").len(), 1, "all of a file that is new");
    let wrong = lint(&place, &["draft.md", "--changed-since", "nowhere"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.stderr.contains("nowhere"), "{}", wrong.stderr);
}
