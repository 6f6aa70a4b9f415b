//! Steps: what one action decides, written as a whole, undone and redone as a whole.
//!
//! The log is only ever added to: undoing a step writes a decision of the kind `step` that names
//! it. A step that is undone counts, for everything that reads the log, as if it had never been
//! made. There is one stack of steps for all who work on a project, and it is the log, so it
//! outlives every restart.
//!
//! | file | what |
//! |---|---|
//! | `write` | writes a step: all its decisions or none, on the disk when done |
//! | `undo` | takes a step back and makes it again |
//! | `in_force` | the decisions of steps that are not undone |
//! | `log` | the log for people to read, newest first |

mod in_force;
mod log;
mod undo;
mod write;

pub(crate) use in_force::undone_in;
pub use log::{LogEntry, LogFilter};
pub(crate) use write::NewStep;

/// The kind of decisions that undo and redo steps.
pub(crate) const KIND: &str = "step";

/// What one action wrote down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// 16 hexadecimal digits; no two steps of any projects have the same.
    pub id: String,
    /// When, RFC 3339 in UTC.
    pub at: String,
    /// Number of its last decision in the log.
    pub seq: u64,
    /// How many decisions it has.
    pub decisions: u64,
    /// The step that it undoes or redoes, if it does that.
    pub about: Option<String>,
}

#[cfg(test)]
mod tests;
