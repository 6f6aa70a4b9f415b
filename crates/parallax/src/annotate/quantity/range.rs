//! Takes atoms and a number, gives the range that it opens: "between 200 and 300", "two or three",
//! "20-30"; or the second value of a change: "rose from 20 to 35 percent".

use super::{
    Unit,
    lexicon::{CHANGE, currency_before, has, unit},
    number::{self, Number},
};
use crate::annotate::atoms::Atoms;

/// What follows the first number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Reach {
    /// Nothing that belongs to it.
    Alone,
    /// The second number of a range.
    Range {
        /// The least value.
        low: f64,
        /// The greatest value.
        high: f64,
        /// One past the last atom.
        end: usize,
        /// Whether a hyphen alone joins the two: a score or a telephone number may look like that.
        bare: bool,
    },
    /// A second value, which lends its unit and noun to the first: that of a change, or of a
    /// coordination ("11 and 8 percent").
    Lender {
        /// One past the second number's last atom.
        end: usize,
    },
}

/// What `first`, which begins at `at`, reaches to.
pub(super) fn read(atoms: &Atoms<'_>, at: usize, first: Number) -> Reach {
    let start = currency_before(atoms, at).map_or(at, |(start, _)| start);
    let opener = atoms.before(start);
    let own = unit(atoms, first.end);
    let Some((joint, second)) = second(atoms, own.map_or(first.end, |(_, end)| end)) else {
        return Reach::Alone;
    };
    let low = low(first, second);
    let lends = unit(atoms, second.end).is_some() && own.is_none();
    if joint == "and" && opener != "between" {
        return if lends { Reach::Lender { end: second.end } } else { Reach::Alone };
    }
    if joint == "by" {
        // "60 by 40 metres"; but "30 by 20 percent" are two things.
        let unit = unit(atoms, second.end).filter(|_| own.is_none());
        let sides = unit.is_some_and(|(word, _)| matches!(word.unit, Unit::Measure(_)));
        return if sides { Reach::Lender { end: second.end } } else { Reach::Alone };
    }
    if opener == "by" && joint == "to" && own.is_some() {
        return Reach::Alone;
    }
    if opener == "from" && joint == "to" && changes(atoms, start) {
        return if own.is_some() { Reach::Alone } else { Reach::Lender { end: second.end } };
    }
    // "52 to 38 percent": two shares that are set against each other.
    let against = joint == "to" && own.is_none() && low >= second.value;
    if against && unit(atoms, second.end).is_some_and(|(word, _)| word.unit == Unit::Percent) {
        return Reach::Lender { end: second.end };
    }
    let other = own.is_some_and(|(own, _)| {
        unit(atoms, second.end).is_some_and(|(unit, _)| unit.unit != own.unit)
    });
    let near = joint != "or" || second.value <= 10.0 * low;
    if low >= second.value || other || !near {
        return Reach::Alone;
    }
    let bare = joint == "-" && !matches!(opener, "between" | "from");
    Reach::Range { low, high: second.value, end: second.end, bare }
}

/// The joint and the number behind it.
fn second(atoms: &Atoms<'_>, at: usize) -> Option<(&'static str, Number)> {
    let at = past_hanging(atoms, at);
    let joint = match atoms.word(at) {
        "and" => "and",
        "to" => "to",
        "or" => "or",
        "by" => "by",
        _ if atoms.joins(at) => "-",
        _ => return None,
    };
    let sign = at + 1;
    let start = [sign, sign + 1, sign + 2]
        .into_iter()
        .find(|&start| start == sign || currency_before(atoms, start).is_some_and(|c| c.0 == sign))
        .filter(|&start| number::read(atoms, start).is_some())
        .or_else(|| currency_before(atoms, sign + 1).map(|_| sign + 1))?;
    let article = matches!(atoms.word(start), "a" | "an");
    number::read(atoms, start).filter(|_| !article || joint == "and").map(|found| (joint, found))
}

/// Where the joint stands behind a hyphen that hangs: "18- to 24-year-olds".
fn past_hanging(atoms: &Atoms<'_>, at: usize) -> usize {
    let hangs =
        matches!(atoms.word(at), "-" | "–" | "‑") && atoms.glued(at) && !atoms.glued(at + 1);
    if hangs && matches!(atoms.word(at + 1), "or" | "to") { at + 1 } else { at }
}

/// The value of the first number, which may leave "million" to the second.
fn low(first: Number, second: Number) -> f64 {
    let shares = first.scale <= 1.0 && second.scale > 1.0;
    if shares && first.value < second.value / second.scale {
        first.value * second.scale
    } else {
        first.value
    }
}

/// How many atoms before "from" the word of change may stand.
const REACH: usize = 8;

/// Whether a word of change stands before the number at `at`, in the same clause.
pub(super) fn changes(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    let before = (at.saturating_sub(REACH)..at).rev();
    before
        .take_while(|&at| !matches!(atoms.word(at), "\n" | "." | ";" | ":"))
        .filter_map(|at| atoms.get(at))
        .any(|atom| has(&CHANGE, analysis.lemma(atom.token)) || has(&CHANGE, &atom.word))
}
