//! The rows.

use serde::{Deserialize, Serialize};

use super::super::comparison::{Cell, Row};

/// How far coders agree on one thing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreementRow {
    /// Names of the coders, parted by commas.
    pub between: String,
    /// The variable; of marks, the one whose values are their categories.
    pub of: String,
    /// The coefficient: alpha, u-alpha, |u-alpha, cu-alpha or (k)u-alpha.
    pub measure: String,
    /// The one category that it is about.
    pub category: Option<String>,
    /// Its value, at most 1; none where nothing varies.
    pub alpha: Option<f64>,
    /// Lower end of the interval of 95 percent; none of fewer than 5 documents.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// Things that two coders or more said something of; 0 of marks on a continuum.
    pub units: usize,
    /// Documents that count.
    pub documents: usize,
}

/// A pair of values that two coders gave to the same things.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfusionRow {
    /// The variable.
    pub of: String,
    /// Name of one coder.
    pub first_coder: String,
    /// Name of the other.
    pub second_coder: String,
    /// What the one says.
    pub first: String,
    /// What the other says.
    pub second: String,
    /// How often.
    pub count: usize,
    /// Of what.
    pub units: Vec<UnitRow>,
}

/// A thing that coders said something of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitRow {
    /// Name of its document.
    pub doc: String,
    /// Its id: that of the statement, or type and place of what was coded.
    pub id: String,
}

impl Row for AgreementRow {
    const KIND: &'static str = "agreement";
    const COLUMNS: &'static [&'static str] =
        &["between", "of", "measure", "category", "alpha", "low", "high", "units", "documents"];
    const WIDTHS: &'static [usize] = &[20, 14, 11, 14, 8, 8, 8, 8, 9];

    fn id(&self) -> &str {
        &self.measure
    }

    fn cells(&self) -> Vec<Cell> {
        let number = |value: Option<f64>| value.map_or(Cell::Text(String::new()), Cell::Real);
        vec![
            Cell::Text(self.between.clone()),
            Cell::Text(self.of.clone()),
            Cell::Text(self.measure.clone()),
            Cell::optional(self.category.as_deref()),
            number(self.alpha),
            number(self.low),
            number(self.high),
            Cell::Count(self.units),
            Cell::Count(self.documents),
        ]
    }
}

impl Row for ConfusionRow {
    const KIND: &'static str = "confusions";
    const COLUMNS: &'static [&'static str] =
        &["of", "first_coder", "first", "second_coder", "second", "count", "units"];
    const WIDTHS: &'static [usize] = &[10, 13, 14, 13, 14, 6, 30];

    fn id(&self) -> &str {
        &self.of
    }

    fn cells(&self) -> Vec<Cell> {
        let units: Vec<&str> = self.units.iter().map(|unit| unit.id.as_str()).collect();
        vec![
            Cell::Text(self.of.clone()),
            Cell::Text(self.first_coder.clone()),
            Cell::Text(self.first.clone()),
            Cell::Text(self.second_coder.clone()),
            Cell::Text(self.second.clone()),
            Cell::Count(self.count),
            Cell::list(&units),
        ]
    }
}
