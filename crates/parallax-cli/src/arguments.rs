//! What can be typed. The doc comments are the help that is printed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use parallax::ingest::{Field, Format};

use crate::{
    codebook::CodebookCommand,
    coding::arguments::{CodeCommand, ExportArguments, ImportArguments, MergeArguments},
    decide::DecideArguments,
    lint::arguments::{ExplainArguments, LintArguments},
    matches::MatchArguments,
    narratives::arguments::NarrativesArguments,
    network::arguments::{AnalysisArguments, NetworkArguments},
    quality::arguments::{AgreementArguments, EvaluateArguments},
    serve::ServeArguments,
    wording::arguments::WordingArguments,
};

const EXIT_CODES: &str = "\
Exit codes:
  0    done
  2    the command or its input cannot be used
  3    some inputs failed; each is named, the rest is kept
  130  interrupted; what was finished is kept";

const MAP_EXAMPLES: &str = "\
Examples:
  parallax map articles/ -o talks.plx             a folder of articles
  parallax map 'news/2024-*.html' -o talks.plx    web pages, by a pattern
  parallax map talks.csv --field text=body        a table, one article a row
  cat note.txt | parallax map - -o talks.plx      standard input

Reads .txt .md .html .jsonl .json .csv .tsv; other endings in a folder are passed over. Articles in
a language without a model are kept and reported as not read. Running the same command again reads
only what is new or has changed. Stopping it, even with kill -9, loses no finished article.

Exit codes:
  0    everything was read
  2    the command cannot be used, or no input could be read
  3    some inputs failed; each is named, the rest is kept
  130  interrupted; finished articles are kept";

const STATEMENTS_EXAMPLES: &str = "\
Examples:
  parallax statements talks.plx --source ministry --act demand
  parallax statements talks.plx --contains evacuat --format csv > evacuation.csv
  parallax statements talks.plx --format jsonl | head -1

With --format jsonl every line is one statement: id, doc, source, cue, content (each a list of
{start, end, text}), kind, act, basis, parent, chain (outermost first), speaker, published, outlet,
rule, score. Positions count from 0; `end` is one past the last.";

const CLAIMS_EXAMPLES: &str = "\
Examples:
  parallax claims talks.plx --contains evacuat
  parallax claims talks.plx --id CLAIM
  parallax claims talks.plx --members --format csv > sheet.csv
  parallax claims talks.plx --format jsonl > claims.jsonl

With --format jsonl every line is one claim: id, canonical (a member's words), members (each with
doc, statement, speaker, stance and the rule that decided it), links (mirror, relabels), conflicts.";

const EXCHANGE_EXAMPLES: &str = "\
Examples:
  parallax exchange talks.plx --codebook parties.toml

Every name that the codebook declares for its first party is replaced by that of the second, and the
other way round, in every article; then all is read and compared anew. Whatever is found otherwise
is printed. Nothing in the project changes.

Exit codes:
  0    no differences
  1    there are differences; each is printed
  2    the command cannot be used";

const SHOW_EXAMPLES: &str = "\
Examples:
  parallax show talks.plx                  the names of all articles
  parallax show talks.plx north/monday     one article with its statements
  parallax show talks.plx monday | less -R

Under each line of the article: ═ whose statement it is, ~ the words that attribute it, ─ what is
said. The number is that of the statement's line in the list beneath the paragraph. Set NO_COLOR to
have no colours.";

