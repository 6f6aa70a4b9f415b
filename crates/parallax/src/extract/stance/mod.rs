//! Takes a statement, gives the stance of its source toward its content.
//!
//! | module | what |
//! |---|---|
//! | `class` | what a class of governing words does to a statement |
//! | `lexicon` | which word belongs to which class, by the frame of its complement |
//! | `cue` | the governing word of a statement |
//! | `rules` | the ordered rules |
//! | `veridicality` | what readers take from a governed clause |

mod class;
mod cue;
mod lexicon;
mod rules;
mod veridicality;

pub use class::{Carry, Class, Factuality};
pub use lexicon::class;
pub(crate) use lexicon::{denies, governs};
pub use veridicality::veridicality;

use serde::{Deserialize, Serialize};

use super::Statement;
use crate::annotate::Annotated;

/// What a source does to a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl Stance {
    /// All stances.
    pub const ALL: [Self; 8] = [
        Self::Assert,
        Self::Deny,
        Self::Doubt,
        Self::Ask,
        Self::Predict,
        Self::Demand,
        Self::ReportOnly,
        Self::Retract,
    ];

    /// The stance's name outside of the program.
    pub fn name(self) -> &'static str {
        match self {
            Self::Assert => "assert",
            Self::Deny => "deny",
            Self::Doubt => "doubt",
            Self::Ask => "ask",
            Self::Predict => "predict",
            Self::Demand => "demand",
            Self::ReportOnly => "report-only",
            Self::Retract => "retract",
        }
    }
}

/// A stance and the rule that decided it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The stance.
    pub stance: Stance,
    /// The rule's id.
    pub rule: &'static str,
}

/// The stance that the cue gives: what the statement's source does to its content as worded. A
/// negation inside the content belongs to its proposition and changes nothing here.
pub fn stance(annotated: &Annotated<'_>, statement: &Statement) -> Judged {
    rules::judge(annotated, &cue::Cue::of(annotated, statement), statement)
}
