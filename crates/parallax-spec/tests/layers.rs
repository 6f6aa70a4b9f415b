//! Every page in `spec/quantities` and `spec/times`: it holds, and holds with the parties exchanged.

mod model;

use std::collections::BTreeSet;

use parallax::annotate::{quantity, time};
use parallax_spec::{Block, Engine, blocks, tree};

#[test]
fn quantities_hold() {
    hold("spec/quantities");
}

#[test]
fn times_hold() {
    hold("spec/times");
}

/// A rule that no example shows could be lost without anybody noticing.
#[test]
fn every_rule_is_shown() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let folders = ["spec/quantities", "spec/times"];
    let shown: BTreeSet<&str> =
        folders.iter().flat_map(|f| pages(f)).flat_map(|(_, block)| engine.rules(&block)).collect();
    let known: BTreeSet<&str> = quantity::RULES.into_iter().chain(time::rules()).collect();
    assert_eq!(shown, known);
}

/// Checks the pages of `folder`: a block is read as shown, or is tagged as a known miss and is not.
#[expect(clippy::print_stderr, reason = "whoever runs the tests wants to see the share")]
fn hold(folder: &str) {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let mut failures = Vec::new();
    let (mut shown, mut found, mut right) = (0, 0, 0);
    for (path, block) in pages(folder) {
        let score = engine.score(&block);
        (shown, found, right) = (shown + score.shown, found + score.found, right + score.right);
        failures.extend(failure(&engine, &block, &score.report).map(|report| {
            format!("\n{path}:{}  {}\n  {}\n{report}", block.line, block.heading, block.sentence)
        }));
    }
    eprintln!("{folder}: {shown} shown, {found} found, {right} right");
    assert!(shown > 0, "{folder}: no page shows anything");
    assert!(failures.is_empty(), "{}\n{} blocks do not hold\n", failures.concat(), failures.len());
}

/// What is wrong with a block: a difference where none is known, none where one is, or a
/// difference between the parties.
fn failure(engine: &Engine, block: &Block, report: &str) -> Option<String> {
    match (report.is_empty(), block.known_miss) {
        (false, false) => return Some(report.to_owned()),
        (true, true) => {
            return Some("  it is read as shown: take the tag known-miss away\n".to_owned());
        }
        _ => {}
    }
    engine.check_block_exchange(block)
}

fn pages(folder: &str) -> Vec<(String, Block)> {
    let read = |path: &String| {
        let blocks = blocks(path, &tree::text(path)).unwrap_or_else(|error| panic!("{error}"));
        blocks.into_iter().map(|block| (path.clone(), block)).collect::<Vec<_>>()
    };
    tree::files(folder, ".md").iter().flat_map(read).collect()
}
