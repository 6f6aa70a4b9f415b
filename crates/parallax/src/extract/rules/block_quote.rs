//! A quotation set off as a block, with the source and the cue of the line that introduces it.

use super::{branch, child, put};
use crate::{
    annotate::Annotated,
    extract::{found::Found, kept::Kept},
    text::{BlockKind, Span},
};

/// Adds a statement for each run of quoted blocks.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    for span in runs(annotated) {
        let tokens = annotated.tokens_in(span);
        let words: Vec<usize> =
            tokens.clone().filter(|&i| !annotated.analysis.is_space(i)).collect();
        let Some(&first) = words.first() else { continue };
        let mut new = Found { content: words, rule: "block-quote", ..Found::default() };
        if let Some(cue) = introduction(annotated, first) {
            let subject = child(annotated, cue, &["nsubj", "nsubjpass"]);
            new.source = subject.map_or_else(Vec::new, |subject| branch(annotated, subject, &[]));
            new.head = Some(cue);
            new.cue = vec![cue];
        } else if let Some(&last) = new.content.last() {
            new.source = signature(annotated, last);
        }
        put(found, new);
    }
}

/// Spans of quoted blocks, those that follow each other joined.
fn runs(annotated: &Annotated<'_>) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut joins = false;
    for block in &annotated.document.blocks {
        let quoted = block.kind == BlockKind::Quote;
        match runs.last_mut() {
            Some(run) if quoted && joins => run.end = block.span.end,
            _ if quoted => runs.push(block.span),
            _ => {}
        }
        joins = quoted;
    }
    runs
}

/// The last verb with a subject in a sentence that leads up to the block at `first`.
fn introduction(annotated: &Annotated<'_>, first: usize) -> Option<usize> {
    let analysis = &annotated.analysis;
    let end = annotated.neighbour(first, -1)?;
    if !matches!(analysis.word(end), ":" | "that" | "—" | "–") {
        return None;
    }
    let start = analysis.sentence(analysis.sentence_of(end)).start;
    let has_subject = |&i: &usize| child(annotated, i, &["nsubj", "nsubjpass"]).is_some();
    let verbs = (start..end).filter(|&i| analysis.pos(i) == "VERB");
    let (main, others): (Vec<usize>, Vec<usize>) =
        verbs.filter(has_subject).partition(|&i| analysis.dep(i) == "ROOT");
    main.first().or(others.last()).copied()
}

/// The name behind a dash after the block that ends at `last`.
fn signature(annotated: &Annotated<'_>, last: usize) -> Vec<usize> {
    let analysis = &annotated.analysis;
    let dash = annotated.neighbour(last, 1);
    let is_dash = dash.is_some_and(|i| matches!(analysis.word(i), "—" | "–" | "--"));
    let after = (2..8).map_while(|offset| annotated.neighbour(last, offset));
    after.take_while(|&i| is_dash && analysis.pos(i) == "PROPN").collect()
}
