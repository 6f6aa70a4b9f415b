//! Rules of the house that a compiler does not know.

use parallax_spec::tree;

/// The stages of the engine in the order in which data flows. `lang` stands before `codebook`,
/// because a codebook's names become marks that a language reads past.
const STAGES: [&str; 13] = [
    "text",
    "ingest",
    "lang",
    "codebook",
    "annotate",
    "extract",
    "wording",
    "resolve",
    "compare",
    "network",
    "agreement",
    "evaluation",
    "present",
];

/// Pages in `spec/statements` that explain something that is not one rule.
const GENERAL_PAGES: [&str; 5] = ["act", "attribution-model", "basis", "kind", "nested"];

const ENGINE: &str = "crates/parallax/src";
const RULES: &str = "crates/parallax/src/extract/rules";
const MOST_LINES: usize = 600;

/// Endings of files that people write.
const ENDINGS: [&str; 8] = [".rs", ".toml", ".md", ".txt", ".tsv", ".sql", ".py", "Makefile"];

#[test]
fn the_stages_are_those_of_the_engine_in_order() {
    let text = tree::text("crates/parallax/src/lib.rs");
    let declared: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("pub mod "))
        .map(|rest| rest.trim_end_matches(';'))
        .collect();
    assert_eq!(declared, STAGES, "the modules in lib.rs");
}

#[test]
fn a_stage_uses_earlier_stages_only() {
    let mut wrong = Vec::new();
    for path in tree::files(ENGINE, ".rs") {
        let Some(stage) = stage_of(&path) else { continue };
        for (number, used) in used_stages(&tree::text(&path), depth(&path)) {
            if STAGES.iter().position(|name| *name == used) > Some(stage) {
                wrong.push(format!("{path}:{number}: {} uses {used}", STAGES[stage]));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_file_a_page_and_a_place_in_the_list() {
    let rules = rules();
    let pages = stems("spec/statements", ".md");
    for rule in &rules {
        assert!(pages.contains(rule), "rule {rule}: no page spec/statements/{rule}.md");
    }
    for page in pages.iter().filter(|page| !GENERAL_PAGES.contains(&page.as_str())) {
        let shown = rules.is_empty() || rules.contains(page);
        assert!(shown, "spec/statements/{page}.md: no rule of this name in {RULES}");
    }
    for page in GENERAL_PAGES {
        assert!(pages.iter().any(|known| known == page), "spec/statements/{page}.md is missing");
    }
    assert_eq!(listed_rules(), rules, "RULES in {RULES}/mod.rs, in the order of the alphabet");
}

#[test]
fn no_file_is_too_long() {
    for path in tree::files("", ".rs") {
        let lines = tree::text(&path).lines().count();
        assert!(lines <= MOST_LINES, "{path}: {lines} lines; find the seam");
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in tree::files("", ".rs") {
        let text = tree::text(&path);
        let begins = text.lines().find(|line| !line.starts_with("#!["));
        let is_said = begins.is_some_and(|line| line.starts_with("//! "));
        assert!(is_said, "{path}: begins without a module comment (//!)");
    }
}

#[test]
fn nothing_is_left_to_do_and_nothing_names_a_machine() {
    // Put together here, so that this file passes its own test.
    let marks = [("TO", "DO"), ("FIX", "ME"), ("todo", "!("), ("unimplemented", "!(")];
    let places = [("/work/", "main"), ("/work/", "shared"), ("/ro", "ot/"), ("/tm", "p/")];
    let mut found = Vec::new();
    for path in ENDINGS.iter().flat_map(|ending| tree::files("", ending)) {
        for (number, line) in tree::text(&path).lines().enumerate() {
            for mark in marks.iter().chain(&places).map(|(a, b)| format!("{a}{b}")) {
                if line.contains(&mark) {
                    found.push(format!("{path}:{}: {mark}", number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

/// Number in [`STAGES`] of the stage that a file belongs to; `None` for lib.rs, which runs all.
fn stage_of(path: &str) -> Option<usize> {
    let inside = path.strip_prefix(ENGINE)?.strip_prefix('/')?;
    let stage = inside.split(['/', '.']).next()?;
    STAGES.iter().position(|name| *name == stage)
}

/// How many modules a file lies below the root of its crate: `extract/rules/hearsay.rs` three.
fn depth(path: &str) -> usize {
    let inside = path.strip_prefix(ENGINE).unwrap_or(path).trim_end_matches("/mod.rs");
    inside.split('/').filter(|part| !part.is_empty()).count()
}

/// First names of the paths from the root of the crate that a file's code uses, with the line:
/// after `crate::`, inside `use crate::{...}`, and after as many `super::` as lead to the root.
fn used_stages(text: &str, depth: usize) -> Vec<(usize, String)> {
    let up = "super::".repeat(depth);
    let mut used = Vec::new();
    let mut inside_group = false;
    let code = text.lines().enumerate().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
    for (index, line) in code.filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let mut paths: Vec<&str> = line.split("crate::").skip(1).collect();
        paths.extend(line.split(up.as_str()).skip(1));
        if inside_group {
            paths.extend(line.split([' ', '{']));
        }
        if let Some(group) = line.split("crate::{").nth(1) {
            paths.extend(group.split([' ', '{']));
        }
        used.extend(paths.into_iter().map(|path| (index + 1, first_name(path).to_owned())));
        inside_group = (inside_group || line.contains("use crate::{")) && !line.contains(';');
    }
    used
}

fn first_name(path: &str) -> &str {
    path.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

#[test]
fn used_stages_are_seen_in_every_spelling() {
    let text = "use crate::{\n    lang::Language,\n    text::{Span, Block},\n};\n\
                fn f() -> crate::extract::Kind { super::super::present::g() }\n\
                // crate::comment::Only\n#[cfg(test)]\nuse crate::annotate;";
    let used: Vec<String> = used_stages(text, 2).into_iter().map(|(_, name)| name).collect();
    for stage in ["lang", "text", "extract", "present"] {
        assert!(used.iter().any(|name| name == stage), "{stage} in {used:?}");
    }
    for other in ["comment", "annotate"] {
        assert!(used.iter().all(|name| name != other), "{other} in {used:?}");
    }
}

/// The rules that have a file, as `block-quote`.
fn rules() -> Vec<String> {
    let mut rules: Vec<String> = tree::files(RULES, ".rs")
        .iter()
        .filter_map(|path| path.strip_prefix(RULES)?.strip_prefix('/'))
        .filter(|name| !name.contains('/') && *name != "mod.rs")
        .map(|name| tree::stem(name).replace('_', "-"))
        .collect();
    rules.sort();
    rules
}

/// The rules in the `RULES` slice, in its order.
fn listed_rules() -> Vec<String> {
    if rules().is_empty() {
        return Vec::new();
    }
    let text = tree::text(&format!("{RULES}/mod.rs"));
    let list = text.split("RULES").nth(1).and_then(|rest| rest.split("];").next());
    let list = list.and_then(|rest| rest.split_once('=')).map_or("", |(_, list)| list);
    list.split([',', '[', '\n', '&', ' '])
        .filter_map(|word| word.split("::").next())
        .map(|word| word.trim().to_lowercase().replace('_', "-"))
        .filter(|word| !word.is_empty())
        .collect()
}

fn stems(folder: &str, ending: &str) -> Vec<String> {
    tree::files(folder, ending).iter().map(|path| tree::stem(path).to_owned()).collect()
}
