//! Takes words, gives features to search by: the words and stretches of their letters.

use crate::text::hash;

/// A feature of an item. Equal hashes are equal features and must have equal weights.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Feature {
    /// Compared for equality only.
    pub hash: u64,
    /// How much sharing it counts: 1 for a word; more for a name or a number.
    pub weight: f32,
}

/// Letters in a stretch.
const LETTERS: usize = 4;
/// A stretch of letters beside a whole word: an inflected form keeps most of its stretches.
const STRETCH_WEIGHT: f32 = 0.25;

/// The words, each once, and the stretches of four letters of those that are longer. `words` are
/// masked and in lower case; a caller adds names and numbers with weights of their own.
pub fn lexical<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Feature> {
    let mut features = Vec::new();
    for word in words {
        features.push(Feature { hash: hash(b'w', word), weight: 1.0 });
        let starts: Vec<usize> = word.char_indices().map(|(start, _)| start).collect();
        for i in 0..starts.len().saturating_sub(LETTERS - 1) {
            let end = starts.get(i + LETTERS).copied().unwrap_or(word.len());
            let stretch = &word[starts[i]..end];
            features.push(Feature { hash: hash(b'l', stretch), weight: STRETCH_WEIGHT });
        }
    }
    features
}
