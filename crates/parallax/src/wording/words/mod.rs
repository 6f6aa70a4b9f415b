//! Lists of words; each file says what is in it.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use super::phrases::Phrases;

/// A list of words as it is looked up.
pub(super) type List = LazyLock<HashSet<&'static str>>;

/// A list of phrases as it is looked up.
pub(super) type PhraseList = LazyLock<Phrases>;

/// Words for all or none.
pub(super) static ALL: List = LazyLock::new(|| set(include_str!("all.txt")));
/// Words by which a headline lays what it says to somebody.
pub(super) static ATTRIBUTING: List = LazyLock::new(|| set(include_str!("attributing.txt")));
/// Words for a doubling.
pub(super) static DOUBLING: List = LazyLock::new(|| set(include_str!("doubling.txt")));
/// Emotive and judging words.
pub(super) static LOADED: PhraseList = LazyLock::new(|| phrases(include_str!("loaded.txt")));
/// Nouns for bodies and offices.
pub(super) static OFFICES: List = LazyLock::new(|| set(include_str!("offices.txt")));
/// Verbs for what they do.
pub(super) static OFFICIAL_ACTS: List = LazyLock::new(|| set(include_str!("official_acts.txt")));
/// Words that hold things open.
pub(super) static OPEN: PhraseList = LazyLock::new(|| phrases(include_str!("open.txt")));
/// Words for some.
pub(super) static SOME: List = LazyLock::new(|| set(include_str!("some.txt")));
/// Words of headlines and words for the opposite.
pub(super) static OPPOSITES: LazyLock<Vec<[&'static str; 2]>> = LazyLock::new(|| {
    let pairs = lines(include_str!("opposites.tsv")).filter_map(|line| line.split_once('\t'));
    pairs.map(|(one, other)| [one, other]).collect()
});
/// Words of certainty or scale.
pub(super) static BOOSTERS: PhraseList = LazyLock::new(|| phrases(include_str!("boosters.txt")));
/// Verbs that leave the truth to the speaker.
pub(super) static CLAIMING: List = LazyLock::new(|| set(include_str!("claiming.txt")));
/// Words of conflict.
pub(super) static CONFLICT: List = LazyLock::new(|| set(include_str!("conflict.txt")));
/// Verbs that give a thing a name.
pub(super) static DESCRIBING: List = LazyLock::new(|| set(include_str!("describing.txt")));
/// Phrases that doubt what follows.
pub(super) static DOUBTING: PhraseList = LazyLock::new(|| phrases(include_str!("doubting.txt")));
/// Verbs that grant truth, each with what it governs then, and how.
pub(super) static ENDORSING: LazyLock<HashMap<&'static str, Vec<[&'static str; 2]>>> =
    LazyLock::new(|| {
        let mut verbs: HashMap<&str, Vec<[&str; 2]>> = HashMap::new();
        for line in lines(include_str!("endorsing_verbs.tsv")) {
            let mut fields = line.split('\t');
            if let (Some(verb), Some(frame), Some(kind)) =
                (fields.next(), fields.next(), fields.next())
            {
                verbs.entry(verb).or_default().push([frame, kind]);
            }
        }
        verbs
    });
/// Nouns for evidence.
pub(super) static EVIDENCE: List = LazyLock::new(|| set(include_str!("evidence.txt")));
/// Nouns for what can be brought to light.
pub(super) static FACTS: List = LazyLock::new(|| set(include_str!("facts.txt")));
/// Verbs for learning from others.
pub(super) static HEARING: List = LazyLock::new(|| set(include_str!("hearing.txt")));
/// Nouns for what nobody in particular tells.
pub(super) static HEARSAY_NOUNS: List = LazyLock::new(|| set(include_str!("hearsay_nouns.txt")));
/// Words that lower commitment.
pub(super) static HEDGES: PhraseList = LazyLock::new(|| phrases(include_str!("hedges.txt")));
/// Words that introduce names, titles and the words of others.
pub(super) static NAMING: List = LazyLock::new(|| set(include_str!("naming.txt")));
/// Nouns and verbs for offences.
pub(super) static OFFENCES: List = LazyLock::new(|| set(include_str!("offences.txt")));
/// Nouns of faith and civilisation that own what frames.
pub(super) static POWERS: List = LazyLock::new(|| set(include_str!("powers.txt")));
/// Words of faith and civilisation.
pub(super) static RELIGION: PhraseList = LazyLock::new(|| phrases(include_str!("religion.tsv")));
/// Phrases with a word of faith that say nothing about it.
pub(super) static RELIGION_IDIOMS: PhraseList =
    LazyLock::new(|| phrases(include_str!("religion_idioms.txt")));
/// Nouns of religion as the matter itself.
pub(super) static RELIGIOUS_MATTERS: List =
    LazyLock::new(|| set(include_str!("religious_matters.txt")));
/// Adjectives of faith.
pub(super) static SACRED: PhraseList = LazyLock::new(|| phrases(include_str!("sacred.txt")));
/// Adjectives that boost some nouns.
pub(super) static SCALE_ADJECTIVES: List =
    LazyLock::new(|| set(include_str!("scale_adjectives.txt")));
/// Nouns that they boost.
pub(super) static SCALE_NOUNS: List = LazyLock::new(|| set(include_str!("scale_nouns.txt")));
/// Verbs for passing something on.
pub(super) static TELLING: List = LazyLock::new(|| set(include_str!("telling.txt")));
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
