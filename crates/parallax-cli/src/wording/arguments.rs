//! What can be typed for `parallax wording`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::{arguments::RowsFormat, lint::arguments::AskedVoice};

const WORDING_EXAMPLES: &str = "\
Examples:
  parallax wording talks.plx                                   by rule
  parallax wording talks.plx --by outlet --voice author
  parallax wording talks.plx --by speaker --voice attributed --format csv > wording.csv
  parallax wording talks.plx --keyness 'Lantern,Gazette'       words that tell two outlets apart

Rates are findings in 1,000 words; low and high are the ends of the exact 95 % interval of a Poisson
rate (Garwood 1936). Rules are never added up to one score.

Keyness is the log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008): above
0 a word is more of the first outlet, below of the second; |z| above 1.96 is what chance alone would
give one word in 20. Declared names of parties are left out.";

/// `parallax wording`.
#[derive(Args, Debug)]
#[command(after_help = WORDING_EXAMPLES)]
pub(crate) struct WordingArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// What is counted by; each is counted for each rule
    #[arg(long, value_name = "WHAT", default_value = "rule")]
    pub(crate) by: By,
    /// Whose words: author, attributed, headline, all
    #[arg(long, value_name = "VOICE", value_delimiter = ',', default_value = "all")]
    pub(crate) voice: Vec<AskedVoice>,
    /// Words that tell two outlets apart
    #[arg(long, value_name = "ONE,OTHER", value_parser = pair)]
    pub(crate) keyness: Option<(String, String)>,
    /// table for reading; csv, jsonl and parquet for programs
    #[arg(long, default_value = "table")]
    pub(crate) format: RowsFormat,
    /// en-md, en-sm, or the folder of a model: articles are looked through again
    #[arg(long, value_name = "MODEL", default_value = "en-md")]
    pub(crate) model: String,
    /// At most so many rows
    #[arg(long, value_name = "NUMBER")]
    pub(crate) limit: Option<usize>,
}

/// What findings are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    Rule,
    Outlet,
    Speaker,
    Claim,
}

fn pair(argument: &str) -> Result<(String, String), String> {
    let two = argument.split_once(',').ok_or("write two outlets, as Lantern,Gazette")?;
    Ok((two.0.trim().to_owned(), two.1.trim().to_owned()))
}
