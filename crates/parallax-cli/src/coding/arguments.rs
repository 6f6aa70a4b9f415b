//! What can be typed for coding by hand, and for taking work in and out.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

const CODE_EXAMPLES: &str = "\
Examples:
  parallax code add talks.plx --doc gazette/monday --text 'Tavik is calm' --coder Ada \\
      --set person='Mara Linden' --set concept='Tavik is calm' --set agreement=yes
  parallax code change talks.plx CODING --coder Ada --set agreement=no
  parallax code remove talks.plx CODING --coder Ada --reason 'coded twice'
  parallax code type talks.plx Frame --variable 'frame=short text' --variable strength=integer
  parallax codings talks.plx                       what has been coded

Every step is kept in the project's log of decisions, with who took it and when.";

const IMPORT_EXAMPLES: &str = "\
Examples:
  parallax import coded.dna -o talks.plx           documents, and statements as codings
  parallax map --unread -o talks.plx               then lets the machine read them too

Takes databases of Discourse Network Analyzer 3 (.dna). Every row is kept as it is, so that export
writes the same database again but for what is changed here. Taking one in again changes nothing.";

const EXPORT_EXAMPLES: &str = "\
Examples:
  parallax export talks.plx -o talks.dna
  parallax export talks.plx -o talks.dna --statements both --password secret
  parallax export talks.plx -o marks.jsonld

.jsonld: every mark as an annotation of the Web Annotation Data Model, with what people said of it.

Writes a database of Discourse Network Analyzer 3. If one was imported, it is gone on with: only
what was changed, added or removed here differs. What such a database cannot hold is named. The
machine's statements become statements of the coder Parallax, with person, organization, concept
(the claim) and agreement (assert yes, deny no).";

const MERGE_EXAMPLES: &str = "\
Examples:
  parallax merge ada.plx ben.plx -o both.plx
  parallax map --unread -o both.plx                then compares all articles anew

Articles that several projects hold are there once; decisions of all coders are put in the order in
which they were made. Where two people changed one coding in different ways, both are there. The
projects themselves are not changed.";

/// `parallax code`.
#[derive(Debug, Subcommand)]
#[command(after_help = CODE_EXAMPLES)]
pub(crate) enum CodeCommand {
    /// Marks words of an article
    Add(AddArguments),
    /// Changes values of a coding
    Change(ChangeArguments),
    /// Takes a coding out; the log keeps it
    Remove(RemoveArguments),
    /// Adds a type of statement to code with, or variables to one
    Type(TypeArguments),
}

/// `parallax code add`.
#[derive(Args, Debug)]
pub(crate) struct AddArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Name of the article
    #[arg(long, value_name = "NAME")]
    pub(crate) doc: String,
    /// The words to mark, as they stand in the article; several times for several stretches
    #[arg(long, value_name = "WORDS", required = true)]
    pub(crate) text: Vec<String>,
    /// Which of the places where these words stand, from 1, if there are several
    #[arg(long, value_name = "N")]
    pub(crate) nth: Option<usize>,
    /// The type of statement
    #[arg(long = "type", value_name = "TYPE", default_value = "DNA Statement")]
    pub(crate) kind: String,
    /// A value for a variable, as person='Mara Linden'
    #[arg(long = "set", value_name = "VARIABLE=VALUE", value_parser = pair)]
    pub(crate) values: Vec<(String, String)>,
    #[command(flatten)]
    pub(crate) by: By,
}

/// Who does something to a coding.
#[derive(Args, Debug)]
pub(crate) struct By {
    /// Who does it, as the log of decisions keeps it
    #[arg(long, value_name = "NAME")]
    pub(crate) coder: String,
    /// Why
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
}

/// `parallax code change`.
#[derive(Args, Debug)]
pub(crate) struct ChangeArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Id of the coding, see: parallax codings
    pub(crate) coding: String,
    /// A value for a variable, as agreement=no
    #[arg(long = "set", value_name = "VARIABLE=VALUE", value_parser = pair, required = true)]
    pub(crate) values: Vec<(String, String)>,
    #[command(flatten)]
    pub(crate) by: By,
}

/// `parallax code remove`.
#[derive(Args, Debug)]
pub(crate) struct RemoveArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Id of the coding, see: parallax codings
    pub(crate) coding: String,
    #[command(flatten)]
    pub(crate) by: By,
}

/// `parallax code type`.
#[derive(Args, Debug)]
pub(crate) struct TypeArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// Name of the type
    pub(crate) name: String,
    /// A variable and what it holds: boolean, integer, 'short text' or 'long text'
    #[arg(long = "variable", value_name = "NAME=KIND", value_parser = pair, required = true)]
    pub(crate) variables: Vec<(String, String)>,
}

/// `parallax import`.
#[derive(Args, Debug)]
#[command(after_help = IMPORT_EXAMPLES)]
pub(crate) struct ImportArguments {
    /// Databases of Discourse Network Analyzer
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The project file; it is made where there is none, else added to
    #[arg(short, long, value_name = "FILE", default_value = "parallax.plx")]
    pub(crate) output: PathBuf,
}

/// `parallax export`.
#[derive(Args, Debug)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(crate) struct ExportArguments {
    /// The project file
    pub(crate) project: PathBuf,
    /// The file to write; its name ends in .dna or .jsonld
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
    /// Which statements [default: what people coded, if they did, else the machine's]
    #[arg(long, value_name = "WHICH")]
    pub(crate) statements: Option<Which>,
    /// Which imported database is gone on with, by its name without ending [default: the first]
    #[arg(long, value_name = "NAME")]
    pub(crate) database: Option<String>,
    /// The password of coders that are new in the database
    #[arg(long, value_name = "PASSWORD", default_value = "parallax")]
    pub(crate) password: String,
    /// Replaces a file that is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// `parallax merge`.
#[derive(Args, Debug)]
#[command(after_help = MERGE_EXAMPLES)]
pub(crate) struct MergeArguments {
    /// The project files
    #[arg(required = true, num_args = 2.., value_name = "PROJECT")]
    pub(crate) projects: Vec<PathBuf>,
    /// The new project file
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: PathBuf,
}

/// Which statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Which {
    /// What people coded by hand
    Coded,
    /// What the machine found
    Machine,
    /// Both
    Both,
}

impl Which {
    /// Whether what people coded is among them.
    pub(crate) fn coded(self) -> bool {
        self != Self::Machine
    }

    /// Whether what the machine found is among them.
    pub(crate) fn machine(self) -> bool {
        self != Self::Coded
    }
}

fn pair(argument: &str) -> Result<(String, String), String> {
    let (name, value) =
        argument.split_once('=').ok_or("write NAME=VALUE, as agreement=yes".to_owned())?;
    Ok((name.trim().to_owned(), value.to_owned()))
}
