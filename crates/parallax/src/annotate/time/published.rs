//! Takes a date of publication, gives the days in which it lies.

use super::Days;
use crate::text::{Precision, Published};

impl Days {
    /// The days in which a document can have appeared: one day, or all of its month or year; none
    /// for a date that does not exist.
    pub fn of(published: &Published) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| published.iso.get(range)?.parse::<i16>().ok();
        let year = number(0..4)?;
        match published.precision {
            Precision::Year => Self::through(Self::date(year, 1, 1)?, Self::date(year, 12, 31)?),
            Precision::Month => {
                let month = number(5..7)? as i8;
                let last = (28..=31).rev().find_map(|day| Self::date(year, month, day))?;
                Self::through(Self::date(year, month, 1)?, last)
            }
            Precision::Day | Precision::Time => {
                Self::date(year, number(5..7)? as i8, number(8..10)? as i8)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Days;
    use crate::text::{Precision, Published};

    #[test]
    fn a_month_is_all_of_its_days() {
        let published = Published { iso: "2032-02".to_owned(), precision: Precision::Month };
        let days = Days::of(&published).expect("a month that exists");
        assert_eq!(
            (days.first_date().as_str(), days.last_date().as_str()),
            ("2032-02-01", "2032-02-29")
        );
    }
}
