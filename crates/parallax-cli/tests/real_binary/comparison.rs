//! What comparing the articles of the example finds, as each command prints it.

use crate::command::{Ended, Workplace};

const ARTICLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/articles");
const CODEBOOK: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/codebook.toml");

/// A place where the example is mapped into `talks.plx`; none without a model.
fn mapped() -> Option<Workplace> {
    let place = Workplace::new();
    let model = place.model();
    if model == "none" {
        return None;
    }
    let arguments = ["map", ARTICLES, "--codebook", CODEBOOK, "--model", model, "-o", "talks.plx"];
    let ended = place.run(&arguments);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    Some(place)
}

fn printed(place: &Workplace, arguments: &[&str]) -> String {
    let Ended { code, stdout, stderr } = place.run(arguments);
    assert_eq!(code, Some(0), "{arguments:?}: {stderr}");
    stdout
}

#[test]
fn the_two_counts_of_the_dead_are_a_conflict() {
    let Some(place) = mapped() else { return };
    let rows = printed(&place, &["conflicts", "talks.plx", "--format", "jsonl"]);
    let holds = |row: &&str| row.contains("\"number\":\"26\"") && row.contains("\"number\":\"23\"");
    assert!(rows.lines().any(|row| holds(&row)), "{rows}");
}

#[test]
fn a_claim_of_the_codebook_has_a_page_and_rows() {
    let Some(place) = mapped() else { return };
    let page = printed(&place, &["claims", "talks.plx", "--id", "kestrian-guns"]);
    for part in ["Kestrian guns shelled the market", "first in this collection", "assert:"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let csv = printed(&place, &["claims", "talks.plx", "--format", "csv"]);
    assert!(csv.starts_with("claim,stances,statements,"), "{csv}");
    let statements = printed(&place, &["statements", "talks.plx", "--format", "jsonl"]);
    assert!(statements.contains("\"speaker\":{\"id\":"), "no speaker is resolved");
    let missing = place.run(&["claims", "talks.plx", "--id", "nothing"]);
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("parallax claims talks.plx"), "{}", missing.stderr);
}

#[test]
fn exchanging_the_parties_changes_nothing() {
    let Some(place) = mapped() else { return };
    let model = place.model();
    let said = printed(&place, &["exchange", "talks.plx", "--model", model]);
    assert!(said.contains("no differences"), "{said}");
}

#[test]
fn adding_articles_gives_what_one_run_gives() {
    let (at_once, one_by_one) = (Workplace::new(), Workplace::new());
    let model = at_once.model();
    if model == "none" {
        return;
    }
    let articles = walkdir::WalkDir::new(ARTICLES).sort_by_file_name().into_iter().flatten();
    let files: Vec<_> = articles.filter(|entry| entry.file_type().is_file()).collect();
    let map = |place: &Workplace| {
        let arguments = ["map", "in", "--codebook", CODEBOOK, "--model", model, "-o", "talks.plx"];
        assert_eq!(place.run(&arguments).code, Some(0));
    };
    for (index, file) in files.iter().enumerate() {
        let inside = file.path().strip_prefix(ARTICLES).unwrap().to_str().unwrap();
        for place in [&at_once, &one_by_one] {
            place.write(&format!("in/{inside}"), std::fs::read(file.path()).unwrap());
        }
        if index % 7 == 3 {
            map(&one_by_one);
        }
    }
    map(&at_once);
    map(&one_by_one);
    for kind in ["actors", "claims", "conflicts", "copies", "naming"] {
        let of = |place: &Workplace| printed(place, &[kind, "talks.plx", "--format", "jsonl"]);
        assert_eq!(of(&at_once), of(&one_by_one), "{kind}");
    }
}

#[test]
fn articles_read_with_another_codebook_are_not_mixed_in() {
    let place = Workplace::new();
    let model = place.model();
    if model == "none" {
        return;
    }
    let party =
        |id: &str, name: &str| format!("[[party]]\nid = \"{id}\"\nnames.country = \"{name}\"\n");
    place.write("one.toml", party("a", "Norland") + &party("b", "Sudavia"));
    place.write("two.toml", party("b", "Sudavia") + &party("a", "Norland"));
    for (article, book) in [("a.txt", "one.toml"), ("b.txt", "two.toml")] {
        place.write(article, "Norland said that Sudavia had closed the bridge at Hest.");
        let arguments = ["map", article, "--codebook", book, "--model", model, "-o", "talks.plx"];
        let ended = place.run(&arguments);
        assert_eq!(ended.stderr.contains("1 articles were read with another"), article == "b.txt");
    }
}

#[test]
fn a_project_that_was_not_compared_says_what_to_do() {
    let place = Workplace::new();
    place.write("a.txt", "Officials said that it was calm.");
    place.keep(&["a.txt"]);
    let ended = place.run(&["claims", "talks.plx"]);
    assert_eq!(ended.code, Some(2));
    assert!(ended.stderr.contains("parallax map ARTICLES -o talks.plx"), "{}", ended.stderr);
}
