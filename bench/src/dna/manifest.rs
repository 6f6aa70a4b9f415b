//! The options of each run of the peer, from its manifest.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use jiff::{civil::DateTime, tz::TimeZone};
use parallax::network::{
    Compatibility, Duplicates, Filter, Keep, Kernel, Kind, Named, Normalization, Options, Range,
    Slices, Smoothing, Unit,
};
use serde::Deserialize;

/// One run.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_excessive_bools, reason = "the fields are those of the file")]
pub(super) struct Run {
    /// Its name.
    pub(super) id: String,
    network_type: String,
    variable1: String,
    variable2: String,
    qualifier: Option<String>,
    qualifier_aggregation: String,
    normalization: String,
    isolates: bool,
    duplicates: String,
    start: String,
    stop: String,
    time_window: String,
    window_size: u32,
    kernel: String,
    indent_time: bool,
    exclude_values: BTreeMap<String, Vec<String>>,
    exclude_authors: Vec<String>,
    invert_values: bool,
    invert_authors: bool,
    normalize_to_one: bool,
    /// How many statements it counted.
    #[serde(default)]
    pub(super) filtered_statements: usize,
    /// Why it failed; empty if it did not.
    pub(super) error: String,
    /// What it gave.
    #[serde(default)]
    pub(super) matrices: Vec<Matrix>,
}

/// One matrix; its numbers are in a file.
#[derive(Deserialize)]
pub(super) struct Matrix {}

impl Run {
    /// The same for the engine.
    pub(super) fn options(&self) -> Result<Options> {
        Ok(Options {
            kind: if self.network_type == "onemode" { Kind::OneMode } else { Kind::TwoMode },
            rows: self.variable1.clone(),
            columns: self.variable2.clone(),
            qualifier: self.qualifier.clone(),
            aggregation: named(&self.qualifier_aggregation)?,
            normalization: named::<Normalization>(&self.normalization)?,
            duplicates: match self.duplicates.as_str() {
                "acrossrange" => Duplicates::Range,
                name => named(name)?,
            },
            range: Range { start: Some(seconds(&self.start)?), end: Some(seconds(&self.stop)?) },
            filters: self.filters(),
            isolates: self.isolates,
            slices: self.slices()?,
            sum_to_one: self.normalize_to_one,
            compatibility: Compatibility::Dna3,
            ..Options::default()
        })
    }

    fn filters(&self) -> Vec<Filter> {
        let keep = |is_inverted| if is_inverted { Keep::Only } else { Keep::Others };
        let values = self.exclude_values.iter().map(|(variable, values)| Filter {
            variable: variable.clone(),
            values: values.clone(),
            keep: keep(self.invert_values),
        });
        let authors = (!self.exclude_authors.is_empty()).then(|| Filter {
            variable: "author".to_owned(),
            values: self.exclude_authors.clone(),
            keep: keep(self.invert_authors),
        });
        values.chain(authors).collect()
    }

    fn slices(&self) -> Result<Slices> {
        if self.time_window == "no" {
            return Ok(Slices::Whole);
        }
        let (unit, size) = (named::<Unit>(&self.time_window)?, self.window_size);
        if self.kernel == "no" {
            return Ok(Slices::Windows { unit, size, step: 1 });
        }
        let kernel = named::<Kernel>(&self.kernel)?;
        Ok(Slices::Kernel(Smoothing { kernel, unit, size, indent: self.indent_time }))
    }

    /// The file of a matrix.
    pub(super) fn file(&self, number: usize) -> String {
        if self.time_window == "no" {
            return format!("{}.csv", self.id);
        }
        format!("{}__t{:03}.csv", self.id, number + 1)
    }
}

fn named<T: Named>(name: &str) -> Result<T> {
    match T::named(name) {
        Some(choice) => Ok(choice),
        None => bail!("no choice is called {name}"),
    }
}

/// Seconds since 1970-01-01 of a time without a zone.
pub(super) fn seconds(time: &str) -> Result<i64> {
    let civil: DateTime = time.parse().with_context(|| time.to_owned())?;
    Ok(TimeZone::UTC.to_timestamp(civil)?.as_second())
}
