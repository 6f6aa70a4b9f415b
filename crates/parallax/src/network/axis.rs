//! Takes the statements that count, gives the labels of rows and columns, each in its place.

use super::{
    plan::Plan,
    select::{Selection, passes},
    table::{Coded, NONE},
};

/// The labels of one side of a network.
pub(super) struct Axis {
    /// Values of the variable, in the order of the labels.
    pub(super) codes: Vec<u32>,
    /// Place of each value; [`NONE`] if it has none.
    pub(super) places: Vec<u32>,
}

/// The labels of both sides.
pub(super) struct Axes {
    pub(super) rows: Axis,
    pub(super) columns: Axis,
}

impl Axes {
    /// The labels that occur in these statements; with isolates also those that do not.
    pub(super) fn new(plan: &Plan, selection: &Selection, statements: &[u32]) -> Self {
        if !plan.options.isolates {
            return Self {
                rows: Axis::new(plan, &plan.rows, statements, None),
                columns: Axis::new(plan, &plan.columns, statements, None),
            };
        }
        let [rows, columns] = &selection.is_enough;
        let (row_pool, column_pool) = (
            pool(plan, selection, &plan.options.rows),
            pool(plan, selection, &plan.options.columns),
        );
        Self {
            rows: Axis::new(plan, &plan.rows, &row_pool, Some(rows)),
            columns: Axis::new(plan, &plan.columns, &column_pool, Some(columns)),
        }
    }
}

/// Statements whose values of a variable may be isolates: of the date range, and not left out by
/// that variable itself. The peer shows again what was left out so.
fn pool(plan: &Plan, selection: &Selection, variable: &str) -> Vec<u32> {
    let mut pool = selection.base.clone();
    for filter in plan.options.filters.iter().filter(|filter| filter.variable == variable) {
        if !plan.is_dna3() {
            let passes = passes(plan.table, filter);
            pool.retain(|&row| passes[row as usize]);
        }
    }
    pool
}

impl Axis {
    fn new(plan: &Plan, coded: &Coded, statements: &[u32], allowed: Option<&Vec<bool>>) -> Self {
        let mut codes = Vec::new();
        let mut places = vec![NONE; coded.names.len()];
        for &row in statements {
            let code = coded.codes[row as usize];
            let is_allowed = || allowed.is_none_or(|allowed| allowed[code as usize]);
            if code != NONE && places[code as usize] == NONE && is_allowed() {
                places[code as usize] = codes.len() as u32;
                codes.push(code);
            }
        }
        // The peer has them by UTF-16 code units.
        if plan.is_dna3() {
            codes.sort_by(|&a, &b| {
                let name = |code: u32| coded.names[code as usize].encode_utf16();
                name(a).cmp(name(b)).then(a.cmp(&b))
            });
            for (place, &code) in codes.iter().enumerate() {
                places[code as usize] = place as u32;
            }
        }
        Self { codes, places }
    }
}
