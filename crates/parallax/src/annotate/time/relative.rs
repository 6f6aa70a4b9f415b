//! Takes atoms, gives times by their distance from the day of publication or of the story: "on
//! Monday", "yesterday", "last week", "three days ago", "the previous day".

use super::{
    Days, Found,
    calendar::{date, weekday},
    context::Context,
    lexicon::{Word, word},
};
use crate::annotate::quantity;

/// "today", "yesterday morning", "the day before yesterday".
pub(super) fn adverb(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let words = [
        ("the day before yesterday", -2),
        ("the day after tomorrow", 2),
        ("today", 0),
        ("tonight", 0),
        ("yesterday", -1),
        ("tomorrow", 1),
        ("last night", -1),
        ("this morning", 0),
        ("this afternoon", 0),
        ("this evening", 0),
    ];
    let (end, shift) =
        words.into_iter().find_map(|(phrase, shift)| Some((atoms.spells(at, phrase)?, shift)))?;
    let days = context.today.map(|today| Days::day(today + shift));
    Some(Found { end: past_part(context, end), days })
}

/// "Monday", "last Monday", "next Monday", "Monday night", "Monday last week".
pub(super) fn weekday_at(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let shift = atoms.word(at);
    let shifted = matches!(shift, "last" | "next" | "this" | "past" | "coming");
    let start = if shifted { at + 1 } else { at };
    let Word::Weekday(day) = word(atoms, start)? else { return None };
    let end = past_part(context, start + 1);
    let end = atoms.spells(end, "last").or(atoms.spells(end, "next")).unwrap_or(end);
    if let Some(week) = week_behind(context, end) {
        let days = week.days.map(|week| Days::day(week.first + i32::from(day) - 1));
        return Some(Found { end: week.end, days });
    }
    let days = context.today.map(|today| {
        let back = (weekday(today) - i32::from(day)).rem_euclid(7);
        let ahead = today + (7 - back - 1) % 7 + 1;
        match shift {
            "next" | "coming" => ahead,
            "last" | "past" if back == 0 => today - 7,
            "last" | "past" => today - back,
            "this" => Days::week(today).first + i32::from(day) - 1,
            _ if context.is_future(start) && back != 0 => ahead,
            _ => today - back,
        }
    });
    Some(Found { end, days: days.map(Days::day) })
}

/// "last week" behind a weekday.
fn week_behind(context: &Context<'_>, at: usize) -> Option<Found> {
    let is_week = context.atoms.word(at + 1) == "week";
    period(context, at).filter(|_| is_week)
}

/// The end of "morning", "night" behind a day.
fn past_part(context: &Context<'_>, at: usize) -> usize {
    let start = if matches!(context.atoms.word(at), "early" | "late") { at + 1 } else { at };
    let is_part = word(context.atoms, start) == Some(Word::Part);
    if is_part || context.atoms.word(start) == "night" { start + 1 } else { at }
}

/// "last week", "this month", "next year", "the previous day", "that night", "the weekend".
pub(super) fn period(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let start = atoms.spells(at, "the").unwrap_or(at);
    let end = start + 2;
    let shift = match atoms.word(start) {
        "last" => -1,
        "this" if start == at => 0,
        "next" => 1,
        "previous" | "preceding" | "following" | "same" | "that" => {
            return anaphor(context, start + 1, end);
        }
        "weekend" if start > at || atoms.before(at) == "at" => {
            let days = context.today.map(|today| weekend(today, 0));
            return Some(Found { end: start + 1, days });
        }
        _ => return None,
    };
    if start > at {
        return with_article(context, start);
    }
    let days = match word(atoms, start + 1)? {
        Word::Period(_) => {
            context.today.and_then(|today| shifted(today, atoms.word(start + 1), shift))
        }
        Word::Season => return season(context, start + 1),
        _ => return None,
    };
    Some(Found { end, days })
}

