//! Compares the nested backbone with that of the peer, and with its true distance.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use parallax::network::{
    Aggregation, Compatibility, Duplicates, Kind, Normalization, Options, Table,
    analysis::{Step, backbone},
};

/// Distance without the first column that the peer drops, had it taken eigenvalues of the Laplacian
/// (computed by another program).
const TRUE_DISTANCE: f64 = 0.023_819_153_294;

/// What is compared.
pub(super) struct Outcome {
    /// Steps of the peer with the same column, losses and number of statements.
    pub(super) right: usize,
    /// Steps of the peer.
    pub(super) steps: usize,
    /// Whether the true distance comes out.
    pub(super) is_true: bool,
}

/// Compares all steps for the sample.
pub(super) fn outcome(folder: &Path, table: &Table) -> Result<Outcome> {
    let path = folder.join("other.txt");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let lines = text.lines().skip_while(|line| !line.starts_with("nested backbone")).skip(1);
    let expected: Vec<Vec<&str>> = lines
        .take_while(|line| line.starts_with(' '))
        .map(|line| line.split('|').map(str::trim).collect())
        .collect();
    let found = backbone(table, &options(Compatibility::Dna3))?;
    let right = found.iter().zip(&expected).filter(|(step, line)| is_same(step, line)).count();
    let corrected = backbone(table, &options(Compatibility::Corrected))?;
    let first = expected.first().and_then(|line| line.get(1).copied()).unwrap_or_default();
    let is_true = corrected
        .first()
        .is_some_and(|step| step.column == first && (step.loss - TRUE_DISTANCE).abs() < 1e-9);
    Ok(Outcome { right, steps: expected.len(), is_true })
}

fn options(compatibility: Compatibility) -> Options {
    Options {
        kind: Kind::OneMode,
        rows: "organization".to_owned(),
        columns: "concept".to_owned(),
        qualifier: Some("agreement".to_owned()),
        aggregation: Aggregation::Subtract,
        normalization: Normalization::Average,
        duplicates: Duplicates::Document,
        compatibility,
        ..Options::default()
    }
}

/// Fields of a line: number, column, loss, loss of the rest, statements.
fn is_same(step: &Step, line: &[&str]) -> bool {
    let number = |place: usize| line.get(place).and_then(|field| field.parse::<f64>().ok());
    let near = |found: f64, place| number(place).is_some_and(|it| (found - it).abs() < 1e-9);
    line.get(1) == Some(&step.column.as_str())
        && near(step.loss, 2)
        && near(step.rest_loss, 3)
        && near(step.statements as f64, 4)
}
