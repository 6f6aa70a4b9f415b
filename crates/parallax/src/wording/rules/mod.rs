//! One file a rule, named as the rule.

mod distancing;
mod hedge;
mod unattributed_source;

use super::Rule;

/// All rules, in the order of the alphabet.
pub const RULES: &[Rule] = &[distancing::RULE, hedge::RULE, unattributed_source::RULE];
