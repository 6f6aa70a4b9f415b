//! Frames of religion and civilisation: *a war for the holy city*.

use crate::wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "religion-frame",
    level: Level::Note,
    definition: "A dispute is told as one of faiths or civilisations, holy things and their \
                 enemies.",
    citation: "Boydstun, Card, Gross, Resnik and Smith (2014), Tracking the development of media \
               frames within and across policy issues; Huntington (1993), The clash of \
               civilizations?",
    help: "Say what the sides want, and whose words these are.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut free = 0;
    for &i in &passage.annotated.words {
        if i < free {
            continue;
        }
        if let Some((last, _)) = words::RELIGION_IDIOMS.at(passage, i) {
            free = last + 1;
        } else if let Some((last, when)) = words::RELIGION.at(passage, i)
            && (when == "always" || is_of_conflict(passage, i, last))
        {
            free = last + 1;
            marks.push(Mark::new(i..=last));
        }
    }
    marks
}

/// Whether a word of conflict stands in the sentence.
fn is_of_conflict(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let mut others = passage.sentence(first).filter(|i| !(first..=last).contains(i));
    others.any(|i| words::CONFLICT.contains(passage.lemma(i).as_str()))
}
