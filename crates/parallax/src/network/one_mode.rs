//! Takes cells, gives the ties of rows to rows by the columns that they share.

use super::{
    Aggregation, Normalization, Tie,
    cells::{Cell, Cells, Entry},
    dna3,
    plan::Plan,
    scale::{Measure, Scale},
};

/// What two rows have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Met {
    /// Sum of x(i,j,k) x(i',j,l).
    pub(super) product: f64,
    /// Sum of x(i,j,k) x(i',j,l) times how far k and l are apart.
    pub(super) apart: f64,
    /// What is said by both, over columns and levels.
    pub(super) both: Both,
}

/// What is said by both of two rows, over columns and levels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Both {
    /// Sum of x(i,j,k) x(i',j,k).
    pub(super) product: f64,
    /// Sum of x(i,j,k) where the other is not 0.
    pub(super) first: f64,
    /// Sum of x(i',j,k) where the other is not 0.
    pub(super) second: f64,
}

/// The ties of rows to later rows. Formulas: [`Aggregation`], [`Normalization`].
pub(super) fn ties(plan: &Plan, scale: &Scale, cells: &Cells) -> Vec<Tie> {
    let divisor = Divisor::new(plan, scale, cells);
    if dna3::needs_all_pairs(plan, scale) {
        return dna3::ties_of_texts(plan, cells, &divisor);
    }
    let counts_both = plan.options.normalization == Normalization::Jaccard;
    let mut ties = Vec::new();
    each_pair(cells, &scale.measure, counts_both, false, |from, to, met| {
        let weight = weight(plan.options.aggregation, met, scale.measure.range());
        let divisor = divisor.of(from, to, &met.both);
        if weight != 0.0 && divisor != 0.0 {
            ties.push(Tie { from: from as u32, to: to as u32, weight: weight / divisor });
        }
    });
    ties
}

/// The weight of what two rows have in common, not normalized.
pub(super) fn weight(aggregation: Aggregation, met: &Met, range: f64) -> f64 {
    match aggregation {
        Aggregation::Ignore | Aggregation::Combine => met.product,
        Aggregation::Congruence => (met.product * range - met.apart) / range,
        Aggregation::Conflict => met.apart / range,
        Aggregation::Subtract => (met.product * range - 2.0 * met.apart) / range,
    }
}

/// Tells of every two rows that share a column what they have in common, by rows. With `itself`
/// also what a row has in common with itself.
pub(super) fn each_pair(
    cells: &Cells,
    measure: &Measure,
    counts_both: bool,
    itself: bool,
    tell: impl FnMut(usize, usize, &Met),
) {
    if counts_both || cells.level_count() > 2 {
        let place = |cell: &Cell| (cell.row, *cell);
        walk(cells, itself, place, tell, |met, own, other| {
            let (own, others) = (cells.entries(own), cells.entries(other));
            add(met, own, others, measure);
            if counts_both {
                add_both(&mut met.both, own, others);
            }
        });
        return;
    }
    // Most qualifiers are yes and no, and then what a cell says is two numbers.
    let apart = if cells.level_count() < 2 { 0.0 } else { measure.apart(0, 1) };
    let place = |cell: &Cell| (cell.row, pair(cells.entries(cell)));
    walk(cells, itself, place, tell, |met, own, other| {
        let differ = own[0] * other[1] + own[1] * other[0];
        met.product += own[0] * other[0] + own[1] * other[1] + differ;
        met.apart += differ * apart;
    });
}

/// What is said at the first level and at the second.
fn pair(entries: &[Entry]) -> [f64; 2] {
    let mut pair = [0.0; 2];
    for entry in entries {
        pair[entry.level as usize] = entry.weight;
    }
    pair
}

/// Goes through all pairs of cells of one column, row by row, and adds up what `meet` says of them.
fn walk<T>(
    cells: &Cells,
    itself: bool,
    place: impl Fn(&Cell) -> (u32, T),
    mut tell: impl FnMut(usize, usize, &Met),
    meet: impl Fn(&mut Met, &T, &T),
) {
    let columns: Vec<Vec<(u32, T)>> = (0..cells.column_count())
        .map(|column| cells.column(column, 0).map(&place).collect())
        .collect();
    let mut met = vec![Met::default(); cells.row_count()];
    let mut is_met = vec![false; cells.row_count()];
    let mut others = Vec::new();
    // How many cells of each column belong to rows that are done.
    let mut done = vec![0; cells.column_count()];
    for row in 0..cells.row_count() {
        for cell in cells.row(row) {
            let column = &columns[cell.column as usize];
            let next = &mut done[cell.column as usize];
            let own = &column[*next].1;
            for (other, said) in &column[*next + usize::from(!itself)..] {
                if !std::mem::replace(&mut is_met[*other as usize], true) {
                    others.push(*other);
                }
                meet(&mut met[*other as usize], own, said);
            }
            *next += 1;
        }
        others.sort_unstable();
        for other in others.drain(..) {
            let other = other as usize;
            tell(row, other, &met[other]);
            met[other] = Met::default();
            is_met[other] = false;
        }
    }
}

fn add(met: &mut Met, own: &[Entry], others: &[Entry], measure: &Measure) {
    for a in own {
        for b in others {
            let product = a.weight * b.weight;
            met.product += product;
            met.apart += product * measure.apart(a.level, b.level);
        }
    }
}

/// Entries are by levels, so those of the same level are found in one walk.
fn add_both(both: &mut Both, own: &[Entry], others: &[Entry]) {
    let mut rest = others.iter().peekable();
    for a in own {
        while rest.next_if(|b| b.level < a.level).is_some() {}
        if let Some(b) = rest.next_if(|b| b.level == a.level) {
            both.product += a.weight * b.weight;
            both.first += a.weight;
            both.second += b.weight;
        }
    }
}

/// What weights are divided by.
pub(super) struct Divisor {
    normalization: Normalization,
    is_dna3: bool,
    /// N(i).
    totals: Vec<f64>,
    /// Square root of the congruence of each row with itself.
    lengths: Vec<f64>,
}

impl Divisor {
    pub(super) fn new(plan: &Plan, scale: &Scale, cells: &Cells) -> Self {
        let normalization = plan.options.normalization;
        let is_cosine = normalization == Normalization::Cosine && !plan.is_dna3();
        let length = |row| length(cells, scale, row);
        Self {
            normalization,
            is_dna3: plan.is_dna3(),
            totals: cells.row_totals(),
            lengths: if is_cosine { (0..cells.row_count()).map(length).collect() } else { vec![] },
        }
    }

    /// For two rows; 0 means that their weight is 0.
    pub(super) fn of(&self, a: usize, b: usize, both: &Both) -> f64 {
        match self.normalization {
            Normalization::Average => f64::midpoint(self.totals[a], self.totals[b]),
            Normalization::Jaccard => {
                self.totals[a] - both.first + self.totals[b] - both.second + both.product
            }
            Normalization::Cosine if self.is_dna3 => self.totals[a] * self.totals[b],
            Normalization::Cosine => self.lengths[a] * self.lengths[b],
            _ => 1.0,
        }
    }

    /// N(i).
    pub(super) fn total(&self, row: usize) -> f64 {
        self.totals[row]
    }
}

fn length(cells: &Cells, scale: &Scale, row: usize) -> f64 {
    let mut met = Met::default();
    for cell in cells.row(row) {
        add(&mut met, cells.entries(cell), cells.entries(cell), &scale.measure);
    }
    weight(Aggregation::Congruence, &met, scale.measure.range()).sqrt()
}
