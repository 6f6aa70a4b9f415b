//! Numbers over time.

use anyhow::Result;
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use super::{FONT, LETTERS, Wrong, colours, drawn};

/// One line of the figure.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// What it is of.
    pub(crate) name: String,
    /// One number for each moment; none where there is nothing to measure.
    pub(crate) values: Vec<Option<f64>>,
}

/// Moments that are named beneath the figure.
const NAMED: usize = 8;

/// The figure: `moments` are the days of the values.
pub(crate) fn lines(title: &str, moments: &[String], all: &[Line]) -> Result<String> {
    drawn((1000, 480), |area| {
        let values = || all.iter().flat_map(|line| line.values.iter().flatten().copied());
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        let high = if high > low { high } else { low + 1.0 };
        let last = moments.len().saturating_sub(1).max(1);
        // The legend has room of its own beside the lines.
        let (area, beside) = area.split_horizontally(780);
        legend(&beside, all)?;
        let mut chart = ChartBuilder::on(&area)
            .caption(title, (FONT, 18))
            .margin(20)
            .x_label_area_size(40)
            .y_label_area_size(60)
            .build_cartesian_2d(0.0..last as f64, low..high * 1.05)?;
        chart
            .configure_mesh()
            .light_line_style(WHITE)
            .label_style((FONT, LETTERS))
            .x_labels(NAMED.min(moments.len().max(2)))
            .x_label_formatter(&|x| {
                let place = x.round() as usize;
                moments.get(place).cloned().unwrap_or_default()
            })
            .draw()?;
        for (group, line) in all.iter().enumerate() {
            let colour = colours::of_group(group);
            for run in runs(&line.values) {
                chart.draw_series(LineSeries::new(run.clone(), colour.stroke_width(2)))?;
                chart.draw_series(run.into_iter().map(|at| Circle::new(at, 3, colour.filled())))?;
            }
        }
        Ok::<(), Wrong>(())
    })
}

fn legend<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    all: &[Line],
) -> Result<(), Wrong>
where
    B::ErrorType: 'static,
{
    for (group, line) in all.iter().enumerate() {
        let y = 60 + 26 * group as i32;
        let colour = colours::of_group(group);
        area.draw(&Rectangle::new([(0, y - 5), (16, y + 5)], colour.filled()))?;
        let style = (FONT, LETTERS).into_font().color(&BLACK);
        let style = style.pos(Pos::new(HPos::Left, VPos::Center));
        area.draw(&Text::new(line.name.clone(), (24, y), style))?;
    }
    Ok(())
}

/// Stretches without a gap.
fn runs(values: &[Option<f64>]) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (place, value) in values.iter().enumerate() {
        match (value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((place as f64, *value)),
            _ => runs.push(Vec::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
