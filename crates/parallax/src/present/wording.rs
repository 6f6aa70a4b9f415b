//! How often something is found in whose words, and the words that tell two outlets apart.

use serde::{Deserialize, Serialize};

use super::comparison::{Cell, Row};

/// How often a rule finds something in the words of a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct WordingRow {
    /// Public id: the rule, and the group's id.
    pub id: String,
    /// The rule's id.
    pub rule: String,
    /// note, warning, error.
    pub level: String,
    /// The outlet, speaker or claim; empty for all.
    pub group: String,
    /// Findings.
    pub findings: u64,
    /// Words that were looked at.
    pub words: u64,
    /// Findings in 1,000 words; none where there are no words.
    pub rate: Option<f64>,
    /// The lower end of the exact 95 % interval of a Poisson rate.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
}

/// A word and how far it is of the one outlet rather than of the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeynessRow {
    /// The word.
    pub word: String,
    /// The outlet that it is more of.
    pub outlet: String,
    /// How often the one outlet uses it.
    pub one: u64,
    /// How often the other does.
    pub other: u64,
    /// The log-odds ratio: above 0 of the one.
    pub log_odds: f64,
    /// The lower end of its 95 % interval.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// The ratio in standard deviations.
    pub z: f64,
}

impl Row for WordingRow {
    const KIND: &'static str = "wording";
    const COLUMNS: &'static [&'static str] =
        &["rule", "level", "group", "findings", "words", "rate", "low", "high"];
    const WIDTHS: &'static [usize] = &[22, 9, 30, 9, 10, 8, 8, 8];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let real = |value: Option<f64>| value.map_or_else(|| Cell::Text(String::new()), Cell::Real);
        vec![
            Cell::Text(self.rule.clone()),
            Cell::Text(self.level.clone()),
            Cell::Text(self.group.clone()),
            Cell::Count(self.findings as usize),
            Cell::Count(self.words as usize),
            real(self.rate),
            real(self.low),
            real(self.high),
        ]
    }
}

impl Row for KeynessRow {
    const KIND: &'static str = "keyness";
    const COLUMNS: &'static [&'static str] =
        &["word", "outlet", "one", "other", "log_odds", "low", "high", "z"];
    const WIDTHS: &'static [usize] = &[26, 26, 8, 8, 10, 8, 8, 8];

    fn id(&self) -> &str {
        &self.word
    }

    fn cells(&self) -> Vec<Cell> {
        let reals = [self.log_odds, self.low, self.high, self.z].map(Cell::Real);
        let heads = [
            Cell::Text(self.word.clone()),
            Cell::Text(self.outlet.clone()),
            Cell::Count(self.one as usize),
            Cell::Count(self.other as usize),
        ];
        heads.into_iter().chain(reals).collect()
    }
}
