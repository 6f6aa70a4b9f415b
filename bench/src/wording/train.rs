//! Trains the weights that ship, from sentences of Wikipedia only.

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};
use parallax::{
    Settings,
    text::Span,
    wording::learn::{Row, learn},
};
use parallax_english::English;

use super::{
    Arguments, SENTENCE, WORD,
    folds::threshold,
    prose,
    texts::{lines, read},
    weasel,
};
use crate::data::{self, print};

/// How `parallax-bench wording-train` is told what to do.
#[derive(clap::Args)]
pub(crate) struct Train {
    #[command(flatten)]
    own: Arguments,
    /// Folder for the weights
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Runs `parallax-bench wording-train`.
pub(crate) fn run(arguments: &Train) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let english = English::load(&arguments.own.model)?;
    let settings = Settings::default();
    let mut vague = Vec::new();
    for line in lines(&data, weasel::FILE)? {
        vague.push(read(&line.text, &english, &settings).row(line.label == "uncertain"));
    }
    write(arguments, "vague", &vague, SENTENCE)?;
    let (mut biased, mut words) = (Vec::new(), Vec::new());
    for label in ["biased", "featured"] {
        let own = lines(&data, prose::FILE)?.into_iter().filter(|line| line.label == label);
        for (_, line) in own.enumerate().filter(|(index, _)| index % 2 == 0) {
            let sentence = read(&line.text, &english, &settings);
            biased.push(sentence.row(label == "biased"));
            if label == "featured" {
                words.extend(sentence.word_rows(&[]));
            }
        }
    }
    for line in lines(&data, "wnc_sample")? {
        let sentence = read(&line.before, &english, &settings);
        words.extend(sentence.word_rows(&edited(&line.before, &line.after)));
        let after = read(&line.after, &english, &settings);
        words.extend(after.word_rows(&[]));
    }
    write(arguments, "biased", &biased, SENTENCE)?;
    write(arguments, "loaded", &words, WORD)
}

/// Learns and writes a model; its threshold is the best on every fifth row, for a model that has not
/// seen them.
fn write(
    arguments: &Train,
    name: &str,
    rows: &[Row],
    settings: parallax::wording::learn::Settings,
) -> Result<()> {
    let part = |held: bool| -> Vec<Row> {
        let rows = rows.iter().enumerate().filter(|(index, _)| (index % 5 == 0) == held);
        rows.map(|(_, row)| row.clone()).collect()
    };
    let trial = learn(&part(false), settings);
    let scored: Vec<(f32, bool)> =
        part(true).iter().map(|row| (trial.score(&row.features), row.is)).collect();
    let mut model = learn(rows, settings);
    model.threshold = threshold(&scored);
    let path = arguments.out.join(format!("{name}.bin"));
    fs::write(&path, model.to_bytes()).with_context(|| path.display().to_string())?;
    let positive = rows.iter().filter(|row| row.is).count();
    let threshold = model.threshold;
    print(&format!("{name}: {} rows, {positive} positive, threshold {threshold:.3}\n", rows.len()));
    Ok(())
}

/// The words of `before` that `after` has not, between what both begin and end with.
fn edited(before: &str, after: &str) -> Vec<Span> {
    let words = |text: &str| -> Vec<String> { text.split(' ').map(str::to_owned).collect() };
    let (old, new) = (words(before), words(after));
    let front = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let room = old.len().min(new.len()) - front;
    let back =
        old.iter().rev().zip(new.iter().rev()).take(room).take_while(|(a, b)| a == b).count();
    let mut at = 0;
    let mut spans = Vec::new();
    for (index, word) in old.iter().enumerate() {
        if index >= front && index < old.len() - back && !word.is_empty() {
            spans.push(Span::new(at, at + word.len()));
        }
        at += word.len() + 1;
    }
    // A sentence that was written anew says nothing of its words.
    if spans.len() > 4 { Vec::new() } else { spans }
}
