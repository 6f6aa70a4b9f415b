//! Takes articles, measures the whole main job as its user runs it: against the analysis alone of
//! spaCy as it comes from pip, on more threads, and how much memory it takes.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};
use clap::Args;
use serde::Deserialize;

use crate::{
    data::{self, print},
    program,
    resample::resampled,
    speed::{self, Measured, Peers},
};

const MEASURE: &str = include_str!("../peers/measure_run.py");

#[derive(Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    speed: speed::Arguments,
    /// Numbers of threads to run the job on
    #[arg(long, value_delimiter = ',', default_value = "1,2,4")]
    threads: Vec<usize>,
    /// Run the job on so many articles made of these instead, without spaCy
    #[arg(long, value_name = "NUMBER")]
    resampled: Option<usize>,
    /// Other made-up articles for another number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
}

#[derive(Clone, Copy, Deserialize)]
struct Used {
    wall: f64,
    cpu: f64,
    megabytes: f64,
}

/// Runs `parallax-bench job`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let mut articles = data::articles(&data, "train")?;
    articles.truncate(arguments.speed.articles);
    let folder = tempfile::tempdir()?;
    let input = folder.path().join("in.jsonl");
    let script = folder.path().join("measure_run.py");
    fs::write(&script, MEASURE)?;
    if let Some(count) = arguments.resampled {
        program::write_articles(&input, &resampled(&articles, count, arguments.seed))?;
        print(&format!("{count} articles, made of {}\n", articles.len()));
        return on_threads(arguments, &script, &input, None);
    }
    let texts: Vec<String> = articles.iter().map(|article| article.text.clone()).collect();
    program::write_articles(&input, &articles)?;
    let pip = Peers::new(&arguments.speed, &texts)?.measure(&[])?;
    print(&format!(
        "{} articles, {} words; spaCy from pip, analysis alone: {:.1} CPU s\n",
        texts.len(),
        pip.words,
        pip.cpu
    ));
    on_threads(arguments, &script, &input, Some(pip))
}

/// Runs the job on each number of threads; `pip` is what spaCy took for its part of it.
fn on_threads(
    arguments: &Arguments,
    script: &Path,
    input: &Path,
    pip: Option<Measured>,
) -> Result<()> {
    let mut single = None;
    for &threads in &arguments.threads {
        let mut best: Option<Used> = None;
        for _ in 0..arguments.speed.rounds {
            let used = measured(&arguments.speed.python, script, input, threads)?;
            if best.is_none_or(|best| used.wall < best.wall) {
                best = Some(used);
            }
        }
        let Some(best) = best else { continue };
        let single = *single.get_or_insert(best.wall);
        let faster = pip.map_or(String::new(), |pip| {
            format!("; {:.1} x pip in CPU seconds", pip.cpu / best.cpu)
        });
        print(&format!(
            "map on {threads} threads: {:.1} s, {:.1} CPU s, {:.0} MB{faster}; {:.2} x the first \
             in wall time\n",
            best.wall,
            best.cpu,
            best.megabytes,
            single / best.wall
        ));
    }
    Ok(())
}

/// One run of the job into a new project.
fn measured(python: &Path, script: &Path, input: &Path, threads: usize) -> Result<Used> {
    let folder = tempfile::tempdir()?;
    let mut command = Command::new(python);
    command.arg(script).arg(program::beside()?).arg("map").arg(input);
    command.arg("-o").arg(folder.path().join("job.plx")).arg("--threads").arg(threads.to_string());
    serde_json::from_slice(&program::output(&mut command)?).context("what measure_run.py wrote")
}
