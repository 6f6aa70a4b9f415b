//! Takes the numbers of words, gives made-up words.

/// Two to four syllables; neighbouring numbers differ in all of them.
pub(super) fn spelled(word: u32) -> String {
    const BEGINNINGS: [&str; 20] = [
        "b", "br", "d", "dr", "f", "g", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr",
        "v", "w", "z",
    ];
    const VOWELS: [&str; 6] = ["a", "e", "i", "o", "u", "ea"];
    let mut mixed = u64::from(word).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(word);
    let mut spelled = String::new();
    for _ in 0..2 + word.min(60_000) / 20_001 {
        mixed = (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        spelled.push_str(BEGINNINGS[(mixed >> 40) as usize % 20]);
        spelled.push_str(VOWELS[(mixed >> 20) as usize % 6]);
    }
    if mixed % 3 == 0 {
        spelled.push_str(["n", "s", "t", "rd"][(mixed >> 50) as usize % 4]);
    }
    spelled
}