/// Reads articles about a contested event and finds who says what, on whose authority, and in
/// whose words. It never says who is right.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// One command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Reads articles and keeps what they say in a project file
    Map(MapArguments),
    /// Prints every statement: source, cue, content
    Statements(StatementsArguments),
    /// Prints an article with its statements marked under the text
    Show(ShowArguments),
    /// Prints the actors of all articles: names, kinds, affiliations
    Actors(RowsArguments),
    /// Prints the claims: who asserts, denies or doubts each, and since when
    Claims(ClaimsArguments),
    /// Prints numbers for one thing that cannot all be right
    Conflicts(RowsArguments),
    /// Prints texts that several articles share, and quotations that differ between them
    Copies(CopiesArguments),
    /// Prints which outlet and which speaker uses which name for one thing
    Naming(RowsArguments),
    /// Suggests a first codebook, or checks one
    #[command(subcommand)]
    Codebook(CodebookCommand),
    /// Writes down which statement makes which claim, as a person sees it
    Decide(DecideArguments),
    /// Ranks a list of claims or fact-checks for each statement, or statements for each claim
    Match(MatchArguments),
    /// Reads all articles again with two parties' names exchanged and says what differs
    Exchange(ExchangeArguments),
    /// Finds wordings worth a second look in articles and drafts
    Lint(Box<LintArguments>),
    /// Explains a rule of lint: what it finds, who described it, how well it was measured
    Explain(ExplainArguments),
    /// Counts how things are said, by rule, outlet, speaker or claim, with intervals
    Wording(WordingArguments),
    /// Prints the inputs that could not be read, with the reasons
    Failures(FailuresArguments),
    /// Makes networks of actors and claims, as matrices or graphs
    Network(Box<NetworkArguments>),
    /// Finds coalitions: actors who take the same sides, and how central each is
    Coalitions(Box<AnalysisArguments>),
    /// Measures how far actors fall into camps, over time with --window
    Polarization(Box<AnalysisArguments>),
    /// Ranks claims by how much the network of actors needs them
    Backbone(Box<AnalysisArguments>),
    /// Finds actors who say now what they did not say before
    Consistency(Box<AnalysisArguments>),
    /// Counts who asserts and who denies each claim, as a figure with --format svg
    Plot(Box<AnalysisArguments>),
    /// Tells each side's story: what it asserts and denies, side by side
    Narratives(NarrativesArguments),
    /// Prints what people coded by hand
    Codings(RowsArguments),
    /// Codes by hand: marks words, changes or removes what was marked
    #[command(subcommand)]
    Code(CodeCommand),
    /// Prints how far people agree with one another and with the machine
    Agreement(AgreementArguments),
    /// Says how good the machine's marks are, as a sample tells that a person judges
    Evaluate(EvaluateArguments),
    /// Takes in databases of Discourse Network Analyzer
    Import(ImportArguments),
    /// Writes a database of Discourse Network Analyzer, or annotations for the web
    Export(ExportArguments),
    /// Puts several people's projects together, nothing lost
    Merge(MergeArguments),
    /// Opens the workbench: the project as pages in the browser, to read, review and compare
    Serve(ServeArguments),
    /// Fetches, lists or adds language models
    #[command(subcommand)]
    Model(ModelCommand),
}

/// `parallax map`.
#[derive(Args, Debug)]
#[command(after_help = MAP_EXAMPLES)]
pub(crate) struct MapArguments {
    /// Files, folders, patterns, or - for standard input
    #[arg(required_unless_present = "unread", value_name = "PATH")]
    pub(crate) paths: Vec<String>,
    /// The project file; it is made where there is none, else added to
    #[arg(short, long, value_name = "FILE", default_value = "parallax.plx")]
    pub(crate) output: PathBuf,
    /// Also reads what the project holds and was not read yet (imported articles, and such as were
    /// kept without a model), or was read otherwise and is in no file
    #[arg(long)]
    pub(crate) unread: bool,
    /// A codebook (TOML); names of the parties it declares are read blindly
    #[arg(long, value_name = "FILE")]
    pub(crate) codebook: Option<PathBuf>,
    /// Articles read at a time [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// en-md, en-sm, the folder of a model, or none to keep articles without reading them
    #[arg(long, value_name = "MODEL", default_value = "en-md")]
    pub(crate) model: String,
    /// Takes every input for this, whatever its ending
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<InputFormat>,
    /// Which column or key of a table holds what, as text=body; fields are id, text, title, date,
    /// outlet, author, url, language
    #[arg(long = "field", value_name = "FIELD=COLUMN", value_parser = field)]
    pub(crate) fields: Vec<(Field, String)>,
    /// Language of articles that do not say theirs, as en [default: found out]
    #[arg(long, value_name = "CODE")]
    pub(crate) language: Option<String>,
    /// How the summary is printed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) summary: SummaryFormat,
    /// Names every input that failed, not only the first 20
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// `parallax statements`.
#[derive(Args, Debug)]
#[command(after_help = STATEMENTS_EXAMPLES)]
pub(crate) struct StatementsArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// table for reading; csv and jsonl for programs
    #[arg(long, default_value = "table")]
    pub(crate) format: StatementsFormat,
    /// Only this article
    #[arg(long, value_name = "NAME")]
    pub(crate) doc: Option<String>,
    /// Only sources that hold this text
    #[arg(long, value_name = "TEXT")]
    pub(crate) source: Option<String>,
    /// Only this act: report, belief, intention, demand, perception, support, feeling, question
    #[arg(long)]
    pub(crate) act: Option<String>,
    /// Only this kind: direct, indirect, mixed
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Only this basis: person, organization, document, group, unnamed, hearsay, author
    #[arg(long)]
    pub(crate) basis: Option<String>,
    /// Only content that holds this text
    #[arg(long, value_name = "TEXT")]
    pub(crate) contains: Option<String>,
    /// What positions count
    #[arg(long, default_value = "codepoints")]
    pub(crate) offsets: OffsetsIn,
}

