//! What can be typed after `parallax match`. The doc comments are the help that is printed.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::arguments::RowsFormat;

const EXAMPLES: &str = "\
Examples:
  parallax match talks.plx --claims factchecks.csv
  parallax match talks.plx --claims factchecks.jsonl --top 3 --covered 0.5 --format csv
  parallax match talks.plx --claims factchecks.csv --reverse       for each claim, the statements
  parallax match talks.plx --claims factchecks.csv --documents     each article as a whole
  parallax match talks.plx --claims list.csv --query post.txt      a text that is in no project

The list is CSV, TSV, JSON Lines or JSON, one claim or fact-check a row. The claim is looked for in
the columns claim, vclaim, claim_text, text, statement, content; beside it id, title (or headline)
and url are read where they are. Other names: --field claim=COLUMN.

rank orders the claims of one statement; score says by how much, from 0 to 1. covered is the share
of the claim's words that the text has in one sentence, rare words counting more: it is the same
measure for every row. relation compares the clauses: same, opposite, number (another number for the
same), relabels, or mirror where who and whom are exchanged; a mirror is never ranked above another
claim. Words and clauses are compared, not truth.";

/// `parallax match`.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct MatchArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// The list of claims or fact-checks
    #[arg(long, value_name = "FILE")]
    pub(crate) claims: PathBuf,
    /// Which column of the list holds what, as claim=COLUMN; fields are claim, id, title, url
    #[arg(long = "field", value_name = "FIELD=COLUMN", value_parser = field)]
    pub(crate) fields: Vec<(ListField, String)>,
    /// At most so many claims a text; with --reverse, so many texts a claim
    #[arg(long, value_name = "N", default_value = "5")]
    pub(crate) top: usize,
    /// Only matches with at least this score, 0 to 1
    #[arg(long, value_name = "SCORE", default_value = "0")]
    pub(crate) min: f64,
    /// Only matches that cover at least this share of the claim, 0 to 1
    #[arg(long, value_name = "SHARE", default_value = "0")]
    pub(crate) covered: f64,
    /// For each claim the texts, instead of for each text the claims
    #[arg(long)]
    pub(crate) reverse: bool,
    /// Whole articles instead of single statements
    #[arg(long)]
    pub(crate) documents: bool,
    /// A text instead of the project's: any file that map reads
    #[arg(long, value_name = "FILE", conflicts_with = "documents")]
    pub(crate) query: Option<PathBuf>,
    /// How matches are printed
    #[arg(long, default_value = "table")]
    pub(crate) format: RowsFormat,
    /// en-md, en-sm, or the folder of the model that reads the list
    #[arg(long, value_name = "MODEL", default_value = "en-md")]
    pub(crate) model: String,
}

/// What a column of the list can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListField {
    Claim,
    Id,
    Title,
    Url,
}

fn field(argument: &str) -> Result<(ListField, String), String> {
    let (field, column) =
        argument.split_once('=').ok_or("write FIELD=COLUMN, as claim=body".to_owned())?;
    let field = ListField::from_str(field, true)
        .map_err(|_| format!("\"{field}\" is no field; fields are claim, id, title, url"))?;
    Ok((field, column.to_owned()))
}
