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

    fn span(self, count: i64) -> Span {
        match self {
            Self::Months => count.months(),
            Self::Years => count.years(),
            _ => (count * self.seconds()).seconds(),
        }
    }
}

/// The moment on the calendar; the nearest that has one, for a moment outside of it.
pub(super) fn civil(time: i64) -> DateTime {
    let (first, last) = (Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    let moment = Timestamp::from_second(time.clamp(first, last)).expect("clamped to the calendar");
    TimeZone::UTC.to_datetime(moment)
}

/// The moment of a place on the calendar.
pub(super) fn seconds(civil: DateTime) -> i64 {
    let moment = TimeZone::UTC.to_timestamp(civil);
    moment.map_or(Timestamp::MAX.as_second(), Timestamp::as_second)
}

/// So many units later, or earlier; a day that a month lacks becomes its last.
pub(super) fn later(time: i64, unit: Unit, count: i64) -> i64 {
    seconds(civil(time).saturating_add(unit.span(count)))
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
        _ => return time.div_euclid(unit.seconds()) * unit.seconds(),
    };
    seconds(first.to_datetime(jiff::civil::Time::midnight()))
}
