//! Features that tell what a word is to a cue: its source, part of the cue, its content, or none.

use super::{
    Lexical, Rates,
    branch::{Branch, branches},
    bucket, distance, hash,
    lexical::Class,
};
use crate::annotate::Annotated;

/// What is the same for all words of one cue's window.
#[derive(Debug)]
pub(crate) struct CueContext<'a, 'd> {
    annotated: &'a Annotated<'d>,
    lexical: &'a Lexical,
    /// Token of the cue's head.
    cue: usize,
    window: &'a [usize],
    /// Place of the cue in the window.
    position: usize,
    /// How often the cue's word was a cue in training.
    rate: u32,
    /// The signs right before and after the cue.
    frame: u32,
    branches: Vec<Branch>,
    /// Breaks, verbs and other cues between the cue and each word.
    between: Vec<[u32; 3]>,
    /// The relations of the cue's children.
    children: u32,
    /// Hash of the subject's place: before or after the cue, or missing.
    subject: u32,
}

impl<'a, 'd> CueContext<'a, 'd> {
    /// Prepares the features of `window`, which holds `cue`; `is_cue` tells which other tokens are
    /// likely cues.
    pub(crate) fn new(
        annotated: &'a Annotated<'d>,
        lexical: &'a Lexical,
        cue: usize,
        window: &'a [usize],
        rates: Rates,
        is_cue: &[bool],
    ) -> Self {
        let position = window.iter().position(|&i| i == cue).expect("the window holds its cue");
        Self {
            annotated,
            lexical,
            cue,
            window,
            position,
            rate: rates.lemma,
            frame: frame(annotated, lexical, cue),
            branches: branches(annotated, lexical, cue, window),
            between: between(lexical, window, position, is_cue),
            children: children(annotated, cue),
            subject: subject(annotated, cue),
        }
    }

    /// Place of the cue in the window.
    pub(crate) fn position(&self) -> usize {
        self.position
    }

    fn at(&self, place: isize, values: &[u32]) -> u32 {
        usize::try_from(place).ok().and_then(|p| self.window.get(p)).map_or(0, |&i| values[i])
    }
}

/// Fills `out` with the features of word `place` of the window.
pub(crate) fn role_features(context: &CueContext<'_, '_>, place: usize, out: &mut Vec<u32>) {
    out.clear();
    let word = Word::new(context, place);
    plain(context, &word, out);
    quotation(context, &word, out);
    tree(context, &word, out);
    tops(context, &word, out);
}

/// One word of the window, seen from the cue.
struct Word {
    i: usize,
    place: isize,
    offset: isize,
    side: u32,
    distance: u32,
    /// Sentences after the cue's, at most 2 either way.
    sentence: u32,
    quoted: u32,
    between: [u32; 3],
}

impl Word {
    fn new(context: &CueContext<'_, '_>, place: usize) -> Self {
        let annotated = context.annotated;
        let i = context.window[place];
        let offset = place as isize - context.position as isize;
        let sentence = |i| annotated.analysis.sentence_of(i) as i64;
        Self {
            i,
            place: place as isize,
            offset,
            side: match offset.signum() {
                -1 => 0,
                0 => 1,
                _ => 2,
            },
            distance: distance(offset),
            sentence: (sentence(i) - sentence(context.cue)).clamp(-2, 2) as u32,
            quoted: u32::from(annotated.quote_of[i].is_some()),
            between: context.between[place],
        }
    }
}

