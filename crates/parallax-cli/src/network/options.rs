//! Takes what was typed, gives what the engine counts by.

use anyhow::{Result, anyhow};
use parallax::network::{Filter, Keep, Least, Options, Range, Slices, Smoothing};
use parallax_store::seconds;

use super::arguments::MadeOf;
use crate::{coding::arguments::Which, exit::advice};

/// The options of a network.
pub(super) fn of(made: &MadeOf, which: Which) -> Result<Options> {
    let columns = if which.coded() { "concept" } else { "claim" };
    let wanted = made.columns.clone().unwrap_or_else(|| columns.to_owned());
    if wanted == made.rows {
        return Err(advice(
            format!("rows and columns are both {wanted}"),
            "Give --rows and --columns two variables.",
        ));
    }
    Ok(Options {
        kind: made.kind.unwrap_or_default(),
        rows: made.rows.clone(),
        columns: wanted,
        qualifier: made.qualifier.clone(),
        aggregation: made.aggregation.unwrap_or_default(),
        normalization: made.normalization.unwrap_or_default(),
        duplicates: made.duplicates.unwrap_or_default(),
        range: range(made)?,
        filters: filters(made)?,
        isolates: made.isolates,
        least: Least { rows: made.at_least, columns: made.columns_at_least },
        slices: slices(made)?,
        sum_to_one: made.sum_to_one,
        compatibility: made.compat,
    })
}

fn range(made: &MadeOf) -> Result<Range> {
    let moment = |day: &Option<String>| match day {
        None => Ok(None),
        Some(day) => {
            let moment = seconds(day);
            moment.map(Some).ok_or_else(|| anyhow!("\"{day}\" is no day; write it as 2019-05-14"))
        }
    };
    let end = moment(&made.to)?;
    // A day is meant to its end.
    let whole_day = made.to.as_ref().is_some_and(|day| day.len() == 10);
    let end = end.map(|end| if whole_day { end + 86_399 } else { end });
    Ok(Range { start: moment(&made.from)?, end })
}

fn filters(made: &MadeOf) -> Result<Vec<Filter>> {
    let mut filters = Vec::new();
    for (typed, keep) in [(&made.without, Keep::Others), (&made.only, Keep::Only)] {
        for filter in typed {
            let (variable, values) = filter
                .split_once('=')
                .ok_or_else(|| anyhow!("\"{filter}\": write VARIABLE=VALUES, as party=Kestria"))?;
            let values = values.split(',').map(|value| value.trim().to_owned()).collect();
            filters.push(Filter { variable: variable.trim().to_owned(), values, keep });
        }
    }
    Ok(filters)
}

fn slices(made: &MadeOf) -> Result<Slices> {
    let unit = made.unit().map_err(|wrong| anyhow!(wrong))?;
    Ok(match (made.window, made.kernel, unit) {
        (Some(size), _, None) => Slices::Events { size, step: made.step },
        (Some(size), _, Some(unit)) => Slices::Windows { unit, size, step: made.step },
        (None, Some(kernel), Some(unit)) => {
            Slices::Kernel(Smoothing { kernel, unit, size: made.width, indent: made.indent })
        }
        (None, Some(_), None) => {
            return Err(anyhow!("a kernel is measured in time; give --unit days to years"));
        }
        (None, None, _) => Slices::Whole,
    })
}
