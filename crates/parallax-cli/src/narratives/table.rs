//! Takes narratives, gives a table as wide as the terminal: each side with its claims.

use std::fmt::Write as _;

use parallax::present::narratives::{Narrative, ToldClaim};

use crate::terminal::{fitted, harmless, width};

/// Columns of the counts and the day.
const COUNTS: usize = 42;
/// Claims that a side never speaks of, names and sources that are shown.
const SHOWN: usize = 8;

/// The table.
pub(super) fn table(told: &[Narrative], limit: usize) -> String {
    let words = width().saturating_sub(COUNTS).max(30);
    let mut out = String::new();
    for narrative in told {
        side(&mut out, narrative, words, limit);
    }
    if told.is_empty() {
        out.push_str("no stories\n");
    }
    out
}

fn side(out: &mut String, narrative: &Narrative, words: usize, limit: usize) {
    let tellers = narrative.actors.iter().take(SHOWN);
    let tellers: Vec<String> =
        tellers.map(|teller| format!("{} ({})", teller.name, teller.statements)).collect();
    line(out, &format!("{}: {} statements", narrative.side, narrative.statements));
    listed(out, "told by", &tellers);
    let _ = writeln!(out, "  {}  asserts  denies   other  since", fitted("claim", words));
    for told in narrative.claims.iter().take(limit) {
        claim(out, told, words);
    }
    more(out, narrative.claims.len(), limit, "claims");
    let names = narrative.names.iter().take(SHOWN);
    listed(out, "names", &names.map(|n| format!("{} ({})", n.name, n.uses)).collect::<Vec<_>>());
    let cited = narrative.evidence.iter().take(SHOWN);
    let cited = cited.map(|cited| format!("{} ({})", cited.what, cited.statements));
    listed(out, "cites", &cited.collect::<Vec<_>>());
    for claim in narrative.silent.iter().take(SHOWN) {
        let others = format!("{} of others", claim.statements);
        let _ = writeln!(out, "  never: {}  {others:>12}", fitted(&claim.words, words - 7));
    }
    more(out, narrative.silent.len(), SHOWN, "claims that it never speaks of");
    out.push('\n');
}

fn claim(out: &mut String, told: &ToldClaim, words: usize) {
    let first = told.first.as_deref().map_or("", |first| first.get(..10).unwrap_or(first));
    let ToldClaim { asserted, denied, other, .. } = told;
    let claim = fitted(&told.words, words);
    let counts = format!("  {claim}  {asserted:>7}  {denied:>6}  {other:>6}  {first}");
    let _ = writeln!(out, "{}", counts.trim_end());
    for (what, found) in [("numbers", &told.numbers), ("cites", &told.evidence)] {
        if !found.is_empty() {
            listed(out, &format!("    {what}"), found);
        }
    }
}

fn listed(out: &mut String, what: &str, items: &[String]) {
    if !items.is_empty() {
        line(out, &format!("  {what}: {}", items.join("; ")));
    }
}

fn more(out: &mut String, all: usize, shown: usize, what: &str) {
    if all > shown {
        line(out, &format!("  and {} more {what}", all - shown));
    }
}

/// A line that cannot steer the terminal, cut where the terminal ends.
fn line(out: &mut String, text: &str) {
    let indent = text.len() - text.trim_start().len();
    let rest = fitted(&harmless(text.trim_start()), width().saturating_sub(indent));
    let _ = writeln!(out, "{}{}", &text[..indent], rest.trim_end());
}
