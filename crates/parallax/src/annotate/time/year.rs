//! Takes atoms, gives years, decades and centuries: "in 2031", "the 1990s", "early 2031",
//! "1998-2004".

use super::{
    Days, Found,
    context::Context,
    lexicon::{Word, word},
};
use crate::annotate::{
    atoms::{Atom, Atoms},
    quantity,
};

/// The years of a text: from the first newspapers to the far future.
const YEARS: std::ops::RangeInclusive<f64> = 1500.0..=2199.0;

/// "nineteen eighty-four".
pub(super) fn spelled(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    if !atoms.is_word(at) || !atoms.is_word(at + 1) {
        return None;
    }
    let (century, middle) = quantity::whole_number(atoms, at)?;
    let (year, end) = quantity::whole_number(atoms, middle)?;
    let is_year = middle == at + 1 && (15..=20).contains(&century) && (10..=99).contains(&year);
    let year = is_year.then(|| century * 100 + year)? as i16;
    Some(Found { end, days: Days::year(year) })
}

/// The year behind a month or a day, with or without a comma.
pub(super) fn behind(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
    let start = if atoms.word(at) == "," { at + 1 } else { atoms.past_hyphen(at) };
    let counted = quantity::is_unit(atoms, start + 1);
    figure(atoms, start).filter(|_| !counted).map(|year| (year, start + 1))
}

/// Four digits without a comma.
fn figure(atoms: &Atoms<'_>, at: usize) -> Option<i16> {
    let figure = atoms.figure(at)?;
    let plain = figure.whole == 4 && !figure.decimal && !figure.grouped && figure.amount;
    let alone = !atoms.glued(at + 1) || !atoms.is_word(at + 1) || atoms.word(at + 1) == "'s";
    (plain && alone && YEARS.contains(&figure.value)).then_some(figure.value as i16)
}

/// "the 1990s", "the early 1990s".
pub(super) fn decade(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let start = atoms.past_hyphen(at + 1);
    let (third, start) = match atoms.word(at) {
        "early" => (Some(0), start),
        "mid" => (Some(1), start),
        "late" => (Some(2), start),
        _ => (None, at),
    };
    let (first, end) = whole_decade(atoms, start)?;
    let decade = Days::years(first, first + 9)?;
    Some(Found { end, days: Some(third.map_or(decade, |third| decade.third(third))) })
}

/// The first year of "1990s", and its end.
fn whole_decade(atoms: &Atoms<'_>, at: usize) -> Option<(i16, usize)> {
    let figure = atoms.figure(at).filter(|f| f.whole == 4 && f.amount && !f.grouped)?;
    let plural = matches!(atoms.word(at + 1), "s" | "'s") && atoms.glued(at + 1);
    let is_decade = plural && figure.value % 10.0 == 0.0 && YEARS.contains(&figure.value);
    is_decade.then_some((figure.value as i16, at + 2))
}

/// "the 19th century".
pub(super) fn century(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let figure = atoms.figure(at).filter(|f| f.amount && (1.0..=22.0).contains(&f.value))?;
    let ordinal = matches!(atoms.word(at + 1), "st" | "nd" | "rd" | "th");
    let end = atoms.past_hyphen(at + 2);
    let last = figure.value as i16 * 100;
    let is_century = ordinal && matches!(atoms.word(end), "century" | "centuries");
    is_century.then(|| Found { end: end + 1, days: Days::years(last - 99, last) })
}

/// "early 2031", "the first half of 2031", "spring 2031".
pub(super) fn part(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    if word(atoms, at) == Some(Word::Season) {
        let start = atoms.spells(at + 1, "of").unwrap_or(at + 1);
        figure(atoms, start)?;
        return Some(Found { end: start + 1, days: None });
    }
    let start = atoms.past_hyphen(at + 1);
    let third = match atoms.word(at) {
        "early" => 0,
        "mid" => 1,
        "late" => 2,
        _ => return stretch(atoms, at),
    };
    let days = Days::year(figure(atoms, start)?)?;
    Some(Found { end: start + 1, days: Some(days.third(third)) })
}

/// "the first quarter of 2031", "the end of 2031".
fn stretch(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let parts = [
        ("first half of", 1, 6),
        ("second half of", 7, 12),
        ("first quarter of", 1, 3),
        ("second quarter of", 4, 6),
        ("third quarter of", 7, 9),
        ("fourth quarter of", 10, 12),
        ("beginning of", 1, 4),
        ("start of", 1, 4),
        ("middle of", 5, 8),
        ("end of", 9, 12),
    ];
    let (start, first, last) = parts
        .into_iter()
        .find_map(|(phrase, first, last)| Some((atoms.spells(at, phrase)?, first, last)))?;
    let year = figure(atoms, start)?;
    let days = Days::through(Days::month(year, first)?, Days::month(year, last)?);
    Some(Found { end: start + 1, days })
}

