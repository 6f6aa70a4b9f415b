//! Takes a parsed codebook, gives its tables with the line that each value stands in.

use std::collections::HashMap;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::{CodebookError, Problem, spelling};

/// The whole file.
pub(super) struct Book<'t> {
    /// Where its line breaks are, in order.
    breaks: Vec<usize>,
    root: &'t DeTable<'t>,
}

/// One table with its name, such as `[[claim]]`.
pub(super) struct Table<'t> {
    book: &'t Book<'t>,
    name: String,
    /// The line that it begins in.
    pub(super) line: usize,
    keys: &'t DeTable<'t>,
}

/// A text of a codebook.
#[derive(Clone, Debug)]
pub(super) struct Text {
    /// Without surrounding white space; it holds a letter or digit.
    pub(super) text: String,
    /// The line that it stands in.
    pub(super) line: usize,
}

impl<'t> Book<'t> {
    /// `root` must have been parsed from `text`.
    pub(super) fn new(text: &str, root: &'t DeTable<'t>) -> Self {
        Self { breaks: text.match_indices('\n').map(|(at, _)| at).collect(), root }
    }

    /// Refuses tables that are not in `names`.
    pub(super) fn known(&self, names: &[&str]) -> Result<(), CodebookError> {
        known(self, "the codebook", self.root, names)
    }

    /// The tables `[[key]]`, in order.
    pub(super) fn tables(&'t self, key: &'static str) -> Result<Vec<Table<'t>>, CodebookError> {
        let name = format!("[[{key}]]");
        let Some(value) = self.root.get(key) else { return Ok(Vec::new()) };
        tables(self, value, "the codebook", key, &name)
    }

    fn line(&self, at: usize) -> usize {
        1 + self.breaks.partition_point(|&line_break| line_break < at)
    }
}

impl<'t> Table<'t> {
    /// Refuses keys that are not in `keys`.
    pub(super) fn known(&self, keys: &[&str]) -> Result<(), CodebookError> {
        known(self.book, &self.name, self.keys, keys)
    }

    /// The text of a key that must be there.
    pub(super) fn required(&self, key: &'static str) -> Result<Text, CodebookError> {
        let missing = || self.problem(Problem::MissingKey { table: self.name.clone(), key });
        self.optional(key)?.ok_or_else(missing)
    }

    /// The text of a key.
    pub(super) fn optional(&self, key: &'static str) -> Result<Option<Text>, CodebookError> {
        self.keys.get(key).map(|value| self.text(key, value, "a text")).transpose()
    }

    /// The texts of a list; none if the key is not there. A single text is a list of one.
    pub(super) fn list(&self, key: &'static str) -> Result<Vec<Text>, CodebookError> {
        const WANTED: &str = "a list of texts";
        let Some(value) = self.keys.get(key) else { return Ok(Vec::new()) };
        match value.get_ref() {
            DeValue::Array(values) => {
                values.iter().map(|value| self.text(key, value, WANTED)).collect()
            }
            _ => Ok(vec![self.text(key, value, WANTED)?]),
        }
    }

    /// A date: bare or as a text, as written.
    pub(super) fn date(&self, key: &'static str) -> Result<Option<Text>, CodebookError> {
        let Some(value) = self.keys.get(key) else { return Ok(None) };
        let line = self.book.line(value.span().start);
        match value.get_ref() {
            DeValue::Datetime(date) => Ok(Some(Text { text: date.to_string(), line })),
            DeValue::Integer(year) => Ok(Some(Text { text: year.as_str().to_owned(), line })),
            _ => self.text(key, value, "a date").map(Some),
        }
    }

