//! Takes the statements that count, gives a network for each window of time.

use super::{Error, Network, Period, Unit, calendar, dna3, plan::Plan, select::Selection, slice};
use slice::Counter;

/// The most slices that a run gives.
pub(super) const MOST_SLICES: usize = 100_000;

/// Windows of `size` statements in their order, each `step` further; a window is never cut short,
/// unless there are fewer statements than one holds. Statements without a time have no window, and
/// where none has one there is no window.
pub(super) fn of_events(
    plan: &Plan,
    selection: &Selection,
    size: u32,
    step: u32,
) -> Result<Vec<Network>, Error> {
    check(size, step)?;
    let timed = timed(plan, selection);
    if timed.is_empty() {
        return Ok(Vec::new());
    }
    let (size, step) = (size as usize, step as usize);
    let count = timed.len().saturating_sub(size) / step + 1;
    if count > MOST_SLICES {
        return Err(Error::TooManySlices(MOST_SLICES));
    }
    let counter = Counter::new(plan, selection);
    let network = |number: usize| {
        let start = number * step;
        let rows = &timed[start..timed.len().min(start + size)];
        let time = |row: Option<&u32>| row.and_then(|row| plan.table.rows()[*row as usize].time);
        let period = time(rows.first()).zip(time(rows.last()));
        let middle = time(rows.get(rows.len() / 2)).unwrap_or_default();
        counter.counted(rows, period.map(|(start, end)| Period { start, middle, end }))
    };
    Ok((0..count).map(network).collect())
}

/// Windows of `size` units of the calendar, each `step` units further.
///
/// The first starts where the range of the options starts, or else with the unit of the calendar
/// that the first statement lies in; the last is the first that holds the end of the range, or the
/// last statement. So windows whose step is their size hold each statement once.
pub(super) fn of_time(
    plan: &Plan,
    selection: &Selection,
    unit: Unit,
    size: u32,
    step: u32,
) -> Result<Vec<Network>, Error> {
    check(size, step)?;
    let periods = if plan.is_dna3() {
        dna3::windows(plan, selection, unit, size)?
    } else {
        periods(plan, selection, unit, size, step)?
    };
    let timed = timed(plan, selection);
    let counter = Counter::new(plan, selection);
    let network = |period: &Period| {
        counter.counted(&timed[inside(plan, timed, period.start, period.end)], Some(*period))
    };
    Ok(periods.iter().map(network).collect())
}

fn check(size: u32, step: u32) -> Result<(), Error> {
    if size == 0 || step == 0 { Err(Error::NoSize) } else { Ok(()) }
}

/// The statements that have a time, which come first.
pub(super) fn timed<'a>(plan: &Plan, selection: &'a Selection) -> &'a [u32] {
    let rows = plan.table.rows();
    let count = selection.kept.partition_point(|&row| rows[row as usize].time.is_some());
    &selection.kept[..count]
}

/// The places of the statements from the first second to the last.
pub(super) fn inside(plan: &Plan, timed: &[u32], first: i64, last: i64) -> std::ops::Range<usize> {
    let time = |row: &u32| plan.table.rows()[*row as usize].time;
    let start = timed.partition_point(|row| time(row) < Some(first));
    let end = timed.partition_point(|row| time(row) <= Some(last));
    start..end.max(start)
}

fn periods(
    plan: &Plan,
    selection: &Selection,
    unit: Unit,
    size: u32,
    step: u32,
) -> Result<Vec<Period>, Error> {
    let Some(whole) = slice::period(plan, selection) else { return Ok(Vec::new()) };
    let asked = plan.options.range.start;
    let first = asked.unwrap_or_else(|| calendar::start_of(whole.start, unit));
    let mut periods = Vec::new();
    loop {
        let units = periods.len() as i64 * i64::from(step);
        let start = calendar::later(first, unit, units);
        let next = calendar::later(first, unit, units + i64::from(size));
        // At the end of the calendar windows cease to move.
        let is_end = next == calendar::last();
        let end = if is_end { next } else { next - 1 };
        let is_past = !periods.is_empty() && start > whole.end;
        if is_past {
            return Ok(periods);
        }
        // The last second is included, so the middle is half way to the second after it.
        periods.push(Period { start, middle: i64::midpoint(start, end + 1), end });
        if is_end || end >= whole.end {
            return Ok(periods);
        }
        if periods.len() == MOST_SLICES {
            return Err(Error::TooManySlices(MOST_SLICES));
        }
    }
}
