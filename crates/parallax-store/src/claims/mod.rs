//! What people decide about claims: which statements make them, and what they are called.
//!
//! | file | what |
//! |---|---|
//! | `assignments` | decisions about which claim a statement makes |
//! | `labels` | the labels that people give claims |
//! | `change` | claims put together, parted and renamed, as decisions ready to be a step |
//! | `written` | how claims are written in the log |

mod assignments;
mod change;
mod labels;
mod written;

/// The kind of decisions about a statement and a claim.
pub(crate) const ASSIGNMENT: &str = "assignment";
/// The kind of decisions about claims themselves.
pub(crate) const CLAIM: &str = "claim";
