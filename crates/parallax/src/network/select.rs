//! Takes a plan, gives the statements that count, in their order.

use std::collections::HashSet;

use super::{
    Duplicates, Filter, Keep, Range, Row, Scope, Table, Unit, calendar, dna3, plan::Plan,
    table::NONE,
};

/// Rows of the table in the order of statements.
pub(super) struct Selection {
    /// Those of the date range.
    pub(super) base: Vec<u32>,
    /// Those that count.
    pub(super) kept: Vec<u32>,
    /// Whether a value of the variable of rows, or of columns, has enough statements.
    pub(super) is_enough: [Vec<bool>; 2],
}

impl Selection {
    pub(super) fn new(plan: &Plan) -> Self {
        let base = base(plan);
        let mut kept = base.clone();
        for filter in &plan.options.filters {
            let passes = passes(plan.table, filter);
            kept.retain(|&row| passes[row as usize]);
        }
        kept.retain(|&row| is_complete(plan, row));
        drop_duplicates(plan, &mut kept);
        let least = plan.options.least;
        let is_enough = [(&plan.rows, least.rows), (&plan.columns, least.columns)]
            .map(|(coded, least)| enough(&coded.codes, coded.names.len(), &kept, least));
        kept.retain(|&row| {
            is_enough[0][plan.rows.codes[row as usize] as usize]
                && is_enough[1][plan.columns.codes[row as usize] as usize]
        });
        Self { base, kept, is_enough }
    }
}

/// The statements of the date range; the peer also leaves out here what is excluded by a variable
/// of the document.
fn base(plan: &Plan) -> Vec<u32> {
    let mut base = in_order(plan.table.rows());
    base.retain(|&row| is_inside(plan.options.range, plan.table.rows()[row as usize].time));
    if plan.is_dna3() {
        for filter in &plan.options.filters {
            let column = plan.table.column(&filter.variable).expect("the plan has checked it");
            if column.scope == Scope::Document {
                let passes = passes(plan.table, filter);
                base.retain(|&row| passes[row as usize]);
            }
        }
    }
    base
}

/// All rows by time (those without one last), document, position, number.
fn in_order(rows: &[Row]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..rows.len() as u32).collect();
    order.sort_by_key(|&place| {
        let row = &rows[place as usize];
        (row.time.is_none(), row.time, row.document, row.start, row.id)
    });
    order
}

fn is_inside(range: Range, time: Option<i64>) -> bool {
    let Some(time) = time else { return range == Range::default() };
    range.start.is_none_or(|start| start <= time) && range.end.is_none_or(|end| time <= end)
}

/// Whether each row passes a filter. A row without a value is none of the values.
pub(super) fn passes(table: &Table, filter: &Filter) -> Vec<bool> {
    let column = table.column(&filter.variable).expect("the plan has checked it");
    let coded = column.values.coded();
    let named: HashSet<&str> = filter.values.iter().map(String::as_str).collect();
    let listed: Vec<bool> = coded.names.iter().map(|name| named.contains(name.as_str())).collect();
    let is_listed = |code: u32| listed.get(code as usize).copied().unwrap_or(named.contains(""));
    let only = filter.keep == Keep::Only;
    coded.codes.iter().map(|&code| is_listed(code) == only).collect()
}

/// Whether a statement has all values that are asked for.
fn is_complete(plan: &Plan, row: u32) -> bool {
    let has = |codes: &[u32]| codes[row as usize] != NONE;
    let has_level = plan.is_ignored()
        || plan.qualifier.as_ref().is_none_or(|(_, qualifier)| has(&qualifier.codes));
    has(&plan.rows.codes) && has(&plan.columns.codes) && has_level
}

fn drop_duplicates(plan: &Plan, kept: &mut Vec<u32>) {
    if plan.options.duplicates == Duplicates::Include {
        return;
    }
    let mut seen = HashSet::with_capacity(kept.len());
    kept.retain(|&row| {
        let Some(within) = within(plan, &plan.table.rows()[row as usize]) else { return true };
        let at = row as usize;
        let level = match &plan.qualifier {
            Some((_, qualifier)) if !plan.is_ignored() => qualifier.codes[at],
            _ => 0,
        };
        seen.insert((within, plan.rows.codes[at], plan.columns.codes[at], level))
    });
}

/// Within what a statement may have been made before; `None` if nowhere.
fn within(plan: &Plan, row: &Row) -> Option<i64> {
    let start = |unit| row.time.map(|time| calendar::start_of(time, unit));
    match plan.options.duplicates {
        Duplicates::Include => None,
        Duplicates::Document => Some(i64::from(row.document)),
        Duplicates::Range => Some(0),
        Duplicates::Copy => row.copy.map(i64::from),
        Duplicates::Week if plan.is_dna3() => row.time.map(dna3::week),
        Duplicates::Month if plan.is_dna3() => row.time.map(dna3::month),
        Duplicates::Week => start(Unit::Weeks),
        Duplicates::Month => start(Unit::Months),
        Duplicates::Year => start(Unit::Years),
    }
}

fn enough(codes: &[u32], names: usize, kept: &[u32], least: u32) -> Vec<bool> {
    let mut counts = vec![0_u32; names];
    for &row in kept {
        counts[codes[row as usize] as usize] += 1;
    }
    counts.into_iter().map(|count| count >= least).collect()
}
