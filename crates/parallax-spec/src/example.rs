//! Takes the lines of one fenced example, gives its text and the statements it shows.

use parallax::{
    extract::{Act, Basis, Kind},
    text::Span,
};
use thiserror::Error;

/// One example of a page.
#[derive(Debug)]
pub struct Example {
    /// The heading it stands under.
    pub heading: String,
    /// Line of its opening fence, from 1.
    pub line: usize,
    /// The text to read, as Markdown.
    pub text: String,
    /// All statements of the text.
    pub expected: Vec<Expected>,
    /// Whether it is known not to be read as shown.
    pub known_miss: bool,
}

/// One statement as a page shows it. What is `None` is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Tells the statements of an example apart.
    pub number: u32,
    /// Spans in the example's text.
    pub source: Vec<Span>,
    /// Spans in the example's text.
    pub cue: Vec<Span>,
    /// Spans in the example's text.
    pub content: Vec<Span>,
    /// How the content is given.
    pub kind: Option<Kind>,
    /// What the source does.
    pub act: Option<Act>,
    /// On whose authority.
    pub basis: Option<Basis>,
    /// The statement around it.
    pub parent: Option<Parent>,
    /// What found it.
    pub rule: Option<String>,
}

/// The statement around another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parent {
    /// There is none.
    Nothing,
    /// The example's statement with this number.
    Number(u32),
}

/// Why an example does not follow the format; `spec/README.md` explains it.
#[derive(Debug, Error)]
pub enum ExampleError {
    /// A line of carets without a line of text above, or beyond its end.
    #[error("the carets do not stand below words")]
    NothingAbove,
    /// Not source, cue or content.
    #[error("\"{0}\" is no role: write source, cue or content, and a number")]
    Role(String),
    /// An attribute that no list holds.
    #[error("\"{0}\" is no kind, act or basis, and no parent= or rule=")]
    Attribute(String),
    /// An attribute line or a parent for a statement without carets.
    #[error("no caret marks statement {0}")]
    NoStatement(u32),
}

impl Example {
    /// Reads the lines between the fences; `line` is the opening fence's. Trouble comes with its
    /// line.
    pub(crate) fn parse(
        body: &[&str],
        heading: &str,
        line: usize,
        known_miss: bool,
    ) -> Result<Self, (usize, ExampleError)> {
        let mut example = Self {
            heading: heading.to_owned(),
            line,
            text: String::new(),
            expected: Vec::new(),
            known_miss,
        };
        let mut above = None;
        for (index, row) in body.iter().enumerate() {
            let read = if row.trim_start().starts_with('^') {
                example.carets(row, above)
            } else if let Some((number, attributes)) = attribute_line(row) {
                example.attributes(number, attributes)
            } else {
                above = Some(example.text.len());
                example.text.push_str(row);
                example.text.push('\n');
                Ok(())
            };
            read.map_err(|error| (line + 1 + index, error))?;
        }
        example.text.truncate(example.text.trim_end().len());
        example.expected.sort_by_key(|expected| expected.number);
        example.check_parents().map_err(|error| (line, error))?;
        Ok(example)
    }

    /// Adds the spans of a line of carets below the line of text that begins at `above`.
    fn carets(&mut self, row: &str, above: Option<usize>) -> Result<(), ExampleError> {
        let above = above.ok_or(ExampleError::NothingAbove)?;
        let (carets, label) = row.split_at(row.rfind('^').map_or(0, |last| last + 1));
        let spans = groups(carets)
            .map(|(first, end)| span_below(&self.text, above, first, end))
            .collect::<Option<Vec<_>>>()
            .ok_or(ExampleError::NothingAbove)?;
        let unknown = || ExampleError::Role(label.trim().to_owned());
        let (role, number) = label.trim().split_once(' ').unwrap_or((label.trim(), "1"));
        let number = number.parse().map_err(|_| unknown())?;
        let expected = self.statement(number);
        match role {
            "source" => expected.source.extend(spans),
            "cue" => expected.cue.extend(spans),
            "content" => expected.content.extend(spans),
            _ => return Err(unknown()),
        }
        Ok(())
    }

    fn attributes(&mut self, number: u32, attributes: &str) -> Result<(), ExampleError> {
        let expected = self
            .expected
            .iter_mut()
            .find(|expected| expected.number == number)
            .ok_or(ExampleError::NoStatement(number))?;
        attributes.split_whitespace().try_for_each(|word| attribute(expected, word))
    }

