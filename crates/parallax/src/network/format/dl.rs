//! Writes a full matrix in DL, the format of UCINET.

use std::io;

use super::super::{Kind, Network, Node};

/// Writes the matrix of a network, zeros included. DL has no way to write `"` in a label, so it
/// becomes `'`, and a line break a space.
///
/// # Errors
///
/// Those of `out`.
pub fn dl(network: &Network, out: &mut impl io::Write) -> io::Result<()> {
    let (rows, columns) = (network.rows(), network.columns());
    match network.kind {
        Kind::OneMode => {
            writeln!(out, "dl n = {}, format = fullmatrix\nlabels:", rows.len())?;
            labels(rows, out)?;
        }
        Kind::TwoMode => {
            let (height, width) = (rows.len(), columns.len());
            writeln!(out, "dl nr = {height}, nc = {width}, format = fullmatrix\nrow labels:")?;
            labels(rows, out)?;
            writeln!(out, "col labels:")?;
            labels(columns, out)?;
        }
    }
    writeln!(out, "data:")?;
    let lines = network.lines();
    for row in 0..rows.len() {
        for weight in network.line(&lines, row) {
            write!(out, " {weight}")?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn labels(nodes: &[Node], out: &mut impl io::Write) -> io::Result<()> {
    for node in nodes {
        let label = node.label.replace('"', "'").replace(['\n', '\r'], " ");
        writeln!(out, "\"{label}\"")?;
    }
    Ok(())
}
