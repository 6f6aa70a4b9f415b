//! Lists of words; each file says what is in it.

/// Verbs and nouns of belief.
pub(super) const BELIEF: &str = include_str!("act_belief.txt");
/// Verbs of demanding.
pub(super) const DEMAND: &str = include_str!("act_demand.txt");
/// Verbs and adjectives of feeling.
pub(super) const FEELING: &str = include_str!("act_feeling.txt");
/// Verbs and nouns of planning.
pub(super) const INTENTION: &str = include_str!("act_intention.txt");
/// Verbs of perceiving.
pub(super) const PERCEPTION: &str = include_str!("act_perception.txt");
/// Verbs of asking.
pub(super) const QUESTION: &str = include_str!("act_question.txt");
/// Verbs of supporting and opposing.
pub(super) const SUPPORT: &str = include_str!("act_support.txt");
/// Nouns for documents.
pub(super) const DOCUMENTS: &str = include_str!("basis_document.txt");
/// Words for people of a kind.
pub(super) const GROUPS: &str = include_str!("basis_group.txt");
/// Nouns that announce words of others.
pub(super) const INTRODUCTIONS: &str = include_str!("introduction.txt");
/// Verbs that pass on words inside of words.
pub(super) const NESTED_REPORT: &str = include_str!("nested_report.txt");
/// Nouns for organisations.
pub(super) const ORGANIZATIONS: &str = include_str!("basis_organization.txt");
/// Pronouns and titles for one person.
pub(super) const PERSONS: &str = include_str!("basis_person.txt");

/// Whether `list` has `word`, in lower case.
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.lines().any(|line| line == word)
}
