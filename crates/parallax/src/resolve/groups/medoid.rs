//! Takes the members of a group, gives the one that is most like the others.

use super::Score;

/// Members that each one is compared with at most, taken evenly from all.
const MOST_COMPARED: usize = 32;

/// The member with the greatest sum of scores to the others, the first of equals. `members` are
/// numbers that the score knows, in the order of their keys: where only some of a group may speak
/// for it, such as those that assert, a caller gives only these.
pub fn medoid(members: &[u32], score: &impl Score) -> Option<u32> {
    let step = members.len().div_ceil(MOST_COMPARED).max(1);
    let mut best: Option<(f64, u32)> = None;
    for (i, &member) in members.iter().enumerate() {
        let sum: f64 = (0..members.len())
            .step_by(step)
            .filter(|&j| j != i)
            .map(|j| f64::from(score.score(members[i.min(j)], members[i.max(j)])))
            .sum();
        // A member that is itself one of the compared lacks its own score.
        let mean = sum / (members.len().div_ceil(step) - usize::from(i % step == 0)).max(1) as f64;
        if best.is_none_or(|(most, _)| mean > most) {
            best = Some((mean, member));
        }
    }
    best.map(|(_, member)| member)
}
