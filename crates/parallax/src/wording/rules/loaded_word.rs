//! Loaded words: *the regime's goons swarmed the depot*.

use crate::{
    extract::features::Lexical,
    wording::{
        Level, Rule,
        mark::Mark,
        model::{self, Linear, sentence_features, word_features},
        passage::Passage,
        rule::Find,
        words,
    },
};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "loaded-word",
    level: Level::Warning,
    definition: "An emotive or judging word where a neutral one exists: goons, swarmed, heroic.",
    citation: "Da San Martino, Yu, Barrón-Cedeño, Petrov and Nakov (2019), Fine-grained analysis of \
               propaganda in news articles; Spinde et al. (2021), Neural media bias detection using \
               distant supervision with BABE",
    help: "Use the plain word for the same thing, or say whose word it is.",
    measured: &[],
    find: Find::Passage(find),
};

/// Words of the list, and words that the weights hold for loaded in a sentence that they hold for
/// biased.
fn find(passage: &Passage<'_>) -> Vec<Mark> {
    let analysis = &passage.annotated.analysis;
    let lexical = Lexical::new(passage.annotated);
    let mut marks = Vec::new();
    for sentence in (0..analysis.sentence_count()).map(|index| analysis.sentence(index)) {
        let features = sentence_features(passage.annotated, &lexical, sentence.clone(), &[]);
        let biased = model::biased().score(&features) >= model::biased().threshold;
        for i in sentence.filter(|&i| !analysis.is_space(i)) {
            let listed = words::LOADED.at(passage, i).filter(|_| is_open_class(passage, i));
            let learned = || biased.then(|| learned(passage, &lexical, i)).flatten();
            marks.extend(listed.map(|(last, _)| Mark::new(i..=last)).or_else(learned));
        }
    }
    marks
}

/// What the weights say of a word.
fn learned(passage: &Passage<'_>, lexical: &Lexical, i: usize) -> Option<Mark> {
    if passage.is_name(i) || !is_open_class(passage, i) {
        return None;
    }
    let model = model::loaded();
    let score = model.score(&word_features(passage.annotated, lexical, i));
    let mark = || Mark { score: Some(Linear::probability(score)), ..Mark::new(i..=i) };
    (score >= model.threshold).then(mark)
}

fn is_open_class(passage: &Passage<'_>, i: usize) -> bool {
    matches!(passage.annotated.analysis.pos(i), "ADJ" | "ADV" | "NOUN" | "VERB")
}
