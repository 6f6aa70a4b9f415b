//! Takes a clause of a statement, gives its side: for, against or open.

use super::records::{Record, RecordClause};
use crate::extract::{
    proposition::{Modality, Polarity},
    stance::Stance,
};

/// 1 for what is held true, -1 for what is held false, 0 for what is left open.
pub(super) fn of(statement: Record<'_>, clause: RecordClause<'_>) -> i8 {
    let stance = match statement.stance() {
        Stance::Assert | Stance::Predict | Stance::ReportOnly => 1,
        Stance::Deny => -1,
        Stance::Ask | Stance::Demand | Stance::Doubt | Stance::Retract => 0,
    };
    match clause.polarity() {
        Polarity::Positive => stance,
        Polarity::Negative => -stance,
    }
}

/// Whether both clauses say what is, or both what must be: an order is not its execution.
pub(super) fn same_mood(a: RecordClause<'_>, b: RecordClause<'_>) -> bool {
    let wanted = |clause: RecordClause<'_>| clause.modality() == Modality::Necessary;
    wanted(a) == wanted(b)
}
