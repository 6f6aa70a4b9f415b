//! What can be typed for `parallax lint` and `explain`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::arguments::InputFormat;

const LINT_EXAMPLES: &str = "\
Examples:
  parallax lint draft.md                          a draft; the author's words and the headline
  parallax lint articles/ --voice all             the words of those who are quoted too
  parallax lint draft.md --select hedge,booster   two rules; parallax explain names all
  parallax lint draft.md --against talks.plx      and what a collection says otherwise
  parallax lint . --changed-since main            only what this branch changed
  cat draft.md | parallax lint - --stdin-filename draft.md
  parallax lint . --format sarif > wording.sarif  for code scanning; github for annotations

A finding says what a wording does, not that it is wrong, and never who is right. Whoever wants to
keep a wording says why, in front of the paragraph or behind the line:
  <!-- parallax: ignore hedge -- the agency's own estimate -->
The same with ignore-file counts for the whole file. The reason is not optional.

To begin with many texts, write down what is there and see only what is new from then on:
  parallax lint . --baseline wording.json --write-baseline
  parallax lint . --baseline wording.json

Settings are read from the parallax.toml that is nearest upwards:
  [lint]
  ignore = [\"hedge\"]
  voice = [\"author\"]
  fail-on = \"warning\"
  codebook = \"parties.toml\"
  [lint.levels]
  unattributed-source = \"error\"
  [lint.per-file]
  \"opinion/**\" = [\"loaded-word\"]        # not looked for there

Positions are line:column from 1, columns in Unicode code points: of the file for text and Markdown,
of the text that was read for web pages and rows of tables. Set NO_COLOR to have no colours.

Exit codes:
  0    nothing was found at the level of --fail-on or above
  1    something was
  2    the command cannot be used, or no input could be read
  3    some inputs could not be read; each is named";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  parallax explain                     all rules
  parallax explain unattributed-source
  parallax explain --format jsonl";

/// `parallax lint`.
#[derive(Args, Debug)]
#[command(after_help = LINT_EXAMPLES)]
pub(crate) struct LintArguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// How findings are printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: LintFormat,
    /// The least level that makes the command fail: note, warning, error, never [default: warning]
    #[arg(long, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    /// Only these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// Not these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    /// Whose words: author, attributed, headline, all [default: author,headline]
    #[arg(long, value_name = "VOICE", value_delimiter = ',')]
    pub(crate) voice: Vec<AskedVoice>,
    /// A project: also says what its articles claim, quote and count otherwise
    #[arg(long, value_name = "FILE.plx")]
    pub(crate) against: Option<PathBuf>,
    /// Findings that are known (JSON); only others are shown
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// Writes all findings into the file of --baseline
    #[arg(long, requires = "baseline")]
    pub(crate) write_baseline: bool,
    /// Only findings on lines that differ from this commit or branch (git)
    #[arg(long, value_name = "REV")]
    pub(crate) changed_since: Option<String>,
    /// A codebook (TOML); names of the parties it declares are read blindly
    #[arg(long, value_name = "FILE")]
    pub(crate) codebook: Option<PathBuf>,
    /// Settings (TOML) [default: the nearest parallax.toml upwards]
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Reads no settings
    #[arg(long, conflicts_with = "config")]
    pub(crate) no_config: bool,
    /// en-md, en-sm, or the folder of a model
    #[arg(long, value_name = "MODEL", default_value = "en-md")]
    pub(crate) model: String,
    /// Takes every input for this, whatever its ending
    #[arg(long = "as", value_name = "FORMAT")]
    pub(crate) input: Option<InputFormat>,
    /// Language of texts that do not say theirs, as en [default: found out]
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// What standard input is called; its ending tells what it is
    #[arg(long, value_name = "NAME")]
    pub(crate) stdin_filename: Option<String>,
    /// Texts read at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
}

/// `parallax explain`.
#[derive(Args, Debug)]
#[command(after_help = EXPLAIN_EXAMPLES)]
pub(crate) struct ExplainArguments {
    /// The rule; without it, all are listed
    #[arg(value_name = "RULE")]
    pub(crate) rule: Option<String>,
    /// text for reading; jsonl for programs
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: ExplainFormat,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// With the lines, and carets under the words
    Text,
    /// One line each
    Concise,
    /// One JSON object
    Json,
    /// One JSON object a finding
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// One page that needs no network
    Html,
}

/// How rules are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    Text,
    Jsonl,
}

/// The least level that makes the command fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Note,
    Warning,
    Error,
    Never,
}

/// Whose words are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AskedVoice {
    /// The author's own
    Author,
    /// Those of people and papers that are quoted or reported
    Attributed,
    /// Those of headlines
    Headline,
    /// All of them
    All,
}
