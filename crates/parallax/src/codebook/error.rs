//! Why a codebook cannot be used.

use thiserror::Error;

/// Why a codebook cannot be used, and where.
#[derive(Debug, Error)]
pub enum CodebookError {
    /// Not TOML, or not of a codebook's shape. The message names line and column.
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    /// TOML that says something a codebook cannot mean.
    #[error("line {line}: {problem}")]
    At {
        /// The line, counted from 1.
        line: usize,
        /// What is wrong there.
        problem: Problem,
    },
}

/// What is wrong in a codebook.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Problem {
    /// A table or key that codebooks do not have.
    #[error("{table} has no key \"{key}\"{}", .meant.as_ref().map_or_else(String::new, |meant| format!("; did you mean \"{meant}\"?")))]
    UnknownKey {
        /// The table that it stands in.
        table: String,
        /// The key as written.
        key: String,
        /// A key that is spelled much like it.
        meant: Option<String>,
    },
    /// A key that must be there.
    #[error("{table} needs the key \"{key}\"")]
    MissingKey {
        /// The table.
        table: String,
        /// The key.
        key: &'static str,
    },
    /// A value of another kind than the key takes.
    #[error("\"{key}\" of {table} must be {wanted}")]
    WrongKind {
        /// The table.
        table: String,
        /// The key.
        key: String,
        /// The kind of value that it takes.
        wanted: &'static str,
    },
    /// A text that holds no letter or digit.
    #[error("\"{key}\" of {table} holds a text without letters: \"{text}\"")]
    NoLetters {
        /// The table.
        table: String,
        /// The key.
        key: String,
        /// The text as written.
        text: String,
    },
    /// A list that is too short.
    #[error("\"{key}\" of {table} needs at least {least}")]
    TooFew {
        /// The table.
        table: String,
        /// The key.
        key: &'static str,
        /// How many it needs, in words.
        least: &'static str,
    },
    /// Two things with one name.
    #[error("the {what} \"{text}\" is used twice; first in line {first}")]
    UsedTwice {
        /// What they are.
        what: &'static str,
        /// What both are called.
        text: String,
        /// The line of the first.
        first: usize,
    },
    /// A value that is not among those possible.
    #[error("\"{text}\" is no {what}; {}", .meant.as_ref().map_or_else(|| format!("use one of {}", .possible.join(", ")), |meant| format!("did you mean \"{meant}\"?")))]
    NotAmong {
        /// What it should be.
        what: &'static str,
        /// The value as written.
        text: String,
        /// One that is spelled much like it.
        meant: Option<String>,
        /// All that are possible.
        possible: Vec<String>,
    },
    /// A party that no table declares, in a codebook without any.
    #[error("the party \"{0}\" is not declared: the codebook has no [[party]]")]
    NoParties(String),
    /// A text that is no date.
    #[error("\"{0}\" is no date; write 2019-05-12, 2019-05 or 2019")]
    BadDate(String),
    /// A time that ends before it begins.
    #[error("the {what} ends ({to}) before it begins ({from})")]
    EndsBeforeItBegins {
        /// What it is the time of.
        what: &'static str,
        /// Its first day.
        from: String,
        /// Its last day.
        to: String,
    },
    /// An actor that has a party at all times and others at some.
    #[error("an actor has either \"party\", at all times, or \"parties\", each with its time")]
    PartyTwice,
    /// An actor with two parties at one time.
    #[error(
        "the actor is in \"{first}\" and in \"{second}\" at one time; a month or year means all of its days"
    )]
    PartiesAtOnce {
        /// The party that stands first.
        first: String,
        /// The party that begins before the first ends.
        second: String,
    },
}
