//! What can be typed after `parallax decide`. The doc comments are the help that is printed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::arguments::RowsFormat;

const EXAMPLES: &str = "\
Examples:
  parallax decide talks.plx accept 0f3a41c2d5b6e798 lists --coder ana
  parallax decide talks.plx reject 0f3a41c2d5b6e798 lists --coder ana --reason \"only a rumour\"
  parallax decide talks.plx assign 0f3a41c2d5b6e798 return --coder ana
  parallax decide talks.plx undo 0f3a41c2d5b6e798 --coder ana

  parallax claims talks.plx --members --format csv > sheet.csv    fill in the column verdict, then:
  parallax decide talks.plx --from sheet.csv --coder ana

  parallax decide talks.plx --list        what was decided, and what has become of it

accept: the statement makes the claim. reject: it does not. assign: it makes this claim and not the
one that it was in. undo: the machine judges again. Statements are named by their ids, claims by
their ids or, those of a codebook, by their labels; accept and reject take the claim that the
statement is in where none is named.

--from reads CSV, TSV or JSON Lines with the columns verdict and statement, and, where wanted,
claim, coder, reason; `statements --format csv` with a column verdict and a column claim will do
too. Rows without a verdict are passed over. Where one row cannot be used, or two rows contradict
each other, nothing is written.

Every decision is final: no later run of map changes it. The articles are compared again at once,
and what was decided teaches which other statements make the claims.

Exit codes:
  0    done
  2    the command or its input cannot be used; nothing was written
  3    the decisions are kept, but the articles could not be compared again";

/// `parallax decide`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DecideArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// What is decided
    #[arg(requires = "statement", conflicts_with_all = ["from", "list"])]
    pub(crate) verdict: Option<Verdict>,
    /// Id of the statement, as statements and claims --members print it
    pub(crate) statement: Option<String>,
    /// Id or label of the claim
    pub(crate) claim: Option<String>,
    /// Decisions in a table
    #[arg(long, value_name = "FILE", conflicts_with = "list")]
    pub(crate) from: Option<PathBuf>,
    /// Who decides; a column coder of the table goes before
    #[arg(long, value_name = "NAME")]
    pub(crate) coder: Option<String>,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
    /// Prints all decisions with what has become of each
    #[arg(long)]
    pub(crate) list: bool,
    /// How decisions are listed
    #[arg(long, default_value = "table")]
    pub(crate) format: RowsFormat,
    /// en-md, en-sm, or the folder of a model; needed only where the codebook must be read anew
    #[arg(long, value_name = "MODEL", default_value = "en-md")]
    pub(crate) model: String,
}

/// What a person can say about a statement and a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Verdict {
    /// The statement makes the claim
    Accept,
    /// It does not
    Reject,
    /// It makes this claim, not the one that it was in
    Assign,
    /// The machine judges again
    Undo,
}
