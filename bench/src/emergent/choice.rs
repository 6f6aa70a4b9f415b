//! Takes rows for training, gives a classifier whose settings were chosen on those rows alone.

use super::{
    FOLDS, Labelled,
    regression::{Regression, Settings},
};
use crate::confusion::{Counts, macro_f1};

/// How strongly weights may be held.
const HOLDS: [f64; 3] = [1.0, 3.0, 10.0];
/// How much differences of meaning may count.
const MEANINGS: [f64; 3] = [1.0, 2.0, 3.0];
/// Folds within the rows for training, by claim.
const INNER: usize = 5;

/// Trains with the settings that do best in folds of the training rows; gives them too.
pub(super) fn train(rows: &[&Labelled]) -> (Regression, Settings) {
    let has_meaning = rows.iter().any(|one| !one.row.meaning.is_empty());
    let meanings = if has_meaning { &MEANINGS[..] } else { &MEANINGS[..1] };
    let all = meanings.iter().flat_map(|&meaning| HOLDS.map(|hold| Settings { hold, meaning }));
    let mut best: Option<(f64, Settings)> = None;
    for settings in all {
        let score = macro_f1(&counts(rows, settings));
        if best.is_none_or(|(highest, _)| score > highest) {
            best = Some((score, settings));
        }
    }
    let (_, settings) = best.expect("there are settings to choose from");
    (fit(rows.iter().copied(), settings), settings)
}

/// What is read in the inner folds.
fn counts(rows: &[&Labelled], settings: Settings) -> Counts {
    let mut counts = Counts::default();
    // Claims of one outer fold are apart by the number of folds.
    let is_held = |one: &Labelled, held: usize| one.claim / FOLDS % INNER == held;
    for held in 0..INNER {
        let others = rows.iter().copied().filter(|one| !is_held(one, held));
        let model = fit(others, settings);
        for one in rows.iter().filter(|one| is_held(one, held)) {
            counts[one.label][model.best(&one.row)] += 1;
        }
    }
    counts
}

fn fit<'r>(rows: impl Iterator<Item = &'r Labelled>, settings: Settings) -> Regression {
    let rows: Vec<_> = rows.map(|one| (&one.row, one.label)).collect();
    Regression::train(&rows, settings)
}
