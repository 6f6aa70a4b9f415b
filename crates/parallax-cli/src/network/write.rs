//! Takes networks, writes them as files.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};
use parallax::network::{
    self, Network, Options,
    format::{self, Flavour},
    layout,
};

use super::{
    arguments::{NetworkArguments, NetworkFormat},
    table::Statements,
};
use crate::{exit::advice, output};

/// Counts the networks and writes them.
pub(super) fn write(
    arguments: &NetworkArguments,
    statements: &Statements,
    options: &Options,
) -> Result<()> {
    let path = arguments.output.as_deref();
    if arguments.format == NetworkFormat::Events {
        let rows = network::events(&statements.table, options)?;
        return to(path, |out| format::events(&statements.table, &rows, out));
    }
    let networks = network::networks(&statements.table, options)?;
    if networks.iter().all(|network| network.nodes.is_empty()) {
        output::say("The network is empty: no statement has what is asked for.");
    }
    match arguments.format {
        NetworkFormat::Edges => {
            to(path, |out| format::edges(&networks, &statements.attributes, out))?;
        }
        NetworkFormat::Gexf => {
            let largest = networks.iter().rev().max_by_key(|network| network.nodes.len());
            let points = largest.map(|network| layout(network, arguments.seed)).unwrap_or_default();
            to(path, |out| format::gexf(&networks, &statements.attributes, &points, out))?;
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

/// Formats that hold one network: each slice of time becomes a file of its own.
fn one_by_one(
    arguments: &NetworkArguments,
    statements: &Statements,
    networks: &[Network],
) -> Result<()> {
    let path = arguments.output.as_deref();
    if networks.len() > 1 && path.is_none() {
        return Err(advice(
            format!("{} networks do not fit into one {}", networks.len(), arguments.format_name()),
            "Name files with -o, or take --format edges or gexf, which hold time.",
        ));
    }
    for (number, network) in networks.iter().enumerate() {
        let numbered =
            path.map(|path| if networks.len() > 1 { nth(path, number) } else { path.into() });
        to(numbered.as_deref(), |out| one(arguments, statements, network, out))?;
    }
    Ok(())
}

fn one(
    arguments: &NetworkArguments,
    statements: &Statements,
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

/// A file, or standard output.
type Sink = BufWriter<Box<dyn Write>>;

/// Writes to a file, or to standard output.
fn to(path: Option<&Path>, write: impl FnOnce(&mut Sink) -> io::Result<()>) -> Result<()> {
    let named = || path.map_or("standard output".to_owned(), |path| path.display().to_string());
    let out: Box<dyn Write> = match path {
        Some(path) => Box::new(File::create(path).with_context(named)?),
        None => Box::new(io::stdout().lock()),
    };
    let mut out = BufWriter::new(out);
    write(&mut out).and_then(|()| out.flush()).with_context(named)
}
