//! Takes words, gives fingerprints: some of their shingles, chosen so that no long run is missed.
//!
//! Winnowing (Schleimer, Wilkerson and Aiken 2003): the least hash of each window of shingles is
//! kept. It is `MinHash` in place of a whole document for every stretch of it, so it finds one
//! quoted paragraph as surely as a copied article.

use super::Settings;

/// The hashes of the chosen shingles, with the places of their first words. `words` are hashes.
pub fn fingerprints(words: &[u64], settings: &Settings) -> Box<[(u64, u32)]> {
    let Settings { shingle, window, .. } = *settings;
    let hashes: Vec<u64> = words.windows(shingle).map(hash).collect();
    let mut chosen: Vec<(u64, u32)> = Vec::new();
    for (start, hashes) in hashes.windows(window).enumerate() {
        // The last of equals, so that a repeated shingle is chosen once.
        let least = hashes.iter().enumerate().rev().min_by_key(|&(_, &hash)| hash);
        let (offset, &hash) = least.expect("a window is not empty");
        let place = (start + offset) as u32;
        if chosen.last().is_none_or(|&(_, last)| last != place) {
            chosen.push((hash, place));
        }
    }
    chosen.into()
}

/// Mixes the hashes of words; the order of the words matters.
fn hash(words: &[u64]) -> u64 {
    words.iter().fold(0x9e37_79b9_7f4a_7c15, |hash: u64, &word| {
        let mixed = (hash.rotate_left(5) ^ word).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 32)
    })
}
