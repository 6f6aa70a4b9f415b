//! Takes statements as rows of a table, gives networks: who is tied to what, and actors to actors.
//!
//! These are discourse networks (Leifeld 2017, "Discourse Network Analysis", in: The Oxford
//! Handbook of Political Networks): a two-mode network ties actors to the claims they take a side
//! on, a one-mode network ties actors who take a side on the same claims.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`Table`] | columns of values | statements with named variables |
//! | [`Options`] | | what a network is made of, and how it is counted |
//! | `plan` | table, options | the variables of a network, checked |
//! | `select` | plan | the statements that count, in their order |
//! | `axis` | statements | the labels of rows and columns |
//! | `cells` | statements | how often each row meets each column, at each level |
//! | `one_mode`, `two_mode` | cells | ties, counted and normalized |
//! | `windows`, `kernel` | statements | slices of time |
//! | `dna3` | | the same as the program that researchers use today counts it |
//! | [`layout`] | a network | a place for each node to be drawn at |
//! | [`analysis`] | networks | coalitions, polarization, centralities, backbone, consistency |
//! | [`mod@format`] | networks | CSV, DL, `GraphML`, GEXF |
//!
//! ```
//! use parallax::network::{
//!     Aggregation, Column, Kind, Options, Row, Scope, Table, Text, Values, networks,
//! };
//!
//! let text = |name: &str, values: [&str; 2]| Column {
//!     name: name.to_owned(),
//!     scope: Scope::Statement,
//!     values: Values::Text(Text::new(values.map(Some))),
//! };
//! let stance = Values::Boolean(vec![Some(true), Some(false)]);
//! let columns = vec![
//!     text("speaker", ["Varrow", "Sarnholt"]),
//!     text("claim", ["Convoys may pass", "Convoys may pass"]),
//!     Column { name: "stance".to_owned(), scope: Scope::Statement, values: stance },
//! ];
//! let table = Table::new(vec![Row::default(); 2], columns)?;
//! let options = Options {
//!     kind: Kind::OneMode,
//!     rows: "speaker".to_owned(),
//!     columns: "claim".to_owned(),
//!     qualifier: Some("stance".to_owned()),
//!     aggregation: Aggregation::Conflict,
//!     ..Options::default()
//! };
//! let network = &networks(&table, &options)?[0];
//! assert_eq!(network.ties.len(), 1);
//! # Ok::<(), parallax::network::Error>(())
//! ```
//!
//! Everything is sparse: cost follows the pairs that meet, never rows times columns. Statements
//! are in the order of time, document, position and number, and labels in that of their first
//! statement, so that exchanging names changes no number and no place.

pub mod analysis;
mod axis;
mod calendar;
mod cells;
mod dna3;
mod error;
pub mod format;
mod graph;
mod kernel;
mod layout;
mod one_mode;
mod options;
mod plan;
mod scale;
mod select;
mod slice;
mod table;
#[cfg(test)]
mod tests;
mod two_mode;
mod windows;

pub use calendar::Unit;
pub use error::Error;
pub use graph::{Network, Node, Period, Tie};
pub use kernel::Smoothing;
pub use layout::{Point, layout};
pub use options::{
    Aggregation, Compatibility, Duplicates, Filter, Keep, Kernel, Kind, Least, Named,
    Normalization, Options, Range, Slices,
};
pub use table::{Column, Row, Scope, Table, Text, Values};

use plan::Plan;
use select::Selection;

/// The networks of a table: one for the whole range of time, or one for each slice of it.
///
/// # Errors
///
/// If the options name a variable that the table lacks, or do not go together.
pub fn networks(table: &Table, options: &Options) -> Result<Vec<Network>, Error> {
    let plan = Plan::new(table, options)?;
    let selection = Selection::new(&plan);
    match options.slices {
        Slices::Whole => Ok(vec![slice::whole(&plan, &selection)]),
        Slices::Events { size, step } => windows::of_events(&plan, &selection, size, step),
        Slices::Windows { unit, size, step } => {
            windows::of_time(&plan, &selection, unit, size, step)
        }
        Slices::Kernel(smoothing) => kernel::networks(&plan, &selection, smoothing),
    }
}

/// The rows of the statements that a network of these options is counted from, in their order:
/// the list of events.
///
/// # Errors
///
/// As [`networks`].
pub fn events(table: &Table, options: &Options) -> Result<Vec<usize>, Error> {
    let plan = Plan::new(table, options)?;
    Ok(Selection::new(&plan).kept.into_iter().map(|row| row as usize).collect())
}
