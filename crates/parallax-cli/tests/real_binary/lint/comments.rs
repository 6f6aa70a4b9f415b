//! Comments by which an author keeps a wording.

use super::{findings, found, rules, with_draft};

#[test]
fn a_comment_with_a_reason_keeps_the_next_paragraph() {
    let Some(place) = with_draft() else { return };
    let comment = "<!-- parallax: ignore hedge -- the agency's own estimate -->\n";
    let paragraph = "The convoy may have been late.\n\nThe ferry may have been late.\n";
    for file in ["a.md", "a.txt"] {
        place.write(file, format!("{comment}\n{paragraph}"));
        let found = findings(&place, &[file, "--select", "hedge"]);
        assert_eq!(found.len(), 1, "{file}: {found:?}");
        assert_eq!(found[0]["place"]["start"]["line"], 5, "{file}");
    }
}

#[test]
fn a_comment_behind_words_keeps_its_line() {
    let Some(place) = with_draft() else { return };
    place.write(
        "a.md",
        "The ferry may have been late. <!-- parallax: ignore hedge -- nobody knows -->\n\n\
         The convoy may have been late.\n",
    );
    let lines: Vec<_> = findings(&place, &["a.md", "--select", "hedge"])
        .iter()
        .map(|one| one["place"]["start"]["line"].clone())
        .collect();
    assert_eq!(lines, [3]);
}

#[test]
fn a_comment_can_count_for_the_file_and_in_pages_and_tables() {
    let Some(place) = with_draft() else { return };
    let words = "The convoy may have been late.";
    let here = "<!-- parallax: ignore hedge -- an essay -->";
    place.write("a.md", format!("{words}\n\n{}\n", here.replace("ignore", "ignore-file")));
    assert!(rules(&place, &["a.md"]).is_empty());
    let calm =
        "The council met on Monday in the hall of Orleth and spoke about the ferry. ".repeat(4);
    let page = format!(
        "<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1>\
         <p>The ferry may have been late. {calm}</p>\n{here}\n<p>{words} {calm}</p>\
         <p>{calm}</p></article></body></html>"
    );
    place.write("b.html", page);
    let left = findings(&place, &["b.html", "--select", "hedge"]);
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!(left[0]["place"]["start"]["column"], 11, "that of the ferry");
    place.write("c.csv", format!("text\n\"{here} {words}\"\n\"{words}\"\n"));
    let rows = findings(&place, &["c.csv"]);
    assert_eq!(rows.iter().map(|one| one["row"].as_u64().unwrap()).collect::<Vec<_>>(), [3]);
}

#[test]
fn comments_without_reason_use_or_rule_are_reported() {
    let Some(place) = with_draft() else { return };
    let message = |comment: &str, more: &[&str]| {
        place.write("a.md", format!("{comment}\n\nThe convoy may have been late.\n"));
        let all = findings(&place, &[&["a.md"], more].concat());
        let wrong: Vec<_> = all.iter().filter(|one| one["rule"] == "suppression").collect();
        let kept = !all.iter().any(|one| one["rule"] == "hedge");
        (wrong.first().map(|one| one["message"].as_str().unwrap().to_owned()), kept)
    };
    let (bare, kept) = message("<!-- parallax: ignore hedge -->", &[]);
    assert!(bare.unwrap().contains("gives no reason") && !kept);
    let (unknown, _) = message("<!-- parallax: ignore hedges -- so it is -->", &[]);
    assert!(unknown.unwrap().contains("did you mean hedge?"));
    let (unused, _) = message("<!-- parallax: ignore distancing -- so it is -->", &[]);
    assert!(unused.unwrap().contains("no distancing here"));
    // A rule that nobody looked for cannot be unused.
    let (silent, _) =
        message("<!-- parallax: ignore distancing -- so it is -->", &["--ignore", "distancing"]);
    assert_eq!(silent, None);
}

#[test]
fn comments_are_no_words_of_a_text() {
    let Some(place) = with_draft() else { return };
    place.write(
        "a.txt",
        "<!-- parallax: ignore hedge -- it may be, observers say -->\nIt may rain.\n",
    );
    assert_eq!(found(&place, &["a.txt"]), []);
}
