//! Examples of rules, from the pages of the specification.

/// A few lines of text, with marks under what is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Example {
    pub(crate) lines: Vec<String>,
    /// The lines of carets among them; none shows what is left alone.
    pub(crate) marks: Vec<String>,
}

/// The pages, by rule.
const PAGES: &[(&str, &str)] = &[
    ("booster", include_str!("../../../../spec/wording/booster.md")),
    ("contested-name", include_str!("../../../../spec/wording/contested-name.md")),
    ("distancing", include_str!("../../../../spec/wording/distancing.md")),
    ("endorsing-verb", include_str!("../../../../spec/wording/endorsing-verb.md")),
    ("headline-mismatch", include_str!("../../../../spec/wording/headline-mismatch.md")),
    ("hearsay-chain", include_str!("../../../../spec/wording/hearsay-chain.md")),
    ("hedge", include_str!("../../../../spec/wording/hedge.md")),
    ("loaded-word", include_str!("../../../../spec/wording/loaded-word.md")),
    ("missing-other-side", include_str!("../../../../spec/wording/missing-other-side.md")),
    ("religion-frame", include_str!("../../../../spec/wording/religion-frame.md")),
    ("unattributed-source", include_str!("../../../../spec/wording/unattributed-source.md")),
];

/// The examples of a rule, in the order of its page.
pub(crate) fn of(rule: &str) -> Vec<Example> {
    let page = PAGES.iter().find(|(id, _)| *id == rule).map_or("", |(_, page)| page);
    blocks(page)
}

/// The blocks of a page that are fenced as `finding`.
fn blocks(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut open: Option<Vec<String>> = None;
    for line in page.lines() {
        let is_fence = line.trim_start().starts_with("```");
        match (&mut open, is_fence) {
            (None, true) if line.trim() == "```finding" => open = Some(Vec::new()),
            (Some(lines), true) => {
                let lines = std::mem::take(lines);
                let marks = lines.iter().filter(|line| is_mark(line)).cloned().collect();
                examples.push(Example { lines, marks });
                open = None;
            }
            (Some(lines), false) => lines.push(line.to_owned()),
            (None, _) => {}
        }
    }
    examples
}

/// Carets with the rule's id, under their words.
fn is_mark(line: &str) -> bool {
    line.trim_start().starts_with('^')
}

#[cfg(test)]
mod tests {
    use parallax::wording::RULES;

    use super::{PAGES, blocks, of};

    #[test]
    fn blocks_are_found_with_their_carets() {
        let page = "# hedge\n\n```finding\nIt may rain.\n   ^^^ hedge\n```\n\nand\n\n```toml\na = 1\n\
                    ```\n\n```finding\nIt rains.\n```\n";
        let found = blocks(page);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].marks, ["   ^^^ hedge"]);
        assert_eq!(found[1].lines, ["It rains."]);
        assert!(found[1].marks.is_empty());
    }

    #[test]
    fn every_rule_of_wording_has_a_page_with_examples_of_both_kinds() {
        assert!(PAGES.is_sorted());
        for rule in RULES {
            let examples = of(rule.id);
            let found = examples.iter().filter(|example| !example.marks.is_empty()).count();
            assert!(found > 0 && found < examples.len(), "{}: {found}", rule.id);
        }
    }
}
