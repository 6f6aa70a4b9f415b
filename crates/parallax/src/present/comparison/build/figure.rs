//! Takes a figure, gives it as a person reads it: "at least 300".

use crate::{
    annotate::quantity::{Comparator, Unit},
    compare::conflicts::Figure,
};

/// The figure with its comparator and unit.
pub(super) fn shown(figure: &Figure) -> String {
    let single = (figure.low - figure.high).abs() < f64::EPSILON;
    let number =
        if single { figure.low.to_string() } else { format!("{} to {}", figure.low, figure.high) };
    let words = match figure.comparator {
        Comparator::Exactly | Comparator::Between => "",
        Comparator::About => "about ",
        Comparator::AtLeast => "at least ",
        Comparator::MoreThan => "more than ",
        Comparator::AtMost => "at most ",
        Comparator::FewerThan => "fewer than ",
        Comparator::Nearly => "nearly ",
    };
    let unit = match &figure.unit {
        Unit::Count => String::new(),
        other => format!(" {}", unit(other)),
    };
    format!("{words}{number}{unit}")
}

/// What a unit is called.
pub(super) fn unit(unit: &Unit) -> String {
    match unit {
        Unit::Count => "count".to_owned(),
        Unit::Percent => "percent".to_owned(),
        Unit::Money(currency) if currency.is_empty() => "money".to_owned(),
        Unit::Money(currency) => currency.clone(),
        Unit::Age => "years of age".to_owned(),
        Unit::Duration(unit) | Unit::Measure(unit) => unit.clone(),
    }
}
