//! What analyses of networks find, as rows.

use serde::{Deserialize, Serialize};

use super::comparison::{Cell, Row};

/// Who belongs to which coalition, and how central it is in the network.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoalitionRow {
    /// The actor.
    pub actor: String,
    /// Number of its coalition, from 1, in the order of their first actors; none for one that
    /// stands alone.
    pub coalition: Option<usize>,
    /// Statements that count.
    pub statements: u32,
    /// How many others it is tied to.
    pub degree: u32,
    /// The sum of the weights of its ties.
    pub strength: f64,
    /// How many shortest paths of others lead over it.
    pub betweenness: f64,
    /// How near it is to all others.
    pub closeness: f64,
    /// Its part of the leading eigenvector.
    pub eigenvector: f64,
}

/// How far a network falls into camps at one time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolarizationRow {
    /// First day.
    pub start: Option<String>,
    /// The day that it stands for.
    pub middle: Option<String>,
    /// Last day.
    pub end: Option<String>,
    /// Statements that count.
    pub statements: usize,
    /// Actors.
    pub actors: usize,
    /// Coalitions of more than one actor.
    pub coalitions: usize,
    /// How much denser coalitions are inside than chance makes them.
    pub modularity: f64,
    /// The share of ties that does not fit the coalitions, by weight.
    pub frustration: f64,
}

/// A claim of the backbone, the last that would be left out first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BackboneRow {
    /// 1 for the claim that the network can do without the least.
    pub rank: usize,
    /// The claim.
    pub claim: String,
    /// How far the network without it and all of lower rank is from the whole.
    pub loss: f64,
    /// How far the network of it and all of lower rank is from the whole.
    pub rest_loss: f64,
    /// Statements that are left without them.
    pub statements: usize,
}

/// An actor that says of a claim what it did not say before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TurnRow {
    /// The actor.
    pub actor: String,
    /// The claim.
    pub claim: String,
    /// What it said.
    pub before: String,
    /// When.
    pub before_at: Option<String>,
    /// The document.
    pub before_doc: String,
    /// What it says then.
    pub after: String,
    /// When.
    pub after_at: Option<String>,
    /// The document.
    pub after_doc: String,
    /// How far the actor agrees with itself over all claims, 0 to 1.
    pub agreement: Option<f64>,
}

/// How often a claim is asserted and denied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlotRow {
    /// The claim.
    pub claim: String,
    /// Statements that assert it.
    pub asserted: usize,
    /// Statements that deny it.
    pub denied: usize,
}

fn day(moment: Option<&str>) -> Cell {
    Cell::Text(moment.map_or("", |moment| moment.get(..10).unwrap_or(moment)).to_owned())
}

impl Row for CoalitionRow {
    const KIND: &'static str = "actors";
    const COLUMNS: &'static [&'static str] = &[
        "coalition",
        "actor",
        "statements",
        "degree",
        "strength",
        "betweenness",
        "closeness",
        "eigenvector",
    ];
    const WIDTHS: &'static [usize] = &[9, 36, 10, 8, 9, 11, 9, 10];

    fn id(&self) -> &str {
        &self.actor
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            self.coalition.map_or(Cell::Text("alone".to_owned()), Cell::Count),
            Cell::Text(self.actor.clone()),
            Cell::Count(self.statements as usize),
            Cell::Count(self.degree as usize),
            Cell::Real(self.strength),
            Cell::Real(self.betweenness),
            Cell::Real(self.closeness),
            Cell::Real(self.eigenvector),
        ]
    }
}

impl Row for PolarizationRow {
    const KIND: &'static str = "times";
    const COLUMNS: &'static [&'static str] = &[
        "start",
        "middle",
        "end",
        "statements",
        "actors",
        "coalitions",
        "modularity",
        "frustration",
    ];
    const WIDTHS: &'static [usize] = &[11, 11, 11, 10, 8, 10, 10, 11];

    fn id(&self) -> &str {
        self.middle.as_deref().unwrap_or("")
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            day(self.start.as_deref()),
            day(self.middle.as_deref()),
            day(self.end.as_deref()),
            Cell::Count(self.statements),
            Cell::Count(self.actors),
            Cell::Count(self.coalitions),
            Cell::Real(self.modularity),
            Cell::Real(self.frustration),
        ]
    }
}

impl Row for BackboneRow {
    const KIND: &'static str = "claims";
    const COLUMNS: &'static [&'static str] = &["rank", "claim", "loss", "rest_loss", "statements"];
    const WIDTHS: &'static [usize] = &[5, 50, 9, 9, 10];

    fn id(&self) -> &str {
        &self.claim
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Count(self.rank),
            Cell::Text(self.claim.clone()),
            Cell::Real(self.loss),
            Cell::Real(self.rest_loss),
            Cell::Count(self.statements),
        ]
    }
}

impl Row for TurnRow {
    const KIND: &'static str = "turns";
    const COLUMNS: &'static [&'static str] = &[
        "actor",
        "claim",
        "before",
        "before_at",
        "after",
        "after_at",
        "agreement",
        "before_doc",
        "after_doc",
    ];
    const WIDTHS: &'static [usize] = &[20, 30, 8, 10, 8, 10, 9, 0, 0];

    fn id(&self) -> &str {
        &self.actor
    }

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Text(self.actor.clone()),
            Cell::Text(self.claim.clone()),
            Cell::Text(self.before.clone()),
            day(self.before_at.as_deref()),
            Cell::Text(self.after.clone()),
            day(self.after_at.as_deref()),
            self.agreement.map_or(Cell::Text(String::new()), Cell::Real),
            Cell::Text(self.before_doc.clone()),
            Cell::Text(self.after_doc.clone()),
        ]
    }
}

impl Row for PlotRow {
    const KIND: &'static str = "claims";
    const COLUMNS: &'static [&'static str] = &["claim", "asserted", "denied"];
    const WIDTHS: &'static [usize] = &[60, 9, 9];

    fn id(&self) -> &str {
        &self.claim
    }

    fn cells(&self) -> Vec<Cell> {
        vec![Cell::Text(self.claim.clone()), Cell::Count(self.asserted), Cell::Count(self.denied)]
    }
}
