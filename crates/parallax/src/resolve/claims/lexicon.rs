//! Takes two words, gives what lists say about them: synonyms, opposites, contrasts, labels.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::LazyLock,
};

use crate::extract::proposition::Part;

const VERBS: &str = include_str!("words/synonym_verbs.tsv");
const NOUNS: &str = include_str!("words/synonym_nouns.tsv");
const OPPOSITES: &str = include_str!("words/opposites.tsv");
const CONTRASTS: &str = include_str!("words/contrasts.tsv");
const LABELS: &str = include_str!("words/labels.tsv");
const LABEL_NOUNS: &str = include_str!("words/label_nouns.tsv");
const INSTITUTIONS: &str = include_str!("words/institutions.txt");
const SYMMETRIC: &str = include_str!("words/symmetric.txt");
const UNACCUSATIVE: &str = include_str!("words/unaccusative.tsv");

// Pairs of statements are compared by the million, so each list is read once, into a map.

/// For each word the words that share a line with it.
type Near = BTreeMap<&'static str, BTreeSet<&'static str>>;

fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

fn near(list: &'static str) -> Near {
    let mut near = Near::new();
    for line in lines(list) {
        for word in line.split('\t') {
            near.entry(word).or_default().extend(line.split('\t').filter(|other| *other != word));
        }
    }
    near
}

fn shares_line(near: &Near, a: &str, b: &str) -> bool {
    near.get(a).is_some_and(|words| words.contains(b))
}

/// Whether two verbs tell the same happening.
pub(super) fn same_verb(a: &str, b: &str) -> bool {
    static NEAR: LazyLock<Near> = LazyLock::new(|| near(VERBS));
    let (a, b) = (spelled(a), spelled(b));
    a == b || shares_line(&NEAR, &a, &b)
}

/// *-ise* as *-ize*.
fn spelled(verb: &str) -> Cow<'_, str> {
    let stem = verb.strip_suffix("ise");
    stem.map_or(Cow::Borrowed(verb), |stem| Cow::Owned(format!("{stem}ize")))
}

/// Whether two nouns mean the same participant.
pub(super) fn same_noun(a: &str, b: &str) -> bool {
    static NEAR: LazyLock<Near> = LazyLock::new(|| near(NOUNS));
    a == b || shares_line(&NEAR, a, b)
}

/// Whether one word is what the other denies.
pub(super) fn are_opposites(a: &str, b: &str) -> bool {
    static NEAR: LazyLock<Near> = LazyLock::new(|| near(OPPOSITES));
    let (a, b) = (a.strip_prefix("be ").unwrap_or(a), b.strip_prefix("be ").unwrap_or(b));
    shares_line(&NEAR, a, b) || is_prefixed(a, b) || is_prefixed(b, a)
}

/// Prefixes that deny an adjective.
const DENYING: [&str; 6] = ["il", "im", "in", "ir", "non-", "un"];

fn is_prefixed(a: &str, b: &str) -> bool {
    b.len() > 3 && DENYING.iter().any(|prefix| a.strip_prefix(prefix) == Some(b))
}

/// Whether two words tell two things of one kind apart: *northern*, *southern*.
pub(super) fn are_contrasted(a: &str, b: &str) -> bool {
    static NEAR: LazyLock<Near> = LazyLock::new(|| near(CONTRASTS));
    shares_line(&NEAR, a, b)
}

/// Whether the noun stands for those who act for a state.
pub(super) fn is_institution(noun: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(INSTITUTIONS).collect());
    ALL.contains(noun)
}

/// Whether the participants of the verb may change places.
pub(super) fn is_symmetric(verb: &str) -> bool {
    static ALL: LazyLock<HashSet<&str>> = LazyLock::new(|| lines(SYMMETRIC).collect());
    ALL.contains(verb)
}

/// The verb that has as its object what is the subject of `verb`.
pub(super) fn causative(verb: &str) -> Option<&'static str> {
    static ALL: LazyLock<HashMap<&str, &str>> =
        LazyLock::new(|| lines(UNACCUSATIVE).filter_map(|line| line.split_once('\t')).collect());
    ALL.get(verb).copied()
}

/// The verb whose outcome an adjective is: *closed*, *open*, *dead*.
pub(super) fn state(adjective: &str) -> Option<String> {
    static VERBS_KNOWN: LazyLock<Near> = LazyLock::new(|| near(VERBS));
    let known = |verb: &&str| VERBS_KNOWN.contains_key(*verb);
    let plain = match adjective {
        "dead" => Some("kill"),
        "open" | "shut" => Some(adjective),
        _ => None,
    };
    let stems = ["d", "ed"].into_iter().filter_map(|ending| adjective.strip_suffix(ending));
    plain.or_else(|| stems.into_iter().find(known)).map(str::to_owned)
}

/// A label for a happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The set of labels that it belongs to.
    pub set: &'static str,
    /// The label.
    pub name: &'static str,
    /// The part of whom or what it is about.
    pub theme: Part,
}

/// The labels of a verb.
pub(super) fn labels(verb: &str) -> &'static [Label] {
    static ALL: LazyLock<HashMap<&str, Vec<Label>>> = LazyLock::new(|| {
        let mut all: HashMap<&str, Vec<Label>> = HashMap::new();
        for row in lines(LABELS).map(|line| line.split('\t').collect::<Vec<_>>()) {
            let label = Label { set: row[1], name: row[2], theme: part(row[3]) };
            all.entry(row[0]).or_default().push(label);
        }
        all
    });
    ALL.get(verb).map_or(&[], Vec::as_slice)
}

fn part(name: &str) -> Part {
    if name == "agent" { Part::Agent } else { Part::Patient }
}

/// Whether two nouns are different labels for one thing.
pub(super) fn is_relabelled(a: &str, b: &str) -> bool {
    /// For each noun its labels, each with its set.
    type Labels = HashMap<&'static str, Vec<(&'static str, &'static str)>>;
    static ALL: LazyLock<Labels> = LazyLock::new(|| {
        let mut all = Labels::new();
        for row in lines(LABEL_NOUNS).map(|line| line.split('\t').collect::<Vec<_>>()) {
            all.entry(row[0]).or_default().push((row[1], row[2]));
        }
        all
    });
    let (Some(left), Some(right)) = (ALL.get(a), ALL.get(b)) else { return false };
    left.iter().any(|(set, label)| {
        right.iter().any(|(other_set, other)| set == other_set && label != other)
    })
}

#[cfg(test)]
mod tests {
    use super::{
        CONTRASTS, LABEL_NOUNS, LABELS, NOUNS, OPPOSITES, UNACCUSATIVE, VERBS, is_relabelled,
        lines, same_noun, same_verb,
    };

    #[test]
    fn lists_are_sorted_without_doubles() {
        for list in [VERBS, NOUNS, OPPOSITES, CONTRASTS, LABELS, LABEL_NOUNS, UNACCUSATIVE] {
            let lines: Vec<&str> = lines(list).collect();
            assert!(lines.windows(2).all(|pair| pair[0] < pair[1]), "{lines:?}");
        }
    }

    #[test]
    fn synonyms_are_those_of_one_line() {
        assert!(same_verb("shell", "bombard") && same_noun("troop", "soldier"));
        assert!(!same_verb("shell", "praise") && !same_noun("soldier", "civilian"));
        assert!(is_relabelled("rebel", "terrorist") && !is_relabelled("rebel", "guerrilla"));
    }
}
