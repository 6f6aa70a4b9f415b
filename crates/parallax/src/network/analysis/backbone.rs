//! Takes a table and options, gives the columns in the order in which they can be left out: those
//! at the end are the backbone of the debate.

use super::{
    super::{Compatibility, Error, Filter, Keep, Kind, Network, Options, Table, networks},
    coalitions::positive,
    spectrum::{shares, spectral_distance, spectrum},
};

/// A column that is left out, after those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its label.
    pub column: String,
    /// How far the network of the columns that are left is from the whole: [`spectral_distance`].
    pub loss: f64,
    /// How far the network of the columns that are left out is from the whole.
    pub rest_loss: f64,
    /// How many statements are left.
    pub statements: usize,
}

/// The nested backbone of a one-mode network: again and again, the column goes without which the
/// network differs the least from the whole (Leifeld, `rDNA`, `dna_backbone`); of equals the
/// earlier. Cost grows with the square of the number of columns and the cube of that of rows. The
/// peer takes degrees for eigenvalues: see [`Compatibility::Dna3`].
///
/// # Errors
///
/// As [`networks`]; slices of time are not looked at.
pub fn backbone(table: &Table, options: &Options) -> Result<Vec<Step>, Error> {
    let whole =
        Options { kind: Kind::OneMode, slices: super::super::Slices::Whole, ..options.clone() };
    let two = Options {
        kind: Kind::TwoMode,
        aggregation: super::super::Aggregation::Ignore,
        normalization: super::super::Normalization::No,
        ..whole.clone()
    };
    let labels = networks(table, &two)?.remove(0);
    let mut left: Vec<String> = labels.columns().iter().map(|node| node.label.clone()).collect();
    let debate = Debate { table, options: &whole, spectrum: of(&whole, &one(table, &whole)?) };
    let mut gone = Vec::new();
    let mut steps = Vec::new();
    while !left.is_empty() {
        let step = debate.step(&mut left, &mut gone)?;
        steps.push(step);
    }
    Ok(steps)
}

struct Debate<'a> {
    table: &'a Table,
    options: &'a Options,
    spectrum: Vec<f64>,
}

impl Debate<'_> {
    fn step(&self, left: &mut Vec<String>, gone: &mut Vec<String>) -> Result<Step, Error> {
        let mut best: Option<(f64, usize, usize)> = None;
        for place in 0..left.len() {
            let others = left.iter().enumerate().filter(|(other, _)| *other != place);
            let (loss, statements) = self.loss(others.map(|(_, label)| label.clone()).collect())?;
            if best.is_none_or(|(least, ..)| loss < least) {
                best = Some((loss, place, statements));
            }
        }
        let (loss, place, statements) = best.expect("a column is left");
        let column = left.remove(place);
        gone.push(column.clone());
        let rest_loss = self.loss(gone.clone())?.0;
        Ok(Step { column, loss, rest_loss, statements })
    }

    /// How far the network of some columns is from the whole, and its statements.
    fn loss(&self, columns: Vec<String>) -> Result<(f64, usize), Error> {
        let mut options = self.options.clone();
        let variable = options.columns.clone();
        options.filters.push(Filter { variable, values: columns, keep: Keep::Only });
        let network = one(self.table, &options)?;
        let loss = spectral_distance(&self.spectrum, &of(&options, &network));
        Ok((loss, network.statements))
    }
}

fn one(table: &Table, options: &Options) -> Result<Network, Error> {
    Ok(networks(table, options)?.remove(0))
}

fn of(options: &Options, network: &Network) -> Vec<f64> {
    if options.compatibility == Compatibility::Corrected {
        return spectrum(network);
    }
    let mut degrees = vec![0.0; network.nodes.len()];
    for (a, b, weight) in positive(network) {
        degrees[a as usize] += weight;
        degrees[b as usize] += weight;
    }
    shares(degrees)
}
