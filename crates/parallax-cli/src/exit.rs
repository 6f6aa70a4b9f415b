//! Exit codes, and errors that say what to do next.

use std::{fmt, io, process::ExitCode};

use parallax_store::StoreError;

use crate::output;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Everything was done.
    Done = 0,
    /// Done, and there are differences or findings.
    Differs = 1,
    /// The command or its input cannot be used.
    Unusable = 2,
    /// Some inputs failed, the rest is kept.
    SomeFailed = 3,
    /// Stopped by a person.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// An error with the next step.
#[derive(Debug)]
pub(crate) struct Advice {
    /// What is wrong.
    pub(crate) wrong: String,
    /// What to do about it.
    pub(crate) next: String,
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  {}", self.wrong, self.next)
    }
}

impl std::error::Error for Advice {}

/// An error with the next step.
pub(crate) fn advice(wrong: impl Into<String>, next: impl Into<String>) -> anyhow::Error {
    Advice { wrong: wrong.into(), next: next.into() }.into()
}

/// Prints why the program stops. A reader that has seen enough (`| head`) is no error.
pub(crate) fn report(error: &anyhow::Error) -> Exit {
    if is_closed_pipe(error) {
        return Exit::Done;
    }
    output::say(&format!("parallax: {error:#}"));
    if let Some(next) = error.downcast_ref::<StoreError>().map(next_step) {
        output::say(&format!("  {next}"));
    }
    Exit::Unusable
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |cause: &io::Error| cause.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(kind)
            || matches!(
                cause.downcast_ref::<csv::Error>().map(csv::Error::kind),
                Some(csv::ErrorKind::Io(cause)) if kind(cause)
            )
    })
}

/// What to do about a project that cannot be used.
fn next_step(error: &StoreError) -> &'static str {
    match error {
        StoreError::Missing(_) => "Make one with: parallax map ARTICLES -o FILE.plx",
        StoreError::NotAProject(_) => "Name another file after -o, or move this one away.",
        StoreError::Exists(_) => "Name another file after -o.",
        StoreError::Newer { .. } => "Update parallax, or make a new project with -o.",
        StoreError::InUse(_) => "Wait until it is done, or name another file after -o.",
        StoreError::Full(_) => {
            "Everything read so far is kept. Make room, then run the same command again: it goes \
             on where it stopped."
        }
        StoreError::Damaged(_) => "Restore a copy, or read the articles into a new project.",
        StoreError::NotDna { .. } => "Give a file that Discourse Network Analyzer 3 saved (.dna).",
        StoreError::OtherKind { .. } => {
            "Nothing was written. Code it anew under another name (parallax code type) in one of them."
        }
        StoreError::NoDocument(_) => {
            "Nothing was written. It was renamed or retired meanwhile: run the command again."
        }
        StoreError::NoStatement(_) | StoreError::NoClaim(_) | StoreError::NoActor(_) => {
            "Nothing was written. See ids with: parallax statements, claims or actors FILE.plx"
        }
        StoreError::NoChange(_) | StoreError::BadMark(_) => {
            "Nothing was written. Correct this and run the command again."
        }
        StoreError::NoImport { .. } => {
            "Name one that is there, or none for the first; parallax import takes them in."
        }
        StoreError::Io { .. } => "See that the folder is there and can be written to.",
        StoreError::Database { .. } => {
            "See that the disk and the file can be read and written; else restore a copy."
        }
    }
}
