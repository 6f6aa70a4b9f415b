//! Takes the text of a page in `spec/wording`, gives its blocks: a text, and what is marked in it.

use parallax::text::Span;

use crate::{
    example::{groups, span_below},
    page::{FENCE, PageError, body},
};

/// A text with the findings of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingBlock {
    /// The heading it stands under.
    pub heading: String,
    /// Line of its opening fence, from 1.
    pub line: usize,
    /// What is read, as Markdown.
    pub text: String,
    /// Each finding's words, in order; none where the text is to be left alone.
    pub marked: Vec<Span>,
}

/// The blocks of the page of `rule`, in order; `path` is shown in messages.
pub fn finding_blocks(path: &str, rule: &str, text: &str) -> Result<Vec<FindingBlock>, PageError> {
    let mut blocks = Vec::new();
    let mut heading = "";
    let mut lines = text.lines().enumerate();
    while let Some((index, line)) = lines.next() {
        heading = line.strip_prefix("## ").unwrap_or(heading);
        let Some(info) = line.strip_prefix(FENCE) else { continue };
        let line = index + 1;
        let trouble = |reason| PageError::Fence { path: path.to_owned(), line, reason };
        let body = body(&mut lines).ok_or_else(|| trouble("the fence stays open"))?;
        if info == "finding" {
            let (text, marked) = read(rule, &body).map_err(trouble)?;
            blocks.push(FindingBlock { heading: heading.to_owned(), line, text, marked });
        }
    }
    Ok(blocks)
}

/// The text of a block and the spans above its carets.
fn read(rule: &str, body: &[&str]) -> Result<(String, Vec<Span>), &'static str> {
    let (mut text, mut marked, mut above) = (String::new(), Vec::new(), None);
    for row in body {
        if !row.trim_start().starts_with('^') {
            above = Some(text.len());
            text.push_str(row);
            text.push('\n');
            continue;
        }
        let (carets, label) = row.split_at(row.rfind('^').map_or(0, |last| last + 1));
        if label.trim() != rule {
            return Err("carets are followed by the name of the page's rule");
        }
        for (first, end) in groups(carets) {
            let span = above.and_then(|above| span_below(&text, above, first, end));
            marked.push(span.ok_or("the carets do not stand below words")?);
        }
    }
    text.truncate(text.trim_end().len());
    marked.sort_unstable();
    Ok((text, marked))
}

#[cfg(test)]
mod tests {
    use super::finding_blocks;

    #[test]
    fn a_block_has_a_text_and_marked_words() {
        let page = "# P\n\n## Part\n\n```finding\nÄh, a so-called town.\n      ^^^^^^^^^ odd\n```\n\n\
                    ```finding\nA town.\n```\n";
        let blocks = finding_blocks("p.md", "odd", page).expect("a good page");
        let [one, two] = blocks.as_slice() else { panic!("two blocks") };
        assert_eq!((one.heading.as_str(), one.line), ("Part", 5));
        assert_eq!(one.marked[0].of(&one.text), "so-called");
        assert_eq!((two.text.as_str(), two.marked.len()), ("A town.", 0));
    }

    #[test]
    fn carets_of_another_rule_are_trouble() {
        let error = finding_blocks("p.md", "odd", "# P\n```finding\nA town.\n^ even\n```\n");
        assert!(error.expect_err("another rule").to_string().starts_with("p.md:2: "));
    }
}
