//! Writes a matrix as CSV (RFC 4180): labels of columns in the first line, of rows in front.

use std::{io, iter};

use super::super::Network;

/// Writes the matrix of a network, zeros included. The peer puts `;` between fields.
///
/// # Errors
///
/// Those of `out`.
pub fn matrix(network: &Network, delimiter: u8, out: &mut impl io::Write) -> io::Result<()> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .quote_style(csv::QuoteStyle::NonNumeric)
        .from_writer(out);
    let labels = network.columns().iter().map(|node| node.label.as_str());
    writer.write_record(iter::once("").chain(labels))?;
    let lines = network.lines();
    for (row, node) in network.rows().iter().enumerate() {
        let weights = network.line(&lines, row).into_iter().map(|weight| weight.to_string());
        writer.write_record(iter::once(node.label.clone()).chain(weights))?;
    }
    writer.flush()
}
