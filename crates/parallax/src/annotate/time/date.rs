//! Takes atoms, gives dates of the calendar: "4 March", "March 4, 2031", "2031-03-06", "mid-March",
//! "4 to 6 March".

use super::{
    Days, Found,
    calendar::date,
    context::Context,
    lexicon::{Word, word},
    year,
};

/// "Thursday, 6 March".
pub(super) fn with_weekday(context: &Context<'_>, at: usize) -> Option<Found> {
    let (Word::Weekday(_) | Word::ShortWeekday(_)) = word(context.atoms, at)? else { return None };
    let start = if context.atoms.word(at + 1) == "," { at + 2 } else { at + 1 };
    let start = context.atoms.spells(start, "the").unwrap_or(start);
    dated(context, start)
}

/// A day with its month, or two days.
fn dated(context: &Context<'_>, at: usize) -> Option<Found> {
    day_month(context, at).or_else(|| month_day(context, at))
}

/// "4 March 2031", "the 4th of March", "4-6 March", "4 and 5 March".
pub(super) fn day_month(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let start = atoms.spells(at, "the").unwrap_or(at);
    let (first, mut end) = day(context, start)?;
    let mut last = first;
    if let Some((second, after)) = second_day(context, end) {
        (last, end) = (second, after);
    }
    let end = atoms.spells(end, "of").unwrap_or(end);
    let end = atoms.past_hyphen(end);
    let month = month(context, end)?;
    context.closed(month, first, last, end + 1)
}

/// "March 4, 2031", "March 4th", "March 4-6".
pub(super) fn month_day(context: &Context<'_>, at: usize) -> Option<Found> {
    let month = month(context, at)?;
    let start = context.atoms.spells(at + 1, "the").unwrap_or(at + 1);
    let (first, end) = day(context, start)?;
    match second_day(context, end) {
        Some((last, after)) if self::month(context, after).is_none() => {
            context.closed(month, first, last, after)
        }
        _ => context.closed(month, first, first, end),
    }
}

impl Context<'_> {
    /// The date with the year behind it, or the latest or next such date.
    fn closed(&self, month: i8, first: i8, last: i8, end: usize) -> Option<Found> {
        let span =
            |year| Days::through(Days::date(year, month, first)?, Days::date(year, month, last)?);
        if let Some((year, after)) = year::behind(self.atoms, end) {
            return Some(Found { end: after, days: Some(span(year)?) });
        }
        // A leap day tells whether the day exists at all.
        span(2000)?;
        Some(Found { end, days: self.nearest(end, span) })
    }

    /// Of the years' `span`, the latest that has begun when the text appeared; the next one where
    /// the text speaks of the future.
    fn nearest(&self, end: usize, span: impl Fn(i16) -> Option<Days>) -> Option<Days> {
        let today = self.today?;
        let year = date(today).year();
        let years = [year + 1, year, year - 1, year - 2, year - 3, year - 4].map(span);
        if self.is_future(end) {
            return years.into_iter().flatten().rfind(|days| days.last >= today);
        }
        years.into_iter().flatten().find(|days| days.first <= today)
    }
}

/// "March", "in May 2031", "mid-March", "late March".
pub(super) fn month_alone(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    let (third, start) = third(context, at);
    let Word::Month(month) = month_word(context, start)? else { return None };
    if third.is_none() && !is_month(context, start) {
        return None;
    }
    let limit =
        matches!(atoms.before(at), "by" | "until" | "till" | "before") && atoms.word(at) == "the";
    let part = |days: Days| match third {
        Some(which) if limit => days.edge(which),
        Some(which) => days.third(which),
        None => days,
    };
    let of = atoms.spells(start + 1, "of").unwrap_or(start + 1);
    if let Some((year, after)) = year::behind(atoms, of) {
        return Some(Found { end: after, days: Some(part(Days::month(year, month)?)) });
    }
    let found = context.nearest(start + 1, |year| Days::month(year, month));
    // "that November" is one that was told of before.
    let found = found.filter(|_| atoms.before(at) != "that");
    let shifted = shifted(context, at, month).or(found);
    Some(Found { end: start + 1, days: shifted.map(part) })
}

/// "last March", "next March", "this March".
fn shifted(context: &Context<'_>, at: usize, month: i8) -> Option<Days> {
    let today = context.today?;
    let year = date(today).year();
    let years = [year - 1, year, year + 1].map(|year| Days::month(year, month));
    let mut months = years.into_iter().flatten();
    match context.atoms.before(at) {
        "next" => months.find(|days| days.first > today),
        "last" => months.rfind(|days| days.last < today),
        "this" => Days::month(year, month),
        _ => None,
    }
}

