//! One file a rule, named as the rule.

mod booster;
mod distancing;
mod endorsing_verb;
mod headline_mismatch;
mod hearsay_chain;
mod hedge;
mod loaded_word;
mod religion_frame;
mod unattributed_source;

use super::Rule;

/// All rules, in the order of the alphabet.
pub const RULES: &[Rule] = &[
    booster::RULE,
    distancing::RULE,
    endorsing_verb::RULE,
    headline_mismatch::RULE,
    hearsay_chain::RULE,
    hedge::RULE,
    loaded_word::RULE,
    religion_frame::RULE,
    unattributed_source::RULE,
];