/// "1998-2004", "between 1998 and 2004", "from 1998 to 2004", "2030/31".
pub(super) fn range(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let first = figure(atoms, at)?;
    let joined = atoms.joins(at + 1) || atoms.word(at + 1) == "/" && atoms.glued(at + 2);
    let spelled = match atoms.before(at) {
        "between" => atoms.word(at + 1) == "and",
        "from" => matches!(atoms.word(at + 1), "to" | "until" | "through"),
        _ => false,
    };
    if !joined && !spelled {
        return None;
    }
    let last = figure(atoms, at + 2).or_else(|| short(atoms, at + 2, first).filter(|_| joined))?;
    let days = Days::years(first, last).filter(|_| first < last)?;
    (!is_counting(atoms, at + 3)).then_some(Found { end: at + 3, days: Some(days) })
}

/// The second year of "2030-31".
fn short(atoms: &Atoms<'_>, at: usize, first: i16) -> Option<i16> {
    let digits = Some(atoms.word(at)).filter(|digits| digits.len() == 2)?;
    let last = first / 100 * 100 + digits.parse::<i16>().ok()?;
    (last > first).then_some(last)
}

/// A year by itself, where the words around it do not count anything with it.
pub(super) fn alone(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let year = figure(atoms, at)?;
    let joined = at >= 2 && atoms.joins(at - 1) && atoms.glued(at);
    let after = atoms.word(at + 1);
    let other = matches!(after, "-" | "–" | ":" | "." | "/")
        && atoms.glued(at + 1)
        && atoms.glued(at + 2)
        && atoms.figure(at + 2).is_some();
    if joined || other || quantity::is_unit(atoms, at + 1) || quantity::is_money(atoms, at) {
        return None;
    }
    is_year(atoms, at).then(|| Found { end: at + 1, days: Days::year(year) })
}

/// Words after which four digits are a year, whatever follows.
const CERTAIN: [&str; 10] =
    ["circa", "during", "early", "in", "late", "mid", "since", "till", "until", "year"];

/// Words after which four digits are a year, if they count nothing.
const LIKELY: [&str; 19] = [
    "", "\n", "(", "a", "after", "and", "before", "between", "by", "for", "from", "her", "his",
    "its", "of", "or", "the", "their", "to",
];

/// Whether the words around say that four digits are a year.
fn is_year(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = atoms.before(at);
    let likely = LIKELY.contains(&before)
        || matches!(before, "this" | "through")
        || atoms.begins(at)
        || is_recent(atoms, at);
    let dated = at.checked_sub(1).and_then(|before| word(atoms, before));
    let dated = matches!(dated, Some(Word::Month(_) | Word::Season | Word::Part));
    // "2010, 2011 and 2013".
    let listed = matches!(before, "," | "and") && at >= 2 && figure(atoms, at - 2).is_some();
    listed
        || CERTAIN.contains(&before)
        || dated
        || (!quantity::is_compared(atoms, at)
            && (likely || is_labelled(atoms, at))
            && !is_counting(atoms, at + 1))
        || is_edition(atoms, at)
}

/// Whether the digits name a year of the last century or this one.
fn is_recent(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    let recent = matches!(atoms.word(at).as_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..]);
    let noun = |atom: &Atom<'_>| matches!(analysis.pos(atom.token), "ADJ" | "NOUN" | "PROPN");
    recent && (atoms.get(at + 1).is_some_and(noun) || atoms.word(at + 1) == ")")
}

/// Whether an owner stands before: "Kestria's 2008 budget".
fn is_labelled(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.before(at) == "s" && at >= 2 && matches!(atoms.word(at - 2), "'" | "’")
}

/// "the 2008 primaries", "the 2012 Tavik attacks": digits that are not round would have a comma if
/// they were counted.
fn is_edition(atoms: &Atoms<'_>, at: usize) -> bool {
    let round = atoms.word(at).ends_with("00");
    let named = matches!(atoms.before(at), "the" | "this") || is_labelled(atoms, at);
    let named = named || atoms.capital(at + 1);
    !round && named && is_recent(atoms, at) && !quantity::is_compared(atoms, at)
}

/// Whether a plural noun follows: "1500 people".
fn is_counting(atoms: &Atoms<'_>, at: usize) -> bool {
    let analysis = &atoms.annotated.analysis;
    quantity::is_unit(atoms, at)
        || (at..at + 3)
            .map_while(|at| atoms.get(at))
            .take_while(|atom| matches!(analysis.pos(atom.token), "ADJ" | "NOUN" | "PROPN"))
            .any(|atom| matches!(analysis.tag(atom.token), "NNS" | "NNPS"))
}
