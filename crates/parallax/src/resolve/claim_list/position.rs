//! Takes how a statement relates to a claim, gives the stance of its source to the claim.

use crate::extract::stance::Stance;

/// The stance to a claim of a source that has `stance` to its own words, and its rule.
///
/// `same_side` says whether the statement, its stance counted in, holds the claim as its canonical
/// words do. Who asserts the opposite denies; who denies the opposite asserts. Other stances leave
/// the side open and stay.
pub(super) fn position(stance: Stance, rule: &str, same_side: bool) -> (Stance, String) {
    match (stance, same_side) {
        (Stance::Assert, false) => (Stance::Deny, "opposite-content".to_owned()),
        (Stance::Deny, true) => (Stance::Assert, "denies-the-opposite".to_owned()),
        _ => (stance, rule.to_owned()),
    }
}
