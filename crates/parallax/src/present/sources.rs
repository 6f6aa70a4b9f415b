//! Makes the words of sources comparable, to count who is quoted most.

use crate::text::Span;

/// Words that stand for a source named elsewhere.
const PRONOUNS: &[&str] = &[
    "another", "everyone", "he", "her", "him", "i", "it", "many", "me", "one", "others", "she",
    "some", "someone", "that", "them", "these", "they", "this", "those", "us", "we", "which",
    "who", "whom", "you",
];

/// Words before a noun phrase that do not tell one source from another.
const ARTICLES: &[&str] = &["a", "an", "the"];

/// The source's words in small letters, single spaces between them, without leading article and
/// without punctuation around; none where no name is left, as for a pronoun.
pub fn source_key(text: &str, source: &[Span]) -> Option<String> {
    let mut words: Vec<String> = source
        .iter()
        .flat_map(|span| span.of(text).split_whitespace())
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 1 && ARTICLES.contains(&words[0].as_str()) {
        words.remove(0);
    }
    match words.as_slice() {
        [] => None,
        [word] if PRONOUNS.contains(&word.as_str()) => None,
        words => Some(words.join(" ")),
    }
}

#[cfg(test)]
mod tests {
    use super::source_key;
    use crate::text::Span;

    fn key(text: &str) -> Option<String> {
        source_key(text, &[Span::new(0, text.len())])
    }

    #[test]
    fn articles_case_and_line_breaks_do_not_matter() {
        assert_eq!(key("The Norland\n  ministry,"), key("a norland Ministry"));
    }

    #[test]
    fn a_pronoun_names_nobody() {
        assert_eq!(key("They"), None);
        assert_eq!(key("..."), None);
        assert_eq!(key("who"), None);
    }
}
