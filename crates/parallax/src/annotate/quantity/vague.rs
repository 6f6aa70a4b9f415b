//! Takes atoms, gives the numbers that only name a size: "dozens", "tens of thousands", "several
//! hundred", "a few million".

use super::lexicon::{Numeral, numeral};
use crate::annotate::atoms::Atoms;

/// A size: at least so many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Size {
    /// Twice what the words name.
    pub(super) least: f64,
    /// One past the last atom.
    pub(super) end: usize,
}

/// No size is longer: "several hundreds of thousands of millions".
const MOST_ATOMS: usize = 8;

/// Words that make a plain multiple a size, and a plural one no more than it is.
const SEVERAL: [&str; 6] = ["several", "a few", "few", "many", "a couple of", "a couple"];

/// The size that begins at `at`, if one does.
pub(super) fn read(atoms: &Atoms<'_>, at: usize) -> Option<Size> {
    let start = SEVERAL.iter().find_map(|phrase| atoms.spells(at, phrase));
    let (mut size, mut end) = match start {
        Some(start) => multiple(atoms, start)?,
        None => plural(atoms, at)?,
    };
    while let Some((more, after)) = next(atoms, end).filter(|_| end < at + MOST_ATOMS) {
        size *= more;
        end = after;
    }
    Some(Size { least: 2.0 * size, end: repeated(atoms, end) })
}

fn multiple(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    match numeral(atoms, at)? {
        Numeral::Hundred => Some((100.0, at + 1)),
        Numeral::Dozen => Some((12.0, at + 1)),
        Numeral::Large(size) | Numeral::Plural(size) => Some((size, at + 1)),
        _ => None,
    }
}

fn plural(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    match numeral(atoms, at)? {
        Numeral::Plural(size) => Some((size, at + 1)),
        _ => None,
    }
}

/// "of thousands" after "tens", "thousand" after "several hundred".
fn next(atoms: &Atoms<'_>, at: usize) -> Option<(f64, usize)> {
    if atoms.word(at) == "of" {
        return plural(atoms, at + 1);
    }
    match numeral(atoms, at)? {
        Numeral::Large(size) => Some((size, at + 1)),
        _ => None,
    }
}

/// "thousands upon thousands", "hundreds and hundreds".
fn repeated(atoms: &Atoms<'_>, end: usize) -> usize {
    let again = matches!(atoms.word(end), "and" | "upon" | "on")
        && atoms.before(end) == atoms.word(end + 1);
    if again { end + 2 } else { end }
}
