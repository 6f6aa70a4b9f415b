//! Writes predictions and gold for `score_attribution.py`.

use std::{fs, io::Write as _, path::Path, time::Instant};

use anyhow::Result;
use parallax::{
    annotate::Annotated,
    extract::{Weights, statements_with},
    text::{CodePoints, Span},
};
use serde_json::json;

use crate::data::{self, Article};

/// Reads the articles that `keep` names; writes `predictions.jsonl` and `gold.jsonl` into `folder`.
pub(super) fn write(
    folder: &Path,
    articles: &[Article],
    annotated: &[Annotated<'_>],
    weights: &Weights,
    keep: impl Fn(usize) -> bool,
) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut predictions = super::create(&folder.join("predictions.jsonl"))?;
    let mut gold = super::create(&folder.join("gold.jsonl"))?;
    let (start, mut words) = (Instant::now(), 0);
    for (index, article) in articles.iter().enumerate().filter(|(index, _)| keep(*index)) {
        let points = CodePoints::new(&article.text);
        let point = |byte: u32| points.of_byte(byte as usize);
        let places = |spans: &[Span]| -> Vec<[usize; 2]> {
            spans.iter().map(|span| [point(span.start), point(span.end)]).collect()
        };
        words += article.text.split_whitespace().count();
        for statement in statements_with(&annotated[index], weights) {
            let line = json!({
                "doc": article.doc,
                "source": places(&statement.source),
                "cue": places(&statement.cue),
                "content": places(&statement.content),
                "score": statement.score,
                "nested": statement.parent.is_some(),
                "rule": statement.rule,
            });
            writeln!(predictions, "{line}")?;
        }
        let line = json!({
            "doc": article.doc, "text": article.text, "attributions": article.attributions,
        });
        writeln!(gold, "{line}")?;
    }
    let speed = f64::from(words as u32) / start.elapsed().as_secs_f64();
    data::print(&format!("{words} words, {speed:.0} words a second after parsing\n"));
    Ok(())
}
