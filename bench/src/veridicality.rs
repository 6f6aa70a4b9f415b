//! `parallax-bench veridicality`: what readers take from a governed clause, against the lexicon.
//!
//! Data: Verb Veridicality (Ross and Pavlick 2019), all sentences, for measuring only. A mean
//! rating of 1 and more counts as yes, of -1 and less as no, what lies between as unknown.

use std::{fmt::Write as _, fs, path::PathBuf};

use anyhow::{Context, Result};
use parallax::{
    annotate::Annotated,
    extract::{
        grammar::{Frame, governs},
        stance::{Factuality, veridicality},
    },
    lang::Language,
};
use parallax_english::English;
use serde::Deserialize;

use crate::confusion::{Counts, f1};
use crate::data::{self, scratch};

/// Settings of the comparison.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked English pipeline (the one with config.cfg).
    #[arg(long)]
    model: PathBuf,
}

#[derive(Deserialize)]
struct Item {
    task: String,
    verb: String,
    sentence: String,
    neg_sentence: String,
    turker_pos_ratings: String,
    turker_neg_ratings: String,
}

const LABELS: [Factuality; 3] = [Factuality::Yes, Factuality::No, Factuality::Unknown];

/// Prints F1 of each label and their mean, for plain and for negated sentences.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(folder) = data::folder() else { return Ok(()) };
    let path = folder.join("claims/verb_veridicality.jsonl");
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    let english = English::load(&arguments.model)?;
    let mut counts = [Counts::default(); 2];
    let mut unknown_words = 0;
    for line in text.lines() {
        let item: Item = serde_json::from_str(line)?;
        let sentences = [&item.sentence, &item.neg_sentence];
        let ratings = [&item.turker_pos_ratings, &item.turker_neg_ratings];
        for ((sentence, ratings), counts) in sentences.into_iter().zip(ratings).zip(&mut counts) {
            let read = read(&english, &item, sentence);
            unknown_words += usize::from(read.is_none());
            let read = read.unwrap_or(Factuality::Unknown);
            counts[place(rated(ratings)?)][place(read)] += 1;
        }
    }
    data::print(&format!("{unknown_words} readings without an entry\n"));
    for (name, counts) in ["plain", "negated"].into_iter().zip(&counts) {
        data::print(&report(name, counts)?);
    }
    Ok(())
}

fn read(english: &English, item: &Item, sentence: &str) -> Option<Factuality> {
    let document = scratch(sentence);
    let annotated = Annotated::new(&document, english.analyse(&document.text));
    let frame = if item.task == "to" { Frame::To } else { Frame::Clause };
    let analysis = &annotated.analysis;
    let words = || (0..analysis.len()).filter(|&i| analysis.lemma(i) == item.verb);
    let head = words().find(|&i| governs(&annotated, i, frame)).or_else(|| words().next())?;
    veridicality(&annotated, head, frame)
}

fn rated(ratings: &str) -> Result<Factuality> {
    let values: Vec<f64> = ratings.split(',').map(str::parse).collect::<Result<_, _>>()?;
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    Ok(match mean {
        mean if mean >= 1.0 => Factuality::Yes,
        mean if mean <= -1.0 => Factuality::No,
        _ => Factuality::Unknown,
    })
}

fn place(label: Factuality) -> usize {
    LABELS.iter().position(|known| *known == label).expect("all labels are listed")
}

fn report(name: &str, counts: &Counts) -> Result<String> {
    let scores = [0, 1, 2].map(|label| f1(counts, label));
    let mut text = String::new();
    writeln!(text, "{name:8} macro F1 {:.3}", scores.iter().sum::<f64>() / 3.0)?;
    for (label, score) in LABELS.iter().zip(scores) {
        let row = counts[place(*label)];
        writeln!(
            text,
            "  {label:?}: F1 {score:.3}, rated so {}: read {row:?}",
            row.iter().sum::<usize>()
        )?;
    }
    Ok(text)
}
