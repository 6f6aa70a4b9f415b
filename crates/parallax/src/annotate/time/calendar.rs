//! Takes years, months and weeks, gives the days that they are made of.

use jiff::civil::Date;

use super::Days;

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Days {
    /// The first day as `2031-03-06`.
    pub fn first_date(self) -> String {
        date(self.first).to_string()
    }

    /// The last day as `2031-03-06`.
    pub fn last_date(self) -> String {
        date(self.last).to_string()
    }

    /// One day.
    pub(super) fn day(day: i32) -> Self {
        Self { first: day, last: day }
    }

    /// The days from the first of `one` to the last of `two`, if they are in order.
    pub(super) fn through(one: Self, two: Self) -> Option<Self> {
        (one.first <= two.last).then_some(Self { first: one.first, last: two.last })
    }

    /// A day of the calendar, if there is such a day.
    pub(super) fn date(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(|date| Self::day(number(date)))
    }

    /// A month.
    pub(super) fn month(year: i16, month: i8) -> Option<Self> {
        let first = Date::new(year, month, 1).ok()?;
        Some(Self { first: number(first), last: number(first.last_of_month()) })
    }

    /// A year.
    pub(super) fn year(year: i16) -> Option<Self> {
        Self::years(year, year)
    }

    /// Years, both included.
    pub(super) fn years(first: i16, last: i16) -> Option<Self> {
        Self::through(Self::date(first, 1, 1)?, Self::date(last, 12, 31)?)
    }

    /// The week from Monday to Sunday that holds `day`.
    pub(super) fn week(day: i32) -> Self {
        let monday = day - (weekday(day) - 1);
        Self { first: monday, last: monday + 6 }
    }

    /// The first day, or the last for `which` 2.
    pub(super) fn edge(self, which: i32) -> Self {
        Self::day(if which == 2 { self.last } else { self.first })
    }

    /// A third of these days, the first or second or last: "early March".
    pub(super) fn third(self, which: i32) -> Self {
        let length = self.last - self.first + 1;
        if length > LONGEST_YEAR {
            return self.part_of_decade(which);
        }
        if length >= 365 {
            return self.four_months(which);
        }
        let edge = |part: i32| self.first + length * part / 3;
        Self { first: edge(which), last: edge(which + 1) - 1 }
    }
}

/// Days of a leap year.
const LONGEST_YEAR: i32 = 366;

impl Days {
    /// A third of a decade in whole years, as "the early 1990s" are four.
    fn part_of_decade(self, which: i32) -> Self {
        let decade = date(self.first).year();
        let (first, last) = match which {
            0 => (0, 3),
            1 => (4, 6),
            _ => (7, 9),
        };
        Self::years(decade + first, decade + last).unwrap_or(self)
    }

    /// A third of a year in whole months.
    fn four_months(self, which: i32) -> Self {
        let year = date(self.first).year();
        let month = |month: i32| Self::month(year, month as i8);
        let third = month(which * 4 + 1).zip(month(which * 4 + 4));
        third.and_then(|(first, last)| Self::through(first, last)).unwrap_or(self)
    }
}

/// The calendar date of a day.
pub(super) fn date(day: i32) -> Date {
    EPOCH.saturating_add(jiff::SignedDuration::from_hours(i64::from(day) * 24))
}

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday(day: i32) -> i32 {
    // 1970-01-01 was a Thursday.
    (day + 3).rem_euclid(7) + 1
}

fn number(date: Date) -> i32 {
    (date.duration_since(EPOCH).as_hours() / 24) as i32
}

#[cfg(test)]
mod tests {
    use super::{Days, date, weekday};

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Days::date(1970, 1, 1), Some(Days::day(0)));
        assert_eq!(Days::date(1969, 12, 31), Some(Days::day(-1)));
        assert_eq!(Days::date(2031, 2, 29), None);
        let day = Days::date(2031, 3, 6).expect("a day").first;
        assert_eq!(date(day).to_string(), "2031-03-06");
        assert_eq!(weekday(day), 4);
        assert_eq!(date(Days::week(day).first).to_string(), "2031-03-03");
    }

    #[test]
    fn a_month_has_three_thirds() {
        let march = Days::month(2031, 3).expect("a month");
        let days = |which| {
            let third = march.third(which);
            [third.first, third.last].map(|day| date(day).day())
        };
        assert_eq!([days(0), days(1), days(2)], [[1, 10], [11, 20], [21, 31]]);
    }
}
