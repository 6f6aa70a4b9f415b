//! What could not be read, and what to do about it.

use std::fmt;

use thiserror::Error;

use super::Field;

/// A file, or a row of one, that gave no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Where it is: the path, for a row with its line (`news.csv:12`).
    pub locator: String,
    /// Why, with the next step.
    pub reason: Reason,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.locator, self.reason)
    }
}

impl std::error::Error for Rejected {}

/// Why there is no document. The message says what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// A known binary format, by its first bytes.
    #[error("{0} is not a text format; convert it to text or HTML first")]
    NotText(&'static str),
    /// Control or undecodable bytes where text should be.
    #[error("looks like binary data; convert it to text or HTML first")]
    Binary,
    /// Over a limit, in MiB.
    #[error("longer than {0} MiB; split it first")]
    TooLong(usize),
    /// A web page in which no article was found.
    #[error("no article found in this page; save the text as .txt instead")]
    NoArticle,
    /// A third-party reader gave up.
    #[error("the page could not be read; save the text as .txt instead")]
    Unreadable,
    /// A column that was asked for by name is not there.
    #[error("no column \"{wanted}\" for {field}; there are: {}", list(.present))]
    NoColumn {
        /// What the column should have held.
        field: Field,
        /// The name that was asked for.
        wanted: String,
        /// The names there are.
        present: Vec<String>,
    },
    /// No column has a name that is known to hold the text.
    #[error("no column is known to hold the text; name it, there are: {}", list(.present))]
    NoTextColumn {
        /// The names there are.
        present: Vec<String>,
    },
    /// A row whose text is empty.
    #[error("no text in column \"{0}\"")]
    NoText(String),
    /// A row with more cells than the header names.
    #[error("{found} cells under a header of {expected}; quote cells that hold the separator")]
    Cells {
        /// Columns of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// A table that is broken from here on.
    #[error("row longer than {0} MiB (a quote never closed?); the rest of the table is not read")]
    EndlessRow(usize),
    /// Not JSON, or not an object.
    #[error("not a JSON object: {0}")]
    Json(String),
    /// The stream broke off.
    #[error("reading failed: {0}")]
    Stream(String),
}

/// Names for a message: quoted, at most twelve.
fn list(names: &[String]) -> String {
    const SHOWN: usize = 12;
    let mut shown: Vec<String> = names
        .iter()
        .take(SHOWN)
        .map(|name| format!("\"{}\"", name.chars().take(40).collect::<String>()))
        .collect();
    if names.len() > SHOWN {
        shown.push(format!("and {} more", names.len() - SHOWN));
    }
    shown.join(", ")
}
