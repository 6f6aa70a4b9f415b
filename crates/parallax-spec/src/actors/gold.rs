//! Takes a page with a marked article, gives its text and mentions.

use parallax::text::Span;
use thiserror::Error;

/// An article whose mentions of actors are marked.
#[derive(Debug)]
pub struct Article {
    /// Its page.
    pub path: String,
    /// The article without marks.
    pub text: String,
    /// The marked words, in the order in which they begin, outer ones first.
    pub mentions: Vec<GoldMention>,
}

/// Marked words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoldMention {
    /// The words in the article's text.
    pub span: Span,
    /// Whom they mean, in all articles.
    pub key: String,
}

/// Why a page cannot be read.
#[derive(Debug, Error)]
pub enum GoldError {
    /// There is no article.
    #[error("{0}: no fenced block \"actors\"")]
    NoArticle(String),
    /// Braces that do not match, or a mark without a key.
    #[error("{path}: byte {at} of the article: {reason}")]
    Mark {
        /// The page.
        path: String,
        /// Where in the article.
        at: usize,
        /// What is wrong.
        reason: &'static str,
    },
}

impl Article {
    /// Reads a page; `path` is shown in messages.
    pub fn parse(path: &str, page: &str) -> Result<Self, GoldError> {
        let marked = block(page).ok_or_else(|| GoldError::NoArticle(path.to_owned()))?;
        let mut article = Self { path: path.to_owned(), text: String::new(), mentions: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut rest = marked;
        while let Some(c) = rest.chars().next() {
            let at = marked.len() - rest.len();
            rest = &rest[c.len_utf8()..];
            match c {
                '{' => {
                    let (key, words) = key(rest)
                        .ok_or_else(|| article.wrong(at, "a brace opens without key and colon"))?;
                    open.push(article.mentions.len());
                    let start = article.text.len();
                    let span = Span::new(start, start);
                    article.mentions.push(GoldMention { span, key: key.to_owned() });
                    rest = words;
                }
                '}' => {
                    let mention = open.pop();
                    let mention = mention
                        .ok_or_else(|| article.wrong(at, "a brace closes that none opens"))?;
                    article.mentions[mention].span.end = article.text.len() as u32;
                }
                other => article.text.push(other),
            }
        }
        if open.is_empty() {
            Ok(article)
        } else {
            Err(article.wrong(marked.len(), "a brace stays open"))
        }
    }

    fn wrong(&self, at: usize, reason: &'static str) -> GoldError {
        GoldError::Mark { path: self.path.clone(), at, reason }
    }
}

/// The text between the fences.
fn block(page: &str) -> Option<&str> {
    let start = page.find("```actors\n")? + "```actors\n".len();
    let length = page[start..].find("\n```")?;
    Some(&page[start..start + length])
}

/// `key:words}` as the key and the words.
fn key(rest: &str) -> Option<(&str, &str)> {
    let (key, words) = rest.split_once(':')?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '+' | '.' | '/' | '&');
    (!key.is_empty() && key.chars().all(is_key)).then_some((key, words))
}

#[cfg(test)]
mod tests {
    use super::Article;

    #[test]
    fn marks_become_spans() {
        let page = "# A\n\n```actors\n{lovik:{lovik:Ms Lovik} of {dm:the ministry}} slept.\n```\n";
        let article = Article::parse("a.md", page).expect("a good page");
        assert_eq!(article.text, "Ms Lovik of the ministry slept.");
        let words: Vec<(&str, &str)> = article
            .mentions
            .iter()
            .map(|mention| (mention.key.as_str(), mention.span.of(&article.text)))
            .collect();
        let expected =
            [("lovik", "Ms Lovik of the ministry"), ("lovik", "Ms Lovik"), ("dm", "the ministry")];
        assert_eq!(words, expected);
    }

    #[test]
    fn trouble_is_named() {
        let error = Article::parse("a.md", "```actors\nA {b:c d.\n```").expect_err("open");
        assert!(error.to_string().contains("stays open"), "{error}");
    }
}
