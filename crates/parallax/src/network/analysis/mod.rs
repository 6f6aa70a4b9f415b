//! Takes networks, gives what they tell: camps, who stands in the middle, who changed their mind.
//!
//! | part | takes | gives |
//! |---|---|---|
//! | [`coalitions`] | a one-mode network | groups that stand together, by modularity |
//! | [`modularity`], [`frustration`] | a network and groups | how far it falls into them |
//! | [`polarization`] | networks of slices of time | both, for each slice |
//! | [`centralities`] | a network | how central each node is, in five ways |
//! | [`backbone`] | table and options | columns in the order in which they can be left out |
//! | [`consistency`] | table and options | how far each row agrees with itself, and where it turned |
//!
//! None of them says who is right, and all are the same for any names.

mod backbone;
mod centrality;
mod coalitions;
mod consistency;
mod paths;
mod polarization;
mod spectrum;

pub use backbone::{Step, backbone};
pub use centrality::{Centrality, centralities};
pub use coalitions::{coalitions, modularity};
pub use consistency::{Consistency, Turn, consistency, turns};
pub use polarization::{Polarization, frustration, polarization};
pub use spectrum::{spectral_distance, spectrum};
