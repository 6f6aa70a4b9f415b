//! Takes a corpus and a codebook, gives sets of labels and where they are used.

use std::collections::HashSet;

use super::{
    corpus::{Corpus, KeptDocument},
    naming::{Finder, LabelSet, Use},
};
use crate::{codebook::Codebook, resolve::groups::Chunks, text::one_line};

/// The codebook's sets of labels, then pairs of names that texts give for one thing.
pub(super) fn labels(corpus: &Corpus, codebook: &Codebook) -> (Vec<LabelSet>, Vec<Option<String>>) {
    let mut sets: Vec<LabelSet> = codebook
        .labels
        .iter()
        .map(|set| LabelSet { id: set.id.clone(), names: set.names.clone() })
        .collect();
    let mut suggested: Vec<Option<String>> = vec![None; sets.len()];
    let mut known: HashSet<[String; 2]> = HashSet::new();
    for names in sets.iter().map(|set| &set.names) {
        let pairs = names.iter().flat_map(|a| names.iter().map(|b| [a.clone(), b.clone()]));
        known.extend(pairs);
    }
    for document in corpus.documents() {
        for (name, other, rule) in &document.other_names[..] {
            let [name, other] = [name, other].map(|span| one_line(span.of(&document.text)));
            let pair = [name.clone(), other.clone()];
            if known.contains(&pair) || known.contains(&[other.clone(), name.clone()]) {
                continue;
            }
            if !lies_in(&document.text, &name, &other) {
                known.insert(pair.clone());
                sets.push(LabelSet { id: format!("{name} / {other}"), names: pair.to_vec() });
                suggested.push(Some(rule.clone()));
            }
        }
    }
    (sets, suggested)
}

/// Whether a text says elsewhere in which region a place lies, so that a region in brackets is no
/// other name of it: "Merrin (Southmarch)", "Merrin, Southmarch".
fn lies_in(text: &str, name: &str, other: &str) -> bool {
    let both = format!("{name}, {other}");
    let mut after = text.match_indices(&both).map(|(at, _)| &text[at + both.len()..]);
    after.any(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Where the labels of `sets` are used, by document and place.
pub(super) fn uses(corpus: &Corpus, sets: &[LabelSet], chunks: &impl Chunks) -> Vec<Use> {
    let finder = Finder::new(sets);
    let documents = corpus.documents();
    chunks.run(documents.len(), |range| {
        range.flat_map(|number| of_document(&finder, number, &documents[number])).collect()
    })
}

fn of_document(finder: &Finder, number: usize, document: &KeptDocument) -> Vec<Use> {
    let statements = document.statements.iter().enumerate();
    let contents: Vec<_> = statements.map(|(index, found)| (index, found.shown())).collect();
    finder.uses(number, &document.text, &contents)
}
