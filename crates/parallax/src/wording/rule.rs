//! What a rule is.

use super::{Level, headline::Article, mark::Mark, passage::Passage};

/// A kind of finding: what it is, who described it, what can be done, and how it was measured.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its name everywhere: `hearsay-chain`.
    pub id: &'static str,
    /// The level of its findings.
    pub level: Level,
    /// What it finds, in a sentence.
    pub definition: &'static str,
    /// Who described the phenomenon: authors, year, title.
    pub citation: &'static str,
    /// What an author can do about a finding.
    pub help: &'static str,
    /// How well it finds, on each set that it was measured on.
    pub measured: &'static [Measured],
    /// How it finds.
    pub(super) find: Find,
}

/// One measurement of a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    /// The set.
    pub data: &'static str,
    /// What was counted, and how the set was divided.
    pub protocol: &'static str,
    /// Share of the findings that people marked too.
    pub precision: f32,
    /// Share of what people marked that was found.
    pub recall: f32,
    /// How far the people agreed with each other, where it is known: the measure and its value.
    pub agreement: Option<&'static str>,
}

/// What a rule looks at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Find {
    /// A headline with its article.
    Article(fn(&Article<'_>) -> Option<Mark>),
    /// A text or title by itself.
    Passage(fn(&Passage<'_>) -> Vec<Mark>),
}
