//! Takes a statement, gives the stance of its source toward its content.

use super::Statement;
use crate::annotate::Annotated;

/// What a source does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    /// Holds it true.
    Assert,
    /// Holds it false.
    Deny,
    /// Holds it open or unlikely.
    Doubt,
    /// Asks whether it is so.
    Ask,
    /// Holds that it will be so.
    Predict,
    /// Wants it to be so.
    Demand,
    /// Passes on what others say, without taking a side.
    ReportOnly,
    /// Takes back what it said.
    Retract,
}

/// A stance and the rule that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The stance.
    pub stance: Stance,
    /// The rule's id.
    pub rule: &'static str,
}

/// The stance that the cue gives: what the statement's source does to its content as worded.
pub fn stance(_annotated: &Annotated<'_>, _statement: &Statement) -> Judged {
    Judged { stance: Stance::Assert, rule: "plain-report" }
}
