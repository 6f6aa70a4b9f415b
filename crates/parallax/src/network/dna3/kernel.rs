//! Networks smoothed over time as Discourse Network Analyzer 3.0.11 counts them.

use std::{borrow::Cow, collections::HashMap};

use super::super::{
    Aggregation, Error, Kernel, Kind, Network, Normalization, Period, Tie, Unit,
    axis::Axes,
    calendar::{self, civil},
    cells::{Cells, Weighted},
    kernel::{Smoothing, density},
    one_mode::{each_pair, weight},
    plan::Plan,
    scale::{Measure, Numbers, Scale},
    select::Selection,
    slice::Counter,
    table::{NONE, Values},
    windows::{MOST_SLICES, timed},
};

/// One network for each moment; a one-mode network has a diagonal.
pub(in super::super) fn networks(
    plan: &Plan,
    selection: &Selection,
    smoothing: Smoothing,
) -> Result<Vec<Network>, Error> {
    let timed = timed(plan, selection);
    let Some(span) = Span::new(plan, timed, smoothing) else { return Ok(Vec::new()) };
    let counter = Counter { plan, selection, scale: scale(plan, timed) };
    let axes = Axes::new(plan, selection, timed);
    let averages = Averages::new(&counter, &axes, timed);
    let network = |moment: i64| {
        let statements = span.weighted(plan, timed, moment);
        let cells = Cells::new(plan, &counter.scale, &axes, &statements);
        let ties = match plan.options.kind {
            Kind::OneMode => one_mode(&counter, &cells, averages.as_ref()),
            Kind::TwoMode => two_mode(&counter, &cells),
        };
        let period = Period { start: span.first, middle: moment, end: span.last };
        counter.network(&axes, &statements, ties, Some(period))
    };
    Ok(span.moments()?.into_iter().map(network).collect())
}

/// The time of all moments.
struct Span {
    smoothing: Smoothing,
    /// Units on each side: half of the size, made even.
    half: i64,
    first: i64,
    last: i64,
}

impl Span {
    fn new(plan: &Plan, timed: &[u32], smoothing: Smoothing) -> Option<Self> {
        let time = |row: &u32| plan.table.rows()[*row as usize].time;
        let (first, last) = (time(timed.first()?)?, time(timed.last()?)?);
        let range = plan.options.range;
        Some(Self {
            smoothing,
            half: i64::from(smoothing.size.div_ceil(2)),
            first: range.start.map_or(first, |start| start.max(first)),
            last: range.end.map_or(last, |end| end.min(last)),
        })
    }

    fn moments(&self) -> Result<Vec<i64>, Error> {
        let (unit, half) = (self.smoothing.unit, if self.smoothing.indent { self.half } else { 0 });
        let mut moment = calendar::later(self.first, unit, half);
        let last = calendar::later(self.last, unit, -half);
        let mut moments = Vec::new();
        while moment <= last {
            moments.push(moment);
            moment = calendar::later(moment, unit, 1);
            // At the end of the calendar moments cease to move.
            if moments.last() == Some(&moment) {
                break;
            }
            if moments.len() > MOST_SLICES {
                return Err(Error::TooManySlices(MOST_SLICES));
            }
        }
        Ok(moments)
    }

    fn weighted(&self, plan: &Plan, timed: &[u32], moment: i64) -> Vec<Weighted> {
        let unit = self.smoothing.unit;
        let start = calendar::later(moment, unit, -self.half).max(self.first);
        let end = calendar::later(moment, unit, self.half).min(self.last);
        let weight = |&row: &u32| {
            let time = plan.table.rows()[row as usize].time?;
            let is_near = (start..=end).contains(&time);
            let z = if is_near || self.smoothing.kernel == Kernel::Gaussian {
                self.density(time, moment)
            } else {
                0.0
            };
            let weight = if plan.options.kind == Kind::OneMode { z.sqrt() } else { z };
            (weight != 0.0).then_some(Weighted { row, weight })
        };
        timed.iter().filter_map(weight).collect()
    }

    /// As the peer codes them: Epanechnikov is 3/4 (1-u)², triangular |1-u|.
    fn density(&self, time: i64, moment: i64) -> f64 {
        let whole = whole_units(time, moment, self.smoothing.unit);
        let u = whole as f64 / self.half as f64;
        match self.smoothing.kernel {
            Kernel::Gaussian | Kernel::Uniform => density(self.smoothing.kernel, u),
            _ if u.abs() > 1.0 => 0.0,
            Kernel::Triangular => (1.0 - u).abs(),
            Kernel::Epanechnikov => 0.75 * (1.0 - u) * (1.0 - u),
        }
    }
}

/// Whole units from a statement to a moment, parts left out.
fn whole_units(time: i64, moment: i64, unit: Unit) -> i64 {
    match unit {
        Unit::Months => whole_months(time, moment),
        Unit::Years => whole_months(time, moment) / 12,
        Unit::Weeks => moment.saturating_sub(time) / Unit::Days.seconds() / 7,
        _ => moment.saturating_sub(time) / unit.seconds(),
    }
}

