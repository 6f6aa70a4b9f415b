//! How findings are printed for other programs.

use serde_json::Value;

use super::{DRAFT, lint, with_draft};

#[test]
fn sarif_has_what_the_standard_requires() {
    let Some(place) = with_draft() else { return };
    place.write("b c.csv", "text\nObservers say the pier was mined.\n");
    let ended = lint(&place, &["draft.md", "b c.csv", "--format", "sarif"]);
    let log: Value = serde_json::from_str(&ended.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "parallax");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let rules = driver["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    assert!(results.len() >= 4, "{results:?}");
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty());
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        let place = &result["locations"][0]["physicalLocation"];
        assert!(
            ["draft.md", "b%20c.csv"].contains(&place["artifactLocation"]["uri"].as_str().unwrap())
        );
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
    }
    let first = results.iter().find(|one| one["ruleId"] == "unattributed-source").unwrap();
    let row = &first["locations"][0]["physicalLocation"]["region"];
    assert_eq!(row["startLine"], 2, "files in the order of their names");
}

#[test]
fn annotations_are_one_command_each() {
    let Some(place) = with_draft() else { return };
    place.write("a,b.md", DRAFT);
    let ended = lint(&place, &["a,b.md", "--format", "github", "--select", "unattributed-source"]);
    let lines: Vec<&str> = ended.stdout.lines().collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    let head = "::warning file=a%2Cb.md,line=3,endLine=3,col=30,endColumn=";
    assert!(lines[0].starts_with(head), "{}", lines[0]);
    assert!(lines[0].contains(",title=parallax unattributed-source::") && lines[0].contains("%0A"));
}

#[test]
fn a_page_escapes_what_articles_say() {
    let Some(place) = with_draft() else { return };
    place.write(
        "a.txt",
        "Observers say the <script>alert(1)</script> pier & the mill were mined.\n",
    );
    let page = lint(&place, &["a.txt", "--format", "html"]).stdout;
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("<mark>"), "{page}");
    assert!(!page.contains("<script") && page.contains("&lt;script"), "{page}");
    assert!(!page.contains("http"), "it needs no network");
}

#[test]
fn lines_of_json_agree_with_the_whole() {
    let Some(place) = with_draft() else { return };
    let lines = lint(&place, &["draft.md", "--format", "jsonl"]).stdout;
    let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let whole = lint(&place, &["draft.md", "--format", "json"]).stdout;
    let whole: Value = serde_json::from_str(&whole).unwrap();
    assert_eq!(whole["findings"].as_array().unwrap(), &lines);
    assert_eq!(whole["columns"], "unicode-code-points");
    assert_eq!(whole["summary"]["findings"], lines.len());
    for one in &lines {
        let start = &one["place"]["start"];
        let line = DRAFT.lines().nth(start["line"].as_u64().unwrap() as usize - 1).unwrap();
        let rest: String =
            line.chars().skip(start["column"].as_u64().unwrap() as usize - 1).collect();
        assert!(rest.starts_with(one["words"].as_str().unwrap()), "{one}");
    }
}

#[test]
fn nothing_in_a_text_can_steer_the_terminal() {
    let Some(place) = with_draft() else { return };
    place
        .write("a.txt", "Observers say the \u{1b}[2J\u{1b}]0;owned\u{7} pier was \u{202e}mined.\n");
    for format in ["text", "concise"] {
        let shown = lint(&place, &["a.txt", "--format", format]).stdout;
        assert!(shown.contains("Observers"), "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    }
}
