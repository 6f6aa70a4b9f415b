//! Takes a passage and what rules found in it, gives the sentences that the weights hold for vague
//! where no rule found why: each marked at the word that weighs most.

use super::{
    Finding, Level,
    mark::Mark,
    model::{self, Linear, local_features, sentence_features},
    passage::Passage,
};
use crate::extract::features::Lexical;

/// Rules that say why a sentence is vague.
const RULES: [&str; 2] = ["hedge", "unattributed-source"];

/// The level of what only weights find.
pub(super) const LEVEL: Level = Level::Note;

/// The rule of what only weights find, and the marks.
pub(super) fn learned(passage: &Passage<'_>, found: &[Finding]) -> Vec<(&'static str, Mark)> {
    let annotated = passage.annotated;
    let analysis = &annotated.analysis;
    let lexical = Lexical::new(annotated);
    let model = model::vague();
    let mut marks = Vec::new();
    for sentence in (0..analysis.sentence_count()).map(|index| analysis.sentence(index)) {
        let (first, last) = (analysis.span(sentence.start), analysis.span(sentence.end - 1));
        let inside = |one: &&Finding| {
            one.region == passage.region
                && first.start <= one.span.start
                && one.span.start < last.end
        };
        let mut rules: Vec<&str> = found
            .iter()
            .filter(inside)
            .filter(|one| one.score.is_none())
            .map(|one| one.rule)
            .collect();
        rules.sort_unstable();
        rules.dedup();
        if rules.iter().any(|rule| RULES.contains(rule)) {
            continue;
        }
        let features = sentence_features(annotated, &lexical, sentence.clone(), &rules);
        let score = model.score(&features);
        if score < model.threshold {
            continue;
        }
        let words: Vec<usize> = sentence.filter(|&i| !analysis.is_space(i)).collect();
        let weight = |at: usize| {
            let local = local_features(annotated, &lexical, &words, at);
            model.part(&local, features.len())
        };
        let open = |at: &usize| !passage.is_name(words[*at]) && analysis.pos(words[*at]) != "PUNCT";
        let most = (0..words.len())
            .filter(open)
            .max_by(|&a, &b| weight(a).total_cmp(&weight(b)).then(b.cmp(&a)));
        if let Some(at) = most {
            let i = words[at];
            let mark = Mark { score: Some(Linear::probability(score)), ..Mark::new(i..=i) };
            marks.push((rule(passage, i), mark));
        }
    }
    marks
}

/// A hedge where the word is one of degree or possibility, else something that is laid to nobody.
fn rule(passage: &Passage<'_>, i: usize) -> &'static str {
    match passage.annotated.analysis.pos(i) {
        "ADV" | "AUX" | "PART" => RULES[0],
        _ => RULES[1],
    }
}
