//! Lists of words; each file says what is in it.

use std::{collections::HashSet, sync::LazyLock};

/// A list as it is looked up.
pub(super) type List = LazyLock<HashSet<&'static str>>;

/// Words that lower commitment.
pub(super) static HEDGES: List = LazyLock::new(|| set(include_str!("hedges.txt")));
/// Quantifiers that count nobody.
pub(super) static VAGUE_QUANTIFIERS: List =
    LazyLock::new(|| set(include_str!("vague_quantifiers.txt")));
/// Nouns for sources whom nobody could count.
pub(super) static VAGUE_SOURCES: List = LazyLock::new(|| set(include_str!("vague_sources.txt")));
/// Adjectives and adverbs that withhold endorsement.
pub(super) static WITHHOLDING: List = LazyLock::new(|| set(include_str!("withholding.txt")));

/// The words of a file, one a line, without its header.
fn set(file: &'static str) -> HashSet<&'static str> {
    lines(file).collect()
}

/// The lines of a file without its header.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}
