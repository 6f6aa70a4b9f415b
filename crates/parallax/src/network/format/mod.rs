//! Takes networks, gives files for other programs, written to whatever the caller gives.
//!
//! | part | for |
//! |---|---|
//! | [`matrix`] | a matrix as CSV: spreadsheets, R |
//! | [`dl`] | a full matrix as DL: UCINET, Pajek |
//! | [`edges`], [`edge_rows`] | one line for each tie, with all attributes of both ends: R, Python |
//! | [`events`] | one line for each statement, with all variables |
//! | [`graphml`] | `GraphML`, plain or with what visone and yEd draw |
//! | [`gexf`] | GEXF 1.3, with time: Gephi |
//!
//! Numbers are written with as many digits as tell them apart from every other.

mod attributes;
mod dl;
mod edges;
mod events;
mod gexf;
mod graphml;
mod matrix;
mod time;
mod xml;

pub use attributes::Attributes;
pub use dl::dl;
pub use edges::{Field, Holds, edge_columns, edge_rows, edges};
pub use events::events;
pub use gexf::gexf;
pub use graphml::{Flavour, graphml};
pub use matrix::matrix;
