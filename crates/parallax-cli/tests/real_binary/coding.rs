//! Coding by hand, and work that goes from one program and person to another.

use crate::command::Workplace;

const ARTICLE: &str = "Officials in Tavik said 😀 the road was open. An Ulmeran spokesman said the \
                       road was closed.";

/// A project with one article, in which Ada coded one statement.
fn coded() -> Workplace {
    let place = Workplace::new();
    place.write("news/road.txt", ARTICLE);
    assert_eq!(place.keep(&["news"]).code, Some(0));
    let added = place.run(&[
        "code",
        "add",
        "talks.plx",
        "--doc",
        "road",
        "--text",
        "the road was closed",
        "--coder",
        "Ada",
        "--set",
        "organization=Ulmere",
        "--set",
        "concept=The road is open",
        "--set",
        "agreement=no",
    ]);
    assert_eq!((added.code, added.stdout.as_str()), (Some(0), ""), "{}", added.stderr);
    place
}

#[test]
fn what_was_coded_is_listed_changed_and_taken_out() {
    let place = coded();
    let listed = place.run(&["codings", "talks.plx", "--format", "jsonl"]).stdout;
    let row: serde_json::Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(row["variables"]["agreement"], false);
    assert_eq!(row["spans"][0]["text"], "the road was closed");
    let start = ARTICLE.chars().count() - "the road was closed.".len();
    assert_eq!(row["spans"][0]["start"], start);
    let id = row["id"].as_str().unwrap();
    let changed =
        place.run(&["code", "change", "talks.plx", id, "--coder", "Ben", "--set", "agreement=yes"]);
    assert_eq!(changed.code, Some(0), "{}", changed.stderr);
    let table = place.run(&["codings", "talks.plx"]).stdout;
    assert!(table.contains("agreement=yes"), "{table}");
    assert_eq!(place.run(&["code", "remove", "talks.plx", id, "--coder", "Ben"]).code, Some(0));
    assert_eq!(place.run(&["codings", "talks.plx"]).stdout, "no codings\n");
}

#[test]
fn a_mistake_is_named_with_the_next_step() {
    let place = coded();
    let add = |text: &str, kind: &str, value: &str| {
        let ended = place.run(&[
            "code",
            "add",
            "talks.plx",
            "--doc",
            "road",
            "--coder",
            "Ada",
            "--text",
            text,
            "--type",
            kind,
            "--set",
            value,
        ]);
        assert_eq!(ended.code, Some(2));
        ended.stderr
    };
    assert!(add("road was", "DNA Statement", "agreement=no").contains("2 times"));
    assert!(add("the sea", "DNA Statement", "agreement=no").contains("does not hold"));
    assert!(add("Tavik", "Frame", "a=b").contains("DNA Statement, NPF Story Element, Annotation"));
    assert!(add("Tavik", "DNA Statement", "hero=b").contains("person, organization, concept"));
    assert!(add("Tavik", "DNA Statement", "agreement=perhaps").contains("holds: boolean"));
    assert!(
        place
            .run(&["code", "change", "talks.plx", "0", "--coder", "A", "--set", "a=b"])
            .stderr
            .contains("parallax codings talks.plx")
    );
}

#[test]
fn types_of_ones_own_can_be_coded() {
    let place = coded();
    let made = place.run(&["code", "type", "talks.plx", "Frame", "--variable", "strength=integer"]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let added = place.run(&[
        "code",
        "add",
        "talks.plx",
        "--doc",
        "road",
        "--text",
        "Tavik",
        "--type",
        "Frame",
        "--set",
        "strength=3",
        "--coder",
        "Ada",
    ]);
    assert_eq!(added.code, Some(0), "{}", added.stderr);
    assert!(place.run(&["codings", "talks.plx"]).stdout.contains("strength=3"));
}

#[test]
fn a_variable_keeps_what_it_holds() {
    let place = coded();
    let of = |holds: &str| {
        let variable = format!("strength={holds}");
        place.run(&["code", "type", "talks.plx", "Frame", "--variable", &variable])
    };
    assert_eq!(of("integer").code, Some(0));
    let refused = of("boolean");
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("holds: integer; elsewhere: boolean"), "{}", refused.stderr);
}

