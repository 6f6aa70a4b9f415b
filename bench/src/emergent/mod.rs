//! `parallax-bench emergent`: the stance of a headline toward a claim.
//!
//! Data: Emergent, distinct pairs of claim and headline with one position of for, against and
//! observing; for measuring only. Ten folds, all headlines of a claim in one. The rules use no
//! training; the classifier is trained on nine folds and read on the tenth, and is not shipped.

mod features;
mod regression;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::PathBuf,
};

use anyhow::{Context, Result};
use parallax_english::English;
use serde::Deserialize;

use crate::confusion::{Counts, f1};
use crate::data;
use features::{Pair, Sentence};
use regression::Regression;

/// Settings of the measurement.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked English pipeline (the one with config.cfg).
    #[arg(long)]
    model: PathBuf,
}

#[derive(Deserialize)]
struct Row {
    claim: String,
    page_headline: String,
    page_position: String,
}

/// The positions that are measured; a label is an index into it.
const POSITIONS: [&str; 3] = ["for", "against", "observing"];

const FOLDS: usize = 10;

/// Prints F1 of each position and their mean, for the rules and for the classifier.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(folder) = data::folder() else { return Ok(()) };
    let path = folder.join("claims/emergent_full.jsonl");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let english = English::load(&arguments.model)?;
    let rows = distinct(&text)?;
    let mut claims: BTreeMap<&str, Sentence> = BTreeMap::new();
    let mut pairs = Vec::new();
    for ((claim, headline), label) in &rows {
        let stated = claims.entry(claim).or_insert_with(|| Sentence::read(&english, claim)).clone();
        pairs.push((Pair::new(stated, Sentence::read(&english, headline)), *label));
    }
    let numbers: BTreeMap<&str, usize> =
        claims.keys().enumerate().map(|(number, claim)| (*claim, number)).collect();
    let fold = |index: usize| numbers[rows[index].0.0.as_str()] % FOLDS;
    data::print(&format!("{} pairs of {} claims\n", pairs.len(), claims.len()));
    let mut by_rules = Counts::default();
    for (pair, label) in &pairs {
        by_rules[*label][pair.by_rules()] += 1;
    }
    data::print(&report("rules alone", &by_rules)?);
    data::print(&report("classifier", &cross_validated(&pairs, fold))?);
    Ok(())
}

/// Claim, headline and label, each pair once; pairs with two positions are left out.
fn distinct(text: &str) -> Result<Vec<((String, String), usize)>> {
    let mut found: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for line in text.lines() {
        let row: Row = serde_json::from_str(line)?;
        let claim = row.claim.trim_start_matches("Claim:").trim().to_owned();
        if !row.page_headline.trim().is_empty() {
            let pair = (claim, row.page_headline.trim().to_owned());
            found.entry(pair).or_default().insert(row.page_position);
        }
    }
    let labelled = found.into_iter().filter_map(|(pair, positions)| {
        let position = positions.first().filter(|_| positions.len() == 1)?;
        Some((pair, POSITIONS.iter().position(|known| known == position)?))
    });
    Ok(labelled.collect())
}

fn cross_validated(pairs: &[(Pair, usize)], fold: impl Fn(usize) -> usize) -> Counts {
    let rows: Vec<(Vec<u32>, usize)> =
        pairs.iter().map(|(pair, label)| (pair.features(), *label)).collect();
    let mut counts = Counts::default();
    for held in 0..FOLDS {
        let training: Vec<&(Vec<u32>, usize)> = rows
            .iter()
            .enumerate()
            .filter(|(index, _)| fold(*index) != held)
            .map(|(_, row)| row)
            .collect();
        let model = Regression::train(&training);
        for (_, (features, label)) in rows.iter().enumerate().filter(|(i, _)| fold(*i) == held) {
            counts[*label][model.best(features)] += 1;
        }
    }
    counts
}

fn report(name: &str, counts: &Counts) -> Result<String> {
    let scores = [0, 1, 2].map(|label| f1(counts, label));
    let mut text = String::new();
    writeln!(text, "{name}: macro F1 {:.3}", scores.iter().sum::<f64>() / 3.0)?;
    for (label, position) in POSITIONS.iter().enumerate() {
        writeln!(text, "  {position}: F1 {:.3}, read {:?}", scores[label], counts[label])?;
    }
    Ok(text)
}
