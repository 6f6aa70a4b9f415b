//! Every page in `spec/`: it can be read, it holds, and it holds with the parties exchanged.

mod model;

use parallax_spec::{Example, Page, tree};

/// Pages that explain the folder and show nothing.
const WITHOUT_EXAMPLES: [&str; 1] = ["spec/README.md"];

/// Pages of pairs, which `claims.rs` reads.
const PAIRS: &str = "spec/claims/";

#[test]
fn pages_can_be_read() {
    let pages = pages();
    assert!(!pages.is_empty(), "there are pages in spec/");
    for page in &pages {
        let shows = |what: &dyn Fn(&Example) -> bool| page.examples.iter().any(what);
        assert!(shows(&|example| !example.expected.is_empty()), "{}: shows nothing", page.path);
    }
}

#[test]
fn pages_hold() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let report = report(|example| match (engine.check(example), example.known_miss) {
        (Some(difference), false) => Some(difference),
        (None, true) => Some("  it is read as shown: take the tag known-miss away\n".to_owned()),
        _ => None,
    });
    assert!(report.is_empty(), "{report}");
}

#[test]
fn pages_hold_with_the_parties_exchanged() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let report = report(|example| engine.check_exchange(example));
    assert!(report.is_empty(), "{report}");
}

/// What `check` says about each example, below the place of the example.
fn report(check: impl Fn(&Example) -> Option<String>) -> String {
    let mut failures = Vec::new();
    for page in pages() {
        for example in &page.examples {
            if let Some(difference) = check(example) {
                let place = format!("{}:{}  {}", page.path, example.line, example.heading);
                failures.push(format!("\n{place}\n{difference}"));
            }
        }
    }
    match failures.len() {
        0 => String::new(),
        count => failures.concat() + &format!("\n{count} examples do not hold\n"),
    }
}

fn pages() -> Vec<Page> {
    let mut paths = tree::files("spec", ".md");
    paths.retain(|path| !WITHOUT_EXAMPLES.contains(&path.as_str()) && !path.starts_with(PAIRS));
    let read = |path: &String| Page::parse(path, &tree::text(path));
    let pages: Result<Vec<Page>, _> = paths.iter().map(read).collect();
    pages.unwrap_or_else(|error| panic!("{error}"))
}
