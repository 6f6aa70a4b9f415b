//! What was found by comparing all documents, as rows: actors, claims, conflicts, labels, copies.
//!
//! A project keeps these rows as they are here, so that each command prints them without comparing
//! again. Fields are only ever added, see [`super::VIEW_VERSION`].

mod actors;
mod assignments;
mod build;
mod claims;
mod conflicts;
mod copies;
mod decisions;
mod naming;

pub use actors::{ActorRow, AffiliationRow, PartyRow, actor_labels};
pub use assignments::{AssignmentRow, assignment_rows};
pub use build::{Sink, rows};
pub use claims::{ClaimRow, DECIDED_BY, LinkRow, MemberRow, StanceCount};
pub use conflicts::{ConflictRow, SideRow};
pub use copies::{CopyRow, PlaceRow, QuotationRow, WordingRow};
pub use decisions::{DecisionRow, decision_rows};
pub use naming::{DayUse, NamingRow, OutletUse, SpeakerUse};

use serde::{Serialize, de::DeserializeOwned};

/// One row of what was compared.
pub trait Row: Serialize + DeserializeOwned {
    /// The kind of row: the name of its command.
    const KIND: &'static str;

    /// Names of the columns of a table.
    const COLUMNS: &'static [&'static str];

    /// How wide each column of a printed table is: a share of the terminal, in hundredths.
    const WIDTHS: &'static [usize];

    /// The row's id, unique within its kind.
    fn id(&self) -> &str;

    /// One cell for each column.
    fn cells(&self) -> Vec<Cell>;
}

/// What stands in a cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words; several things are parted by "; ".
    Text(String),
    /// A count.
    Count(usize),
    /// A share or a score.
    Real(f64),
}

impl Cell {
    /// Words, or none.
    pub(crate) fn optional(text: Option<&str>) -> Self {
        Self::Text(text.unwrap_or_default().to_owned())
    }

    /// Several things.
    pub(crate) fn list<T: AsRef<str>>(items: &[T]) -> Self {
        Self::Text(items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "))
    }
}
