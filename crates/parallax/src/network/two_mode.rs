//! Takes cells, gives the ties of rows to columns.

use super::{
    Aggregation, Normalization, Tie,
    cells::{Cell, Cells},
    plan::Plan,
    scale::{Measure, Scale},
};

/// The ties of rows to columns, by rows. Formulas: [`Aggregation`], [`Normalization`].
pub(super) fn ties(plan: &Plan, scale: &Scale, cells: &Cells) -> Vec<Tie> {
    let mut ties: Vec<Tie> = cells
        .all()
        .iter()
        .map(|cell| Tie {
            from: cell.row,
            to: cell.column,
            weight: weight(plan, scale, cells, cell),
        })
        .collect();
    let divisors = match plan.options.normalization {
        Normalization::Activity => Some(activity(plan, cells)),
        Normalization::Prominence => Some(cells.column_totals()),
        _ => None,
    };
    if let Some(divisors) = divisors {
        let by_row = plan.options.normalization == Normalization::Activity;
        for tie in &mut ties {
            let divisor = divisors[if by_row { tie.from } else { tie.to } as usize];
            tie.weight = if divisor == 0.0 { 0.0 } else { tie.weight / divisor };
        }
    }
    ties.retain(|tie| tie.weight != 0.0);
    ties
}

fn weight(plan: &Plan, scale: &Scale, cells: &Cells, cell: &Cell) -> f64 {
    match (plan.options.aggregation, &scale.measure) {
        (Aggregation::Subtract, Measure::Numbers(numbers)) => {
            let signed = |level: u32| numbers.signed[level as usize];
            cells.entries(cell).iter().map(|entry| entry.weight * signed(entry.level)).sum()
        }
        (Aggregation::Combine, _) => {
            let bit = |level: u32| libm::ldexp(1.0, (scale.count - 1 - level) as i32);
            cells.entries(cell).iter().map(|entry| bit(entry.level)).sum()
        }
        _ => cells.total(cell),
    }
}

/// The statements of each row; where weights are codes the peer counts its columns instead.
fn activity(plan: &Plan, cells: &Cells) -> Vec<f64> {
    if plan.options.aggregation == Aggregation::Combine {
        return (0..cells.row_count()).map(|row| cells.row(row).len() as f64).collect();
    }
    cells.row_totals()
}
