//! One row a label: which outlets and speakers use it.

use serde::{Deserialize, Serialize};

use super::{Cell, Row};

/// One label of a set of labels for one referent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamingRow {
    /// Public id.
    pub id: String,
    /// The set's id: labels of one set mean one referent.
    pub set: String,
    /// codebook, or the rule that suggests that they do.
    pub origin: String,
    /// The label.
    pub name: String,
    /// All uses.
    pub total: usize,
    /// Uses by outlet.
    pub outlets: Vec<OutletUse>,
    /// Uses by speaker, most first.
    pub speakers: Vec<SpeakerUse>,
}

/// How one outlet uses a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutletUse {
    /// The outlet; empty where a document names none.
    pub outlet: String,
    /// In its own words.
    pub author: usize,
    /// In the words of somebody who is quoted or reported.
    pub attributed: usize,
}

/// How one speaker uses a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerUse {
    /// Id of the actor.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How often.
    pub uses: usize,
    /// How often in articles of each day, the earliest first.
    #[serde(default)]
    pub days: Vec<DayUse>,
}

/// How often a speaker uses a label in articles of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayUse {
    /// When the articles appeared, as they say; none where they do not.
    pub day: Option<String>,
    /// How often.
    pub uses: usize,
}

impl Row for NamingRow {
    const KIND: &'static str = "naming";
    const COLUMNS: &'static [&'static str] =
        &["set", "name", "uses", "outlets", "speakers", "origin", "id"];
    const WIDTHS: &'static [usize] = &[12, 14, 5, 38, 22, 9, 0];

    fn id(&self) -> &str {
        &self.id
    }

    fn cells(&self) -> Vec<Cell> {
        let outlets: Vec<String> = self
            .outlets
            .iter()
            .map(|outlet| {
                let name = if outlet.outlet.is_empty() { "–" } else { &outlet.outlet };
                format!("{name} {}+{}", outlet.author, outlet.attributed)
            })
            .collect();
        let speakers: Vec<String> = self
            .speakers
            .iter()
            .map(|speaker| format!("{} {}", speaker.name, speaker.uses))
            .collect();
        vec![
            Cell::Text(self.set.clone()),
            Cell::Text(self.name.clone()),
            Cell::Count(self.total),
            Cell::list(&outlets),
            Cell::list(&speakers),
            Cell::Text(self.origin.clone()),
            Cell::Text(self.id.clone()),
        ]
    }
}
