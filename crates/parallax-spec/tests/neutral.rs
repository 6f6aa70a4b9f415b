//! No name of a real country or people in the code, the word lists, the pages or the examples.

use parallax_spec::tree;

/// Countries with adjective and people, sorted; general knowledge.
const NAMES: &str = include_str!("countries.txt");

/// Where names of parties may decide something: code, word lists, pages, examples.
const NEUTRAL: [(&str, &[&str]); 3] = [
    ("crates/parallax/src", &[".rs", ".txt", ".tsv"]),
    ("spec", &[".md", ".toml", ".txt", ".tsv"]),
    ("examples", &[".md", ".txt", ".html", ".jsonl", ".csv", ".toml"]),
];

/// A list of all countries, which judges nothing: its rows are facts of one kind.
const GAZETTEER: &str = "crates/parallax/src/resolve/gazetteer.tsv";

#[test]
fn no_real_country_is_named() {
    let names: Vec<&str> = NAMES.lines().filter(|line| !line.starts_with('#')).collect();
    let mut found = Vec::new();
    for (folder, endings) in NEUTRAL {
        let paths = endings.iter().flat_map(|ending| tree::files(folder, ending));
        for path in paths.filter(|path| path != GAZETTEER) {
            for (number, line) in tree::text(&path).lines().enumerate() {
                for name in names.iter().filter(|name| holds_word(line, name)) {
                    found.push(format!("{path}:{}: {name}", number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn names_are_sorted() {
    let names: Vec<&str> = NAMES.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(names.is_sorted(), "countries.txt is sorted");
}

/// Whether `line` holds `name` as whole words.
fn holds_word(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}
