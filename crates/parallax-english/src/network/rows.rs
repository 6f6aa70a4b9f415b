//! Keeps what a network computes of a word alone, for all threads together.
//!
//! Half of a token's work does not depend on its neighbours. It is done once per distinct word and
//! kept as long as the word comes up: rows lie in two generations; what is found in the old one
//! moves to the young one, and when that is full, the old one is dropped and the young one becomes
//! old. So memory is bounded, and no text can push out the frequent words. A row depends on its key
//! only, so neither the order of texts nor the number of threads changes a result.

use std::{
    mem,
    sync::{Arc, PoisonError, RwLock},
};

use hashbrown::HashMap;

use super::maxout::{PARTS, WIDTH};
use crate::tokenizer::NormId;

/// Rows in each generation. A row has 4 kB, so a network keeps 100 MB at most; 200 news articles
/// have some 15,000 distinct words.
const GENERATION: usize = 12_500;

/// What distinguishes the words of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RowKey {
    /// Hash of the text.
    pub word: u64,
    /// Norm that the tokenizer gave it, if any.
    pub norm: Option<NormId>,
    /// Whether a space follows, where the network looks at that.
    pub space_after: bool,
}

/// What a network computes of one word alone.
#[derive(Debug)]
pub(crate) struct WordRow {
    /// The word's own vector.
    pub vector: [f32; WIDTH],
    /// What it adds to the first layer's pre-activation of the next token, of its own (with the
    /// bias) and of the token before.
    pub parts: [[f32; PARTS]; 3],
}

/// The rows of one network.
#[derive(Debug, Default)]
pub(crate) struct RowCache(RwLock<Generations>);

#[derive(Debug, Default)]
struct Generations {
    young: HashMap<RowKey, Arc<WordRow>>,
    old: HashMap<RowKey, Arc<WordRow>>,
}

impl RowCache {
    /// Fills `rows` with the rows of `keys`; `compute` makes those that are not kept, given their
    /// places in `keys`, in order.
    pub(crate) fn rows(
        &self,
        keys: &[RowKey],
        rows: &mut Vec<Arc<WordRow>>,
        compute: impl FnOnce(&[usize]) -> Vec<WordRow>,
    ) {
        let mut missing = Vec::new();
        let mut aging = Vec::new();
        let mut found = Vec::with_capacity(keys.len());
        {
            let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
            for (place, key) in keys.iter().enumerate() {
                let young = kept.young.get(key);
                let row = young.or_else(|| kept.old.get(key)).cloned();
                match &row {
                    None => missing.push(place),
                    Some(_) if young.is_none() => aging.push(place),
                    Some(_) => {}
                }
                found.push(row);
            }
        }
        if !missing.is_empty() {
            for (&place, row) in missing.iter().zip(compute(&missing)) {
                found[place] = Some(Arc::new(row));
            }
        }
        if !missing.is_empty() || !aging.is_empty() {
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            for &place in missing.iter().chain(&aging) {
                if let Some(row) = &found[place] {
                    kept.keep(keys[place], Arc::clone(row));
                }
            }
        }
        rows.extend(found.into_iter().map(|row| row.expect("a row is found or computed")));
    }
}

impl Generations {
    fn keep(&mut self, key: RowKey, row: Arc<WordRow>) {
        if self.young.len() >= GENERATION {
            self.old = mem::take(&mut self.young);
        }
        self.young.insert(key, row);
    }
}

#[cfg(test)]
mod tests {
    use super::{GENERATION, PARTS, RowCache, RowKey, WIDTH, WordRow};

    fn key(word: usize) -> RowKey {
        RowKey { word: word as u64, norm: None, space_after: false }
    }

    /// Asks for a word's row; gives whether it had to be computed.
    fn ask(cache: &RowCache, word: usize) -> bool {
        let (mut rows, mut computed) = (Vec::new(), false);
        cache.rows(&[key(word)], &mut rows, |_| {
            computed = true;
            vec![WordRow { vector: [word as f32; WIDTH], parts: [[0.0; PARTS]; 3] }]
        });
        assert!(rows[0].vector[0].total_cmp(&(word as f32)).is_eq());
        computed
    }

    #[test]
    fn keeps_the_words_that_come_up_and_forgets_the_rest() {
        let cache = RowCache::default();
        assert!(ask(&cache, 0));
        assert!(ask(&cache, 1));
        for word in 2..3 * GENERATION {
            assert!(ask(&cache, word));
            assert!(!ask(&cache, 0), "asked for all the time");
        }
        assert!(ask(&cache, 1), "not asked for");
    }
}
