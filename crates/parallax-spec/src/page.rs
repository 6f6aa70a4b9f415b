//! Takes the text of a Markdown page, gives its examples.

use thiserror::Error;

use crate::example::{Example, ExampleError};

/// A page and its examples, in order.
#[derive(Debug)]
pub struct Page {
    /// Where it lies, relative to the repository: `spec/statements/hearsay.md`.
    pub path: String,
    /// Its first heading.
    pub title: String,
    /// What it shows.
    pub examples: Vec<Example>,
}

/// Why a page cannot be read.
#[derive(Debug, Error)]
pub enum PageError {
    /// It has no heading in its first line.
    #[error("{path}:1: a page begins with \"# \" and its title")]
    NoTitle {
        /// The page.
        path: String,
    },
    /// A fence that opens and never closes, or has an unknown tag.
    #[error("{path}:{line}: {reason}")]
    Fence {
        /// The page.
        path: String,
        /// Line of the fence.
        line: usize,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// An example that does not follow the format.
    #[error("{path}:{line}: {error}")]
    Example {
        /// The page.
        path: String,
        /// Line of the trouble.
        line: usize,
        /// What is wrong.
        error: ExampleError,
    },
}

pub(crate) const FENCE: &str = "```";

impl Page {
    /// Reads a page; `path` is shown in messages.
    pub fn parse(path: &str, text: &str) -> Result<Self, PageError> {
        let path = path.to_owned();
        let Some(title) = text.lines().next().and_then(|line| line.strip_prefix("# ")) else {
            return Err(PageError::NoTitle { path });
        };
        let mut page = Self { path, title: title.to_owned(), examples: Vec::new() };
        let mut heading = title;
        let mut lines = text.lines().enumerate();
        while let Some((index, line)) = lines.next() {
            if let Some(found) = line.strip_prefix("## ") {
                heading = found;
            }
            let Some(info) = line.strip_prefix(FENCE) else { continue };
            let fence = index + 1;
            let body = body(&mut lines).ok_or_else(|| page.fence(fence, "the fence stays open"))?;
            let known_miss = match info.trim() {
                "example" => false,
                "example known-miss" => true,
                other if other.starts_with("example") => {
                    return Err(page.fence(fence, "the only tag of an example is \"known-miss\""));
                }
                _ => continue,
            };
            let example = Example::parse(&body, heading, fence, known_miss);
            page.examples.push(example.map_err(|(line, error)| PageError::Example {
                path: page.path.clone(),
                line,
                error,
            })?);
        }
        Ok(page)
    }

    fn fence(&self, line: usize, reason: &'static str) -> PageError {
        PageError::Fence { path: self.path.clone(), line, reason }
    }
}

/// The lines up to the closing fence; `None` if there is none.
pub(crate) fn body<'t>(lines: &mut impl Iterator<Item = (usize, &'t str)>) -> Option<Vec<&'t str>> {
    let mut body = Vec::new();
    for (_, line) in lines {
        if line == FENCE {
            return Some(body);
        }
        body.push(line);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn an_example_knows_its_heading_and_line() {
        let text = "# Page\n\n## Part\n\n```example known-miss\nA lone line.\n```\n\n```toml\na = 1\n```\n";
        let page = Page::parse("page.md", text).expect("it is a page");
        let [example] = page.examples.as_slice() else { panic!("one example") };
        assert_eq!((example.heading.as_str(), example.line), ("Part", 5));
        assert!(example.known_miss);
        assert_eq!(example.text, "A lone line.");
    }

    #[test]
    fn trouble_is_named_with_its_line() {
        let error = Page::parse("page.md", "# Page\n\n```example\nA line.\n  ^^^^^^ sauce\n```\n");
        let message = error.expect_err("no such role").to_string();
        assert!(message.starts_with("page.md:5: "), "{message}");
    }
}
