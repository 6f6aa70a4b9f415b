//! Takes a project and what was asked, gives what a page of comparing shows, as JSON.
//!
//! | file | what |
//! |---|---|
//! | `asked` | what a request asks for |
//! | `linked` | rows with what leads from them to documents and parties |
//! | `listed` | rows as they are kept: conflicts, names, copies, quotations |
//! | `contradictions` | who both asserts and denies one claim |
//! | `camps` | who stands with whom: networks and their coalitions |
//! | `matrix` | who agrees and disagrees with which claim |
//! | `network` | who is tied to whom, with places to draw them at |
//! | `sheet` | the main list of a view as a table |
//! | `narratives` | each side's story |
//! | `timeline` | claims over time |

mod asked;
mod camps;
mod contradictions;
mod linked;
mod listed;
mod matrix;
mod narratives;
mod network;
mod sheet;
mod timeline;

use parallax_store::Project;
use serde_json::Value;

use crate::problem::Problem;
pub(crate) use asked::Asked;
pub(crate) use sheet::csv;

/// One view.
pub(crate) struct View {
    /// What its address ends with.
    pub(crate) name: &'static str,
    /// What it can be asked.
    pub(crate) parameters: &'static [&'static str],
    /// What it says, in a line.
    pub(crate) about: &'static str,
    /// Makes it.
    pub(crate) make: fn(&Project, &Asked) -> Result<Value, Problem>,
}

/// All views, in the order of the alphabet.
pub(crate) const VIEWS: &[View] = &[
    View {
        name: "conflicts",
        parameters: &["claim", "cursor", "limit"],
        about: "Numbers for one thing that cannot all be right",
        make: listed::conflicts,
    },
    View {
        name: "contradictions",
        parameters: &["actor", "claim", "cursor", "limit"],
        about: "Actors who both assert and deny one claim",
        make: contradictions::contradictions,
    },
    View {
        name: "copies",
        parameters: &["cursor", "limit"],
        about: "Texts that articles share",
        make: listed::copies,
    },
    View {
        name: "matrix",
        parameters: &["rows", "claims", "actors"],
        about: "Who agrees and disagrees with which claim, sorted by coalition",
        make: matrix::matrix,
    },
    View {
        name: "naming",
        parameters: &["cursor", "limit"],
        about: "Which outlet and which speaker uses which name for one thing",
        make: listed::naming,
    },
    View {
        name: "narratives",
        parameters: &["by"],
        about: "Each side's story, claim by claim",
        make: narratives::narratives,
    },
    View {
        name: "network",
        parameters: &["rows", "type", "aggregation", "normalization", "backbone", "claim", "nodes"],
        about: "Who is tied to whom, or to which claim",
        make: network::network,
    },
    View {
        name: "quotations",
        parameters: &["cursor", "limit"],
        about: "Quotations that differ between articles",
        make: listed::quotations,
    },
    View {
        name: "timeline",
        parameters: &["claim", "by", "claims"],
        about: "When claims are made, and who made each first in this collection",
        make: timeline::timeline,
    },
];

#[cfg(test)]
mod tests;
