//! Takes the qualifier of a plan, gives the level of each statement and how far levels are apart.

use std::borrow::Cow;

use super::{
    dna3,
    plan::Plan,
    table::{Coded, Column, Values, distinct},
};

/// The levels of a qualifier.
pub(super) struct Scale<'a> {
    /// Level of each row of the table; without, all have level 0.
    pub(super) levels: Option<Cow<'a, [u32]>>,
    /// How many levels there are.
    pub(super) count: u32,
    /// How far they are apart.
    pub(super) measure: Measure,
}

/// How far levels are apart.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    /// Levels do not matter.
    Same,
    /// 0 or 1.
    Texts,
    /// The difference of their numbers over the range of the scale.
    Numbers(Numbers),
}

/// The numbers of levels.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbers {
    /// Of each level, ascending.
    pub(super) values: Vec<f64>,
    /// What a statement adds to a difference of yes and no, or to a sum.
    pub(super) signed: Vec<f64>,
    /// From the least to the greatest; 1 if they are one.
    pub(super) range: f64,
}

impl<'a> Scale<'a> {
    /// The scale of a plan; `base` are the statements of the date range, which only the peer's
    /// scale depends on.
    pub(super) fn new(plan: &'a Plan<'a>, base: &[u32]) -> Self {
        match &plan.qualifier {
            Some((column, coded)) if plan.is_dna3() && dna3::has_levels(plan, coded, base) => {
                dna3::scale(column, coded, base)
            }
            Some(_) if plan.is_ignored() => Self::one(),
            Some((column, coded)) => Self::of(column, coded),
            None => Self::one(),
        }
    }

    /// One level, that of all statements.
    pub(super) fn one() -> Self {
        Self { levels: None, count: 1, measure: Measure::Same }
    }

    fn of(column: &Column, coded: &'a Coded<'a>) -> Self {
        Self {
            levels: Some(Cow::Borrowed(&coded.codes)),
            count: coded.names.len() as u32,
            measure: measure(&column.values),
        }
    }

    pub(super) fn level(&self, row: u32) -> u32 {
        self.levels.as_ref().map_or(0, |levels| levels[row as usize])
    }
}

/// How far the values of a variable are apart, over all of its rows.
pub(super) fn measure(values: &Values) -> Measure {
    match values {
        Values::Text(_) => Measure::Texts,
        Values::Boolean(_) => Measure::Numbers(Numbers {
            values: vec![0.0, 1.0],
            signed: vec![-1.0, 1.0],
            range: 1.0,
        }),
        Values::Integer(numbers) => {
            let values: Vec<f64> =
                distinct(numbers.iter().copied()).into_iter().map(|value| value as f64).collect();
            let range = values.last().zip(values.first()).map_or(0.0, |(last, first)| last - first);
            let range = if range > 0.0 { range } else { 1.0 };
            Measure::Numbers(Numbers { signed: values.clone(), values, range })
        }
    }
}

impl Measure {
    /// How far two levels are apart, before it is divided by [`Measure::range`]; so whole numbers
    /// stay whole in sums, and what cancels out is exactly nothing.
    #[inline]
    pub(super) fn apart(&self, a: u32, b: u32) -> f64 {
        match self {
            Self::Same => 0.0,
            Self::Texts => f64::from(a != b),
            Self::Numbers(numbers) => {
                (numbers.values[a as usize] - numbers.values[b as usize]).abs()
            }
        }
    }

    pub(super) fn range(&self) -> f64 {
        match self {
            Self::Same | Self::Texts => 1.0,
            Self::Numbers(numbers) => numbers.range,
        }
    }
}
