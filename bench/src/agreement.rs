//! Takes two groupings of the same things, gives how well they agree.

/// Agreement of the groups found with those that are right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreement {
    /// Mean share of a thing's found group that belongs with it (B-cubed).
    pub(crate) precision: f64,
    /// Mean share of what belongs with a thing that is in its found group (B-cubed).
    pub(crate) recall: f64,
    /// Adjusted Rand index: 0 for chance, 1 for the same.
    pub(crate) rand: f64,
}

impl Agreement {
    /// Each thing as its right group and its found group.
    pub(crate) fn of(things: &[(u32, u32)]) -> Self {
        let mut cells = things.to_vec();
        cells.sort_unstable();
        let right = counts(things.iter().map(|thing| thing.0));
        let found = counts(things.iter().map(|thing| thing.1));
        let (mut precision, mut recall, mut inner) = (0.0, 0.0, 0.0);
        for cell in cells.chunk_by(PartialEq::eq) {
            let count = cell.len() as f64;
            precision += count * count / found[cell[0].1 as usize];
            recall += count * count / right[cell[0].0 as usize];
            inner += pairs(count);
        }
        let all = things.len() as f64;
        let (a, b) =
            (right.iter().copied().map(pairs).sum(), found.iter().copied().map(pairs).sum());
        let rand = adjusted(inner, a, b, pairs(all));
        Self { precision: precision / all, recall: recall / all, rand }
    }

    /// Harmonic mean of precision and recall.
    pub(crate) fn f(self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall)
    }
}

fn adjusted(inner: f64, right: f64, found: f64, all: f64) -> f64 {
    let chance = right * found / all;
    (inner - chance) / (f64::midpoint(right, found) - chance)
}

fn counts(groups: impl Iterator<Item = u32>) -> Vec<f64> {
    let mut counts = Vec::new();
    for group in groups {
        if counts.len() <= group as usize {
            counts.resize(group as usize + 1, 0.0);
        }
        counts[group as usize] += 1.0;
    }
    counts
}

fn pairs(count: f64) -> f64 {
    count * (count - 1.0) / 2.0
}

#[cfg(test)]
mod tests {
    use super::Agreement;

    #[test]
    fn the_same_groups_agree_and_one_big_group_is_precise_in_nothing() {
        let same = Agreement::of(&[(0, 5), (0, 5), (1, 2), (2, 3)]);
        assert!((same.f() - 1.0).abs() < 1e-9 && (same.rand - 1.0).abs() < 1e-9);
        let big = Agreement::of(&[(0, 0), (0, 0), (1, 0), (1, 0)]);
        assert!((big.precision - 0.5).abs() < 1e-9 && (big.recall - 1.0).abs() < 1e-9);
        assert!(big.rand.abs() < 1e-9);
    }
}