fn whole_months(time: i64, moment: i64) -> i64 {
    let (a, b) = (civil(time).date(), civil(moment).date());
    let months = (i64::from(b.year()) - i64::from(a.year())) * 12 + i64::from(b.month())
        - i64::from(a.month());
    let days = i64::from(b.day()) - i64::from(a.day());
    if months > 0 && days < 0 {
        months - 1
    } else if months < 0 && days > 0 {
        months + 1
    } else {
        months
    }
}

/// Levels are the values that occur, in the order of the alphabet, and are apart by their places.
fn scale<'a>(plan: &Plan, timed: &[u32]) -> Scale<'a> {
    let qualifier =
        plan.qualifier.as_ref().filter(|(_, coded)| super::has_levels(plan, coded, timed));
    let Some((column, coded)) = qualifier else { return Scale::one() };
    let mut used: Vec<u32> = timed.iter().map(|&row| coded.codes[row as usize]).collect();
    used.retain(|&code| code != NONE);
    used.sort_by_key(|&code| (&coded.names[code as usize], code));
    used.dedup();
    let place: HashMap<u32, u32> =
        used.iter().enumerate().map(|(place, &code)| (code, place as u32)).collect();
    let levels = coded.codes.iter().map(|code| place.get(code).copied().unwrap_or(NONE));
    let is_boolean = matches!(column.values, Values::Boolean(_));
    let numbers = |place: u32| f64::from(place);
    let measure = match &column.values {
        Values::Text(_) => Measure::Same,
        _ => Measure::Numbers(Numbers {
            values: (0..used.len() as u32).map(numbers).collect(),
            signed: (0..used.len() as u32)
                .map(|place| if is_boolean { 2.0 * numbers(place) - 1.0 } else { numbers(place) })
                .collect(),
            range: used.len() as f64 - 1.0,
        }),
    };
    let levels = Some(Cow::Owned(levels.collect()));
    Scale { levels, count: used.len() as u32, measure }
}

fn one_mode(counter: &Counter, cells: &Cells, averages: Option<&Averages>) -> Vec<Tie> {
    let (aggregation, measure) = (counter.plan.options.aggregation, &counter.scale.measure);
    let mut ties = Vec::new();
    each_pair(cells, measure, false, true, |from, to, met| {
        let weight = weight(aggregation, met, measure.range());
        let factor = averages.map_or(1.0, |averages| averages.of(from, to));
        if weight != 0.0 && factor != 0.0 {
            ties.push(Tie { from: from as u32, to: to as u32, weight: weight * factor });
        }
    });
    ties
}

fn two_mode(counter: &Counter, cells: &Cells) -> Vec<Tie> {
    let is_signed = counter.plan.options.aggregation == Aggregation::Subtract;
    let weight = |cell| match &counter.scale.measure {
        Measure::Numbers(numbers) if is_signed => cells
            .entries(cell)
            .iter()
            .map(|entry| entry.weight * numbers.signed[entry.level as usize])
            .sum(),
        _ => cells.total(cell),
    };
    let ties = cells.all().iter().map(|cell| Tie {
        from: cell.row,
        to: cell.column,
        weight: weight(cell),
    });
    ties.filter(|tie| tie.weight != 0.0).collect()
}

/// The peer's average: the sum of 2 / (n(i,j,k) + n(i',j,k)) over all columns and levels that one
/// of two rows has, from the numbers of statements at any time.
struct Averages {
    /// Sum of 2 / n(i,j,k) of each row.
    alone: Vec<f64>,
    /// What the columns and levels that both have add to that of the two rows.
    together: HashMap<(usize, usize), f64>,
}

impl Averages {
    fn new(counter: &Counter, axes: &Axes, timed: &[u32]) -> Option<Self> {
        let options = counter.plan.options;
        if options.normalization != Normalization::Average || options.kind != Kind::OneMode {
            return None;
        }
        let ones: Vec<Weighted> = timed.iter().map(|&row| Weighted { row, weight: 1.0 }).collect();
        let cells = Cells::new(counter.plan, &counter.scale, axes, &ones);
        let entries = |row| cells.row(row).iter().flat_map(|cell| cells.entries(cell));
        let alone = (0..cells.row_count())
            .map(|row| entries(row).map(|entry| 2.0 / entry.weight).sum())
            .collect();
        Some(Self { alone, together: together(&cells) })
    }

    fn of(&self, a: usize, b: usize) -> f64 {
        let together = self.together.get(&(a, b)).copied().unwrap_or_default();
        self.alone[a] + self.alone[b] + together
    }
}

fn together(cells: &Cells) -> HashMap<(usize, usize), f64> {
    let mut together = HashMap::new();
    for column in 0..cells.column_count() {
        for (place, a) in cells.column(column, 0).enumerate() {
            for b in cells.column(column, place) {
                let sum: f64 = cells
                    .entries(a)
                    .iter()
                    .flat_map(|x| cells.entries(b).iter().map(move |y| (x, y)))
                    .filter(|(x, y)| x.level == y.level)
                    .map(|(x, y)| 2.0 / (x.weight + y.weight) - 2.0 / x.weight - 2.0 / y.weight)
                    .sum();
                *together.entry((a.row as usize, b.row as usize)).or_default() += sum;
            }
        }
    }
    together
}
