//! Compares the statements that a page shows with those that were found.

use std::{collections::BTreeSet, fmt::Write};

use parallax::extract::Statement;

use crate::{
    example::{Example, Expected, Parent},
    picture,
    words::Words,
};

/// The words of source, cue and content.
type Roles = [BTreeSet<usize>; 3];

/// Says how `found`, whose spans lie in `text`, differs from what the example shows; `None` if it
/// does not.
pub(crate) fn difference(example: &Example, text: &str, found: &[Statement]) -> Option<String> {
    let (shown, read) = (Words::of(&example.text), Words::of(text));
    if shown.spelled(&example.text) != read.spelled(text) {
        return Some(format!("  the reader changed the words of the example to\n    {text}\n"));
    }
    let matches = matches(example, &shown, &read, found);
    let mut report = String::new();
    for (expected, matched) in example.expected.iter().zip(&matches) {
        match matched {
            Some(index) => {
                report += &attributes(expected, &found[*index], &example.expected, &matches);
            }
            None => report += &missing(example, expected),
        }
    }
    for (index, statement) in found.iter().enumerate() {
        if !matches.contains(&Some(index)) {
            report += &unexpected(text, statement);
        }
    }
    (!report.is_empty()).then_some(report)
}

/// For each expected statement the found one with the same words in the same roles.
fn matches(
    example: &Example,
    shown: &Words,
    read: &Words,
    found: &[Statement],
) -> Vec<Option<usize>> {
    let found: Vec<Roles> = found
        .iter()
        .map(|s| [&s.source, &s.cue, &s.content].map(|spans| read.within(spans)))
        .collect();
    let mut pairs = Vec::new();
    for expected in &example.expected {
        let roles = [&expected.source, &expected.cue, &expected.content];
        let roles = roles.map(|spans| shown.within(spans));
        let is_free = |index: usize| !pairs.contains(&Some(index));
        pairs.push((0..found.len()).find(|&index| found[index] == roles && is_free(index)));
    }
    pairs
}

/// One line for each attribute that differs.
fn attributes(
    expected: &Expected,
    found: &Statement,
    all: &[Expected],
    matches: &[Option<usize>],
) -> String {
    let mut report = String::new();
    let mut compare = |what: &str, wanted: Option<&str>, is: &str| {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != is) {
            writeln!(report, "  statement {}: {what} is {is}, not {wanted}", expected.number)
                .expect("a string takes everything");
        }
    };
    compare("kind", expected.kind.map(parallax::extract::Kind::name), found.kind.name());
    compare("act", expected.act.map(parallax::extract::Act::name), found.act.name());
    compare("basis", expected.basis.map(parallax::extract::Basis::name), found.basis.name());
    compare("rule", expected.rule.as_deref(), found.rule);
    let wanted = expected.parent.map(|parent| match parent {
        Parent::Nothing => "none".to_owned(),
        Parent::Number(number) => number.to_string(),
    });
    let is = found.parent.map_or("none".to_owned(), |parent| {
        let at = matches.iter().position(|matched| *matched == Some(parent));
        at.map_or("a statement not shown".to_owned(), |at| all[at].number.to_string())
    });
    compare("parent", wanted.as_deref(), &is);
    report
}

fn missing(example: &Example, expected: &Expected) -> String {
    let roles = [
        ("source", expected.source.as_slice()),
        ("cue", expected.cue.as_slice()),
        ("content", expected.content.as_slice()),
    ];
    format!("  not found: statement {}\n{}", expected.number, picture::draw(&example.text, &roles))
}

fn unexpected(text: &str, found: &Statement) -> String {
    format!(
        "  found, but not shown: {} {} {} rule={}\n{}",
        found.kind.name(),
        found.act.name(),
        found.basis.name(),
        found.rule,
        draw_statement(text, found),
    )
}

/// A found statement with carets beneath its text.
pub(crate) fn draw_statement(text: &str, found: &Statement) -> String {
    let roles = [
        ("source", found.source.as_slice()),
        ("cue", found.cue.as_slice()),
        ("content", found.content.as_slice()),
    ];
    picture::draw(text, &roles)
}

#[cfg(test)]
mod tests {
    use parallax::{
        extract::{Act, Basis, Kind, Statement},
        text::Span,
    };

    use super::difference;
    use crate::example::Example;

    const BODY: [&str; 5] =
        ["He said no.", "^^ source", "   ^^^^ cue", "        ^^ content", "1: indirect person"];

    fn example() -> Example {
        Example::parse(&BODY, "", 1, false).expect("a good example")
    }

    fn found(kind: Kind, content: Span) -> Statement {
        Statement {
            source: vec![Span::new(0, 2)],
            cue: vec![Span::new(3, 7)],
            content: vec![content],
            kind,
            act: Act::Report,
            basis: Basis::Person,
            parent: None,
            rule: "toy",
            score: None,
        }
    }

    #[test]
    fn spans_are_compared_by_words() {
        let with_full_stop = found(Kind::Indirect, Span::new(8, 11));
        assert_eq!(difference(&example(), "He said no.", &[with_full_stop]), None);
    }

    #[test]
    fn every_difference_is_told() {
        let report =
            difference(&example(), "He said no.", &[found(Kind::Direct, Span::new(8, 10))]);
        assert_eq!(report.as_deref(), Some("  statement 1: kind is direct, not indirect\n"));
        let report = difference(&example(), "He said no.", &[]).expect("nothing was found");
        assert!(report.contains("not found: statement 1"), "{report}");
        let wrong = found(Kind::Indirect, Span::new(3, 10));
        let report = difference(&example(), "He said no.", &[wrong]).expect("the content differs");
        assert!(report.contains("found, but not shown"), "{report}");
    }
}
