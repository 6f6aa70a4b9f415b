//! Counts how often words head cues.

use std::collections::BTreeMap;

use super::Prepared;
use crate::extract::features::{Lexical, Rates, keys};

/// How often each word and lemma heads a cue, and occurs.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts(BTreeMap<u32, (u32, u32)>);

impl Counts {
    /// Counts all of `examples`.
    pub(super) fn of(examples: &[&Prepared<'_, '_>]) -> Self {
        let mut all = Self::default();
        for example in examples {
            all.add(example);
        }
        all
    }

    fn add(&mut self, example: &Prepared<'_, '_>) {
        for &i in &example.annotated.words {
            let is_cue = u32::from(example.marked.contains_key(&i));
            for key in keys(&example.lexical, i) {
                let count = self.0.entry(key).or_default();
                count.0 += is_cue;
                count.1 += 1;
            }
        }
    }

    /// The rates of token `i`, without what its own document counts.
    pub(super) fn rates(&self, own: &Self, lexical: &Lexical, i: usize) -> Rates {
        let rate = |key: u32| {
            let (cues, all) = self.0.get(&key).copied().unwrap_or_default();
            let (own_cues, own_all) = own.0.get(&key).copied().unwrap_or_default();
            level(cues - own_cues, all - own_all)
        };
        Rates::new(keys(lexical, i).map(rate))
    }

    /// The levels that the weights keep.
    pub(super) fn table(self) -> Vec<(u32, u8)> {
        let levels = self.0.into_iter().map(|(key, (cues, all))| (key, level(cues, all)));
        levels.filter(|(_, level)| *level > 0).collect()
    }
}

/// 0 for never, else 1 to 15.
fn level(cues: u32, all: u32) -> u8 {
    if cues == 0 {
        return 0;
    }
    let share = cues as f32 / (all as f32 + 2.0);
    (1.0 + 15.0 * share.sqrt()).floor() as u8
}