/// Words, tags, distances and what lies between.
fn plain(context: &CueContext<'_, '_>, at: &Word, out: &mut Vec<u32>) {
    let Lexical { word, lemma, tag, .. } = context.lexical;
    let (w, t, side) = (word[at.i], tag[at.i], at.side);
    let cue = lemma[context.cue];
    let [breaks, verbs, cues] = at.between;
    out.extend([
        bucket(100, &[]),
        bucket(101, &[w]),
        bucket(102, &[t]),
        bucket(103, &[at.distance]),
        bucket(104, &[side]),
        bucket(105, &[at.sentence]),
        bucket(106, &[at.quoted, side]),
        bucket(107, &[context.frame, side]),
        bucket(108, &[cue, side]),
        bucket(109, &[t, side]),
        bucket(110, &[verbs.min(3), side]),
        bucket(111, &[breaks.min(3), side]),
        bucket(112, &[cues.min(2), side]),
        bucket(113, &[at.sentence, at.quoted, side]),
        bucket(114, &[context.frame, side, at.quoted]),
        bucket(115, &[at.distance, t]),
        bucket(116, &[context.rate, side]),
        bucket(117, &[w, side]),
    ]);
    if at.offset != 0 {
        let near = if at.offset.abs() < 4 { w } else { 0 };
        out.extend([
            bucket(120, &[context.at(at.place - 1, word)]),
            bucket(121, &[context.at(at.place + 1, word)]),
            bucket(122, &[context.at(at.place - 1, tag), t]),
            bucket(123, &[t, context.at(at.place + 1, tag)]),
            bucket(124, &[side, breaks.min(2), verbs.min(2), cues.min(1)]),
            bucket(125, &[near, cue, at.distance]),
            bucket(126, &[context.at(at.place - 1, tag), t, context.at(at.place + 1, tag)]),
            bucket(127, &[context.at(at.place - 1, word), w]),
        ]);
    }
}

/// Quotation marks and sentence starts.
fn quotation(context: &CueContext<'_, '_>, at: &Word, out: &mut Vec<u32>) {
    let annotated = context.annotated;
    let sentence_of = |i: usize| annotated.analysis.sentence_of(i);
    let previous = usize::try_from(at.place - 1).ok().map(|place| context.window[place]);
    if previous.is_none_or(|previous| sentence_of(previous) != sentence_of(at.i)) {
        out.push(bucket(130, &[at.sentence, at.quoted]));
    }
    let Some(own) = annotated.quote_of[at.i] else { return };
    let quote = annotated.quotes[own as usize];
    let length = match quote.last - quote.first {
        0..=4 => 0,
        5..=9 => 1,
        _ => 2,
    };
    out.push(bucket(131, &[length, at.side]));
    out.push(bucket(132, &[length, at.sentence, context.frame]));
    if annotated.quote_of[context.cue] == Some(own) {
        out.push(bucket(133, &[length]));
        out.push(bucket(134, &[at.side, at.sentence]));
    }
    if at.sentence != 0 {
        let cue = sentence_of(context.cue);
        let touches = sentence_of(quote.first) == cue || sentence_of(quote.last) == cue;
        out.push(bucket(135, &[u32::from(touches)]));
    }
}

/// The path in the tree between the word and the cue.
fn tree(context: &CueContext<'_, '_>, at: &Word, out: &mut Vec<u32>) {
    let Lexical { word, lemma, tag, dep, .. } = context.lexical;
    let Branch { place, up, depth, .. } = context.branches[at.place as usize];
    let near = |offset: isize| {
        usize::try_from(at.place + offset)
            .ok()
            .and_then(|place| context.branches.get(place))
            .map_or(0, |branch| branch.place)
    };
    let head = context.annotated.analysis.head(at.i);
    let cue = lemma[context.cue];
    out.extend([
        bucket(140, &[dep[at.i]]),
        bucket(141, &[place]),
        bucket(142, &[place, up]),
        bucket(143, &[place, depth]),
        bucket(144, &[place, cue]),
        bucket(145, &[place, at.quoted]),
        bucket(146, &[place, at.distance]),
        bucket(147, &[place, tag[at.i]]),
        bucket(148, &[place, context.frame]),
        bucket(149, &[place, at.sentence]),
        bucket(150, &[near(-1), place]),
        bucket(151, &[place, near(1)]),
        bucket(152, &[dep[head], dep[at.i]]),
        bucket(153, &[place, context.rate]),
        bucket(154, &[place, word[at.i]]),
        bucket(155, &[place, context.subject]),
        bucket(156, &[place, up, cue]),
        bucket(157, &[place, dep[context.cue], at.between[0].min(2)]),
        bucket(158, &[place, at.between[1].min(3), at.side]),
        bucket(159, &[place, at.between[2].min(2), at.side]),
    ]);
}

