//! Takes statements with their propositions, as small records without parses; gives for two of
//! them whether they make the same claim.
//!
//! Similar words are not enough: whoever exchanges who did it to whom, denies it or changes a
//! number uses almost the same words. So two statements are joined through gates: roles must agree
//! or be unknown, the counted nouns must agree, days must overlap or be unknown. A negation or a
//! denial changes the side and nothing else; another number is a conflict inside one claim.
//!
//! | module | what |
//! |---|---|
//! | `record` | the record of a statement, made while its parse is at hand |
//! | `records` | records packed, to be compared by the million |
//! | `lexicon` | words as numbers: synonyms, opposites, labels |
//! | `participant` | whether two participants can be the same |
//! | `predicate` | whether two predicates tell the same happening |
//! | `roles` | whether the participants of two clauses stand in the same roles |
//! | `amount` | whether two numbers can both be right |
//! | `occasion` | whether two statements may tell of two occasions of one kind |
//! | `event` | whether two clauses tell one event |
//! | `grounds` | whether what two statements share is enough to join them across texts |
//! | `sentence` | the claim of a lone sentence |
//! | `side` | for or against |

mod amount;
mod event;
mod grounds;
mod lexicon;
mod occasion;
mod participant;
mod predicate;
mod record;
mod records;
mod roles;
mod sentence;
mod side;

pub use amount::{Amount, counts_same};
pub use event::same_event;
pub use grounds::Grounds;
pub use lexicon::Term;
pub use record::{ClaimStatement, Clause, Participant, Told, claim_statement};
pub use records::{Record, RecordAmount, RecordClause, RecordParticipant, Records};
pub use sentence::sentence_claim;

use amount::Numbers;
use predicate::Match;
use roles::Alignment;

/// How the claims of two statements relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// They make the same claim.
    Same {
        /// Whether both hold it true, or both false; a side that is left open contradicts nothing.
        same_side: bool,
        /// Whether they give numbers of the same thing that cannot both be right.
        number_conflict: bool,
    },
    /// They tell the same happening with who and whom exchanged.
    Mirror,
    /// They give the same happening different names.
    Relabels,
    /// They make different claims.
    Different,
}

/// Decides how two statements relate. The order of the two does not matter.
pub fn compare(a: &ClaimStatement, b: &ClaimStatement) -> Relation {
    let mut records = Records::default();
    let (a, b) = (records.push(a), records.push(b));
    relation(records.record(a), records.record(b))
}

/// Decides how two packed statements relate, which lie in the same [`Records`].
pub fn relation(a: Record<'_>, b: Record<'_>) -> Relation {
    debug_assert!(std::ptr::eq(a.records(), b.records()), "words are numbers of one list");
    if mirrors(a, b) || mirrors(b, a) {
        return Relation::Mirror;
    }
    if a.verdicts() != b.verdicts() || is_turned_round(a, b) {
        return Relation::Different;
    }
    let pairs = a.main().flat_map(|left| b.main().map(move |right| (left, right)));
    let related = pairs.map(|(left, right)| of_clauses(a, b, left, right));
    let best = related.min_by_key(|relation| rank(*relation)).unwrap_or(Relation::Different);
    match best {
        Relation::Same { same_side, number_conflict } => {
            let numerals = a.numerals() != b.numerals();
            let unread = (a.has_unread() && b.counts()) || (b.has_unread() && a.counts());
            Relation::Same { same_side, number_conflict: number_conflict || (unread && numerals) }
        }
        other => other,
    }
}

/// How sure a pair is to make one claim, from 0 to 1: at least one half where [`relation`] says so.
pub fn claim_score(a: Record<'_>, b: Record<'_>) -> f32 {
    match relation(a, b) {
        Relation::Same { .. } => 0.5 + 0.5 * overlap(a, b),
        Relation::Relabels => 0.25 + 0.2 * overlap(a, b),
        Relation::Mirror | Relation::Different => 0.0,
    }
}

/// Shared words over all words of both.
pub fn overlap(a: Record<'_>, b: Record<'_>) -> f32 {
    let (a, b) = (a.words(), b.words());
    let (mut left, mut right, mut shared) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(left), b.get(right)) {
        shared += usize::from(x == y);
        left += usize::from(x <= y);
        right += usize::from(y <= x);
    }
    let all = a.len() + b.len() - shared;
    if all == 0 { 0.0 } else { shared as f32 / all as f32 }
}

/// *More to help than to hurt*, *more to hurt than to help*.
fn is_turned_round(a: Record<'_>, b: Record<'_>) -> bool {
    let has = |words: &[Term], word: Term| words.binary_search(&word).is_ok();
    // Something of what `a` compares with is in `b` what is compared.
    let before = |a: Record<'_>, b: Record<'_>| {
        let mut only_after = a.than().iter().filter(|&&word| !has(b.than(), word));
        only_after.any(|&word| has(b.words(), word))
    };
    !b.than().is_empty() && before(a, b) && before(b, a)
}