    /// The tables in a list.
    pub(super) fn tables(&self, key: &'static str) -> Result<Vec<Table<'t>>, CodebookError> {
        let name = format!("\"{key}\" of {}", self.name);
        let Some(value) = self.keys.get(key) else { return Ok(Vec::new()) };
        tables(self.book, value, &self.name, key, &name)
    }

    /// The table of a key.
    pub(super) fn table(&self, key: &'static str) -> Result<Option<Table<'t>>, CodebookError> {
        let name = format!("\"{key}\" of {}", self.name);
        let Some(value) = self.keys.get(key) else { return Ok(None) };
        table(self.book, value, &self.name, key, &name).map(Some)
    }

    /// The table of a key that must be there.
    pub(super) fn required_table(&self, key: &'static str) -> Result<Table<'t>, CodebookError> {
        let missing = || self.problem(Problem::MissingKey { table: self.name.clone(), key });
        self.table(key)?.ok_or_else(missing)
    }

    /// Refuses a list with fewer than `least` texts; `words` says how many in words.
    pub(super) fn at_least(
        &self,
        key: &'static str,
        texts: &[Text],
        least: usize,
        words: &'static str,
    ) -> Result<(), CodebookError> {
        if texts.len() >= least {
            return Ok(());
        }
        let line = self.keys.get(key).map_or(self.line, |v| self.book.line(v.span().start));
        let problem = Problem::TooFew { table: self.name.clone(), key, least: words };
        Err(CodebookError::At { line, problem })
    }

    fn text(
        &self,
        key: &str,
        value: &Spanned<DeValue<'_>>,
        wanted: &'static str,
    ) -> Result<Text, CodebookError> {
        let line = self.book.line(value.span().start);
        let (table, key) = (self.name.clone(), key.to_owned());
        let DeValue::String(text) = value.get_ref() else {
            return Err(CodebookError::At {
                line,
                problem: Problem::WrongKind { table, key, wanted },
            });
        };
        let text = text.trim().to_owned();
        if !text.contains(char::is_alphanumeric) {
            return Err(CodebookError::At {
                line,
                problem: Problem::NoLetters { table, key, text },
            });
        }
        Ok(Text { text, line })
    }

    /// The problem at the beginning of this table.
    pub(super) fn problem(&self, problem: Problem) -> CodebookError {
        CodebookError::At { line: self.line, problem }
    }
}

impl Text {
    /// The problem at this text.
    pub(super) fn problem(&self, problem: Problem) -> CodebookError {
        CodebookError::At { line: self.line, problem }
    }

    /// The place of this text in `possible`; else it is no `what`.
    pub(super) fn among(
        &self,
        what: &'static str,
        possible: &[&str],
    ) -> Result<usize, CodebookError> {
        possible.iter().position(|name| *name == self.text).ok_or_else(|| {
            self.problem(Problem::NotAmong {
                what,
                text: self.text.clone(),
                meant: spelling::meant(&self.text, possible),
                possible: possible.iter().map(|name| (*name).to_owned()).collect(),
            })
        })
    }
}

/// Texts that may stand once only.
pub(super) struct Once {
    what: &'static str,
    lines: HashMap<String, usize>,
}

impl Once {
    /// Nothing so far.
    pub(super) fn new(what: &'static str) -> Self {
        Self { what, lines: HashMap::new() }
    }

    /// Refuses a text that was there before, in whatever case.
    pub(super) fn add(&mut self, text: &Text) -> Result<(), CodebookError> {
        match self.lines.insert(text.text.to_lowercase(), text.line) {
            None => Ok(()),
            Some(first) => {
                let problem =
                    Problem::UsedTwice { what: self.what, text: text.text.clone(), first };
                Err(text.problem(problem))
            }
        }
    }
}

/// Refuses the first key of `table` that is not in `keys`.
fn known(
    book: &Book<'_>,
    name: &str,
    table: &DeTable<'_>,
    keys: &[&str],
) -> Result<(), CodebookError> {
    let unknown = |key: &&Spanned<DeString<'_>>| !keys.contains(&key.get_ref().as_ref());
    let Some(key) = table.keys().filter(unknown).min_by_key(|key| key.span().start) else {
        return Ok(());
    };
    let text = key.get_ref().to_string();
    let meant = spelling::meant(&text, keys);
    let problem = Problem::UnknownKey { table: name.to_owned(), key: text, meant };
    Err(CodebookError::At { line: book.line(key.span().start), problem })
}

fn tables<'t>(
    book: &'t Book<'t>,
    value: &'t Spanned<DeValue<'t>>,
    owner: &str,
    key: &str,
    name: &str,
) -> Result<Vec<Table<'t>>, CodebookError> {
    match value.get_ref() {
        DeValue::Array(values) => {
            values.iter().map(|value| table(book, value, owner, key, name)).collect()
        }
        _ => Err(wrong_kind(book, value, owner, key, "a list of tables")),
    }
}

fn table<'t>(
    book: &'t Book<'t>,
    value: &'t Spanned<DeValue<'t>>,
    owner: &str,
    key: &str,
    name: &str,
) -> Result<Table<'t>, CodebookError> {
    let line = book.line(value.span().start);
    match value.get_ref() {
        DeValue::Table(keys) => Ok(Table { book, name: name.to_owned(), line, keys }),
        _ => Err(wrong_kind(book, value, owner, key, "a table")),
    }
}

fn wrong_kind(
    book: &Book<'_>,
    value: &Spanned<DeValue<'_>>,
    owner: &str,
    key: &str,
    wanted: &'static str,
) -> CodebookError {
    let problem = Problem::WrongKind { table: owner.to_owned(), key: key.to_owned(), wanted };
    CodebookError::At { line: book.line(value.span().start), problem }
}
