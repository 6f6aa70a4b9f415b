//! The day of a document, as it says, in four bytes.

use std::fmt;

use jiff::civil::Date;

/// A day; days are ordered by time. A month or a year is its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::struct_field_names, reason = "a day of a month is called day")]
pub(crate) struct Day {
    year: i16,
    month: i8,
    day: i8,
}

impl Day {
    /// The day at the start of an ISO 8601 date, cut to any precision: the document's own, whatever
    /// its offset from UTC.
    pub(crate) fn of(iso: &str) -> Option<Self> {
        let mut parts = iso.get(..iso.len().min(10))?.split('-');
        let mut part = |width: usize| match parts.next() {
            None => Some(1),
            Some(digits) if digits.len() == width => digits.parse::<i16>().ok(),
            Some(_) => None,
        };
        let (year, month, day) = (part(4)?, part(2)? as i8, part(2)? as i8);
        Date::new(year, month, day).ok().map(Self::from)
    }

    /// The year.
    pub(crate) fn year(self) -> Self {
        Self { month: 1, day: 1, ..self }
    }

    /// The month, as its first day.
    pub(crate) fn month(self) -> Self {
        Self { day: 1, ..self }
    }

    /// As `2019`.
    pub(crate) fn year_name(self) -> String {
        format!("{:04}", self.year)
    }

    /// As `2019-05`.
    pub(crate) fn month_name(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn a_day_is_read_at_any_precision() {
        let shown = |iso| Day::of(iso).map(|day: Day| day.to_string());
        assert_eq!(shown("2019-05-14T23:50:00+05:00").as_deref(), Some("2019-05-14"));
        assert_eq!(shown("2019-05").as_deref(), Some("2019-05-01"));
        assert_eq!(shown("2019").as_deref(), Some("2019-01-01"));
        for wrong in ["", "soon", "2019-5-1", "2019-02-30", "2019-13", "äöüäöüäöü"] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }
}
