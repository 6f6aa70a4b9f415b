//! Takes rows for training, gives a classifier that is the mean of several.
//!
//! Which settings are best is hard to tell from some hundred rows; the mean of all needs no choice.

use super::{
    Labelled,
    regression::{Regression, Row, Settings},
};

/// Regressions with different settings, trained on the same rows.
pub(super) struct Ensemble(Vec<Regression>);

/// How strongly weights are held.
const HOLDS: [f64; 3] = [1.0, 3.0, 10.0];
/// How much differences of meaning count.
const MEANINGS: [f64; 3] = [1.0, 2.0, 3.0];

impl Ensemble {
    /// Learns from rows, in their order.
    pub(super) fn train(labelled: &[&Labelled]) -> Self {
        let rows: Vec<_> = labelled.iter().map(|one| (&one.row, one.label)).collect();
        let has_meaning = rows.iter().any(|(row, _)| !row.meaning.is_empty());
        let meanings = if has_meaning { &MEANINGS[..] } else { &MEANINGS[..1] };
        let all = meanings.iter().flat_map(|&meaning| HOLDS.map(|hold| Settings { hold, meaning }));
        Self(all.map(|settings| Regression::train(&rows, settings)).collect())
    }

    /// The label that is most probable in the mean.
    pub(super) fn best(&self, row: &Row) -> usize {
        let mut sums = [0.0; 3];
        for odds in self.0.iter().map(|one| one.odds(row)) {
            sums.iter_mut().zip(odds).for_each(|(sum, odds)| *sum += odds);
        }
        (0..3).max_by(|&a, &b| sums[a].total_cmp(&sums[b])).expect("there are three labels")
    }
}
