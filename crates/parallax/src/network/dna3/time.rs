//! Weeks, months and windows as Discourse Network Analyzer 3.0.11 has them.

use jiff::civil::Date;

use super::super::{
    Error, Period, Unit, calendar, plan::Plan, select::Selection, windows::MOST_SLICES,
};

/// Number of the month, the same in every year.
pub(in super::super) fn month(time: i64) -> i64 {
    i64::from(calendar::civil(time).month())
}

/// Number of the week, the same in every year. Weeks start on Sunday, and the first is that of
/// 1 January.
pub(in super::super) fn week(time: i64) -> i64 {
    let date = calendar::civil(time).date();
    let year = date.year();
    let first = [year.saturating_add(1), year, year.saturating_sub(1)]
        .into_iter()
        .map(first_sunday)
        .find(|first| *first <= date);
    first.map_or(1, |first| i64::from((date - first).get_days()) / 7 + 1)
}

/// The Sunday on or before 1 January.
fn first_sunday(year: i16) -> Date {
    let first = Date::new(year, 1, 1).unwrap_or(Date::MAX);
    let back = i64::from(first.weekday().to_sunday_zero_offset());
    calendar::civil(calendar::later(calendar::seconds(first.into()), Unit::Days, -back)).date()
}

/// Windows from `size` / 2 units before to so many after each moment, both ends included, if they
/// are inside of the range. Moments go on from the moment before, so that a day that one month
/// lacks stays lost.
pub(in super::super) fn windows(
    plan: &Plan,
    selection: &Selection,
    unit: Unit,
    size: u32,
) -> Result<Vec<Period>, Error> {
    let time = |row: &u32| plan.table.rows()[*row as usize].time;
    let range = plan.options.range;
    let first = range.start.or_else(|| selection.base.first().and_then(time));
    let last = range.end.or_else(|| selection.base.iter().rev().find_map(time));
    let (Some(first), Some(last)) = (first, last) else { return Ok(Vec::new()) };
    let half = i64::from(size / 2);
    let mut periods = Vec::new();
    let mut middle = first;
    let mut moments = 0;
    while middle <= last {
        let start = calendar::later(middle, unit, -half);
        let end = calendar::later(middle, unit, half);
        if start >= first && end <= last {
            periods.push(Period { start, middle, end });
        }
        let before = middle;
        middle = calendar::later(before, unit, 1);
        // At the end of the calendar moments cease to move.
        if middle == before {
            break;
        }
        moments += 1;
        if moments > MOST_SLICES {
            return Err(Error::TooManySlices(MOST_SLICES));
        }
    }
    Ok(periods)
}
