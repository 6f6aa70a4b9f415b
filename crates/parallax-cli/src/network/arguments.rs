//! What can be typed for networks.

use std::path::PathBuf;

use clap::{
    Args, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _},
};
use parallax::network::{
    Aggregation, Compatibility, Duplicates, Kernel, Kind, Named, Normalization, Unit,
};

use crate::coding::arguments::Which;

const NETWORK_EXAMPLES: &str = "\
Examples:
  parallax network talks.plx > organization-by-claim.csv
  parallax network talks.plx --kind one-mode --aggregation congruence --qualifier stance \\
      --normalization average --duplicates document --format gexf -o talks.gexf
  parallax network talks.plx --rows person --columns claim --window 3 --unit months --format edges
  parallax network talks.plx --only party=Kestria,Ulmere --at-least 3 --format graphml
  parallax network talks.plx --duplicates copy --without outlet=Courier --isolates
  parallax network talks.plx --kernel gaussian --width 4 --unit weeks --format gexf -o talks.gexf
  parallax network coded.plx --rows person --qualifier agreement --compat dna-3
  parallax network talks.plx --format events > statements.csv    what is counted, line by line

Variables of the machine's statements: person, organization (that of the person on that day),
speaker, party, claim, stance (assert 1, deny 0, others none), stance_kind, and of documents: doc,
title, outlet, author, section, type. Coded statements have the variables they were coded with,
attributes of their values as organization.Type, and those of documents.

One-mode networks tie rows that share columns; two-mode networks tie rows to columns. With a
qualifier: congruence counts where two agree, conflict where they do not, subtract the one minus the
other. Normalizations: average, jaccard, cosine (one-mode); activity, prominence (two-mode).
spec/networks.md defines each with an example. --compat dna-3 counts as Discourse Network Analyzer 3
does, with its defects, to check results against it.";

const ANALYSIS_EXAMPLES: &str = "\
Examples:
  parallax coalitions talks.plx                        who stands with whom, and how central each is
  parallax coalitions talks.plx --format svg -o coalitions.svg
  parallax polarization talks.plx --window 2 --unit weeks
  parallax backbone talks.plx --at-least 2             the claims that hold the network together
  parallax consistency talks.plx --rows speaker        who says now what they did not say before
  parallax plot talks.plx --format svg -o claims.svg   claims by who asserts and who denies them

Unless something else is typed, networks of these analyses are one-mode subtract networks by stance,
averaged, with statements counted once a document. Polarization is measured for each day, week, month
or year, as the time allows, unless --window or --kernel says otherwise.";

/// `parallax network`.
#[derive(Args, Debug)]
#[command(after_help = NETWORK_EXAMPLES)]
pub(crate) struct NetworkArguments {
    #[command(flatten)]
    pub(crate) made: MadeOf,
    // Not a doc comment: yEd is no code.
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "csv",
        help = "csv (a matrix), dl (UCINET), edges (a line each tie, CSV), parquet (the same), \
                events (a line each statement), graphml, visone (graphml for visone and yEd), gexf \
                (Gephi, with time)"
    )]
    pub(crate) format: NetworkFormat,
    /// Where to write [default: standard output]; slices of time in csv, dl, graphml and visone
    /// become files of their own, numbered
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Where nodes are drawn follows from this number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
}

/// What a network is made of: the same for every command that makes one.
#[derive(Args, Debug)]
pub(crate) struct MadeOf {
    /// The project file
    pub(crate) project: PathBuf,
    /// Which statements [default: what people coded, if they did, else the machine's]
    #[arg(long, value_name = "WHICH", value_parser = one_side())]
    pub(crate) statements: Option<Which>,
    /// Of coded statements, those of this type
    #[arg(long = "type", value_name = "TYPE", default_value = "DNA Statement")]
    pub(crate) kind_of_statement: String,
    /// The variable of rows: the nodes of a one-mode network
    #[arg(long, value_name = "VARIABLE", default_value = "organization")]
    pub(crate) rows: String,
    /// The variable of columns [default: claim, of coded statements concept]
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) columns: Option<String>,
    /// The variable that tells how a row takes a column, as stance or agreement
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) qualifier: Option<String>,
    /// One set of nodes or two [default: two-mode; analyses look at one-mode]
    #[arg(long, value_name = "KIND", value_parser = named::<Kind>())]
    pub(crate) kind: Option<Kind>,
    /// How values of the qualifier are compared [default: ignore; of analyses subtract]
    #[arg(long, value_parser = named::<Aggregation>())]
    pub(crate) aggregation: Option<Aggregation>,
    /// What makes up for actors with many statements [default: no; of analyses average]
    #[arg(long, value_parser = named::<Normalization>())]
    pub(crate) normalization: Option<Normalization>,
    /// Of statements that say the same, which count once: none, or those in one document, week ...,
    /// or in copies of one text [default: include; of analyses document]
    #[arg(long, value_parser = named::<Duplicates>())]
    pub(crate) duplicates: Option<Duplicates>,
    /// Statements from this day on, as 2019-05-14
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// Statements up to this day
    #[arg(long, value_name = "DAY")]
    pub(crate) to: Option<String>,
    /// Leaves out statements with these values, as outlet=Courier,Gazette; may be given again
    #[arg(long, value_name = "VARIABLE=VALUES")]
    pub(crate) without: Vec<String>,
    /// Only statements with these values; may be given again
    #[arg(long, value_name = "VARIABLE=VALUES")]
    pub(crate) only: Vec<String>,
    /// Only rows with at least so many statements
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) at_least: u32,
    /// Only columns with at least so many statements
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(crate) columns_at_least: u32,
    /// Keeps rows and columns without a statement that counts, as nodes without ties
    #[arg(long)]
    pub(crate) isolates: bool,
    /// One network for each window of so many units of time, or of so many statements
    #[arg(long, value_name = "N", conflicts_with = "kernel")]
    pub(crate) window: Option<u32>,
    /// Smooths over time: statements weigh less the further away they are
    #[arg(long, value_parser = named::<Kernel>())]
    pub(crate) kernel: Option<Kernel>,
    /// The width of the kernel, in units
    #[arg(long, value_name = "N", default_value_t = 3, requires = "kernel")]
    pub(crate) width: u32,
    /// What windows and kernels are measured in: seconds to years, or for windows statements
    #[arg(long, value_name = "UNIT", default_value = "months")]
    pub(crate) unit: String,
    /// From one window to the next
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) step: u32,
    /// Keeps the whole kernel inside of the range of time
    #[arg(long, requires = "kernel")]
    pub(crate) indent: bool,
    /// Scales each network so that its weights add up to one
    #[arg(long)]
    pub(crate) sum_to_one: bool,
    /// dna-3 counts as Discourse Network Analyzer 3 does, defects included
    #[arg(long, value_name = "PROGRAM", value_parser = named::<Compatibility>(), default_value = "no")]
    pub(crate) compat: Compatibility,
}