/// "the next day" is the one after what was told; "the last week" ends today.
fn with_article(context: &Context<'_>, at: usize) -> Option<Found> {
    match (context.atoms.word(at), word(context.atoms, at + 1)?) {
        ("next", _) => anaphor(context, at + 1, at + 2),
        ("last", Word::Period(7..)) => {
            let length = length(context.atoms.word(at + 1), 1)?;
            let last = |today: i32| Days { first: today - length + 1, last: today };
            Some(Found { end: at + 2, days: context.today.map(last) })
        }
        _ => None,
    }
}

/// Times that hang on what was told before are not resolved.
fn anaphor(context: &Context<'_>, at: usize, end: usize) -> Option<Found> {
    let kind = word(context.atoms, at)?;
    let is_time = matches!(kind, Word::Period(_) | Word::Part | Word::Weekday(_));
    is_time.then_some(Found { end, days: None })
}

/// Words that may follow "the year before" where no event does.
const NO_EVENT: [&str; 16] = [
    "and", "as", "at", "but", "by", "for", "from", "had", "in", "on", "or", "to", "was", "were",
    "when", "with",
];

/// "the day before", "the year after": a distance from what was told; not "the day before the vote".
pub(super) fn day_before(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let period = atoms.spells(at, "the")?;
    let Word::Period(_) = word(atoms, period)? else { return None };
    let end = period + 2;
    let moved = matches!(atoms.word(end - 1), "after" | "before" | "earlier" | "later");
    let alone = !atoms.is_word(end) || NO_EVENT.contains(&atoms.word(end));
    (moved && alone).then_some(Found { end, days: None })
}

/// The period `shift` away from the one that holds `today`.
fn shifted(today: i32, period: &str, shift: i32) -> Option<Days> {
    match period {
        "day" | "night" => Some(Days::day(today + shift)),
        "week" => Some(Days::week(today + 7 * shift)),
        "fortnight" => Days::through(Days::week(today + 14 * shift), Days::week(today + 7 * shift)),
        "weekend" => Some(weekend(today, shift)),
        "month" => months_away(today, shift),
        "year" => Days::year(date(today).year() + shift as i16),
        "decade" => {
            let first = date(today).year().div_euclid(10) * 10 + 10 * shift as i16;
            Days::years(first, first + 9)
        }
        _ => None,
    }
}

/// The month `shift` months away.
fn months_away(today: i32, shift: i32) -> Option<Days> {
    let months = i32::from(date(today).year()) * 12 + i32::from(date(today).month()) - 1;
    let moved = months.checked_add(shift)?;
    Days::month(i16::try_from(moved.div_euclid(12)).ok()?, moved.rem_euclid(12) as i8 + 1)
}

/// The latest weekend that has begun, the one before the week, or the next.
fn weekend(today: i32, shift: i32) -> Days {
    let week = Days::week(today);
    let own = Days { first: week.last - 1, last: week.last };
    let weeks = match shift {
        0 if own.first > today => -1,
        other => other,
    };
    Days { first: own.first + 7 * weeks, last: own.last + 7 * weeks }
}

/// "the past three days", "the last two weeks", "the next few months".
pub(super) fn stretch(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let ahead = match atoms.word(at) {
        "past" | "last" => false,
        "next" | "coming" => true,
        _ => return None,
    };
    let (count, end) = quantity::whole_number(atoms, at + 1).unwrap_or((1, at + 1));
    let vague = matches!(atoms.word(at + 1), "few" | "several" | "couple");
    let start = if vague { at + 2 } else { end };
    let start = atoms.spells(start, "of").filter(|_| vague).unwrap_or(start);
    let length = match word(atoms, start)? {
        Word::Periods => length(atoms.word(start), count)?,
        Word::Period(_) if count == 1 && atoms.word(at) != "last" => length(atoms.word(start), 1)?,
        _ => return None,
    };
    let days = context.today.filter(|_| !vague).map(|today| {
        if ahead {
            Days { first: today + 1, last: today + length }
        } else {
            Days { first: today - length + 1, last: today }
        }
    });
    Some(Found { end: start + 1, days })
}

