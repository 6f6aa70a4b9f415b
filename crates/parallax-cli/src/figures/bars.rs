//! How often each thing is agreed with, to the right, and disagreed with, to the left.

use anyhow::Result;
use plotters::{
    prelude::*,
    style::text_anchor::{HPos, Pos, VPos},
};

use super::{FONT, LETTERS, Wrong, colours, drawn, short};

/// One line of the figure.
#[derive(Clone, Debug)]
pub(crate) struct Bar {
    /// What it is of.
    pub(crate) label: String,
    /// Statements that agree.
    pub(crate) agree: usize,
    /// Statements that disagree.
    pub(crate) disagree: usize,
}

/// Pixels of a line.
const LINE: i32 = 26;
/// Pixels above the first line.
const HEAD: i32 = 70;
/// Pixels beneath the last.
const FOOT: i32 = 20;
/// Pixels for labels.
const LABELS: i32 = 430;
const WIDTH: u32 = 1000;

/// The figure; `signs` say what bars to the left and to the right mean.
pub(crate) fn bars(title: &str, signs: [&str; 2], bars: &[Bar]) -> Result<String> {
    let height = HEAD + FOOT + LINE * bars.len() as i32;
    drawn((WIDTH, height as u32), |area| {
        let text = |size: u32, side| {
            (FONT, size).into_font().color(&BLACK).pos(Pos::new(side, VPos::Center))
        };
        area.draw(&Text::new(title.to_owned(), (10, 22), text(18, HPos::Left)))?;
        legend(area, signs)?;
        let room = WIDTH as i32 - LABELS - 60;
        let left = bars.iter().map(|bar| bar.disagree).max().unwrap_or(0);
        let right = bars.iter().map(|bar| bar.agree).max().unwrap_or(0);
        let unit = f64::from(room) / (left + right).max(1) as f64;
        let zero = LABELS + 30 + (left as f64 * unit) as i32;
        for (place, bar) in bars.iter().enumerate() {
            let y = HEAD + LINE * place as i32 + LINE / 2;
            let label = short(&bar.label, 58);
            area.draw(&Text::new(label, (LABELS - 6, y), text(LETTERS, HPos::Right)))?;
            for (count, sign, colour, side) in [
                (bar.agree, 1, colours::AGREE, HPos::Left),
                (bar.disagree, -1, colours::DISAGREE, HPos::Right),
            ] {
                if count == 0 {
                    continue;
                }
                let end = zero + sign * (count as f64 * unit) as i32;
                let corners = [(zero.min(end), y - 8), (zero.max(end), y + 8)];
                area.draw(&Rectangle::new(corners, colour.filled()))?;
                let at = (end + sign * 4, y);
                area.draw(&Text::new(count.to_string(), at, text(12, side)))?;
            }
        }
        let axis = [(zero, HEAD - 4), (zero, HEAD + LINE * bars.len() as i32 + 4)];
        area.draw(&PathElement::new(axis.to_vec(), BLACK.stroke_width(1)))?;
        Ok::<(), Wrong>(())
    })
}

fn legend<B: DrawingBackend>(
    area: &DrawingArea<B, plotters::coord::Shift>,
    [left, right]: [&str; 2],
) -> Result<(), Wrong>
where
    B::ErrorType: 'static,
{
    let style = (FONT, LETTERS).into_font().color(&BLACK).pos(Pos::new(HPos::Left, VPos::Center));
    let signs = [(colours::DISAGREE, format!("◂ {left}")), (colours::AGREE, format!("{right} ▸"))];
    let mut x = LABELS + 30;
    for (colour, words) in signs {
        let wide = 60 + 8 * words.chars().count() as i32;
        area.draw(&Rectangle::new([(x, 40), (x + 14, 54)], colour.filled()))?;
        area.draw(&Text::new(words, (x + 20, 47), style.clone()))?;
        x += wide;
    }
    Ok(())
}
