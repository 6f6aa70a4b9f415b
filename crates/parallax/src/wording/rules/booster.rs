//! Boosters: *an unprecedented, total collapse*.

use crate::wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "booster",
    level: Level::Note,
    definition: "Words of certainty or scale that go beyond the evidence given: unprecedented, \
                 total, undoubtedly.",
    citation: "Hyland (2005), Metadiscourse",
    help: "Give the figure or the evidence, or leave the word out.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let words = passage.annotated.words.iter();
    words.filter_map(|&i| boosted(passage, i)).collect()
}

fn boosted(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let (last, _) = words::BOOSTERS.at(passage, i)?;
    let analysis = &passage.annotated.analysis;
    let modifies = matches!(analysis.pos(i), "ADJ" | "ADV" | "INTJ") || last > i;
    // *a total of 40*, *the complete list*: a count, no scale.
    let target = analysis.head(last);
    let ahead = target > last && last == i;
    modifies.then(|| Mark::new(i..=last).about(ahead.then_some(target..=target)))
}
