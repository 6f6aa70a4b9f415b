//! Features that tell whether a word is the head of a cue.

use super::{Lexical, Rates, bucket, hash};
use crate::annotate::Annotated;

/// Fills `out` with the features of token `i`. `rates` is how often it was a cue's head in
/// training.
pub(crate) fn cue_features(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    i: usize,
    rates: Rates,
    out: &mut Vec<u32>,
) {
    out.clear();
    let rate = rates.word;
    out.push(bucket(8, &[rates.lemma]));
    out.push(bucket(9, &[rates.lemma, rates.word, lexical.tag[i]]));
    around(annotated, lexical, i, rate, out);
    quotation(annotated, i, lexical.lemma[i], rate, out);
    dependencies(annotated, lexical, i, rate, out);
}

/// The word itself and its neighbours.
fn around(annotated: &Annotated<'_>, lexical: &Lexical, i: usize, rate: u32, out: &mut Vec<u32>) {
    let Lexical { word, lemma, tag, .. } = lexical;
    let at = |offset: isize, values: &[u32]| {
        annotated.neighbour(i, offset).map_or(0, |other| values[other])
    };
    out.extend([
        bucket(1, &[]),
        bucket(2, &[lemma[i]]),
        bucket(3, &[word[i]]),
        bucket(4, &[tag[i]]),
        bucket(5, &[lemma[i], tag[i]]),
        bucket(6, &[rate]),
        bucket(7, &[rate, tag[i]]),
    ]);
    for (template, offset) in (10..).step_by(4).zip([-3, -2, -1, 1, 2, 3]) {
        out.push(bucket(template, &[at(offset, word)]));
        out.push(bucket(template + 1, &[at(offset, tag)]));
        if offset.abs() < 3 {
            out.push(bucket(template + 2, &[lemma[i], at(offset, tag)]));
            out.push(bucket(template + 3, &[rate, at(offset, word)]));
        }
    }
    out.extend([
        bucket(40, &[lemma[i], at(1, word)]),
        bucket(41, &[lemma[i], at(-1, word)]),
        bucket(42, &[at(-1, tag), tag[i], at(1, tag)]),
        bucket(43, &[tag[i], at(1, tag), at(2, tag)]),
        bucket(44, &[at(-2, tag), at(-1, tag), tag[i]]),
        bucket(45, &[lemma[i], at(-1, tag), at(1, tag)]),
        bucket(46, &[at(-1, word), at(1, word)]),
    ]);
}

/// Quotations nearby, and the place in the sentence and the paragraph.
fn quotation(annotated: &Annotated<'_>, i: usize, lemma: u32, rate: u32, out: &mut Vec<u32>) {
    let analysis = &annotated.analysis;
    let sentence = analysis.sentence_of(i);
    let tokens = analysis.sentence(sentence);
    let own = annotated.quote_of[i];
    let long = |quote: u32, words: usize| {
        let quote = annotated.quotes[quote as usize];
        quote.last - quote.first > words
    };
    let near = tokens.start.max(i.saturating_sub(60))..tokens.end.min(i + 60);
    let other = near
        .clone()
        .any(|j| annotated.quote_of[j].is_some_and(|quote| Some(quote) != own && long(quote, 3)));
    let scare =
        near.clone().any(|j| annotated.quote_of[j].is_some() && annotated.quote_of[j] != own);
    let within = own.is_some_and(|quote| long(quote, 5));
    let ends = annotated.neighbour(i, 1).is_none_or(|next| analysis.sentence_of(next) != sentence);
    let begins =
        annotated.neighbour(i, -1).is_none_or(|last| analysis.sentence_of(last) != sentence);
    let quoted_next = sentence + 1 < analysis.sentence_count()
        && annotated.quote_of[analysis.sentence(sentence + 1).start].is_some();
    let flags = u32::from(other)
        | u32::from(scare) << 1
        | u32::from(within) << 2
        | u32::from(own.is_some()) << 3;
    let edges = u32::from(ends) | u32::from(begins) << 1;
    out.extend([
        bucket(50, &[flags]),
        bucket(51, &[flags, rate]),
        bucket(52, &[edges]),
        bucket(53, &[edges, rate]),
        bucket(54, &[u32::from(quoted_next), rate]),
        bucket(55, &[lemma, flags]),
    ]);
}

/// The word's place in the tree.
fn dependencies(
    annotated: &Annotated<'_>,
    lexical: &Lexical,
    i: usize,
    rate: u32,
    out: &mut Vec<u32>,
) {
    let Lexical { lemma, tag, dep, entity, .. } = lexical;
    let analysis = &annotated.analysis;
    let head = analysis.head(i);
    out.extend([
        bucket(60, &[dep[i]]),
        bucket(61, &[lemma[head]]),
        bucket(62, &[tag[head], dep[i]]),
        bucket(63, &[lemma[i], dep[i]]),
        bucket(64, &[dep[i], rate]),
        bucket(65, &[dep[i], dep[head]]),
        bucket(66, &[lemma[i], lemma[head]]),
    ]);
    let mut frame = 0u32;
    let mut seen = 0u64;
    for child in annotated.tree.children(i) {
        let label = analysis.dep(child);
        let place = u32::from(child > i);
        let bit = 1u64 << (dep[child] % 61);
        if seen & bit == 0 {
            seen |= bit;
            out.push(bucket(70, &[dep[child], place]));
            out.push(bucket(71, &[lemma[i], dep[child]]));
            out.push(bucket(72, &[rate, dep[child]]));
        }
        frame |= frame_bit(label);
        match label {
            "nsubj" | "nsubjpass" | "dobj" | "agent" => out.extend([
                bucket(73, &[dep[child], lemma[child]]),
                bucket(74, &[dep[child], tag[child], entity[child]]),
                bucket(75, &[dep[child], tag[child], lemma[i]]),
            ]),
            "prep" | "mark" | "ccomp" | "xcomp" | "aux" | "neg" | "advmod" | "prt" => out.extend([
                bucket(76, &[dep[child], lemma[child]]),
                bucket(77, &[lemma[i], lemma[child]]),
            ]),
            _ => {}
        }
        if matches!(label, "ccomp" | "xcomp" | "advcl" | "acl") {
            let opener = annotated.tree.children(child).next();
            let opener = opener.map_or(0, |first| hash(analysis.lemma(first)));
            out.push(bucket(78, &[dep[child], opener]));
            out.push(bucket(79, &[dep[child], tag[child], rate]));
        }
    }
    out.extend([
        bucket(80, &[frame]),
        bucket(81, &[frame, rate]),
        bucket(82, &[frame, lemma[i]]),
        bucket(83, &[frame, tag[i]]),
    ]);
}

/// The arguments that make a verb's frame.
fn frame_bit(label: &str) -> u32 {
    let frame = [
        "nsubj",
        "nsubjpass",
        "ccomp",
        "xcomp",
        "dobj",
        "prep",
        "agent",
        "advcl",
        "parataxis",
        "attr",
        "oprd",
        "acl",
        "dative",
        "poss",
    ];
    frame.iter().position(|known| *known == label).map_or(0, |index| 1 << index)
}
