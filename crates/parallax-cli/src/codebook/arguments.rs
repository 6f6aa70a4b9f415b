//! What can be typed after `parallax codebook`. The doc comments are the help that is printed.

use std::path::PathBuf;

use clap::{Args, Subcommand};

const SUGGEST: &str = "\
Examples:
  parallax map articles/ -o talks.plx
  parallax codebook suggest talks.plx -o book.toml
  (change book.toml: labels of your own, what belongs together, the parties)
  parallax codebook check book.toml
  parallax map articles/ -o talks.plx --codebook book.toml

What is suggested: the claims that most statements make, with two to five of them as samples,
verbatim; the actors named in most articles, with the other names found; pairs of names that the
articles give for one thing. Parties are a template in comments: who they are is yours to say. A
codebook that the project was mapped with comes first, unchanged, and what it has is not suggested
again.";

const CHECK: &str = "\
Examples:
  parallax codebook check book.toml

Exit codes:
  0    the codebook can be used; what it declares and what might be missing is printed
  2    it cannot be used; the line and the reason are printed";

/// `parallax codebook`.
#[derive(Debug, Subcommand)]
pub(crate) enum CodebookCommand {
    /// Writes a first codebook from what a project holds
    Suggest(SuggestArguments),
    /// Checks a codebook and prints what it declares
    Check(CheckArguments),
}

/// `parallax codebook suggest`.
#[derive(Args, Debug)]
#[command(after_help = SUGGEST)]
pub(crate) struct SuggestArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// The codebook to write; - for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    pub(crate) output: PathBuf,
    /// At most so many claims
    #[arg(long, value_name = "N", default_value = "20")]
    pub(crate) claims: usize,
    /// At most so many actors
    #[arg(long, value_name = "N", default_value = "30")]
    pub(crate) actors: usize,
    /// Writes over a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// `parallax codebook check`.
#[derive(Args, Debug)]
#[command(after_help = CHECK)]
pub(crate) struct CheckArguments {
    /// The codebook
    pub(crate) codebook: PathBuf,
}
