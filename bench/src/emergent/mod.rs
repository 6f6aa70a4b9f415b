//! `parallax-bench emergent`: the stance of a headline toward a claim.
//!
//! Data: Emergent, distinct pairs of claim and headline with one position of for, against and
//! observing; for measuring only. Ten folds, all headlines of a claim in one. The rules use no
//! training; the classifier is trained on nine folds and read on the tenth. Its weights are not
//! shipped.
//!
//! | module | what |
//! |---|---|
//! | `sentence` | a claim or headline as it was read |
//! | `features` | what is compared of the two |
//! | `regression` | a classifier |
//! | `ensemble` | the mean of some with different settings |

mod ensemble;
mod features;
mod regression;
mod sentence;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::PathBuf,
    thread,
};

use anyhow::{Context, Result};
use parallax_english::English;
use serde::Deserialize;

use crate::{
    argkp::shuffled,
    confusion::{Counts, f1, macro_f1},
    data, encoder,
};
use ensemble::Ensemble;
use features::{Pair, meaning};
use regression::Row as Features;
use sentence::Sentence;

/// Settings of the measurement.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked English pipeline (the one with config.cfg).
    #[arg(long)]
    model: PathBuf,
    #[command(flatten)]
    encoder: encoder::Arguments,
    /// Draws other folds; 0 takes claims in order
    #[arg(long, value_name = "SEED", default_value_t = 0)]
    draw: u64,
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

/// A pair that people judged.
struct Labelled {
    pair: Pair,
    row: Features,
    label: usize,
    /// Number of its claim, by which folds are made.
    claim: usize,
}

/// Prints F1 of each position and their mean, for the rules and for the classifier.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(folder) = data::folder() else { return Ok(()) };
    let path = folder.join("claims/emergent_full.jsonl");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let english = English::load(&arguments.model)?;
    let mut pairs = read(&english, &distinct(&text)?, arguments.draw);
    let mut by_rules = Counts::default();
    for one in &pairs {
        by_rules[one.label][one.pair.by_rules()] += 1;
    }
    data::print(&report("rules alone", &by_rules)?);
    data::print(&report("classifier, words", &cross_validated(&pairs))?);
    let texts: Vec<&str> = pairs.iter().flat_map(|one| one.pair.texts()).collect();
    if let Some(embeddings) = arguments.encoder.embed(&texts)? {
        for (one, both) in pairs.iter_mut().zip(embeddings.chunks_exact(2)) {
            one.row.meaning = meaning(&both[0], &both[1]);
        }
        data::print(&report("classifier, words and meaning", &cross_validated(&pairs))?);
    }
    Ok(())
}

/// Reads all claims and headlines.
fn read(english: &English, rows: &[((String, String), usize)], draw: u64) -> Vec<Labelled> {
    let claims: BTreeSet<&str> = rows.iter().map(|((claim, _), _)| claim.as_str()).collect();
    let mut order: Vec<usize> = (0..claims.len()).collect();
    if draw > 0 {
        order = shuffled(order, draw);
    }
    let claims = claims.into_iter().zip(order);
    let claims: BTreeMap<&str, (usize, Sentence)> =
        claims.map(|(text, number)| (text, (number, Sentence::read(english, text)))).collect();
    data::print(&format!("{} pairs of {} claims\n", rows.len(), claims.len()));
    let one = |((claim, headline), label): &((String, String), usize)| {
        let (claim, stated) = &claims[claim.as_str()];
        let pair = Pair::new(stated.clone(), Sentence::read(english, headline));
        let row = Features { named: pair.features(), meaning: Vec::new() };
        Labelled { pair, row, label: *label, claim: *claim }
    };
    rows.iter().map(one).collect()
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

/// What is read of each pair by a classifier that has seen no pair of its fold. Two folds at a
/// time.
fn cross_validated(pairs: &[Labelled]) -> Counts {
    let folds: Vec<usize> = (0..FOLDS).collect();
    let mut counts = Counts::default();
    for both in folds.chunks(2) {
        thread::scope(|scope| {
            let held: Vec<_> =
                both.iter().map(|&fold| scope.spawn(move || held_out(pairs, fold))).collect();
            for one in held {
                for (label, read) in one.join().expect("no fold panics") {
                    counts[label][read] += 1;
                }
            }
        });
    }
    counts
}

/// The label of each pair of a fold and what was read.
fn held_out(pairs: &[Labelled], fold: usize) -> Vec<(usize, usize)> {
    let (held, training): (Vec<&Labelled>, Vec<&Labelled>) =
        pairs.iter().partition(|one| one.claim % FOLDS == fold);
    let model = Ensemble::train(&training);
    held.iter().map(|one| (one.label, model.best(&one.row))).collect()
}

fn report(name: &str, counts: &Counts) -> Result<String> {
    let mut text = String::new();
    writeln!(text, "{name}: macro F1 {:.3}", macro_f1(counts))?;
    for (label, position) in POSITIONS.iter().enumerate() {
        writeln!(text, "  {position}: F1 {:.3}, read {:?}", f1(counts, label), counts[label])?;
    }
    Ok(text)
}
