//! Takes a number in its place, says whether it is an hour of the clock: "3 a.m.", "half past
//! three", "at about six on Sunday morning", "by six in the evening", "at 1430 hours".

use super::{
    Unit,
    lexicon::{LEVELS, has},
    number,
    phrase::{Phrase, Sort},
    range,
};

/// Whether the number of `phrase` is an hour and counts nothing.
pub(super) fn is_clock(phrase: &Phrase<'_>) -> bool {
    let hour = phrase.high < 25.0 || phrase.high < 2400.0 && phrase.figures;
    let tests = [is_signed, is_past, is_at, is_in_day, is_span];
    hour && tests.iter().any(|test| test(phrase)) || is_military(phrase)
}

/// "3 a.m.", "five o'clock".
fn is_signed(phrase: &Phrase<'_>) -> bool {
    let after = phrase.atoms.word(phrase.number_end);
    matches!(after, "a.m" | "am" | "p.m" | "pm" | "o'clock" | "gmt" | "utc" | "noon")
}

/// "half past three", "a quarter to six".
fn is_past(phrase: &Phrase<'_>) -> bool {
    let (atoms, first) = (phrase.atoms, phrase.first);
    let quarter = first >= 2 && atoms.spells(first - 2, "quarter to").is_some();
    let past = quarter || matches!(atoms.before(first), "past" | "o'clock");
    past && phrase.counted.is_none()
}

/// "at six", "at about six on Sunday", "At six the guns fell silent"; but "the toll stands at six".
fn is_at(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let Some(at) = approximated(phrase).checked_sub(1) else { return false };
    if atoms.word(at) != "at" || !is_bare(phrase) || is_level(phrase, at) {
        return false;
    }
    let after = phrase.number_end;
    let closed = matches!(
        atoms.word(after),
        "" | "\n" | "!" | ")" | "," | "." | ";" | "?" | "in" | "local" | "on" | "sharp"
    );
    closed || phrase.is_dated(after) || atoms.begins(at)
}

/// "by six in the evening", "around six on Sunday morning"; but "rose by six on Sunday morning".
fn is_in_day(phrase: &Phrase<'_>) -> bool {
    let atoms = phrase.atoms;
    let start = approximated(phrase);
    let opener = atoms.before(start);
    let changes = || range::changes(atoms, start.saturating_sub(1));
    let opened = match opener {
        "after" | "before" | "between" | "is" | "past" | "since" | "till" | "until" | "was" => true,
        "by" | "from" | "to" => !changes(),
        _ => start < phrase.first,
    };
    opened && is_bare(phrase) && is_part_of_day(phrase)
}

/// "between nine and five": what runs past noon is no range of numbers.
fn is_span(phrase: &Phrase<'_>) -> bool {
    let (atoms, first, end) = (phrase.atoms, phrase.first, phrase.number_end);
    let hour = |at: usize| number::read(atoms, at).map(|hour| hour.value);
    let later = |one: Option<f64>, two: Option<f64>| {
        one.zip(two).is_some_and(|(one, two)| two < one && one < 13.0)
    };
    let opens = |at: usize| atoms.before(at) == "between";
    let from = opens(first) && atoms.word(end) == "and" && later(hour(first), hour(end + 1));
    let before = first.checked_sub(2).filter(|&at| opens(at) && atoms.before(first) == "and");
    is_bare(phrase) && (from || before.is_some_and(|at| later(hour(at), hour(first))))
}

/// "1430 hours".
fn is_military(phrase: &Phrase<'_>) -> bool {
    let figure = phrase.atoms.figure(phrase.first).filter(|f| f.whole == 4 && !f.grouped);
    let hours = phrase.unit == Some(Unit::Duration("hour".to_owned())) && !phrase.hyphened;
    let timed = matches!(phrase.atoms.before(phrase.first), "at" | "by" | "from" | "until");
    let is_time = |value: f64| value < 2400.0 && value % 100.0 < 60.0;
    hours && timed && figure.is_some_and(|figure| is_time(figure.value))
}

/// An hour of the dial that counts and measures nothing.
fn is_bare(phrase: &Phrase<'_>) -> bool {
    let dial = 0.0 < phrase.low && phrase.high < 13.0;
    let plain = matches!(phrase.sort, Sort::Single | Sort::Range | Sort::Bare);
    dial && plain && phrase.counted.is_none() && phrase.unit.is_none()
}

/// Words that leave the minute open.
const APPROXIMATE: [&str; 13] = [
    "about",
    "almost",
    "approximately",
    "around",
    "exactly",
    "just",
    "nearly",
    "precisely",
    "roughly",
    "shortly",
    "some",
    "soon",
    "well",
];

/// Where the words before an hour begin that say how exactly it is meant: "at [just after] six".
fn approximated(phrase: &Phrase<'_>) -> usize {
    let atoms = phrase.atoms;
    let is_approximate = |at: usize| APPROXIMATE.contains(&atoms.word(at));
    let first = phrase.first;
    let relation = first.checked_sub(2).filter(|&at| is_approximate(at));
    if let Some(start) = relation.filter(|_| matches!(atoms.before(first), "after" | "before")) {
        return start;
    }
    first.checked_sub(1).filter(|&at| is_approximate(at)).unwrap_or(first)
}

/// Whether the "at" at `at` names the height of something: "stands at", "put by the mayor at".
fn is_level(phrase: &Phrase<'_>, at: usize) -> bool {
    let analysis = &phrase.atoms.annotated.analysis;
    let lemma = |at: usize| phrase.atoms.get(at).map_or("", |atom| analysis.lemma(atom.token));
    let governor =
        phrase.atoms.get(at).map_or("", |atom| analysis.lemma(analysis.head(atom.token)));
    has(&LEVELS, governor) || at > 0 && has(&LEVELS, lemma(at - 1))
}

/// Whether a part of a day stands behind the number: "in the morning", "at night", "on Sunday
/// evening", "last night".
fn is_part_of_day(phrase: &Phrase<'_>) -> bool {
    let (atoms, after) = (phrase.atoms, phrase.number_end);
    if atoms.spells(after, "at night").is_some() {
        return true;
    }
    if let Some(part) = atoms.spells(after, "in the") {
        let early = matches!(atoms.word(part), "early" | "late" | "small");
        let part = if early { part + 1 } else { part };
        return matches!(atoms.word(part), "afternoon" | "evening" | "hours" | "morning");
    }
    let day = atoms.spells(after, "on").unwrap_or(after);
    let end = (day..day + 6).find(|&at| !phrase.is_dated(at)).unwrap_or(day);
    let last = atoms.before(end);
    end > day && matches!(last, "afternoon" | "evening" | "morning" | "night" | "tonight")
}
