//! Takes moments as seconds since 1970-01-01 UTC, gives what the calendar says of them.

use jiff::{Span, Timestamp, ToSpan as _, civil::DateTime, tz::TimeZone};

use super::Named;

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// One second.
    Seconds,
    /// 60 seconds.
    Minutes,
    /// 60 minutes.
    Hours,
    /// From midnight.
    Days,
    /// From Monday (ISO 8601).
    Weeks,
    /// From the first day.
    Months,
    /// From 1 January.
    Years,
}

impl Named for Unit {
    const ALL: &'static [Self] = &[
        Self::Seconds,
        Self::Minutes,
        Self::Hours,
        Self::Days,
        Self::Weeks,
        Self::Months,
        Self::Years,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Minutes => "minutes",
            Self::Hours => "hours",
            Self::Days => "days",
            Self::Weeks => "weeks",
            Self::Months => "months",
            Self::Years => "years",
        }
    }
}

impl Unit {
    /// How many seconds it has; for months and years on average over 400 years.
    pub(super) fn seconds(self) -> i64 {
        match self {
            Self::Seconds => 1,
            Self::Minutes => 60,
            Self::Hours => 3_600,
            Self::Days => 86_400,
            Self::Weeks => 604_800,
            Self::Months => 2_629_746,
            Self::Years => 31_556_952,
        }
    }

    /// None for more than any two places of the calendar are apart.
    fn span(self, count: i64) -> Option<Span> {
        let span = Span::new();
        let span = match self {
            Self::Months => span.try_months(count),
            Self::Years => span.try_years(count),
            _ => span.try_seconds(count.checked_mul(self.seconds())?),
        };
        span.ok()
    }
}

/// The moment on the calendar; the nearest that has one, for a moment outside of it.
pub(super) fn civil(time: i64) -> DateTime {
    let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let moment = Timestamp::from_second(time.clamp(first, last)).expect("clamped to the calendar");
    TimeZone::UTC.to_datetime(moment)
}

/// The last moment of the calendar.
pub(super) fn last() -> i64 {
    Timestamp::MAX.as_second()
}

/// The moment of a place on the calendar; the nearest that has one, for a place outside of it.
pub(super) fn seconds(civil: DateTime) -> i64 {
    let nearest = if civil.year() < 0 { Timestamp::MIN.as_second() } else { last() };
    TimeZone::UTC.to_timestamp(civil).map_or(nearest, Timestamp::as_second)
}

/// So many units later, or earlier; a day that a month lacks becomes its last. Never past the ends
/// of the calendar.
pub(super) fn later(time: i64, unit: Unit, count: i64) -> i64 {
    let end = if count < 0 { DateTime::MIN } else { DateTime::MAX };
    seconds(unit.span(count).map_or(end, |span| civil(time).saturating_add(span)))
}

/// The start of the unit that a moment lies in.
pub(super) fn start_of(time: i64, unit: Unit) -> i64 {
    let date = civil(time).date();
    let first = match unit {
        Unit::Months => date.first_of_month(),
        Unit::Years => date.first_of_year(),
        Unit::Weeks => {
            let monday = i64::from(date.weekday().to_monday_zero_offset());
            date.saturating_sub(monday.days())
        }
        _ => {
            let units = time.div_euclid(unit.seconds());
            return units.checked_mul(unit.seconds()).unwrap_or(Timestamp::MIN.as_second());
        }
    };
    seconds(first.to_datetime(jiff::civil::Time::midnight()))
}

#[cfg(test)]
mod tests {
    use super::{Timestamp, Unit, later, seconds, start_of};
    use crate::network::Named as _;

    #[test]
    fn what_lies_beyond_the_calendar_is_its_end() {
        for &unit in Unit::ALL {
            for (count, end) in [(i64::MAX, Timestamp::MAX), (i64::MIN, Timestamp::MIN)] {
                assert_eq!(later(0, unit, count), end.as_second(), "{unit:?}");
            }
            start_of(i64::MIN, unit);
            start_of(i64::MAX, unit);
        }
        assert_eq!(later(0, Unit::Years, 20_000), Timestamp::MAX.as_second());
        assert_eq!(seconds(super::DateTime::MIN), Timestamp::MIN.as_second());
    }
}
