//! Takes a clause of a statement, gives its side: for, against or open.

use super::{ClaimStatement, Clause};
use crate::extract::{
    proposition::{Modality, Polarity},
    stance::{Stance, denies},
};

/// 1 for what is held true, -1 for what is held false, 0 for what is left open.
pub(super) fn of(statement: &ClaimStatement, clause: &Clause) -> i8 {
    let stance = match statement.stance {
        Stance::Assert | Stance::Predict | Stance::ReportOnly => 1,
        Stance::Deny => -1,
        Stance::Ask | Stance::Demand | Stance::Doubt | Stance::Retract => 0,
    };
    match clause.polarity {
        Polarity::Positive => stance,
        Polarity::Negative => -stance,
    }
}

/// How many clauses call something false without the tree saying what: their side is not known.
pub(super) fn verdicts(statement: &ClaimStatement) -> usize {
    let calls_false = |clause: &&Clause| {
        let said = clause.told.predicate.strip_prefix("be ");
        said.is_some_and(denies)
    };
    statement.clauses.iter().filter(calls_false).count()
}

/// Whether both clauses say what is, or both what must be: an order is not its execution.
pub(super) fn same_mood(a: &Clause, b: &Clause) -> bool {
    let wanted = |clause: &Clause| clause.modality == Modality::Necessary;
    wanted(a) == wanted(b)
}
