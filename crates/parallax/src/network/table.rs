//! Statements as rows, with named variables of any kind as columns.

use std::{borrow::Cow, collections::HashMap};

use super::Error;

/// Stands for a value that is not there.
pub(super) const NONE: u32 = u32::MAX;

/// Where a statement stands; rows are ordered by these fields, first to last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Seconds since 1970-01-01, UTC; a date alone is its midnight.
    pub time: Option<i64>,
    /// Number of its document.
    pub document: u32,
    /// Where it starts there.
    pub start: u32,
    /// Its own number.
    pub id: u64,
    /// Number of the text that it was copied with, the same in all copies of that text.
    pub copy: Option<u32>,
}

/// Whether a variable tells of a statement or of the document that it stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// As speaker, claim, stance.
    #[default]
    Statement,
    /// As outlet, author, section.
    Document,
}

/// One variable.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its name, such as `organisation`.
    pub name: String,
    /// What it tells of.
    pub scope: Scope,
    /// One value for each row.
    pub values: Values,
}

/// The values of a variable, one for each row.
#[derive(Clone, Debug)]
pub enum Values {
    /// Names or other texts.
    Text(Text),
    /// Yes or no; written as 1 and 0 where a text is needed.
    Boolean(Vec<Option<bool>>),
    /// Numbers on a scale.
    Integer(Vec<Option<i64>>),
}

/// Texts, each distinct one stored once.
#[derive(Clone, Debug, Default)]
pub struct Text {
    codes: Vec<u32>,
    names: Vec<String>,
}

impl Text {
    /// Numbers texts in the order of their first appearance; an empty text is no value.
    pub fn new<'a>(values: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let mut text = Self::default();
        let mut known = HashMap::new();
        for value in values {
            let code = value.filter(|value| !value.is_empty()).map_or(NONE, |value| {
                *known.entry(value).or_insert_with(|| {
                    text.names.push(value.to_owned());
                    text.names.len() as u32 - 1
                })
            });
            text.codes.push(code);
        }
        text
    }

    /// Takes texts that are numbered already: one place in `names` for each row. Names may be
    /// unused; a place past their end is no value.
    pub fn numbered(codes: Vec<Option<u32>>, names: Vec<String>) -> Self {
        let is_known = |code: &u32| (*code as usize) < names.len();
        let codes = codes.into_iter().map(|code| code.filter(is_known).unwrap_or(NONE)).collect();
        Self { codes, names }
    }
}

/// Statements with their variables: all columns have one value for each row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    rows: Vec<Row>,
    columns: Vec<Column>,
}

impl Table {
    /// Puts rows and columns together.
    ///
    /// # Errors
    ///
    /// If a column has another number of values than there are rows, or a name stands twice.
    pub fn new(rows: Vec<Row>, columns: Vec<Column>) -> Result<Self, Error> {
        for (place, column) in columns.iter().enumerate() {
            let (name, values) = (column.name.clone(), column.values.len());
            if columns[..place].iter().any(|other| other.name == name) {
                return Err(Error::TwoNames(name));
            }
            if values != rows.len() {
                return Err(Error::Length { name, values, rows: rows.len() });
            }
        }
        Ok(Self { rows, columns })
    }

    /// Where the statements stand.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The variables.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The variable of a name.
    ///
    /// # Errors
    ///
    /// If there is none; names those that there are.
    pub fn column(&self, name: &str) -> Result<&Column, Error> {
        self.columns.iter().find(|column| column.name == name).ok_or_else(|| {
            let known: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
            Error::NoVariable { name: name.to_owned(), known: known.join(", ") }
        })
    }
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.codes.len(),
            Self::Boolean(values) => values.len(),
            Self::Integer(values) => values.len(),
        }
    }

    /// The value of a row as a text; `None` where there is none.
    pub fn written(&self, row: usize) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => {
                text.names.get(text.codes[row] as usize).map(|name| Cow::Borrowed(name.as_str()))
            }
            Self::Boolean(values) => values[row].map(|is_so| if is_so { "1" } else { "0" }.into()),
            Self::Integer(values) => values[row].map(|number| number.to_string().into()),
        }
    }

    /// The values as numbers of names: those of numbers ascend.
    pub(super) fn coded(&self) -> Coded<'_> {
        match self {
            Self::Text(text) => {
                Coded { codes: Cow::Borrowed(&text.codes), names: Cow::Borrowed(&text.names) }
            }
            Self::Boolean(values) => Coded {
                codes: values.iter().map(|value| value.map_or(NONE, u32::from)).collect(),
                names: Cow::Owned(vec!["0".to_owned(), "1".to_owned()]),
            },
            Self::Integer(values) => {
                let distinct = distinct(values.iter().copied());
                Coded {
                    codes: values.iter().map(|value| place(&distinct, *value)).collect(),
                    names: distinct.iter().map(i64::to_string).collect(),
                }
            }
        }
    }
}

/// The numbers that occur, ascending.
pub(super) fn distinct(values: impl Iterator<Item = Option<i64>>) -> Vec<i64> {
    let mut distinct: Vec<i64> = values.flatten().collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

/// Place of a value among the distinct ones; `NONE` if it is none of them.
pub(super) fn place(distinct: &[i64], value: Option<i64>) -> u32 {
    value.and_then(|value| distinct.binary_search(&value).ok()).map_or(NONE, |place| place as u32)
}

/// A variable whose values are numbers of names; [`NONE`] where there is no value.
pub(super) struct Coded<'a> {
    pub(super) codes: Cow<'a, [u32]>,
    pub(super) names: Cow<'a, [String]>,
}
