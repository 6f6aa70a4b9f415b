//! Takes the text of a page in `spec/claims`, gives its pairs of sentences.

/// Two sentences; the page says how their claims relate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Line of the opening fence, from 1.
    pub line: usize,
    /// The first sentence.
    pub first: String,
    /// The second sentence.
    pub second: String,
}

impl Pair {
    /// All pairs of a page, in order; a block that has not two lines is given back as its line.
    pub fn parse(text: &str) -> Result<Vec<Self>, usize> {
        let mut pairs = Vec::new();
        let mut lines = text.lines().enumerate();
        while let Some((index, line)) = lines.next() {
            if !line.starts_with("```pair") {
                continue;
            }
            let body: Vec<&str> =
                lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```").collect();
            let [first, second] = body[..] else { return Err(index + 1) };
            let (first, second) = (first.to_owned(), second.to_owned());
            pairs.push(Self { line: index + 1, first, second });
        }
        Ok(pairs)
    }
}

#[cfg(test)]
mod tests {
    use super::Pair;

    #[test]
    fn a_pair_is_a_block_of_two_lines() {
        let pairs = Pair::parse("# Page\n\n```pair\nOne.\nTwo.\n```\n").expect("a good page");
        assert_eq!((pairs[0].line, pairs[0].second.as_str()), (3, "Two."));
        assert_eq!(Pair::parse("```pair\nOne.\n```\n"), Err(1));
    }
}