/// Whether the main clauses of two statements tell one happening, and not of two who are known to
/// differ that they act: then whether on the same side.
pub fn same_happening(a: Record<'_>, b: Record<'_>) -> Option<bool> {
    let pairs = a.main().flat_map(|left| b.main().map(move |right| (left, right)));
    let told = pairs.filter(|&(left, right)| {
        left.predicate() != lexicon::BE && !roles::agents_clash(left, right)
    });
    let mut sides = told.filter_map(|(left, right)| {
        let flip = match predicate::compare(left, right) {
            Match::Same => 1,
            Match::Opposite => -1,
            Match::Relabelled | Match::Other => return None,
        };
        Some(side::of(a, left) * side::of(b, right) * flip >= 0)
    });
    sides.next()
}

/// The closest relation first.
fn rank(relation: Relation) -> u8 {
    match relation {
        Relation::Same { same_side: true, number_conflict: false } => 0,
        Relation::Same { number_conflict: false, .. } => 1,
        Relation::Same { same_side: true, .. } => 2,
        Relation::Same { .. } => 3,
        Relation::Relabels => 4,
        Relation::Mirror => 5,
        Relation::Different => 6,
    }
}

/// Whether a clause of `a` has its mirror image among those of `b`, and no other there.
fn mirrors(a: Record<'_>, b: Record<'_>) -> bool {
    a.clauses().any(|left| {
        let told = b.clauses().filter(|&right| predicate::compare(left, right).is_same());
        let (mut mirrored, mut agrees) = (false, false);
        for right in told {
            match roles::align(left, right) {
                Alignment::Mirrored => mirrored = true,
                Alignment::Agrees { .. } => agrees = true,
                Alignment::Clashes => {}
            }
        }
        mirrored && !agrees
    })
}

fn of_clauses(
    a: Record<'_>,
    b: Record<'_>,
    left: RecordClause<'_>,
    right: RecordClause<'_>,
) -> Relation {
    let told = predicate::compare(left, right);
    if told == Match::Other || !side::same_mood(left, right) || days_apart(left, right) {
        return Relation::Different;
    }
    let (relabelled, opposed) = match roles::align(left, right) {
        Alignment::Mirrored => return Relation::Mirror,
        Alignment::Clashes => return Relation::Different,
        Alignment::Agrees { relabelled, opposed } => (relabelled, opposed),
    };
    let beneath = [beneath(a, b), beneath(b, a)];
    if beneath.contains(&Beneath::Apart) {
        return Relation::Different;
    }
    let numbers = match amount::compare(left, right) {
        Numbers::Compatible if conflict_beneath(a, b) => Numbers::Conflict,
        numbers => numbers,
    };
    match numbers {
        Numbers::OtherThings => Relation::Different,
        _ if told == Match::Relabelled || relabelled => Relation::Relabels,
        _ => {
            let denied = beneath.contains(&Beneath::Opposed);
            let flipped = (told == Match::Opposite) ^ (opposed || denied);
            let sides = side::of(a, left) * side::of(b, right) * if flipped { -1 } else { 1 };
            let number_conflict = numbers == Numbers::Conflict;
            Relation::Same { same_side: sides >= 0, number_conflict }
        }
    }
}

/// What the clauses below the main ones say to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beneath {
    /// Nothing against each other.
    Fits,
    /// One tells what the other denies.
    Opposed,
    /// They tell one happening of different ones.
    Apart,
}

/// Compares each clause below the main ones of `a` with those of `b` that tell the same happening.
fn beneath(a: Record<'_>, b: Record<'_>) -> Beneath {
    let mut said = Beneath::Fits;
    for left in a.lower() {
        let (mut fits, mut denied, mut shares) = (0, 0, false);
        for right in b.lower().filter(|&right| predicate::compare(left, right).is_same()) {
            shares |= !bare(left) && !bare(right);
            if roles::align(left, right) != Alignment::Clashes {
                fits += 1;
                denied += usize::from(right.polarity() != left.polarity());
            }
        }
        if fits == 0 && shares {
            return Beneath::Apart;
        }
        if fits > 0 && denied == fits {
            said = Beneath::Opposed;
        }
    }
    said
}

/// Whether two clauses below the main ones tell one happening with numbers that cannot both be
/// right.
fn conflict_beneath(a: Record<'_>, b: Record<'_>) -> bool {
    a.lower().any(|left| {
        let mut told = b.lower().filter(|&right| predicate::compare(left, right).is_same());
        told.any(|right| amount::compare(left, right) == Numbers::Conflict)
    })
}

/// Whether nobody takes part.
fn bare(clause: RecordClause<'_>) -> bool {
    clause.participants().len() == 0
}

fn days_apart(left: RecordClause<'_>, right: RecordClause<'_>) -> bool {
    let (Some(a), Some(b)) = (left.days(), right.days()) else { return false };
    a.last < b.first || b.last < a.first
}
