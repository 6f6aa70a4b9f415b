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
    passage.annotated.words.iter().filter_map(|&i| hedge(passage, i)).collect()
}

fn hedge(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    if is_modal(passage, i) {
        return Some(Mark::new(i..=i));
    }
    words::HEDGES.at(passage, i).map(|(last, _)| Mark::new(i..=last))
}

/// Whether `i` is a modal of possibility: *may*, *might*, *could have*.
pub(super) fn is_modal(passage: &Passage<'_>, i: usize) -> bool {
    let analysis = &passage.annotated.analysis;
    let perfect = || {
        let verb = analysis.head(i);
        let mut children = passage.annotated.tree.children(verb);
        children.any(|child| analysis.dep(child) == "aux" && passage.lemma(child) == "have")
    };
    analysis.tag(i) == "MD"
        && match passage.word(i).as_str() {
            "may" | "might" => true,
            "could" => perfect(),
            _ => false,
        }
}