/// "three days ago", "a week ago", "two months earlier".
pub(super) fn distance(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let (count, end) = match atoms.word(at) {
        "a" | "an" => (1, at + 1),
        _ => quantity::whole_number(atoms, at)?,
    };
    let (Word::Period(_) | Word::Periods) = word(atoms, end)? else { return None };
    let days = match atoms.word(end + 1) {
        "ago" => context.today.and_then(|today| ago(today, atoms.word(end), count)),
        "earlier" | "later" | "afterwards" => None,
        // "six months before the election" is a distance from something that is named.
        "before" if !atoms.is_word(end + 2) => None,
        _ => return None,
    };
    Some(Found { end: end + 2, days })
}

/// "a few days ago".
pub(super) fn vague(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let words = ["a few", "a couple of", "several", "some", "many"];
    let end = words.into_iter().find_map(|words| atoms.spells(at, words))?;
    let Word::Periods = word(atoms, end)? else { return None };
    let ago = matches!(atoms.word(end + 1), "ago" | "earlier" | "later");
    ago.then_some(Found { end: end + 2, days: None })
}

/// "in spring", "the spring", "this summer": which months they are depends on the place.
pub(super) fn season(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let before = matches!(
        atoms.before(at),
        "in" | "the" | "this" | "last" | "next" | "since" | "by" | "until" | "during"
    );
    let is_season = word(atoms, at) == Some(Word::Season) && before;
    // "the spring of water", "the spring offensive".
    let noun = matches!(atoms.word(at + 1), "," | "." | ";" | "\n" | "" | "and" | "or");
    let certain = !matches!(atoms.before(at), "the" | "by") || noun;
    (is_season && certain).then_some(Found { end: at + 1, days: None })
}

/// The end of "the end of the month": its last day as a limit, else its last third.
pub(super) fn edge(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let edges = [("the end of", 2), ("the beginning of", 0), ("the start of", 0)];
    let (which, start) =
        edges.into_iter().find_map(|(words, which)| Some((which, atoms.spells(at, words)?)))?;
    let Found { end, days } = whole(context, start)?;
    let limit = matches!(atoms.before(at), "by" | "until" | "till" | "before");
    let days = days.map(|days| if limit { days.edge(which) } else { days.third(which) });
    Some(Found { end, days })
}

/// "the month", "this year", "last week".
fn whole(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let Some(start) = atoms.spells(at, "the") else { return period(context, at) };
    let Word::Period(_) = word(atoms, start)? else { return None };
    let days = context.today.and_then(|today| shifted(today, atoms.word(start), 0));
    Some(Found { end: start + 1, days })
}

/// The day, week, month or year so long ago: a text that counts in months does not mean a day.
fn ago(today: i32, period: &str, count: i32) -> Option<Days> {
    let year = i32::from(date(today).year());
    let years = |count: i32| i16::try_from(year.checked_sub(count)?).ok().and_then(Days::year);
    match period.trim_end_matches('s') {
        "day" | "night" => Some(Days::day(today.checked_sub(count)?)),
        "week" => Some(Days::week(today.checked_sub(count.checked_mul(7)?)?)),
        "fortnight" => Some(Days::week(today.checked_sub(count.checked_mul(14)?)?)),
        "month" => months_away(today, -count),
        "year" => years(count),
        "decade" => years(count.checked_mul(10)?),
        _ => None,
    }
}

/// Days of so many periods.
fn length(period: &str, count: i32) -> Option<i32> {
    let days = match period.trim_end_matches('s') {
        "day" | "night" => 1,
        "week" => 7,
        "fortnight" => 14,
        "month" => 30,
        "year" => 365,
        "decade" => 3652,
        _ => return None,
    };
    count.checked_mul(days).filter(|days| (1..1_000_000).contains(days))
}