/// `parallax show`.
#[derive(Args, Debug)]
#[command(after_help = SHOW_EXAMPLES)]
pub(crate) struct ShowArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Name of the article; without it, all names are printed
    pub(crate) doc: Option<String>,
}

/// `parallax actors`, `conflicts`, `naming`.
#[derive(Args, Debug)]
pub(crate) struct RowsArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// table for reading; csv, jsonl and parquet for programs
    #[arg(long, default_value = "table")]
    pub(crate) format: RowsFormat,
    /// Only rows that hold this text
    #[arg(long, value_name = "TEXT")]
    pub(crate) contains: Option<String>,
    /// At most so many rows
    #[arg(long, value_name = "NUMBER")]
    pub(crate) limit: Option<usize>,
}

impl RowsArguments {
    /// What rows must hold, in small letters.
    pub(crate) fn wanted(&self) -> Option<String> {
        self.contains.as_ref().map(|text| text.to_lowercase())
    }
}

/// `parallax claims`.
#[derive(Args, Debug)]
#[command(after_help = CLAIMS_EXAMPLES)]
pub(crate) struct ClaimsArguments {
    #[command(flatten)]
    pub(crate) rows: RowsArguments,
    /// One claim as a page: stances by actor over time, numbers, evidence, first appearance
    #[arg(long, value_name = "ID")]
    pub(crate) id: Option<String>,
    /// One row a statement instead of one a claim: the sheet to decide on, see parallax decide
    #[arg(long)]
    pub(crate) members: bool,
}

/// `parallax copies`.
#[derive(Args, Debug)]
pub(crate) struct CopiesArguments {
    #[command(flatten)]
    pub(crate) rows: RowsArguments,
    /// Quotations that are worded differently, each with its difference
    #[arg(long)]
    pub(crate) quotations: bool,
}

/// `parallax exchange`.
#[derive(Args, Debug)]
#[command(after_help = EXCHANGE_EXAMPLES)]
pub(crate) struct ExchangeArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// The codebook whose first two parties are exchanged [default: the project's own]
    #[arg(long, value_name = "FILE")]
    pub(crate) codebook: Option<PathBuf>,
    /// en-md, en-sm, or the folder of a model
    #[arg(long, value_name = "MODEL", default_value = "en-md")]
    pub(crate) model: String,
}

/// `parallax failures`.
#[derive(Args, Debug)]
pub(crate) struct FailuresArguments {
    /// The project file
    pub(crate) project: PathBuf,
}

/// `parallax model`.
#[derive(Debug, Subcommand)]
pub(crate) enum ModelCommand {
    /// Downloads a model and checks it, as: parallax model fetch en-md
    Fetch {
        /// en-md (better) or en-sm (smaller); minilm embeds sentences, for measurements
        #[arg(default_value = "en-md")]
        model: String,
    },
    /// Lists the models that are here
    List,
    /// Adds a model from a folder, for machines without a network
    Add {
        /// The folder that holds the model's config.cfg
        folder: PathBuf,
    },
}

/// A format by its name.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum InputFormat {
    Text,
    Markdown,
    Html,
    Jsonl,
    Csv,
    Tsv,
}

/// How statements are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum StatementsFormat {
    /// Cut to the width of the terminal
    Table,
    /// One row a statement
    Csv,
    /// One JSON object a line
    Jsonl,
}

/// How rows are printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum RowsFormat {
    /// Cut to the width of the terminal
    Table,
    /// With every column; several things in a cell are parted by "; "
    Csv,
    /// One JSON object a line, with everything that is known
    Jsonl,
    /// As csv, for data frames
    Parquet,
}

/// How the summary is printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum SummaryFormat {
    Text,
    Json,
}

/// What positions count.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum OffsetsIn {
    /// Unicode code points of the text, as Python counts
    Codepoints,
    /// UTF-8 bytes of the input
    Source,
    /// UTF-16 code units of the text, as browsers count
    Utf16,
}

impl From<InputFormat> for Format {
    fn from(format: InputFormat) -> Self {
        match format {
            InputFormat::Text => Self::Text,
            InputFormat::Markdown => Self::Markdown,
            InputFormat::Html => Self::Html,
            InputFormat::Jsonl => Self::Jsonl,
            InputFormat::Csv => Self::Csv,
            InputFormat::Tsv => Self::Tsv,
        }
    }
}

fn field(argument: &str) -> Result<(Field, String), String> {
    let (field, column) =
        argument.split_once('=').ok_or("write FIELD=COLUMN, as text=body".to_owned())?;
    let field = field.parse::<Field>().map_err(|unknown| unknown.to_string())?;
    Ok((field, column.to_owned()))
}
