//! Takes articles, prints words per CPU second on one thread: spaCy as it comes from pip, spaCy
//! with `OpenBLAS`, and the English pipeline of Parallax, each from raw text to the analysis.
//!
//! All run in one go over the same texts, one after the other, and each shows its best round, so
//! that what else the machine does weighs as little as it can.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use parallax::lang::Language;
use parallax_english::English;
use serde::Deserialize;

use crate::{
    cpu,
    data::{self, print},
};

/// Part of the program, so that it is found wherever that is run from.
const PEER: &str = include_str!("../peers/spacy_speed.py");

#[derive(Args)]
pub(crate) struct Arguments {
    /// Folder of the unpacked pipeline: the one that holds config.cfg
    #[arg(long, value_name = "DIR")]
    model: PathBuf,
    /// A Python that has spaCy 3.8
    #[arg(long, value_name = "FILE", default_value = ".venv/bin/python")]
    pub(crate) python: PathBuf,
    /// How many articles
    #[arg(long, value_name = "NUMBER", default_value_t = 200)]
    pub(crate) articles: usize,
    /// How often each is measured
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    pub(crate) rounds: usize,
}

/// Words and the CPU seconds they took.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct Measured {
    pub(crate) words: usize,
    pub(crate) cpu: f64,
}

impl Measured {
    fn rate(self) -> f64 {
        self.words as f64 / self.cpu
    }
}

/// Runs `parallax-bench speed`.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let Some(data) = data::folder() else { return Ok(()) };
    let articles = data::articles(&data, "train")?.into_iter().take(arguments.articles);
    let texts: Vec<String> = articles.map(|article| article.text).collect();
    let peers = Peers::new(arguments, &texts)?;
    let pip = peers.measure(&[])?;
    let openblas = peers.measure(&["--openblas"])?;
    let (cold, warm) = english(arguments, &texts)?;

    let (articles, words) = (texts.len(), warm.words);
    print(&format!("{articles} articles, {words} words; words per CPU second on one thread\n"));
    for (name, measured) in [
        ("spaCy from pip", pip),
        ("spaCy with OpenBLAS", openblas),
        ("parallax-english, first round", cold),
        ("parallax-english, best round", warm),
    ] {
        let rate = measured.rate();
        let (pip, openblas) = (rate / pip.rate(), rate / openblas.rate());
        print(&format!("{name:30} {rate:7.0}  {pip:5.2} x pip  {openblas:5.2} x OpenBLAS\n"));
    }
    Ok(())
}

/// The first and the best round.
fn english(arguments: &Arguments, texts: &[String]) -> Result<(Measured, Measured)> {
    let english = English::load(&arguments.model)?;
    let words = texts.iter().map(|text| text.split_whitespace().count()).sum();
    let round = || {
        let (tokens, cpu) =
            cpu::timed(|| texts.iter().map(|text| english.analyse(text).len()).sum::<usize>());
        (tokens, Measured { words, cpu })
    };
    let (tokens, cold) = round();
    ensure!(tokens > 0, "the texts are empty");
    let mut best = cold;
    for _ in 1..arguments.rounds.max(2) {
        let (_, next) = round();
        if next.cpu < best.cpu {
            best = next;
        }
    }
    Ok((cold, best))
}

/// spaCy in a process of its own.
pub(crate) struct Peers<'a> {
    arguments: &'a Arguments,
    folder: tempfile::TempDir,
}

impl<'a> Peers<'a> {
    pub(crate) fn new(arguments: &'a Arguments, texts: &[String]) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("texts.json"), serde_json::to_vec(texts)?)?;
        fs::write(folder.path().join("spacy_speed.py"), PEER)?;
        Ok(Self { arguments, folder })
    }

    pub(crate) fn measure(&self, options: &[&str]) -> Result<Measured> {
        let output = python(&self.arguments.python)
            .arg(self.folder.path().join("spacy_speed.py"))
            .arg(&self.arguments.model)
            .arg(self.folder.path().join("texts.json"))
            .arg(self.arguments.rounds.to_string())
            .args(options)
            .output()
            .with_context(|| format!("running {}", self.arguments.python.display()))?;
        let problem = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "spacy_speed.py: {}: {problem}", output.status);
        serde_json::from_slice(&output.stdout).context("what spacy_speed.py wrote")
    }
}

/// Python on one thread, with `OpenBLAS` free to choose its own kernels.
fn python(program: &Path) -> Command {
    let mut command = Command::new(program);
    for variable in ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"] {
        command.env_remove(variable);
    }
    for variable in ["BLIS_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"] {
        command.env(variable, "1");
    }
    command
}