#[test]
fn a_project_is_never_written_over() {
    let place = coded();
    let before = std::fs::read(place.path("talks.plx")).unwrap();
    std::fs::copy(place.path("talks.plx"), place.path("talks.dna")).unwrap();
    let commands: [&[&str]; 2] = [
        &["network", "talks.plx", "--format", "events", "-o", "talks.plx"],
        &["export", "talks.plx", "-o", "talks.dna", "--force"],
    ];
    for command in commands {
        let refused = place.run(command);
        assert_eq!(refused.code, Some(2), "{command:?}: {}", refused.stderr);
        assert!(refused.stderr.contains("left as it is"), "{command:?}: {}", refused.stderr);
    }
    assert!(std::fs::read(place.path("talks.plx")).unwrap() == before);
    assert!(std::fs::read(place.path("talks.dna")).unwrap() == before);
}

#[test]
fn what_was_coded_in_an_earlier_version_is_listed_with_its_words() {
    let place = coded();
    place.write("news/road.txt", "Closed.");
    assert_eq!(place.keep(&["news"]).code, Some(0));
    let listed = place.run(&["codings", "talks.plx", "--format", "jsonl"]);
    assert!(listed.stdout.contains("the road was closed"), "{}{}", listed.stdout, listed.stderr);
    place.run(&["export", "talks.plx", "-o", "talks.dna"]);
    let taken = place.run(&["import", "talks.dna", "-o", "other.plx"]);
    assert!(taken.stderr.contains("2 documents"), "{}", taken.stderr);
    assert!(taken.stderr.contains("1 codings"), "{}", taken.stderr);
}

#[test]
fn what_cannot_be_taken_in_leaves_no_project() {
    let place = Workplace::new();
    place.write("note.dna", "no database");
    assert_eq!(place.run(&["import", "note.dna", "-o", "new.plx"]).code, Some(2));
    assert!(!place.path("new.plx").exists());
}

#[test]
fn a_database_goes_out_and_comes_in() {
    let place = coded();
    let out = place.run(&["export", "talks.plx", "-o", "talks.dna"]);
    assert_eq!(out.code, Some(0), "{}", out.stderr);
    assert!(out.stderr.contains("1 documents, 1 statements"), "{}", out.stderr);
    assert!(out.stderr.contains("without a date"), "{}", out.stderr);
    assert_eq!(place.run(&["export", "talks.plx", "-o", "talks.dna"]).code, Some(2));
    place.write("note.dna", "no database");
    let taken = place.run(&["import", "talks.dna", "note.dna", "-o", "other.plx"]);
    assert_eq!(taken.code, Some(3), "{}", taken.stderr);
    assert!(taken.stderr.contains("not imported: note.dna"), "{}", taken.stderr);
    let there = place.run(&["codings", "other.plx", "--format", "csv"]).stdout;
    assert!(there.contains("concept=The road is open"), "{there}");
    let again = place.run(&["import", "talks.dna", "-o", "other.plx"]);
    assert!(again.stderr.contains("was taken in before"), "{}", again.stderr);
}

#[test]
fn two_peoples_work_becomes_one() {
    let place = coded();
    std::fs::copy(place.path("talks.plx"), place.path("ben.plx")).unwrap();
    let ben = place.run(&[
        "code",
        "add",
        "ben.plx",
        "--doc",
        "road",
        "--text",
        "the road was open",
        "--coder",
        "Ben",
    ]);
    assert_eq!(ben.code, Some(0), "{}", ben.stderr);
    let merged = place.run(&["merge", "talks.plx", "ben.plx", "-o", "both.plx"]);
    assert_eq!(merged.code, Some(0), "{}", merged.stderr);
    assert!(merged.stderr.contains("2 codings, 2 decisions"), "{}", merged.stderr);
    let refused = place.run(&["merge", "talks.plx", "ben.plx", "-o", "both.plx"]);
    assert_eq!(refused.code, Some(2));
    // What the project holds can be read later; without a model nothing changes.
    let mapped = place.run(&["map", "--unread", "--model", "none", "-o", "both.plx"]);
    assert_eq!(mapped.code, Some(0), "{}", mapped.stderr);
}
