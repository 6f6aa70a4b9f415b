//! Takes the statements that count, gives networks around moments: statements weigh less the
//! further away in time they are.

use super::{
    Error, Kernel, Kind, Network, Period, Unit,
    axis::Axes,
    calendar,
    cells::{Cells, Weighted},
    dna3, one_mode,
    plan::Plan,
    select::Selection,
    slice::{self, Counter},
    two_mode,
    windows::{MOST_SLICES, inside, timed},
};

/// Beyond so many half widths the normal density is less than the least number.
const FURTHEST: f64 = 39.0;

/// How statements are weighed around moments.
///
/// A statement at time t weighs z = K(u), u = (t - moment) / (width / 2), where K is the
/// [`Kernel`]. In a two-mode network it counts z; in a one-mode network √z, so that two statements
/// together count √(z z') (Leifeld, `rDNA`, `dna_network`). The sums take the place of the numbers
/// of statements in every formula, normalizations too. The peer leaves parts of a unit out of u,
/// compares levels by their place in the alphabet, and has another average: see
/// [`super::Compatibility::Dna3`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Smoothing {
    /// How weights fall.
    pub kernel: Kernel,
    /// In what the width is counted, and how far moments are from each other.
    pub unit: Unit,
    /// The width: units from one edge of the kernel to the other.
    pub size: u32,
    /// Whether the first and the last moment are half a width inside of the range.
    pub indent: bool,
}

/// One network for each moment from the first statement to the last, one unit apart.
pub(super) fn networks(
    plan: &Plan,
    selection: &Selection,
    smoothing: Smoothing,
) -> Result<Vec<Network>, Error> {
    if smoothing.size == 0 {
        return Err(Error::NoSize);
    }
    if plan.is_dna3() {
        return dna3::kernel_networks(plan, selection, smoothing);
    }
    let timed = timed(plan, selection);
    let axes = Axes::new(plan, selection, &selection.kept);
    let counter = Counter::new(plan, selection);
    let smoothed = moments(plan, selection, smoothing)?.into_iter().map(|moment| {
        let statements = weighted(plan, timed, smoothing, moment);
        let cells = Cells::new(plan, &counter.scale, &axes, &statements);
        let ties = match plan.options.kind {
            Kind::OneMode => one_mode::ties(plan, &counter.scale, &cells),
            Kind::TwoMode => two_mode::ties(plan, &counter.scale, &cells),
        };
        counter.network(&axes, &statements, ties, Some(around(smoothing, moment)))
    });
    Ok(smoothed.collect())
}

fn moments(plan: &Plan, selection: &Selection, smoothing: Smoothing) -> Result<Vec<i64>, Error> {
    let Some(whole) = slice::period(plan, selection) else { return Ok(Vec::new()) };
    let shift = if smoothing.indent { half_width(smoothing) as i64 } else { 0 };
    let (first, last) = (whole.start.saturating_add(shift), whole.end.saturating_sub(shift));
    let moment = |number| calendar::later(first, smoothing.unit, number as i64);
    let mut moments: Vec<i64> =
        (0..=MOST_SLICES).map(moment).take_while(|&moment| moment <= last).collect();
    // At the end of the calendar moments cease to move.
    moments.dedup();
    if moments.len() > MOST_SLICES {
        return Err(Error::TooManySlices(MOST_SLICES));
    }
    Ok(moments)
}

/// In seconds; months and years have their average lengths.
fn half_width(smoothing: Smoothing) -> f64 {
    f64::from(smoothing.size) * smoothing.unit.seconds() as f64 / 2.0
}

fn around(smoothing: Smoothing, moment: i64) -> Period {
    let half = half_width(smoothing) as i64;
    let (start, end) = (moment.saturating_sub(half), moment.saturating_add(half));
    Period { start, middle: moment, end }
}

fn weighted(plan: &Plan, timed: &[u32], smoothing: Smoothing, moment: i64) -> Vec<Weighted> {
    let half = half_width(smoothing);
    let reach = if smoothing.kernel == Kernel::Gaussian { half * FURTHEST } else { half } as i64;
    let weight = |&row: &u32| {
        let time = plan.table.rows()[row as usize].time?;
        let z = density(smoothing.kernel, time.saturating_sub(moment) as f64 / half);
        let weight = if plan.options.kind == Kind::OneMode { z.sqrt() } else { z };
        (weight > 0.0).then_some(Weighted { row, weight })
    };
    let near = inside(plan, timed, moment.saturating_sub(reach), moment.saturating_add(reach));
    timed[near].iter().filter_map(weight).collect()
}

/// K(u) of the kernel.
pub(super) fn density(kernel: Kernel, u: f64) -> f64 {
    match kernel {
        Kernel::Gaussian => libm::exp(-u * u / 2.0) / (2.0 * std::f64::consts::PI).sqrt(),
        _ if u.abs() > 1.0 => 0.0,
        Kernel::Uniform => 0.5,
        Kernel::Triangular => 1.0 - u.abs(),
        Kernel::Epanechnikov => 0.75 * (1.0 - u * u),
    }
}
