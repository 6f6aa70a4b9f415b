//! Hedges: *the convoy may have been misdirected*.

use crate::wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "hedge",
    level: Level::Note,
    definition: "Words that lower the commitment to what is said, such as may, perhaps or seems.",
    citation: "Hyland (2005), Metadiscourse; Farkas et al. (2010), The CoNLL-2010 shared task",
    help: "Often good practice. Say what is known and how, if it is known.",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let words = passage.annotated.words.iter().copied();
    words.filter(|&i| is_hedge(passage, i)).map(|i| Mark::new(i..=i)).collect()
}

fn is_hedge(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let modal = analysis.tag(i) == "MD" && matches!(&*passage.lemma(i), "may" | "might" | "could");
    let named = !analysis.entity(i).is_empty() || analysis.pos(i) == "PROPN";
    modal || (!named && words::HEDGES.contains(passage.lemma(i).as_str()))
}
