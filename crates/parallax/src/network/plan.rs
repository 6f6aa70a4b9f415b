//! Takes a table and options, gives the variables of a network, once it is sure that they fit.

use super::{
    Aggregation, Compatibility, Error, Kind, Normalization, Options, Slices, Table,
    table::{Coded, Column, Values},
};

/// The most values that a code of combined values tells apart: a number keeps 53 bits exactly.
const MOST_COMBINED: usize = 53;

/// The variables of a network, all known to the table.
pub(super) struct Plan<'a> {
    pub(super) table: &'a Table,
    pub(super) options: &'a Options,
    pub(super) rows: Coded<'a>,
    pub(super) columns: Coded<'a>,
    pub(super) qualifier: Option<(&'a Column, Coded<'a>)>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(table: &'a Table, options: &'a Options) -> Result<Self, Error> {
        let qualifier = options.qualifier.as_deref().map(|name| table.column(name)).transpose()?;
        for filter in &options.filters {
            table.column(&filter.variable)?;
        }
        check(options, qualifier)?;
        Ok(Self {
            table,
            options,
            rows: table.column(&options.rows)?.values.coded(),
            columns: table.column(&options.columns)?.values.coded(),
            qualifier: qualifier.map(|column| (column, column.values.coded())),
        })
    }

    /// Whether the defects of the peer are asked for.
    pub(super) fn is_dna3(&self) -> bool {
        self.options.compatibility == Compatibility::Dna3
    }

    /// Whether the value of the qualifier makes no difference.
    pub(super) fn is_ignored(&self) -> bool {
        self.options.aggregation == Aggregation::Ignore
    }
}

fn check(options: &Options, qualifier: Option<&Column>) -> Result<(), Error> {
    check_aggregation(options, qualifier)?;
    let (kind, normalization, aggregation) =
        (options.kind, options.normalization, options.aggregation);
    let fits = match normalization {
        Normalization::No => true,
        Normalization::Activity => kind == Kind::TwoMode && !is_code(options),
        // The peer counts non-zero codes of a row, and fails for columns.
        Normalization::Prominence => kind == Kind::TwoMode && aggregation != Aggregation::Combine,
        Normalization::Average => kind == Kind::OneMode,
        Normalization::Jaccard | Normalization::Cosine => {
            kind == Kind::OneMode && !is_peers_kernel(options)
        }
    };
    if fits { Ok(()) } else { Err(Error::Normalization { normalization, aggregation }) }
}

fn check_aggregation(options: &Options, qualifier: Option<&Column>) -> Result<(), Error> {
    let (kind, aggregation) = (options.kind, options.aggregation);
    let other = match kind {
        Kind::OneMode => aggregation == Aggregation::Combine,
        Kind::TwoMode => {
            matches!(aggregation, Aggregation::Congruence | Aggregation::Conflict)
                || aggregation == Aggregation::Combine && is_peers_kernel(options)
        }
    };
    if other {
        return Err(Error::Aggregation { aggregation, kind });
    }
    if aggregation == Aggregation::Ignore || options.compatibility == Compatibility::Dna3 {
        return Ok(());
    }
    let column = qualifier.ok_or(Error::NoQualifier(aggregation))?;
    let (is_text, levels) = match &column.values {
        Values::Text(_) => (true, column.values.coded().names.len()),
        Values::Boolean(_) | Values::Integer(_) => (false, column.values.coded().names.len()),
    };
    if kind == Kind::TwoMode && aggregation == Aggregation::Subtract && is_text {
        return Err(Error::NoSign(column.name.clone()));
    }
    if aggregation == Aggregation::Combine && levels > MOST_COMBINED {
        return Err(Error::TooManyLevels { most: MOST_COMBINED, found: levels });
    }
    Ok(())
}

/// Whether weights are codes, which cannot be divided.
fn is_code(options: &Options) -> bool {
    options.aggregation == Aggregation::Combine && options.compatibility == Compatibility::Corrected
}

fn is_peers_kernel(options: &Options) -> bool {
    options.compatibility == Compatibility::Dna3 && matches!(options.slices, Slices::Kernel(_))
}
