//! Takes networks, writes them as files.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use anyhow::Result;
use parallax::{
    network::{
        self, Network, Options,
        format::{self, Attributes, Field, Flavour, Holds},
        layout,
    },
    present::comparison::Cell,
};
use parallax_store::{ColumnKind, ParquetTable, StatementTable};

use super::{
    advised,
    arguments::{NetworkArguments, NetworkFormat},
};
use crate::{
    exit::advice,
    output::{self, Sink},
};

/// Counts the networks and writes them.
pub(super) fn write(
    arguments: &NetworkArguments,
    statements: &StatementTable,
    options: &Options,
) -> Result<()> {
    let path = arguments.output.as_deref();
    if arguments.format == NetworkFormat::Events {
        let rows = network::events(&statements.table, options).map_err(advised)?;
        return output::to(path, |out| Ok(format::events(&statements.table, &rows, out)?));
    }
    let networks = network::networks(&statements.table, options).map_err(advised)?;
    if networks.iter().all(|network| network.nodes.is_empty()) {
        let all = arguments.made.project.display();
        output::say("The network is empty: no statement has what is asked for.");
        output::say(&format!("  See what there is: parallax network {all} --format events"));
    }
    match arguments.format {
        NetworkFormat::Edges => {
            output::to(path, |out| Ok(format::edges(&networks, &statements.attributes, out)?))?;
        }
        NetworkFormat::Parquet => parquet(path, &networks, &statements.attributes)?,
        NetworkFormat::Gexf => {
            output::to(path, |out| {
                Ok(format::gexf(&networks, &statements.attributes, Some(arguments.seed), out)?)
            })?;
        }
        _ => one_by_one(arguments, statements, &networks)?,
    }
    if let Some(path) = path {
        let ties: usize = networks.iter().map(|network| network.ties.len()).sum();
        output::say(&format!(
            "{}: {} of {} networks, {ties} ties",
            path.display(),
            arguments.format_name(),
            networks.len()
        ));
    }
    Ok(())
}

/// The list of ties, as Parquet.
fn parquet(path: Option<&Path>, networks: &[Network], attributes: &Attributes) -> Result<()> {
    let columns = format::edge_columns(attributes).into_iter().map(|(name, holds)| {
        let kind = match holds {
            Holds::Text => ColumnKind::Text,
            Holds::Count => ColumnKind::Count,
            Holds::Real => ColumnKind::Real,
        };
        (name, kind)
    });
    let mut bytes = Vec::new();
    let mut table = ParquetTable::new(columns.collect(), &mut bytes)?;
    format::edge_rows(networks, attributes, &mut |row| {
        table.push(row.into_iter().map(cell).collect())
    })?;
    table.finish()?;
    output::to(path, |out| Ok(out.write_all(&bytes)?))
}

/// Words that are empty make an empty cell where a number is meant.
fn cell(field: Field) -> Cell {
    match field {
        Field::Text(text) => Cell::Text(text),
        Field::Count(count) => Cell::Count(count as usize),
        Field::Real(weight) => Cell::Real(weight),
        Field::Nothing => Cell::Text(String::new()),
    }
}

/// Formats that hold one network: each slice of time becomes a file of its own.
fn one_by_one(
    arguments: &NetworkArguments,
    statements: &StatementTable,
    networks: &[Network],
) -> Result<()> {
    let path = arguments.output.as_deref();
    if networks.len() > 1 && path.is_none() {
        return Err(advice(
            format!("{} networks do not fit into one {}", networks.len(), arguments.format_name()),
            "Name files with -o, or take --format edges, parquet or gexf, which hold time.",
        ));
    }
    for (number, network) in networks.iter().enumerate() {
        let numbered =
            path.map(|path| if networks.len() > 1 { nth(path, number) } else { path.into() });
        output::to(numbered.as_deref(), |out| Ok(one(arguments, statements, network, out)?))?;
    }
    Ok(())
}

fn one(
    arguments: &NetworkArguments,
    statements: &StatementTable,
    network: &Network,
    out: &mut Sink,
) -> io::Result<()> {
    let drawn = |flavour, out: &mut Sink| {
        let points = layout(network, arguments.seed);
        format::graphml(network, &statements.attributes, &points, flavour, out)
    };
    match arguments.format {
        NetworkFormat::Dl => format::dl(network, out),
        NetworkFormat::Graphml => drawn(Flavour::Plain, out),
        NetworkFormat::Visone => drawn(Flavour::Visone, out),
        _ => format::matrix(network, b',', out),
    }
}

/// `talks.csv` as `talks-003.csv`.
fn nth(path: &Path, number: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{:03}{ending}", number + 1))
}
