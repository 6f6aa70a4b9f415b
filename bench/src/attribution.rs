//! Takes annotated articles, scores every statement that the program prints for their raw texts.

use std::{fs, io::Write as _, path::PathBuf, process::Command};

use anyhow::Result;
use clap::Args;
use serde::Deserialize;
use serde_json::json;

use crate::{
    data::{self, print},
    program,
};

#[derive(Args)]
pub(crate) struct Arguments {
    /// The scorer, `score_attribution.py`
    #[arg(long, value_name = "FILE")]
    scorer: PathBuf,
    /// The part of `PolNeAR`: dev, or train for a look at what was learned by heart
    #[arg(long, default_value = "dev")]
    split: String,
    /// Of the training part, only every eighth article
    #[arg(long)]
    eighth: bool,
    /// A Python
    #[arg(long, value_name = "FILE", default_value = "python3")]
    python: PathBuf,
}

#[derive(Deserialize)]
struct Row {
    doc: String,
    source: Vec<Place>,
    cue: Vec<Place>,
    content: Vec<Place>,
}

#[derive(Deserialize)]
struct Place {
    start: usize,
    end: usize,
}

/// Runs `parallax-bench attribution`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let mut articles = data::articles(&data, &arguments.split)?;
    if arguments.eighth {
        articles = articles.into_iter().step_by(8).collect();
    }
    let folder = tempfile::tempdir()?;
    let [input, gold, found, project] =
        ["in.jsonl", "gold.jsonl", "found.jsonl", "found.plx"].map(|name| folder.path().join(name));
    program::write_articles(&input, &articles)?;
    let mut gold_file = fs::File::create(&gold)?;
    for article in &articles {
        let (doc, text, attributions) = (&article.doc, &article.text, &article.attributions);
        let line = json!({"doc": doc, "text": text, "attributions": attributions});
        writeln!(gold_file, "{line}")?;
    }
    let parallax = program::beside()?;
    program::output(Command::new(&parallax).arg("map").arg(&input).arg("-o").arg(&project))?;
    let mut statements = Command::new(&parallax);
    let rows =
        program::output(statements.arg("statements").arg(&project).args(["--format", "jsonl"]))?;
    fs::write(&found, converted(&rows)?)?;
    let mut scorer = Command::new(&arguments.python);
    scorer.arg(&arguments.scorer).arg(&gold).arg(&found);
    let heads = data.join(format!("polnear/{}.dep.json", arguments.split));
    if heads.is_file() {
        scorer.arg("--dep").arg(heads);
    }
    let report = program::output(&mut scorer)?;
    let articles = articles.len();
    print(&format!("{articles} articles of {}, raw text, through the program\n", arguments.split));
    print(&String::from_utf8_lossy(&report));
    Ok(())
}

/// The program's rows in the form that the scorer reads.
fn converted(rows: &[u8]) -> Result<String> {
    let places = |places: &[Place]| -> Vec<[usize; 2]> {
        places.iter().map(|place| [place.start, place.end]).collect()
    };
    let mut lines = String::new();
    for line in std::str::from_utf8(rows)?.lines() {
        let row: Row = serde_json::from_str(line)?;
        let (source, cue, content) = (places(&row.source), places(&row.cue), places(&row.content));
        let line = json!({"doc": row.doc, "source": source, "cue": cue, "content": content});
        lines += &line.to_string();
        lines.push('\n');
    }
    Ok(lines)
}
