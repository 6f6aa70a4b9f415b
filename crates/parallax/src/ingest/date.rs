//! Takes a date as people and machines write it, gives an ISO date with its precision.
//!
//! Read are ISO 8601, RFC 2822, seconds or milliseconds since 1970, `2024/03/09`, `9 March 2024`,
//! `March 9, 2024`, `March 2024`, `09.03.2024`. Decided for good:
//! - Dots mean day first. With slashes or hyphens the order is taken as given only where it can be
//!   one order alone (`25/03/2024`, `3/25/2024`, `03/03/2024`); else only the year is known.
//! - Midnight to the second, without an offset or in UTC, is a day: that is how spreadsheets and
//!   publishing systems write one.
//! - A time in a zone given by letters other than UTC, GMT and Z is dropped, and the day kept.

use std::sync::LazyLock;

use jiff::civil::Date;
use jiff::fmt::rfc2822;
use jiff::{Timestamp, tz::TimeZone};
use regex::{Captures, Regex};

use crate::text::{Precision, Published};

/// The date that `text` is; words around it ("Published: …") are tolerated in a short text.
pub(super) fn parse(text: &str) -> Option<Published> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    partial(text).or_else(|| epoch(text)).or_else(|| mail(text)).or_else(|| find(text))
}

/// The first full date inside running text: at least a day, or a month by its name.
pub(super) fn find(text: &str) -> Option<Published> {
    let found = [iso, day_month, month_day, month_year, numeric]
        .into_iter()
        .filter_map(|pattern| pattern(text));
    // The earliest match; at one place, the longest: "9 March 2024" holds "March 2024".
    found.min_by_key(|(start, end, _)| (*start, usize::MAX - end)).map(|(_, _, date)| date)
}

/// The year-month-day of a web address (`/2024/03/09/`, `/2024/mar/09/`, `/2024-03-09-`).
pub(super) fn of_url(url: &str) -> Option<Published> {
    let found = URL.captures(url)?;
    let month = number(&found, 2).or_else(|| month_number(found.get(2)?.as_str()))?;
    let year = number(&found, 1)?;
    match number(&found, 3) {
        Some(day) => day_precision(year, month, day),
        None => month_precision(year, month),
    }
}

/// Longer texts are no dates.
const LONGEST: usize = 120;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const MONTH: &str = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|\
                     aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

/// A time of day after a date, with the words and signs that join the two.
const TIME: &str = r"(?:,?\s*(?:T|at\b|[-–|,•])?\s*(?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?(?:[.,]\d+)?\s*(?<half>[ap]\.?m\b\.?)?\s*(?<zone>(?-i:Z\b|[+-]\d\d:?\d\d|[A-Z]{2,5}\b))?)?";

static ISO: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!(r"(?i)\b(\d{{4}})[-/.](\d\d?)[-/.](\d\d?){TIME}")));
static PARTIAL: LazyLock<Regex> =
    LazyLock::new(|| compiled(r"^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?$"));
static DAY_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(
        r"(?i)\b(\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+({MONTH})\.?,?[\s-]+(\d{{4}})\b{TIME}"
    ))
});
static MONTH_DAY: LazyLock<Regex> = LazyLock::new(|| {
    compiled(&format!(r"(?i)\b({MONTH})\.?\s+(\d\d?)(?:st|nd|rd|th)?,?\s+(\d{{4}})\b{TIME}"))
});
static MONTH_YEAR: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!(r"(?i)\b({MONTH})\.?,?\s+(\d{{4}})\b")));
static NUMERIC: LazyLock<Regex> =
    LazyLock::new(|| compiled(&format!(r"(?i)\b(\d\d?)([-/.])(\d\d?)[-/.](\d{{4}})\b{TIME}")));
static URL: LazyLock<Regex> = LazyLock::new(|| {
    compiled(r"(?i)[/-]((?:19|20)\d\d)[/-](\d\d?|[a-z]{3,9})(?:[/-](\d\d?))?(?:[/_-]|$)")
});

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns of this file are well-formed")
}

/// Where a date begins and ends, and the date.
type Found = (usize, usize, Published);

/// `2024`, `2024-03`, `20240309`.
fn partial(text: &str) -> Option<Published> {
    let found = PARTIAL.captures(text)?;
    let year = number(&found, 1)?;
    match (number(&found, 2), number(&found, 3)) {
        (Some(month), Some(day)) => day_precision(year, month, day),
        (Some(month), None) => month_precision(year, month),
        (None, _) => year_precision(year),
    }
}