/// "early", "mid-", "the end of", and where the month begins.
fn third(context: &Context<'_>, at: usize) -> (Option<i32>, usize) {
    let atoms = context.atoms;
    let phrases = [
        ("early", 0),
        ("mid", 1),
        ("late", 2),
        ("the beginning of", 0),
        ("the start of", 0),
        ("the middle of", 1),
        ("the end of", 2),
    ];
    let found =
        phrases.into_iter().find_map(|(phrase, which)| Some((which, atoms.spells(at, phrase)?)));
    match found {
        Some((which, end)) => (Some(which), atoms.past_hyphen(end)),
        None => (None, at),
    }
}

/// Whether the month at `at` is one, and neither the modal "may", the verb "march" nor a name.
fn is_month(context: &Context<'_>, at: usize) -> bool {
    let atoms = context.atoms;
    if !atoms.capital(at) {
        return false;
    }
    let analysis = &atoms.annotated.analysis;
    let token = atoms.get(at).map_or(0, |atom| atom.token);
    let is_person = analysis.entity(token) == "PERSON" && atoms.capital(at + 1);
    let before = matches!(
        atoms.before(at),
        "after"
            | "before"
            | "between"
            | "by"
            | "during"
            | "from"
            | "in"
            | "last"
            | "next"
            | "of"
            | "since"
            | "this"
            | "through"
            | "till"
            | "to"
            | "until"
    );
    let ambiguous = matches!(atoms.word(at), "may" | "march");
    let tagged = matches!(analysis.tag(token), "NNP" | "");
    !is_person && (before || if ambiguous { tagged && !atoms.begins(at) } else { tagged })
}

fn month_word(context: &Context<'_>, at: usize) -> Option<Word> {
    word(context.atoms, at).filter(|_| context.atoms.capital(at))
}

/// A month beside a day.
fn month(context: &Context<'_>, at: usize) -> Option<i8> {
    match month_word(context, at)? {
        Word::Month(month) | Word::ShortMonth(month) => Some(month),
        _ => None,
    }
}

/// "4", "4th".
fn day(context: &Context<'_>, at: usize) -> Option<(i8, usize)> {
    let atoms = context.atoms;
    let figure = atoms.figure(at).filter(|f| f.whole <= 2 && !f.decimal && f.amount)?;
    let is_day = (1.0..=31.0).contains(&figure.value);
    let ordinal = matches!(atoms.word(at + 1), "st" | "nd" | "rd" | "th") && atoms.glued(at + 1);
    is_day.then_some((figure.value as i8, at + 1 + usize::from(ordinal)))
}

/// "-6", "to 6", "and 5".
fn second_day(context: &Context<'_>, at: usize) -> Option<(i8, usize)> {
    let atoms = context.atoms;
    let joined = atoms.joins(at) || matches!(atoms.word(at), "to" | "and" | "or" | "until");
    day(context, at + 1).filter(|_| joined)
}

/// "2031-03-06", "06/03/2031" (no order of day and month is known), "6.3.2031".
pub(super) fn numeric(context: &Context<'_>, at: usize) -> Option<Found> {
    let atoms = context.atoms;
    if let Some(days) = dotted(atoms.word(at)) {
        return Some(Found { end: at + 1, days: Some(days) });
    }
    let sign = atoms.word(at + 1);
    let alike = matches!(sign, "-" | "/") && atoms.word(at + 3) == sign;
    let glued = (at + 1..at + 5).all(|at| atoms.glued(at));
    let digits = [at, at + 2, at + 4].map(|at| atoms.word(at));
    if !alike || !glued || atoms.joins(at + 5) {
        return None;
    }
    let [a, b, c] = digits.map(|digits| digits.parse::<i16>().ok());
    let (a, b, c) = (a?, b?, c?);
    let days = match (digits[0].len(), digits[2].len()) {
        (4, 1..=2) => Some(calendar_day(a, b, c)?),
        (1..=2, 4) => either(c, a, b),
        _ => return None,
    };
    Some(Found { end: at + 5, days })
}

/// The day where the order of day and month is clear.
fn either(year: i16, a: i16, b: i16) -> Option<Days> {
    match (calendar_day(year, a, b), calendar_day(year, b, a)) {
        (Some(one), Some(two)) if one != two => None,
        (one, two) => one.or(two),
    }
}

fn calendar_day(year: i16, month: i16, day: i16) -> Option<Days> {
    Days::date(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
}

/// "6.3.2031": with points, the day stands first.
fn dotted(text: &str) -> Option<Days> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || day.len() > 2 || month.len() > 2 {
        return None;
    }
    calendar_day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
