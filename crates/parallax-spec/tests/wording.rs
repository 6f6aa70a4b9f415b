//! Every page in `spec/wording`: how many of its findings are found, and that none changes when the
//! parties are exchanged.

mod model;

use std::fmt::Write as _;

use parallax::{text::Span, wording};
use parallax_spec::{Engine, FindingBlock, finding_blocks, tree};

/// The least precision and recall of a page.
const LEAST: (f64, f64) = (0.95, 0.85);
/// The same of a rule that is learned from texts of other people, not written from its page.
const LEAST_LEARNED: (f64, f64) = (0.80, 0.60);
/// Rules that are learned.
const LEARNED: [&str; 1] = ["loaded-word"];

#[test]
#[expect(clippy::print_stderr, reason = "whoever runs the tests wants to see the figures")]
fn rules_find_what_their_pages_show() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let mut low = Vec::new();
    for rule in wording::RULES {
        let score = score(&engine, rule.id, &page(rule.id));
        let (precision, recall) = (score.precision(), score.recall());
        eprintln!(
            "{}: precision {precision:.3}, recall {recall:.3} of {} shown, {} found, {} with the \
             same words",
            rule.id, score.shown, score.found, score.exact
        );
        let least = if LEARNED.contains(&rule.id) { LEAST_LEARNED } else { LEAST };
        if precision < least.0 || recall < least.1 {
            low.push(format!("{}: {precision:.3} / {recall:.3}\n{}", rule.id, score.report));
        }
    }
    assert!(low.is_empty(), "\n{}", low.join("\n"));
}

#[test]
fn findings_do_not_change_when_the_parties_are_exchanged() {
    let Some(engine) = model::engine("spec/codebook.toml") else { return };
    let mut failures = Vec::new();
    for rule in wording::RULES {
        for block in page(rule.id) {
            let report = engine.check_findings_exchange(&block.text);
            failures.extend(report.map(|report| format!("{}:{}\n{report}", rule.id, block.line)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.concat());
}

fn page(rule: &str) -> Vec<FindingBlock> {
    let path = format!("spec/wording/{rule}.md");
    let blocks = finding_blocks(&path, rule, &tree::text(&path));
    let blocks = blocks.unwrap_or_else(|error| panic!("{error}"));
    assert!(!blocks.is_empty(), "{path} shows nothing");
    blocks
}

/// What a page shows and what is found there.
#[derive(Default)]
struct Score {
    shown: usize,
    found: usize,
    /// Findings that share a word with one that is shown.
    right: usize,
    /// Those of exactly its words.
    exact: usize,
    report: String,
}

impl Score {
    fn precision(&self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    fn recall(&self) -> f64 {
        if self.shown == 0 { 1.0 } else { self.right as f64 / self.shown as f64 }
    }
}

/// Counts over all blocks of a page; each finding meets one that is shown, and each that is shown
/// one finding.
fn score(engine: &Engine, rule: &str, blocks: &[FindingBlock]) -> Score {
    let mut score = Score::default();
    for block in blocks {
        let mut left = engine.findings(&block.text, rule);
        score.shown += block.marked.len();
        score.found += left.len();
        for shown in &block.marked {
            let met = left.iter().position(|found| found.overlaps(*shown));
            match met.map(|at| left.remove(at)) {
                Some(found) => {
                    score.right += 1;
                    score.exact += usize::from(same(&block.text, found, *shown));
                }
                None => score.note(block, "missed", *shown),
            }
        }
        for found in left {
            score.note(block, "found", found);
        }
    }
    score
}

impl Score {
    fn note(&mut self, block: &FindingBlock, what: &str, span: Span) {
        let words = span.of(&block.text);
        _ = writeln!(self.report, "  {} {what} [{words}] in: {}", block.line, block.text);
    }
}

/// Whether two spans hold the same words; marks at the edges do not count.
fn same(text: &str, one: Span, other: Span) -> bool {
    let words = |span: Span| span.of(text).trim_matches(|c: char| !c.is_alphanumeric());
    words(one) == words(other)
}
