//! What can be typed for narratives.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

const NARRATIVES_EXAMPLES: &str = "\
Examples:
  parallax narratives talks.plx                    the stories of the codebook's parties
  parallax narratives talks.plx --by coalition     of those that parallax coalitions finds
  parallax narratives talks.plx --by coalition --rows speaker
  parallax narratives talks.plx --format html -o stories.html

A story is what a side asserts and denies, most first, with the names and numbers it uses, the
evidence it cites, and when each claim entered; and what others speak of and it never does. Copies
of one text count once. Who changes the party or the organization speaks for each in its time, as the
codebook says. It never says who is right. The page is one file that needs no network.";

/// `parallax narratives`.
#[derive(Args, Debug)]
#[command(after_help = NARRATIVES_EXAMPLES)]
pub(crate) struct NarrativesArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// What a side is [default: party, if the codebook gives actors parties, else coalition]
    #[arg(long, value_name = "SIDES")]
    pub(crate) by: Option<By>,
    /// Whose coalitions: of organizations, for which persons speak, or of speakers themselves
    /// [default: organization]; sides are coalitions then
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) rows: Option<Whose>,
    /// table for reading; jsonl, a line a side, for programs; html for a browser
    #[arg(long, default_value = "table")]
    pub(crate) format: NarrativesFormat,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Claims of each side that are shown
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(crate) limit: usize,
}

/// What a side is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// A party of the codebook
    Party,
    /// A coalition: actors who take the same sides
    Coalition,
}

/// Whose coalitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Whose {
    /// Those of organizations
    Organization,
    /// Those of persons and organizations that speak
    Speaker,
}

/// How narratives are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NarrativesFormat {
    Table,
    Jsonl,
    Html,
}
