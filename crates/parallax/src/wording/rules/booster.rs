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
    Mark::apart(words.filter_map(|&i| boosted(passage, i)))
}

fn boosted(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let analysis = &passage.annotated.analysis;
    if let Some(mark) = ever(passage, i) {
        return Some(mark);
    }
    let (last, _) = words::BOOSTERS.at(passage, i)?;
    let word = passage.word(i);
    let modifies = matches!(analysis.pos(i), "ADJ" | "ADV" | "INTJ") || last > i;
    let target = analysis.head(last);
    let ahead = target > last && last == i;
    // *a total collapse*, but *a total eclipse*; *clearly guilty*, but *spoke clearly*.
    let describes = last == i
        && words::SCALE_ADJECTIVES.contains(&*word)
        && !words::SCALE_NOUNS.contains(&*passage.lemma(target));
    let manner = word == "clearly" && !ahead;
    (modifies && !describes && !manner)
        .then(|| Mark::new(i..=last).about(ahead.then_some(target..=target)))
}

/// *the worst ever*
fn ever(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let analysis = &passage.annotated.analysis;
    let next = passage.annotated.neighbour(i, 1)?;
    let superlative = matches!(analysis.tag(i), "JJS" | "RBS");
    (superlative && passage.word(next) == "ever").then(|| Mark::new(i..=next))
}
