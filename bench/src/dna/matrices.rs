//! Compares a network with a matrix of the peer.

use std::path::Path;

use anyhow::{Context, Result};
use csv::ReaderBuilder;
use parallax::network::{Network, Node};

/// Differences up to this share of the reference, or of 1, are none.
const TOLERANCE: f64 = 1e-9;

/// How a network differs.
pub(super) enum Difference {
    /// Not; the largest difference of two numbers.
    None(f64),
    /// In this.
    Some(String),
}

/// Compares labels, their order, and all numbers.
pub(super) fn compare(network: &Network, path: &Path) -> Result<Difference> {
    let reference = Reference::read(path)?;
    if labels(network.rows()) != reference.rows || labels(network.columns()) != reference.columns {
        return Ok(Difference::Some("labels".to_owned()));
    }
    let lines = network.lines();
    let mut largest: f64 = 0.0;
    for (row, expected) in reference.lines.iter().enumerate() {
        for (found, expected) in network.line(&lines, row).into_iter().zip(expected) {
            let difference = (found - expected).abs() / expected.abs().max(1.0);
            if difference.is_nan() || difference > TOLERANCE {
                return Ok(Difference::Some(format!("{found} instead of {expected}")));
            }
            largest = largest.max(difference);
        }
    }
    Ok(Difference::None(largest))
}

fn labels(nodes: &[Node]) -> Vec<&str> {
    nodes.iter().map(|node| node.label.as_str()).collect()
}

struct Reference {
    rows: Vec<String>,
    columns: Vec<String>,
    lines: Vec<Vec<f64>>,
}

impl Reference {
    fn read(path: &Path) -> Result<Self> {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .from_path(path)
            .with_context(|| path.display().to_string())?;
        let mut records = reader.records().collect::<Result<Vec<_>, _>>()?.into_iter();
        let head = records.next().unwrap_or_default();
        let mut found = Self {
            rows: vec![],
            columns: head.iter().skip(1).map(str::to_owned).collect(),
            lines: vec![],
        };
        for record in records {
            found.rows.push(record[0].to_owned());
            let line = record.iter().skip(1).map(str::parse).collect::<Result<_, _>>()?;
            found.lines.push(line);
        }
        Ok(found)
    }
}
