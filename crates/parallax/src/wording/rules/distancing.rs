//! Distancing: *the so-called rescue corridor*.

use crate::{
    extract::grammar::child,
    wording::{Level, Rule, mark::Mark, passage::Passage, rule::Find, words},
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "distancing",
    level: Level::Warning,
    definition: "Words that withhold the author's endorsement from a name or a claim: so-called, \
                 claimed, purported, scare quotes.",
    citation: "Recasens, Danescu-Niculescu-Mizil and Jurafsky (2013), Linguistic models for \
               analyzing and detecting biased language; Thompson and Ye (1991), Evaluation in the \
               reporting verbs used in academic papers",
    help: "Say who calls it so or who doubts it, or use a neutral word such as \"said\".",
    measured: &[],
    find: Find::Passage(find),
};

fn find(passage: &Passage<'_>) -> Vec<Mark> {
    passage.annotated.words.iter().filter_map(|&i| withheld(passage, i)).collect()
}

/// *the so-called corridor*, *allegedly*
fn withheld(passage: &Passage<'_>, i: usize) -> Option<Mark> {
    let analysis = &passage.annotated.analysis;
    let listed = words::WITHHOLDING.contains(passage.word(i).as_str());
    let modifies = matches!(analysis.dep(i), "amod" | "advmod");
    let target = analysis.head(i);
    let from = child(passage.annotated, target, &["compound"]).unwrap_or(target).max(i + 1);
    (listed && modifies && target != i)
        .then(|| Mark::new(i..=i).about((i < target).then_some(from..=target)))
}
