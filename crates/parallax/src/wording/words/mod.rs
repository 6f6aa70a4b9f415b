//! Lists of words; each file says what is in it.

use std::{collections::HashSet, sync::LazyLock};

use super::phrases::Phrases;

/// A list of words as it is looked up.
pub(super) type List = LazyLock<HashSet<&'static str>>;

/// A list of phrases as it is looked up.
pub(super) type PhraseList = LazyLock<Phrases>;

/// Words of certainty or scale.
pub(super) static BOOSTERS: PhraseList = LazyLock::new(|| phrases(include_str!("boosters.txt")));
/// Verbs that leave the truth to the speaker.
pub(super) static CLAIMING: List = LazyLock::new(|| set(include_str!("claiming.txt")));
/// Words of conflict.
pub(super) static CONFLICT: List = LazyLock::new(|| set(include_str!("conflict.txt")));
/// Verbs that give a thing a name.
pub(super) static DESCRIBING: List = LazyLock::new(|| set(include_str!("describing.txt")));
/// Verbs and nouns that grant truth, as `lemma\tframe\tkind`.
pub(super) static ENDORSING: LazyLock<Vec<[&'static str; 3]>> =
    LazyLock::new(|| lines(include_str!("endorsing_verbs.tsv")).filter_map(fields).collect());
/// Nouns for what can be brought to light.
pub(super) static FACTS: List = LazyLock::new(|| set(include_str!("facts.txt")));
/// Verbs for learning from others.
pub(super) static HEARING: List = LazyLock::new(|| set(include_str!("hearing.txt")));
/// Words that lower commitment.
pub(super) static HEDGES: PhraseList = LazyLock::new(|| phrases(include_str!("hedges.txt")));
/// Words that introduce names, titles and the words of others.
pub(super) static NAMING: List = LazyLock::new(|| set(include_str!("naming.txt")));
/// Words of faith and civilisation.
pub(super) static RELIGION: PhraseList = LazyLock::new(|| phrases(include_str!("religion.tsv")));
/// Phrases with a word of faith that say nothing about it.
pub(super) static RELIGION_IDIOMS: PhraseList =
    LazyLock::new(|| phrases(include_str!("religion_idioms.txt")));
/// Verbs that lay something to nobody in the passive.
pub(super) static VAGUE_PASSIVES: List = LazyLock::new(|| set(include_str!("vague_passives.txt")));
/// Quantifiers that count nobody.
pub(super) static VAGUE_QUANTIFIERS: List =
    LazyLock::new(|| set(include_str!("vague_quantifiers.txt")));
/// Nouns for sources whom nobody could count.
pub(super) static VAGUE_SOURCES: List = LazyLock::new(|| set(include_str!("vague_sources.txt")));
/// Adjectives and adverbs that withhold endorsement.
pub(super) static WITHHOLDING: PhraseList =
    LazyLock::new(|| phrases(include_str!("withholding.txt")));

/// The words of a file, one a line, without its header.
fn set(file: &'static str) -> HashSet<&'static str> {
    lines(file).collect()
}

fn phrases(file: &'static str) -> Phrases {
    Phrases::read(lines(file))
}

/// The lines of a file without its header.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn fields(line: &'static str) -> Option<[&'static str; 3]> {
    let mut fields = line.split('\t');
    Some([fields.next()?, fields.next()?, fields.next()?])
}
