//! Counts the networks that Discourse Network Analyzer 3.0.11.5 has counted, with the same options,
//! and compares every number.

mod backbone;
mod manifest;
mod matrices;
mod statements;

use std::{fs, path::Path};

use anyhow::{Context, Result};
use clap::Args;
use parallax::network::{Table, networks};

use self::{
    manifest::Run,
    matrices::{Difference, compare},
};
use crate::data::{folder, print};

/// The sets, and whether the qualifier is yes and no.
const SETS: [(&str, bool); 3] = [("sample", true), ("synth_bool", true), ("synth_int", false)];

#[derive(Args)]
pub(crate) struct Arguments {
    /// Say of each matrix that differs where and by how much
    #[arg(long)]
    differences: bool,
}

/// Runs `parallax-bench dna`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = folder() else { return Ok(()) };
    for (set, is_boolean) in SETS {
        let outcome = outcome(&data.join("dna"), set, is_boolean)?;
        print(&format!(
            "{set:10} {} of {} matrices right, {} of {} counts of statements; largest difference \
             of a right one {:.1e}; {} runs in which the peer failed\n",
            outcome.right,
            outcome.matrices,
            outcome.filtered,
            outcome.runs,
            outcome.largest,
            outcome.failed,
        ));
        if arguments.differences {
            outcome.wrong.iter().for_each(|line| print(&format!("  {line}\n")));
        }
    }
    let backbone = sample_backbone(&data.join("dna"))?;
    print(&format!(
        "nested backbone of the sample: {} of {} steps of the peer right; true distance {}\n",
        backbone.right,
        backbone.steps,
        if backbone.is_true { "right" } else { "wrong" },
    ));
    Ok(())
}

fn sample_backbone(data: &Path) -> Result<backbone::Outcome> {
    let table = statements::read(&data.join("sample_statements.csv"), true)?;
    backbone::outcome(&data.join("sample"), &table)
}

/// What came out for one set.
#[derive(Default)]
struct Outcome {
    /// Matrices of the peer.
    matrices: usize,
    /// Those that are the same.
    right: usize,
    /// Runs of the peer that gave something.
    runs: usize,
    /// Runs with the same number of statements.
    filtered: usize,
    /// Runs in which the peer failed; this must fail too, or it is wrong.
    failed: usize,
    /// Relative, of those that are the same.
    largest: f64,
    /// What differs.
    wrong: Vec<String>,
}

fn outcome(data: &Path, set: &str, is_boolean: bool) -> Result<Outcome> {
    let folder = data.join(set);
    let table = statements::read(&data.join(format!("{set}_statements.csv")), is_boolean)?;
    let path = folder.join("manifest.jsonl");
    let manifest = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let mut outcome = Outcome::default();
    for line in manifest.lines() {
        judge(&mut outcome, &folder, &table, &serde_json::from_str(line)?)?;
    }
    Ok(outcome)
}

fn judge(outcome: &mut Outcome, folder: &Path, table: &Table, run: &Run) -> Result<()> {
    let options = run.options()?;
    if !run.error.is_empty() {
        outcome.failed += 1;
        if networks(table, &options).is_ok() {
            outcome.wrong.push(format!("{}: the peer fails", run.id));
        }
        return Ok(());
    }
    outcome.runs += 1;
    outcome.matrices += run.matrices.len();
    let events = parallax::network::events(table, &options)?.len();
    if events == run.filtered_statements {
        outcome.filtered += 1;
    } else {
        let wrong = format!("{}: {events} statements, not {}", run.id, run.filtered_statements);
        outcome.wrong.push(wrong);
    }
    let found = networks(table, &options)?;
    if found.len() != run.matrices.len() {
        let wrong = format!("{}: {} matrices, not {}", run.id, found.len(), run.matrices.len());
        outcome.wrong.push(wrong);
        return Ok(());
    }
    for (number, network) in found.iter().enumerate() {
        match compare(network, &folder.join(run.file(number)))? {
            Difference::None(largest) => {
                outcome.right += 1;
                outcome.largest = outcome.largest.max(largest);
            }
            Difference::Some(what) => outcome.wrong.push(format!("{}: {what}", run.file(number))),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_matrices_of_the_peer_are_reproduced() {
        let Some(data) = folder() else { return };
        for (set, is_boolean) in SETS {
            let outcome = outcome(&data.join("dna"), set, is_boolean).expect("the set is there");
            assert!(outcome.wrong.is_empty(), "{set}: {:#?}", outcome.wrong);
            assert_eq!(outcome.right, outcome.matrices, "{set}");
        }
    }

    #[test]
    fn the_backbone_of_the_peer_is_reproduced_and_the_true_one_differs() {
        let Some(data) = folder() else { return };
        let outcome = sample_backbone(&data.join("dna")).expect("the sample is there");
        assert_eq!((outcome.right, outcome.is_true), (outcome.steps, true));
    }
}
