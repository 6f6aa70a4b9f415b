//! Alpha against published examples and by hand, and what holds for any marks.

mod nominal;
mod properties;
mod unitizing;

use super::{Continuum, Mark, Ratings};
use crate::text::Span;

/// Rounded to three digits, as papers print it.
pub(super) fn rounded(value: Option<f64>) -> Option<f64> {
    value.map(|value| (value * 1000.0).round() / 1000.0)
}

/// One line for each coder, one digit for each unit; a point where the coder did not say.
pub(super) fn ratings(lines: &[&str]) -> Ratings {
    let lines: Vec<Vec<char>> = lines.iter().map(|line| line.chars().collect()).collect();
    let mut ratings = Ratings::new(lines.len());
    for unit in 0..lines[0].len() {
        ratings.add(unit as u32, lines.iter().map(|line| line[unit].to_digit(10)).collect());
    }
    ratings
}

pub(super) fn mark(start: u32, end: u32, category: u32) -> Mark {
    Mark { span: Span { start, end }, category }
}

/// One text that all coders read.
pub(super) fn text(length: u32, coders: &[&[Mark]]) -> Continuum {
    let coders = coders.iter().map(|marks| Some(marks.to_vec())).collect();
    Continuum { length, group: 0, coders }
}
