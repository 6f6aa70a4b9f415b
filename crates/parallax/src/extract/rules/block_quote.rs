//! A quotation set off as a block, with the source and the cue of the line that introduces it.

use super::{branch, put};
use crate::{
    annotate::Annotated,
    extract::{found::Found, grammar::child, kept::Kept, words},
    text::{Block, BlockKind, Span},
};

/// Adds a statement for each run of quoted blocks, and for what a paragraph announces with a colon.
pub(super) fn apply(annotated: &Annotated<'_>, found: &mut Kept) {
    let set_off = runs(annotated).into_iter().map(|span| (span, true));
    let announced = announced(annotated, found).into_iter().map(|span| (span, false));
    for (span, is_set_off) in set_off.chain(announced) {
        let tokens = annotated.tokens_in(span);
        let words: Vec<usize> =
            tokens.clone().filter(|&i| !annotated.analysis.is_space(i)).collect();
        let Some(&first) = words.first() else { continue };
        let mut new = Found { content: words, rule: "block-quote", ..Found::default() };
        let noun = announcing_noun(annotated, first);
        let says = |verb: &usize| {
            is_set_off
                || noun.is_none()
                || ends_in_that(annotated, first)
                || found.of_head(*verb).is_some()
        };
        if let Some(cue) = introduction(annotated, first).filter(says) {
            let subject = child(annotated, cue, &["nsubj", "nsubjpass"]);
            new.source = subject.map_or_else(Vec::new, |subject| branch(annotated, subject, &[]));
            new.head = Some(cue);
            new.cue = vec![cue];
        } else if let Some(noun) = noun {
            new.head = Some(noun);
            new.cue = vec![noun];
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

/// Paragraphs that are quoted though the layout does not say so: one that follows a paragraph
/// which announces it, and those after it that are set as narrow.
fn announced(annotated: &Annotated<'_>, found: &Kept) -> Vec<Span> {
    let blocks = &annotated.document.blocks;
    let mut announced = Vec::new();
    let mut at = 1;
    while at < blocks.len() {
        let (lead, first) = (&blocks[at - 1], &blocks[at]);
        let is_one = lead.kind == BlockKind::Paragraph
            && is_plain(annotated, first)
            && announces(annotated, found, first.span);
        let count = if is_one { 1 + narrow(annotated, &blocks[at..]) } else { 0 };
        announced.extend(blocks[at..at + count].iter().map(|block| block.span));
        // What a paragraph of the run announces is no wider, so it is in the run.
        at += count.max(1);
    }
    announced
}

/// How many paragraphs after the first of `blocks` are set as narrow, where a noun says that there
/// may be several.
fn narrow(annotated: &Annotated<'_>, blocks: &[Block]) -> usize {
    let first = annotated.tokens_in(blocks[0].span).start;
    if announcing_noun(annotated, first).is_none() {
        return 0;
    }
    let width = widest(annotated, blocks[0].span);
    let as_narrow = |block: &&Block| {
        is_plain(annotated, block) && (1..=width).contains(&widest(annotated, block.span))
    };
    blocks[1..].iter().take_while(as_narrow).count()
}

/// Whether a block is a paragraph without quotation marks around it: the model reads those.
fn is_plain(annotated: &Annotated<'_>, block: &Block) -> bool {
    let text = block.span.of(&annotated.document.text);
    block.kind == BlockKind::Paragraph && !text.starts_with(['"', '“', '‘', '\'', '«', '„'])
}

/// Whether the sentence before `block` ends in a colon and speaks of words of others: with
/// "that:", a cue of the model's, or a noun such as "statements".
fn announces(annotated: &Annotated<'_>, found: &Kept, block: Span) -> bool {
    let analysis = &annotated.analysis;
    let mut tokens = annotated.tokens_in(block);
    let Some(first) = tokens.find(|&i| !analysis.is_space(i)) else { return false };
    let Some(colon) = annotated.neighbour(first, -1) else { return false };
    if analysis.word(colon) != ":" {
        return false;
    }
    let cue = introduction(annotated, first).is_some_and(|cue| found.of_head(cue).is_some());
    cue || ends_in_that(annotated, first) || announcing_noun(annotated, first).is_some()
}

/// Whether "that:" stands right before `first`.
fn ends_in_that(annotated: &Annotated<'_>, first: usize) -> bool {
    let before = |offset| annotated.neighbour(first, offset).map(|i| annotated.analysis.word(i));
    before(-1) == Some(":") && before(-2) == Some("that")
}

/// The last noun for words of others in the sentence that leads up to `first`.
fn announcing_noun(annotated: &Annotated<'_>, first: usize) -> Option<usize> {
    let analysis = &annotated.analysis;
    let colon = annotated.neighbour(first, -1)?;
    let sentence = analysis.sentence(analysis.sentence_of(colon)).start..colon;
    let announces = |&i: &usize| {
        let lemma = analysis.lemma(i).to_lowercase();
        analysis.pos(i) == "NOUN" && words::INTRODUCTIONS.contains(lemma.as_str())
    };
    (analysis.word(colon) == ":").then(|| sentence.rev().find(announces)).flatten()
}

/// Characters of the longest line of wrapped text, as it is masked: the length of a party's name
/// counts for nothing. 0 where it is one line.
fn widest(annotated: &Annotated<'_>, span: Span) -> usize {
    let analysis = &annotated.analysis;
    let (mut widest, mut line, mut end) = (0, 0, span.start);
    for i in annotated.tokens_in(span).filter(|&i| !analysis.is_space(i)) {
        let own = analysis.span(i);
        let gap = Span { start: end.min(own.start), end: own.start }.of(&annotated.document.text);
        if gap.contains('\n') {
            widest = widest.max(line);
            line = 0;
        }
        line += usize::from(!gap.is_empty()) + analysis.word(i).chars().count();
        end = own.end;
    }
    widest
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
