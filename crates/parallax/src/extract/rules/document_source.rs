//! A document that something stands under: *under Order 9, families had to register*.

use super::{branch, put};
use crate::{
    annotate::Annotated,
    extract::{
        found::{Found, trimmed},
        grammar::child,
        kept::Kept,
        words,
    },
};

/// Adds what a clause lays to a document with *under*.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    let analysis = &annotated.analysis;
    for &i in &annotated.words {
        let begins = analysis.sentence(analysis.sentence_of(i)).start == i;
        if !begins || !analysis.word(i).eq_ignore_ascii_case("under") {
            continue;
        }
        let Some(noun) = child(annotated, i, &["pobj"]) else { continue };
        let lemma = analysis.lemma(noun).to_lowercase();
        if analysis.head(i) == i || !words::DOCUMENTS.contains(lemma.as_str()) {
            continue;
        }
        let own = branch(annotated, i, &[]);
        let content = trimmed(annotated, branch(annotated, analysis.head(i), &own));
        if !content.is_empty() {
            let source = branch(annotated, noun, &[]);
            let rule = "document-source";
            put(
                found,
                Found { head: Some(i), source, cue: vec![i], content, rule, ..Found::default() },
            );
        }
    }
}
