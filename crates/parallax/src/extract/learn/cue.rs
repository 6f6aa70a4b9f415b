//! Learns which words head cues.

use super::{
    Prepared,
    counts::Counts,
    logistic::{self, Settings},
    rows::Rows,
};
use crate::extract::features::{CUE_BUCKETS, cue_features};

const SETTINGS: Settings = Settings { buckets: CUE_BUCKETS, epochs: 8, rate: 0.02, square: 1e-3 };

/// One weight a bucket.
pub(super) fn learn(examples: &[&Prepared<'_, '_>], counts: &Counts) -> Vec<f32> {
    let (mut rows, mut is_cue, mut features) = (Rows::default(), Vec::new(), Vec::new());
    for example in examples {
        let own = Counts::of(&[example]);
        for &i in &example.annotated.words {
            let rates = counts.rates(&own, &example.lexical, i);
            let is = example.marked.contains_key(&i);
            if is || rates.may_be_cue(example.annotated, i) {
                cue_features(example.annotated, &example.lexical, i, rates, &mut features);
                rows.push(&features, CUE_BUCKETS);
                is_cue.push(is);
            }
        }
    }
    logistic::learn(&rows, &is_cue, SETTINGS)
}