/// What stands right after and before the cue: a mark, *that*, or a tag.
fn frame(annotated: &Annotated<'_>, lexical: &Lexical, cue: usize) -> u32 {
    let sign = |offset: isize| {
        annotated.neighbour(cue, offset).map_or(0, |i| match annotated.analysis.word(i) {
            "“" | "”" | "\"" | "``" | "''" => 1,
            "that" => hash("that"),
            mark @ ("," | ":" | ".") => hash(mark),
            _ => lexical.tag[i],
        })
    };
    bucket(6, &[sign(1), sign(-1)])
}

/// The kinds of the cue's children.
fn children(annotated: &Annotated<'_>, cue: usize) -> u32 {
    let kinds = [
        "ccomp",
        "xcomp",
        "dobj",
        "prep",
        "advcl",
        "parataxis",
        "nsubj",
        "nsubjpass",
        "acl",
        "attr",
        "relcl",
        "agent",
        "acomp",
        "dative",
        "poss",
    ];
    annotated.tree.children(cue).fold(0, |set, child| {
        let dep = annotated.analysis.dep(child);
        set | kinds.iter().position(|kind| *kind == dep).map_or(0, |index| 1 << index)
    })
}

/// Whether the cue has a subject, and on which side.
fn subject(annotated: &Annotated<'_>, cue: usize) -> u32 {
    let found = annotated
        .tree
        .children(cue)
        .find(|&child| matches!(annotated.analysis.dep(child), "nsubj" | "nsubjpass" | "agent"));
    found.map_or(0, |child| 1 + u32::from(child > cue))
}

/// Counts breaks, verbs and other cues from the cue outwards.
fn between(lexical: &Lexical, window: &[usize], position: usize, is_cue: &[bool]) -> Vec<[u32; 3]> {
    let mut counts = vec![[0; 3]; window.len()];
    let mut walk = |places: &mut dyn Iterator<Item = usize>| {
        let mut so_far = [0; 3];
        for place in places {
            counts[place] = so_far;
            let i = window[place];
            so_far[0] += u32::from(lexical.class[i] == Class::Break);
            so_far[1] += u32::from(lexical.class[i] == Class::Verb);
            so_far[2] += u32::from(is_cue[i]);
        }
    };
    walk(&mut (position + 1..window.len()));
    walk(&mut (0..position).rev());
    counts
}

/// What the branch of the word begins with.
fn tops(context: &CueContext<'_, '_>, at: &Word, out: &mut Vec<u32>) {
    let Lexical { lemma, tag, dep, .. } = context.lexical;
    let Branch { place, top, second, depth, .. } = context.branches[at.place as usize];
    let cue = context.cue;
    out.extend([
        bucket(160, &[place, context.children]),
        bucket(161, &[place, tag[cue], dep[cue]]),
        bucket(165, &[place, second]),
        bucket(166, &[context.children, at.side, at.quoted]),
    ]);
    if top == usize::MAX {
        return;
    }
    let opener = context.opener(top);
    let same = |offset: isize| {
        usize::try_from(at.place + offset)
            .ok()
            .and_then(|p| context.branches.get(p))
            .is_some_and(|b| b.top == top)
    };
    let edges = u32::from(same(-1)) | u32::from(same(1)) << 1;
    out.extend([
        bucket(170, &[place, tag[top]]),
        bucket(171, &[place, lemma[top]]),
        bucket(172, &[place, opener]),
        bucket(173, &[place, lemma[cue], tag[top]]),
        bucket(174, &[place, lemma[cue], opener]),
        bucket(175, &[place, edges]),
        bucket(176, &[place, edges, tag[at.i]]),
        bucket(177, &[place, context.children, opener]),
        bucket(179, &[place, second, depth, at.between[0].min(2)]),
    ]);
}

impl CueContext<'_, '_> {
    /// Whether two places of the window are on one branch.
    pub(crate) fn one_branch(&self, a: usize, b: usize) -> bool {
        self.branches[a].top == self.branches[b].top
    }

    /// The first word of a branch, if it opens a clause or phrase.
    fn opener(&self, top: usize) -> u32 {
        let first = self.annotated.tree.children(top).next().filter(|&child| child < top);
        first.map_or(0, |first| match self.annotated.analysis.dep(first) {
            "mark" | "aux" | "prep" | "advmod" | "det" | "poss" => self.lexical.lemma[first],
            _ => self.lexical.dep[first],
        })
    }
}
