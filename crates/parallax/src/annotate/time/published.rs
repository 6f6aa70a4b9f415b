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
            Precision::Year => Self::year(year),
            Precision::Month => Self::month(year, number(5..7)? as i8),
            Precision::Day | Precision::Time => {
                Self::date(year, number(5..7)? as i8, number(8..10)? as i8)
            }
        }
    }
}

/// The day that a document appeared, if its input says so.
pub(super) fn day(published: Option<&Published>) -> Option<i32> {
    let days = Days::of(published?)?;
    (days.first == days.last).then_some(days.first)
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