impl NetworkArguments {
    /// What the format is called.
    pub(crate) fn format_name(&self) -> &'static str {
        match self.format {
            NetworkFormat::Csv => "CSV matrix",
            NetworkFormat::Dl => "DL",
            NetworkFormat::Edges => "list of edges",
            NetworkFormat::Parquet => "list of edges (Parquet)",
            NetworkFormat::Events => "list of statements",
            NetworkFormat::Graphml | NetworkFormat::Visone => "GraphML",
            NetworkFormat::Gexf => "GEXF",
        }
    }
}

/// `parallax coalitions`, `polarization`, `backbone`, `consistency`, `plot`.
#[derive(Args, Debug)]
#[command(after_help = ANALYSIS_EXAMPLES)]
pub(crate) struct AnalysisArguments {
    #[command(flatten)]
    pub(crate) made: MadeOf,
    /// table for reading; csv, jsonl and parquet for programs; svg is a figure
    #[arg(long, value_name = "FORMAT", default_value = "table")]
    pub(crate) format: AnalysisFormat,
    /// Where to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Coalitions, and where nodes are drawn, follow from this number
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
}

/// How an analysis is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnalysisFormat {
    Table,
    Csv,
    Jsonl,
    Parquet,
    Svg,
}

impl MadeOf {
    /// The machine's statements of a project, rows by this variable, and all else as usual.
    pub(crate) fn machine(project: &std::path::Path, rows: &str) -> Self {
        Self {
            project: project.to_path_buf(),
            statements: Some(Which::Machine),
            kind_of_statement: String::new(),
            rows: rows.to_owned(),
            columns: None,
            qualifier: None,
            kind: None,
            aggregation: None,
            normalization: None,
            duplicates: None,
            from: None,
            to: None,
            without: Vec::new(),
            only: Vec::new(),
            at_least: 0,
            columns_at_least: 0,
            isolates: false,
            window: None,
            kernel: None,
            width: 3,
            unit: "months".to_owned(),
            step: 1,
            indent: false,
            sum_to_one: false,
            compat: Compatibility::default(),
        }
    }

    /// The unit of windows and kernels; none for statements.
    pub(crate) fn unit(&self) -> Result<Option<Unit>, String> {
        match self.unit.as_str() {
            "statements" => Ok(None),
            unit => Unit::named(unit).map(Some).ok_or_else(|| {
                let known: Vec<&str> = Unit::ALL.iter().map(|unit| unit.name()).collect();
                format!("no unit is called {unit}; there are statements, {}", known.join(", "))
            }),
        }
    }
}

/// The file that a network becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum NetworkFormat {
    Csv,
    Dl,
    Edges,
    Parquet,
    Events,
    Graphml,
    Visone,
    Gexf,
}

/// A choice of the engine by its name.
fn named<T: Named + Send + Sync>() -> impl clap::builder::TypedValueParser<Value = T> {
    let values = T::ALL.iter().map(|choice| match choice.name() {
        "one-mode" => PossibleValue::new("one-mode").alias("onemode"),
        "two-mode" => PossibleValue::new("two-mode").alias("twomode"),
        name => PossibleValue::new(name),
    });
    PossibleValuesParser::new(values).try_map(|name| {
        let short = |choice: &T| choice.name().replace('-', "") == name.replace('-', "");
        T::ALL.iter().copied().find(short).ok_or("no such choice")
    })
}

/// Coded or machine: networks are made of one kind of statements.
fn one_side() -> impl clap::builder::TypedValueParser<Value = Which> {
    PossibleValuesParser::new(["coded", "machine"])
        .map(|name| if name == "coded" { Which::Coded } else { Which::Machine })
}
