//! Takes atoms, gives shares of a whole: "half of", "two thirds", "one in five"; and parts of a
//! unit: "half an hour", "a quarter of a million".

use super::{
    lexicon::{Numeral, comparator_before, numeral, unit},
    number,
};
use crate::annotate::atoms::Atoms;

/// A share of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Share {
    /// The part of one.
    pub(super) part: f64,
    /// One past the last atom.
    pub(super) end: usize,
    /// Whether the part is of the unit or multiple that follows: "half a million".
    pub(super) of_unit: bool,
    /// The rule that read it.
    pub(super) rule: &'static str,
}

/// The share that begins at `at`, if one does.
pub(super) fn read(atoms: &Atoms<'_>, at: usize) -> Option<Share> {
    one_in(atoms, at).or_else(|| slash(atoms, at)).or_else(|| parts(atoms, at))
}

/// Wholes that a share by two numbers is taken of.
const WHOLES: [f64; 15] =
    [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 15.0, 20.0, 50.0, 100.0, 1000.0];

/// "one in five", "nine out of ten", "two of every three".
fn one_in(atoms: &Atoms<'_>, at: usize) -> Option<Share> {
    let part = number::read(atoms, at)?;
    let joints = ["in every", "out of every", "of every", "out of", "in"];
    let start = joints.iter().find_map(|joint| atoms.spells(part.end, joint))?;
    let whole = number::read(atoms, start)?;
    let is_whole = WHOLES.contains(&whole.value) && 0.0 < part.value && part.value < whole.value;
    let is_share = is_whole && part.value.fract() == 0.0 && unit(atoms, whole.end).is_none();
    let share = Share {
        part: part.value / whole.value,
        end: whole.end,
        of_unit: false,
        rule: "one-in-five",
    };
    is_share.then_some(share)
}

/// "3/4 of".
fn slash(atoms: &Atoms<'_>, at: usize) -> Option<Share> {
    let (above, below) = (atoms.figure(at)?, atoms.figure(at + 2)?);
    let is_share = atoms.word(at + 1) == "/"
        && atoms.glued(at + 1)
        && atoms.glued(at + 2)
        && atoms.word(at + 3) == "of"
        && 0.0 < above.value
        && above.value < below.value;
    is_share.then(|| Share {
        part: above.value / below.value,
        end: at + 3,
        of_unit: false,
        rule: "slash",
    })
}

/// "half", "a third", "two-thirds", "three quarters".
fn parts(atoms: &Atoms<'_>, at: usize) -> Option<Share> {
    let (count, noun) = count(atoms, at);
    let (below, many) = match numeral(atoms, noun)? {
        Numeral::Part(below) => (below, false),
        Numeral::Parts(below) => (below, true),
        _ => return None,
    };
    let half = noun == at;
    if many != (count > 1.0) || (half && below > 2.0) {
        return None;
    }
    let part = count / below;
    let (end, rule) = (noun + 1, "fraction");
    if let Some(start) = of_unit(atoms, end, below <= 2.0) {
        return Some(Share { part, end: start, of_unit: true, rule });
    }
    // "one-third" is no ordinal.
    let joined = noun > at + 1;
    let is_share =
        if half { is_half(atoms, at) } else { many || joined || is_part(atoms, at, end) };
    is_share.then_some(Share { part, end, of_unit: false, rule })
}

/// How many parts, and where their noun stands.
fn count(atoms: &Atoms<'_>, at: usize) -> (f64, usize) {
    let after = atoms.past_hyphen(at + 1);
    match (atoms.word(at), numeral(atoms, at)) {
        ("a", _) => (1.0, at + 1),
        (_, Some(Numeral::Small(count))) => (count, after),
        _ => (1.0, at),
    }
}

/// The unit or multiple after "half a", "half an", "a quarter of a", "half-".
fn of_unit(atoms: &Atoms<'_>, end: usize, is_half: bool) -> Option<usize> {
    let start = ["a", "an"].iter().find_map(|word| atoms.spells(end, word).filter(|_| is_half));
    let start = start.or_else(|| atoms.spells(end, "of a")).or_else(|| atoms.spells(end, "of an"));
    let start = start.or_else(|| atoms.joins(end).then_some(end + 1));
    match start {
        Some(start) => (is_multiple(atoms, start) || unit(atoms, start).is_some()).then_some(start),
        None => is_multiple(atoms, end).then_some(end),
    }
}

fn is_multiple(atoms: &Atoms<'_>, at: usize) -> bool {
    let multiple = numeral(atoms, at);
    matches!(multiple, Some(Numeral::Hundred | Numeral::Large(_) | Numeral::Dozen))
}

/// Words that make "half" something else: "the first half", "this half".
const NO_HALF: [&str; 14] = [
    "a", "each", "every", "final", "first", "his", "last", "latter", "other", "second", "that",
    "the", "third", "this",
];

/// Words of which "half" may be taken.
const WHOLE: [&str; 13] = [
    "all", "her", "his", "its", "my", "of", "our", "that", "the", "their", "these", "this", "those",
];

/// Whether "half" at `at` is a share: of something, counted, or doing something.
fn is_half(atoms: &Atoms<'_>, at: usize) -> bool {
    let (before, after) = (atoms.before(at), atoms.word(at + 1));
    let refers = before == "that" && WHOLE.contains(&after);
    if atoms.joins(at + 1) || atoms.glued(at) || (NO_HALF.contains(&before) && !refers) {
        return false;
    }
    WHOLE.contains(&after) || is_measured(atoms, at) || does_something(atoms, at + 1)
}

/// Whether "a third" from `at` to `end` is a share and no ordinal.
fn is_part(atoms: &Atoms<'_>, at: usize, end: usize) -> bool {
    atoms.word(end) == "of" || (is_measured(atoms, at) && !is_noun(atoms, end))
}

/// "by a third", "about a third".
fn is_measured(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.before(at) == "by" || comparator_before(atoms, at).is_some()
}

fn does_something(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| {
        let analysis = &atoms.annotated.analysis;
        matches!(analysis.pos(atom.token), "AUX" | "VERB") && analysis.tag(atom.token) != "VBN"
    })
}

fn is_noun(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    atoms.get(at).is_some_and(|atom| matches!(analysis.pos(atom.token), "ADJ" | "NOUN" | "PROPN"))
}