    fn statement(&mut self, number: u32) -> &mut Expected {
        let known = self.expected.iter().position(|expected| expected.number == number);
        let index = known.unwrap_or_else(|| {
            self.expected.push(Expected { number, ..Expected::default() });
            self.expected.len() - 1
        });
        &mut self.expected[index]
    }

    fn check_parents(&self) -> Result<(), ExampleError> {
        let known = |number| self.expected.iter().any(|expected| expected.number == number);
        for expected in &self.expected {
            if let Some(Parent::Number(number)) = expected.parent
                && !known(number)
            {
                return Err(ExampleError::NoStatement(number));
            }
        }
        Ok(())
    }
}

/// `2: direct person` as its number and the rest.
fn attribute_line(row: &str) -> Option<(u32, &str)> {
    let (number, attributes) = row.split_once(": ")?;
    Some((number.parse().ok()?, attributes))
}

fn attribute(expected: &mut Expected, word: &str) -> Result<(), ExampleError> {
    let unknown = || ExampleError::Attribute(word.to_owned());
    if let Some(parent) = word.strip_prefix("parent=") {
        expected.parent = Some(match parent {
            "none" => Parent::Nothing,
            number => Parent::Number(number.parse().map_err(|_| unknown())?),
        });
    } else if let Some(rule) = word.strip_prefix("rule=") {
        expected.rule = Some(rule.to_owned());
    } else if let Some(kind) = Kind::ALL.into_iter().find(|kind| kind.name() == word) {
        expected.kind = Some(kind);
    } else if let Some(act) = Act::ALL.into_iter().find(|act| act.name() == word) {
        expected.act = Some(act);
    } else if let Some(basis) = Basis::ALL.into_iter().find(|basis| basis.name() == word) {
        expected.basis = Some(basis);
    } else {
        return Err(unknown());
    }
    Ok(())
}

/// First and last-plus-one column of each run of carets.
pub(crate) fn groups(carets: &str) -> impl Iterator<Item = (usize, usize)> {
    let columns: Vec<char> = carets.chars().collect();
    let starts = |at: &usize| columns[*at] == '^' && (*at == 0 || columns[*at - 1] != '^');
    let firsts: Vec<usize> = (0..columns.len()).filter(starts).collect();
    firsts.into_iter().map(move |first| {
        let length = columns[first..].iter().take_while(|&&c| c == '^').count();
        (first, first + length)
    })
}

/// The characters `first..end` of the line that begins at byte `above`.
pub(crate) fn span_below(text: &str, above: usize, first: usize, end: usize) -> Option<Span> {
    let line = text[above..].lines().next()?;
    let mut offsets = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    let start = offsets.nth(first)?;
    let end = offsets.nth(end - first - 1)?;
    line[start..end]
        .contains(|c: char| !c.is_whitespace())
        .then(|| Span::new(above + start, above + end))
}

#[cfg(test)]
mod tests {
    use parallax::extract::{Basis, Kind};

    use super::{Example, Parent};

    fn parse(body: &str) -> Example {
        Example::parse(&body.lines().collect::<Vec<_>>(), "", 1, false).expect("a good example")
    }

    #[test]
    fn carets_become_spans() {
        let example = parse(
            "“Äh,” said Ünal, “no.”\n\
             ^^^^^            ^^^^^ content\n\
            \x20     ^^^^ cue\n\
            \x20          ^^^^ source\n\
             \n\
             1: direct person",
        );
        let [statement] = example.expected.as_slice() else { panic!("one statement") };
        let words = |spans: &[parallax::text::Span]| {
            spans.iter().map(|span| span.of(&example.text)).collect::<Vec<_>>()
        };
        assert_eq!(words(&statement.content), ["“Äh,”", "“no.”"]);
        assert_eq!(words(&statement.cue), ["said"]);
        assert_eq!(words(&statement.source), ["Ünal"]);
        assert_eq!(statement.kind, Some(Kind::Direct));
        assert_eq!(statement.basis, Some(Basis::Person));
        assert_eq!(statement.act, None);
    }

    #[test]
    fn statements_are_told_apart_by_number() {
        let example =
            parse("A said B.\n  ^^^^ cue 2\n^ source 1\n\n1: parent=none\n2: parent=1 rule=x");
        assert_eq!(example.expected.len(), 2);
        assert_eq!(example.expected[0].parent, Some(Parent::Nothing));
        assert_eq!(example.expected[1].parent, Some(Parent::Number(1)));
        assert_eq!(example.expected[1].rule.as_deref(), Some("x"));
        assert_eq!(example.text, "A said B.");
    }
}
