//! What can be typed after `parallax agreement` and `parallax evaluate`. The doc comments are the help
//! that is printed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::arguments::RowsFormat;

const AGREEMENT_EXAMPLES: &str = "\
Examples:
  parallax agreement talks.plx                              all people, and each with the machine
  parallax agreement talks.plx --between ana,ben
  parallax agreement talks.plx --between ana,machine --confusions
  parallax agreement talks.plx --of codings --format csv > agreement.csv

Krippendorff's alpha: 1 where all agree, 0 where they agree as often as chance would have it.
alpha is of values (kind, act, basis, verdict), statement by statement. The u-alphas are of where
marks lie: |u-alpha of marked or not, u-alpha of that and of what marks say, cu-alpha of what marks
say where several marked something, (k)u-alpha of one category. They count documents in which a
coder judged every statement. Intervals are a bootstrap over documents, from five on.

Who accepts what the machine shows agrees with it more easily than who codes without seeing it.";

/// `parallax agreement`.
#[derive(Args, Debug)]
#[command(after_help = AGREEMENT_EXAMPLES)]
pub(crate) struct AgreementArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Two coders or more; machine is the machine [default: all people, and each with the machine]
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    pub(crate) between: Vec<String>,
    /// What was reviewed, or what was coded by hand
    #[arg(long, default_value = "statements")]
    pub(crate) of: Of,
    /// What marks say on a continuum: kind, act, basis; of codings type or TYPE.VARIABLE
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) by: Option<String>,
    /// Each pair of values that two coders gave, with the statements behind it
    #[arg(long)]
    pub(crate) confusions: bool,
    /// Where the bootstrap begins
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    /// table for reading; csv, jsonl and parquet for programs
    #[arg(long, default_value = "table")]
    pub(crate) format: RowsFormat,
}

/// What people agree on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Of {
    /// Statements that people accepted, changed, rejected or added
    Statements,
    /// What people coded by hand
    Codings,
}

const EVALUATE_EXAMPLES: &str = "\
Examples:
  parallax evaluate talks.plx --marks 100 --sentences 50    draws a sample, and keeps it
  parallax evaluate talks.plx --sheet judge.csv             writes what is still to be judged
  parallax evaluate talks.plx --from judge.csv --coder ana  takes in the column verdict
  parallax evaluate talks.plx                               says how good the marks are

The verdict of a mark is accept, reject or flag; of a sentence complete, where no statement in it is
missing, or missing. Rows without a verdict are passed over. A sentence counts once its marks are
judged too: they are in the sheet.

Precision is the share of marks that are right, recall that of statements that were found. found
counts a mark that was changed as right, exact does not. Each figure has its interval of 95 percent.";

/// `parallax evaluate`.
#[derive(Args, Debug)]
#[command(after_help = EVALUATE_EXAMPLES)]
pub(crate) struct EvaluateArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Draws a sample of so many marks
    #[arg(long, value_name = "NUMBER")]
    pub(crate) marks: Option<usize>,
    /// Draws a sample of so many sentences
    #[arg(long, value_name = "NUMBER")]
    pub(crate) sentences: Option<usize>,
    /// Of every outlet at least so many of each
    #[arg(long, value_name = "NUMBER", default_value_t = 5)]
    pub(crate) least: usize,
    /// Another seed draws another sample
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Draws anew where a sample is kept
    #[arg(long)]
    pub(crate) again: bool,
    /// Writes what is still to be judged
    #[arg(long, value_name = "FILE", conflicts_with = "from")]
    pub(crate) sheet: Option<PathBuf>,
    /// Takes in a sheet with verdicts
    #[arg(long, value_name = "FILE", requires = "coder")]
    pub(crate) from: Option<PathBuf>,
    /// Who judged
    #[arg(long, value_name = "NAME")]
    pub(crate) coder: Option<String>,
    /// table for reading; csv, jsonl and parquet for programs
    #[arg(long, default_value = "table")]
    pub(crate) format: RowsFormat,
}