/// Seconds or milliseconds since 1970, in UTC: between 1973 and 2286, so that a year or a compact
/// date is never taken for one.
fn epoch(text: &str) -> Option<Published> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let count: i64 = whole.parse().ok()?;
    let timestamp = match whole.len() {
        9 | 10 => Timestamp::from_second(count),
        12 | 13 => Timestamp::from_millisecond(count),
        _ => return None,
    };
    let moment = TimeZone::UTC.to_datetime(timestamp.ok()?);
    let (date, time) = (moment.date(), moment.time());
    let clock = Clock {
        hour: time.hour(),
        minute: time.minute(),
        second: time.second(),
        offset: Some("Z".into()),
    };
    Some(with_clock(date, Some(clock)))
}

/// The date of a mail header (RFC 2822), whose day of the week may be wrong.
fn mail(text: &str) -> Option<Published> {
    static PARSER: rfc2822::DateTimeParser = rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let moment = PARSER.parse_zoned_datetime(text).ok()?;
    let offset = match moment.offset().seconds() {
        0 => "Z".into(),
        seconds => offset_text(seconds / 60),
    };
    let time = moment.time();
    let clock = Clock {
        hour: time.hour(),
        minute: time.minute(),
        second: time.second(),
        offset: Some(offset),
    };
    Some(with_clock(moment.date(), Some(clock)))
}

fn iso(text: &str) -> Option<Found> {
    let found = ISO.captures(text)?;
    let date = date(number(&found, 1)?, number(&found, 2)?, number(&found, 3)?)?;
    Some(at(&found, with_clock(date, clock(&found))))
}

fn day_month(text: &str) -> Option<Found> {
    let found = DAY_MONTH.captures(text)?;
    let date = date(number(&found, 3)?, month_number(&found[2])?, number(&found, 1)?)?;
    Some(at(&found, with_clock(date, clock(&found))))
}

fn month_day(text: &str) -> Option<Found> {
    let found = MONTH_DAY.captures(text)?;
    let date = date(number(&found, 3)?, month_number(&found[1])?, number(&found, 2)?)?;
    Some(at(&found, with_clock(date, clock(&found))))
}

fn month_year(text: &str) -> Option<Found> {
    let found = MONTH_YEAR.captures(text)?;
    Some(at(&found, month_precision(number(&found, 2)?, month_number(&found[1])?)?))
}

fn numeric(text: &str) -> Option<Found> {
    let found = NUMERIC.captures(text)?;
    let (first, second) = (number(&found, 1)?, number(&found, 3)?);
    let year = number(&found, 4)?;
    let day_first = &found[2] == "." || first > 12;
    let date = match (day_first, second > 12 || first == second) {
        (true, _) => date(year, second, first)?,
        (false, true) => date(year, first, second)?,
        (false, false) => return Some(at(&found, year_precision(year)?)),
    };
    Some(at(&found, with_clock(date, clock(&found))))
}

/// A time of day with the offset from UTC, where the input gives one.
struct Clock {
    hour: i8,
    minute: i8,
    second: i8,
    offset: Option<String>,
}

/// The time of day of a match; `None` too where its zone is not known.
fn clock(found: &Captures<'_>) -> Option<Clock> {
    let part = |name| found.name(name).map(|part| part.as_str());
    let mut hour: i8 = part("hour")?.parse().ok()?;
    let minute: i8 = part("minute")?.parse().ok()?;
    let second: i8 = part("second").map_or(Some(0), |second| second.parse().ok())?;
    match part("half").map(|half| half.starts_with(['p', 'P'])) {
        Some(true) if hour < 12 => hour += 12,
        Some(false) if hour == 12 => hour = 0,
        _ => {}
    }
    let offset = match part("zone") {
        None => None,
        Some("Z" | "UTC" | "GMT" | "AM" | "PM") => Some("Z".into()),
        Some(zone) if zone.starts_with(['+', '-']) => Some(offset_of(zone)?),
        Some(_) => return None,
    };
    ((0..24).contains(&hour) && (0..60).contains(&minute) && (0..61).contains(&second))
        .then_some(Clock { hour, minute, second, offset })
}

/// `+0130` and `+01:30` as `+01:30`, zero as `Z`.
fn offset_of(zone: &str) -> Option<String> {
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let minutes = hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?;
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    (minutes <= 18 * 60)
        .then(|| if minutes == 0 { "Z".into() } else { offset_text(sign * minutes) })
}

fn offset_text(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

fn with_clock(date: Date, clock: Option<Clock>) -> Published {
    let day = format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day());
    match clock {
        Some(Clock { hour, minute, second, offset })
            if (hour, minute, second) != (0, 0, 0)
                || offset.as_deref().is_some_and(|offset| offset != "Z") =>
        {
            let offset = offset.unwrap_or_default();
            let iso = format!("{day}T{hour:02}:{minute:02}:{second:02}{offset}");
            Published { iso, precision: Precision::Time }
        }
        _ => Published { iso: day, precision: Precision::Day },
    }
}

