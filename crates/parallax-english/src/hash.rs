//! Numbers of strings, as spaCy counts them, and rows of hashed embeddings.

use std::{collections::HashMap, sync::LazyLock};

/// Strings that have a small fixed number, from `spacy.symbols.IDS`.
static SYMBOLS: LazyLock<HashMap<&'static str, u64>> = LazyLock::new(|| {
    table(include_str!("../data/symbols.tsv"))
        .map(|(name, id)| (name, id.parse().expect("symbols.tsv holds whole numbers")))
        .collect()
});

/// Rows of a two-column table, comments left out.
pub(crate) fn table(tsv: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    tsv.lines().filter(|line| !line.starts_with("# ")).filter_map(|line| line.split_once('\t'))
}

/// The number spaCy's string store gives to `text`: 0 for nothing, a symbol's number, else
/// `MurmurHash64A` with seed 1.
pub(crate) fn string_id(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    SYMBOLS.get(text).copied().unwrap_or_else(|| murmur64a(text.as_bytes(), 1))
}

/// `MurmurHash64A` (Austin Appleby, public domain).
pub(crate) fn murmur64a(bytes: &[u8], seed: u64) -> u64 {
    const M: u64 = 0xc6a4_a793_5bd1_e995;
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(M);
    let (blocks, tail) = bytes.as_chunks::<8>();
    for block in blocks {
        let mut k = u64::from_le_bytes(*block).wrapping_mul(M);
        k ^= k >> 47;
        hash = (hash ^ k.wrapping_mul(M)).wrapping_mul(M);
    }
    if !tail.is_empty() {
        let last = tail.iter().rev().fold(0, |last, &byte| last << 8 | u64::from(byte));
        hash = (hash ^ last).wrapping_mul(M);
    }
    hash ^= hash >> 47;
    hash = hash.wrapping_mul(M);
    hash ^ hash >> 47
}

/// The four rows, before the modulus, that a hashed embedding sums for `id`: `MurmurHash3` (x64,
/// 128 bits) of its eight bytes.
pub(crate) fn embedding_rows(id: u64, seed: u32) -> [u32; 4] {
    let seed = u64::from(seed);
    let mut h1 = id.wrapping_mul(0x87c3_7b91_1142_53d5).rotate_left(31);
    h1 = h1.wrapping_mul(0x4cf5_ad43_2745_937f) ^ seed ^ 8;
    let mut h2 = seed ^ 8;
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    h1 = finish(h1);
    h2 = finish(h2);
    h1 = h1.wrapping_add(h2);
    h2 = h2.wrapping_add(h1);
    [h1 as u32, (h1 >> 32) as u32, h2 as u32, (h2 >> 32) as u32]
}

fn finish(mut h: u64) -> u64 {
    h = (h ^ h >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ h >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ h >> 33
}

#[cfg(test)]
mod tests {
    use super::string_id;

    #[test]
    fn numbers_are_spacys() {
        assert_eq!(string_id("hello"), 5_983_625_672_228_268_878);
        assert_eq!(string_id("coffee"), 3_197_928_453_018_144_401);
        assert_eq!(string_id(""), 0);
        assert!(string_id("ORG") < 1000);
    }
}
