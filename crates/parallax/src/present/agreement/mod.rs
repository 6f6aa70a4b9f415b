//! Takes texts with what each coder made of them, gives how far the coders agree, as rows, and where
//! they do not, with the things behind it.

mod coded;
mod rows;

pub use coded::{CodedMark, CodedText, CoderText, Question};
pub use rows::{AgreementRow, ConfusionRow, UnitRow};

use std::collections::BTreeMap;

use crate::agreement::{Interval, Resampling, confusion, nominal, unitizing};
use coded::Codes;

/// How far coders agree, a row for each coefficient. `coders` are the names behind the places of
/// [`CodedText::coders`]; `between` are some of these places.
pub fn agreement_rows(
    texts: &[CodedText],
    coders: &[String],
    between: &[usize],
    question: &Question,
    resampling: Resampling,
) -> Vec<AgreementRow> {
    let names: Vec<&str> = between.iter().map(|&coder| coders[coder].as_str()).collect();
    let row = |of: &str, measure: &str, (alpha, interval): (Option<f64>, Option<Interval>)| {
        AgreementRow {
            between: names.join(", "),
            of: of.to_owned(),
            measure: measure.to_owned(),
            category: None,
            alpha,
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
            units: 0,
            documents: 0,
        }
    };
    let mut rows = Vec::new();
    for variable in &question.variables {
        let mut codes = Codes::default();
        let found = nominal(&coded::ratings(texts, between, variable, &mut codes).0, resampling);
        if found.units > 0 {
            let (units, documents) = (found.units, found.groups);
            let row = row(variable, "alpha", (found.alpha, found.interval));
            rows.push(AgreementRow { units, documents, ..row });
        }
    }
    let mut codes = Codes::default();
    let found = unitizing(&coded::continua(texts, between, &question.by, &mut codes), resampling);
    if found.texts == 0 {
        return rows;
    }
    let counts = AgreementRow { units: 0, documents: found.texts, ..row("", "", (None, None)) };
    let named = |of: &str, measure: &str, category, figure: (Option<f64>, Option<Interval>)| {
        AgreementRow { category, documents: counts.documents, ..row(of, measure, figure) }
    };
    let by = &question.by;
    for (measure, of) in
        [("u-alpha", found.all), ("|u-alpha", found.marked), ("cu-alpha", found.coded)]
    {
        rows.push(named(by, measure, None, (of.alpha, of.interval)));
    }
    for of in found.categories {
        let name = codes.name(of.category).to_owned();
        let alone = (of.alone.alpha, of.alone.interval);
        rows.push(named(by, "|u-alpha", Some(name.clone()), alone));
        rows.push(named(by, "(k)u-alpha", Some(name), (of.told_apart, None)));
    }
    rows
}

/// What two coders say of the same things, a row for each pair of values, with the things behind it.
pub fn confusion_rows(
    texts: &[CodedText],
    coders: &[String],
    between: [usize; 2],
    question: &Question,
) -> Vec<ConfusionRow> {
    let mut rows = Vec::new();
    for variable in &question.variables {
        let mut codes = Codes::default();
        let (ratings, units) = coded::ratings(texts, &between, variable, &mut codes);
        for cell in confusion(&ratings, 0, 1) {
            rows.push(ConfusionRow {
                of: variable.clone(),
                first_coder: coders[between[0]].clone(),
                second_coder: coders[between[1]].clone(),
                first: codes.name(cell.first).to_owned(),
                second: codes.name(cell.second).to_owned(),
                count: cell.units.len(),
                units: cell.units.iter().map(|&unit| units[unit as usize].clone()).collect(),
            });
        }
    }
    // Those in which coders differ first, the most frequent first.
    let mut order: BTreeMap<(String, bool, usize, usize), ConfusionRow> = BTreeMap::new();
    for (place, row) in rows.into_iter().enumerate() {
        let is_same = row.first == row.second;
        order.insert((row.of.clone(), is_same, usize::MAX - row.count, place), row);
    }
    order.into_values().collect()
}

#[cfg(test)]
mod tests;
