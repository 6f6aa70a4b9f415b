//! Lists of words; each file says what is in it.

use std::{collections::HashSet, sync::LazyLock};

/// A list as it is looked up.
pub(super) type List = LazyLock<HashSet<&'static str>>;

/// Words of being against what is proposed.
pub(super) static AGAINST: List = LazyLock::new(|| set(include_str!("against.txt")));
/// Verbs and nouns of belief.
pub(super) static BELIEF: List = LazyLock::new(|| set(include_str!("act_belief.txt")));
/// Verbs of demanding.
pub(super) static DEMAND: List = LazyLock::new(|| set(include_str!("act_demand.txt")));
/// Verbs and adjectives of feeling.
pub(super) static FEELING: List = LazyLock::new(|| set(include_str!("act_feeling.txt")));
/// Verbs and nouns of planning.
pub(super) static INTENTION: List = LazyLock::new(|| set(include_str!("act_intention.txt")));
/// Verbs of perceiving.
pub(super) static PERCEPTION: List = LazyLock::new(|| set(include_str!("act_perception.txt")));
/// Nouns of what somebody wants to be done.
pub(super) static PROPOSALS: List = LazyLock::new(|| set(include_str!("proposal.txt")));
/// Verbs of asking.
pub(super) static QUESTION: List = LazyLock::new(|| set(include_str!("act_question.txt")));
/// Verbs of supporting and opposing.
pub(super) static SUPPORT: List = LazyLock::new(|| set(include_str!("act_support.txt")));
/// Nouns for documents.
pub(super) static DOCUMENTS: List = LazyLock::new(|| set(include_str!("basis_document.txt")));
/// Words for people of a kind.
pub(super) static GROUPS: List = LazyLock::new(|| set(include_str!("basis_group.txt")));
/// Nouns that announce words of others.
pub(super) static INTRODUCTIONS: List = LazyLock::new(|| set(include_str!("introduction.txt")));
/// Verbs that pass on words inside of words.
pub(super) static NESTED_REPORT: List = LazyLock::new(|| set(include_str!("nested_report.txt")));
/// Nouns for organisations.
pub(super) static ORGANIZATIONS: List =
    LazyLock::new(|| set(include_str!("basis_organization.txt")));
/// Pronouns and titles for one person.
pub(super) static PERSONS: List = LazyLock::new(|| set(include_str!("basis_person.txt")));

/// The words of a file, one a line, without its header.
pub(super) fn set(file: &'static str) -> HashSet<&'static str> {
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}
