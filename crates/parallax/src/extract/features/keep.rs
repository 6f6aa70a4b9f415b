//! Features that tell whether what was read around a cue is a statement worth keeping.

use super::{
    Lexical, bucket,
    rival::Rival,
    shape::{Shape, level, logit},
};
use crate::{annotate::Annotated, extract::found::Candidate};

/// All that was read in a document.
pub(crate) struct Reading<'a, 'd> {
    pub(super) annotated: &'a Annotated<'d>,
    pub(super) lexical: &'a Lexical,
    pub(super) candidates: &'a [Candidate],
    /// Level of the share of words that are likely cues.
    density: u32,
}

impl<'a, 'd> Reading<'a, 'd> {
    /// Prepares the features of `candidates`, which are in the order of their heads.
    pub(crate) fn new(
        annotated: &'a Annotated<'d>,
        lexical: &'a Lexical,
        candidates: &'a [Candidate],
    ) -> Self {
        let likely: f32 = candidates.iter().map(|one| 1.0 / (1.0 + (-one.cue_logit).exp())).sum();
        let share = likely / annotated.words.len().max(1) as f32;
        let density = level((200.0 * share).sqrt() * 3.0, 0.0, 12.0);
        Self { annotated, lexical, candidates, density }
    }
}

/// Fills `out` with the features of candidate `index`.
pub(crate) fn keep_features(reading: &Reading<'_, '_>, index: usize, out: &mut Vec<u32>) {
    out.clear();
    let own = &reading.candidates[index];
    let at = Sure {
        cue: level(own.cue_logit * 2.0, -8.0, 10.0),
        fit: level(logit(own.fit) * 1.5, -4.0, 8.0),
        both: level(own.cue_logit.min(8.0) + logit(own.fit), -8.0, 8.0),
    };
    let shape = Shape::new(reading.annotated, reading.lexical, own);
    parts(reading.lexical, own, &at, &shape, out);
    words(reading, own, &at, &shape, out);
    rivals(reading, index, &at, out);
}

/// How sure the model is.
struct Sure {
    /// Of the cue.
    cue: u32,
    /// Of the content.
    fit: u32,
    /// Of both.
    both: u32,
}

/// Lengths, places and kinds of source and content.
fn parts(lexical: &Lexical, own: &Candidate, at: &Sure, shape: &Shape, out: &mut Vec<u32>) {
    let source_fit =
        if own.found.source.is_empty() { 99 } else { level(own.source_fit * 5.0, 0.0, 5.0) };
    let tag = lexical.tag[own.head];
    out.extend([
        bucket(300, &[]),
        bucket(301, &[at.cue]),
        bucket(302, &[at.fit]),
        bucket(303, &[at.cue, at.fit]),
        bucket(304, &[at.cue, shape.length]),
        bucket(305, &[at.fit, shape.length]),
        bucket(306, &[at.cue, shape.quoted]),
        bucket(307, &[at.fit, shape.quoted, shape.length]),
        bucket(308, &[at.cue, source_fit]),
        bucket(309, &[at.fit, source_fit]),
        bucket(310, &[at.cue, shape.source]),
        bucket(318, &[shape.top, tag]),
        bucket(319, &[shape.top, at.cue]),
        bucket(320, &[shape.top, at.fit]),
        bucket(321, &[shape.top, shape.length]),
        bucket(324, &[shape.place, at.cue]),
        bucket(325, &[shape.place, at.fit]),
        bucket(342, &[shape.first, tag]),
        bucket(343, &[shape.first, shape.top]),
        bucket(344, &[shape.source, tag, shape.top]),
        bucket(345, &[at.both]),
        bucket(347, &[shape.cue_length, tag]),
    ]);
}

/// The cue's word, and what the document is like.
fn words(reading: &Reading<'_, '_>, own: &Candidate, at: &Sure, shape: &Shape, out: &mut Vec<u32>) {
    let Lexical { lemma, tag, dep, .. } = reading.lexical;
    let (lemma, tag, dep) = (lemma[own.head], tag[own.head], dep[own.head]);
    let quoted = u32::from(reading.annotated.quote_of[own.head].is_some());
    out.extend([
        bucket(311, &[tag, at.cue]),
        bucket(312, &[tag, at.fit]),
        bucket(313, &[lemma]),
        bucket(314, &[lemma, shape.source_word]),
        bucket(315, &[lemma, shape.top]),
        bucket(316, &[lemma, shape.length]),
        bucket(317, &[lemma, at.both]),
        bucket(322, &[dep, at.cue]),
        bucket(323, &[dep, at.fit]),
        bucket(334, &[reading.density, at.cue]),
        bucket(335, &[reading.density, tag]),
        bucket(336, &[reading.density, at.fit]),
        bucket(339, &[own.rates.lemma, at.cue]),
        bucket(340, &[own.rates.lemma, at.fit]),
        bucket(348, &[quoted, at.cue]),
        bucket(349, &[quoted, shape.source_word]),
    ]);
}

/// Other statements read nearby.
fn rivals(reading: &Reading<'_, '_>, index: usize, at: &Sure, out: &mut Vec<u32>) {
    let rival = Rival::of(reading.candidates, index);
    let lemma = reading.lexical.lemma[reading.candidates[index].head];
    out.extend([
        bucket(326, &[rival.relation, at.cue]),
        bucket(327, &[rival.relation, at.fit]),
        bucket(328, &[rival.relation, rival.lead]),
        bucket(329, &[rival.relation, rival.lead, at.cue]),
        bucket(330, &[rival.inside, at.cue]),
        bucket(331, &[rival.inside, at.fit]),
        bucket(332, &[rival.inside, lemma]),
        bucket(333, &[rival.count, at.cue]),
        bucket(346, &[at.both, rival.inside]),
    ]);
}
