//! Takes the statements of one slice of time, gives its network.

use super::{
    Kind, Network, Node, Period, Tie,
    axis::{Axes, Axis},
    cells::{Cells, Weighted},
    one_mode,
    plan::Plan,
    scale::Scale,
    select::Selection,
    table::Coded,
    two_mode,
};

/// The network of all statements that count.
pub(super) fn whole(plan: &Plan, selection: &Selection) -> Network {
    let counter = Counter::new(plan, selection);
    counter.counted(&selection.kept, period(plan, selection))
}

/// The time of the whole: the ends that are asked for, else the first and the last statement.
pub(super) fn period(plan: &Plan, selection: &Selection) -> Option<Period> {
    let time = |row: &u32| plan.table.rows()[*row as usize].time;
    let start = plan.options.range.start.or_else(|| selection.kept.iter().find_map(time))?;
    let end = plan.options.range.end.or_else(|| selection.kept.iter().rev().find_map(time))?;
    Some(Period { start, middle: i64::midpoint(start, end), end })
}

/// Counts networks of one plan.
pub(super) struct Counter<'a> {
    pub(super) plan: &'a Plan<'a>,
    pub(super) selection: &'a Selection,
    pub(super) scale: Scale<'a>,
}

impl<'a> Counter<'a> {
    pub(super) fn new(plan: &'a Plan<'a>, selection: &'a Selection) -> Self {
        Self { plan, selection, scale: Scale::new(plan, &selection.base) }
    }

    /// The network of statements that count as one each.
    pub(super) fn counted(&self, statements: &[u32], period: Option<Period>) -> Network {
        let axes = Axes::new(self.plan, self.selection, statements);
        let weighted: Vec<Weighted> =
            statements.iter().map(|&row| Weighted { row, weight: 1.0 }).collect();
        let cells = Cells::new(self.plan, &self.scale, &axes, &weighted);
        let ties = match self.plan.options.kind {
            Kind::OneMode => one_mode::ties(self.plan, &self.scale, &cells),
            Kind::TwoMode => two_mode::ties(self.plan, &self.scale, &cells),
        };
        self.network(&axes, &weighted, ties, period)
    }

    /// Puts nodes to ties whose ends are numbers of rows and columns.
    pub(super) fn network(
        &self,
        axes: &Axes,
        statements: &[Weighted],
        mut ties: Vec<Tie>,
        period: Option<Period>,
    ) -> Network {
        let options = self.plan.options;
        let mut nodes = self.nodes(&self.plan.rows, &axes.rows, statements);
        let row_count = nodes.len();
        if options.kind == Kind::TwoMode {
            nodes.extend(self.nodes(&self.plan.columns, &axes.columns, statements));
            for tie in &mut ties {
                tie.to += row_count as u32;
            }
        }
        if options.sum_to_one {
            to_one(self.plan, &mut ties);
        }
        Network {
            kind: options.kind,
            row_variable: options.rows.clone(),
            column_variable: options.columns.clone(),
            period,
            statements: statements.len(),
            nodes,
            row_count,
            ties,
        }
    }

    fn nodes(&self, coded: &Coded, axis: &Axis, statements: &[Weighted]) -> Vec<Node> {
        let empty = |&code: &u32| Node {
            label: coded.names[code as usize].clone(),
            statements: 0,
            first: None,
            last: None,
        };
        let mut nodes: Vec<Node> = axis.codes.iter().map(empty).collect();
        for statement in statements {
            let place = axis.places[coded.codes[statement.row as usize] as usize];
            let time = self.plan.table.rows()[statement.row as usize].time;
            if let Some(node) = nodes.get_mut(place as usize) {
                node.statements += 1;
                node.first = node.first.or(time);
                node.last = time.or(node.last);
            }
        }
        nodes
    }
}

/// Divides weights by the sum of the matrix. The peer adds them with their signs.
fn to_one(plan: &Plan, ties: &mut [Tie]) {
    let is_one_mode = plan.options.kind == Kind::OneMode;
    let sum: f64 = ties
        .iter()
        .map(|tie| {
            let weight = if plan.is_dna3() { tie.weight } else { tie.weight.abs() };
            if is_one_mode && tie.from != tie.to { 2.0 * weight } else { weight }
        })
        .sum();
    if sum != 0.0 {
        for tie in ties {
            tie.weight /= sum;
        }
    }
}