fn day_precision(year: i16, month: i16, day: i16) -> Option<Published> {
    Some(with_clock(date(year, month, day)?, None))
}

fn month_precision(year: i16, month: i16) -> Option<Published> {
    date(year, month, 1)?;
    Some(Published { iso: format!("{year:04}-{month:02}"), precision: Precision::Month })
}

fn year_precision(year: i16) -> Option<Published> {
    date(year, 1, 1)?;
    Some(Published { iso: format!("{year:04}"), precision: Precision::Year })
}

/// A day between the first newspapers and the far future.
fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1500..=2199).contains(&year).then_some(date)
}

fn number(found: &Captures<'_>, group: usize) -> Option<i16> {
    found.get(group)?.as_str().parse().ok()
}

fn month_number(name: &str) -> Option<i16> {
    let name = name.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|&month| month == name).map(|index| index as i16 + 1)
}

fn at(found: &Captures<'_>, date: Published) -> Found {
    let whole = found.get_match();
    (whole.start(), whole.end(), date)
}

#[cfg(test)]
mod tests {
    use super::{of_url, parse};

    fn check(text: &str, expected: &str) {
        let found = parse(text).map(|date| date.iso).unwrap_or_default();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn reads_what_machines_write() {
        check("2024-03-09", "2024-03-09");
        check("20240309", "2024-03-09");
        check("2024-03", "2024-03");
        check("2024", "2024");
        check("2024/03/09", "2024-03-09");
        check("2024-03-09T14:05:00Z", "2024-03-09T14:05:00Z");
        check("2024-03-09T14:05:00.123+0130", "2024-03-09T14:05:00+01:30");
        check("2024-03-09 14:05", "2024-03-09T14:05:00");
        check("2024-03-09T14:05:00-05:00", "2024-03-09T14:05:00-05:00");
        check("Sat, 09 Mar 2024 14:05:00 GMT", "2024-03-09T14:05:00Z");
        check("Mon, 09 Mar 2024 14:05:00 +0200", "2024-03-09T14:05:00+02:00");
        check("1709993100", "2024-03-09T14:05:00Z");
        check("1709993100000", "2024-03-09T14:05:00Z");
    }

    #[test]
    fn midnight_is_a_day() {
        check("2024-03-09 00:00:00", "2024-03-09");
        check("2024-03-09T00:00:00Z", "2024-03-09");
        check("2024-03-09T00:00:00+00:00", "2024-03-09");
        check("2024-03-09T00:00:00+04:00", "2024-03-09T00:00:00+04:00");
    }

    #[test]
    fn reads_what_people_write() {
        check("9 March 2024", "2024-03-09");
        check("9th of March, 2024", "2024-03-09");
        check("March 9, 2024", "2024-03-09");
        check("Mar. 9, 2024 at 2:05 p.m.", "2024-03-09T14:05:00");
        check("Saturday, 9 March 2024, 14:05 UTC", "2024-03-09T14:05:00Z");
        check("Published: March 9th, 2024 12:05 AM", "2024-03-09T00:05:00");
        check("March 9, 2024 14:05 EST", "2024-03-09");
        check("2024-03-09T14:05:00+٠١٣٠", "2024-03-09");
        check("March 2024", "2024-03");
        check("09.03.2024", "2024-03-09");
        check("09.03.2024 14:05", "2024-03-09T14:05:00");
        check("9-Mar-2024", "2024-03-09");
    }

    #[test]
    fn keeps_the_year_of_an_order_that_is_not_known() {
        check("03/09/2024", "2024");
        check("25/03/2024", "2024-03-25");
        check("3/25/2024", "2024-03-25");
        check("03/03/2024", "2024-03-03");
    }

    #[test]
    fn leaves_what_is_no_date() {
        for text in [
            "",
            "yesterday",
            "31/02/2024",
            "2024-13-01",
            "12345",
            "9999-99-99",
            "-5",
            "٢٠٢٤-٠٣-٠٩",
            "9 March 99999",
        ] {
            check(text, "");
        }
    }

    #[test]
    fn reads_the_path_of_an_address() {
        let of = |url| of_url(url).map(|date| date.iso);
        assert_eq!(of("https://x.example/2024/03/09/storm"), Some("2024-03-09".into()));
        assert_eq!(of("https://x.example/2024/mar/09/storm"), Some("2024-03-09".into()));
        assert_eq!(of("https://x.example/news-2024-03-09-storm"), Some("2024-03-09".into()));
        assert_eq!(of("https://x.example/2024/03/storm"), Some("2024-03".into()));
        assert_eq!(of("https://x.example/article/20241"), None);
        assert_eq!(of("https://x.example/2024/99/storm"), None);
    }
}
