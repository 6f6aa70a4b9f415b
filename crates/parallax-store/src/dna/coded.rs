//! What a database's statements say, as codings.

use std::collections::BTreeMap;

use parallax::text::Span;

use super::{
    database::{Database, Row, number, words},
    offsets::Utf16,
    tables::Table,
};
use crate::coding::{Coded, CodingType, NewCoding, Variable, VariableKind};

/// A database's types, variables, coders and values, by their numbers.
#[derive(Debug)]
pub(super) struct Statements<'d> {
    types: BTreeMap<i64, &'d str>,
    variables: BTreeMap<i64, VariableRow<'d>>,
    coders: BTreeMap<i64, &'d str>,
    /// Variable and value of each statement.
    values: BTreeMap<i64, Vec<(i64, Coded)>>,
}

/// A row of `VARIABLES`.
#[derive(Clone, Copy, Debug)]
pub(super) struct VariableRow<'d> {
    pub(super) kind: i64,
    pub(super) name: &'d str,
    pub(super) holds: VariableKind,
}

impl<'d> Statements<'d> {
    /// Looks everything up that statements refer to.
    pub(super) fn new(database: &'d Database) -> Self {
        let labels = |table| {
            database.rows(table).iter().map(|row| (number(&row[0]), words(&row[1]))).collect()
        };
        Self {
            types: labels(Table::StatementTypes),
            coders: labels(Table::Coders),
            variables: variables(database),
            values: values(database),
        }
    }

    /// The types with their variables, in the order of their numbers.
    pub(super) fn types(&self) -> Vec<CodingType> {
        let of = |kind: i64| {
            let own = self.variables.values().filter(|variable| variable.kind == kind);
            own.map(|row| Variable { name: row.name.to_owned(), kind: row.holds }).collect()
        };
        let types = self.types.iter();
        types
            .map(|(id, name)| CodingType { name: (*name).to_owned(), variables: of(*id) })
            .collect()
    }

    /// A variable by its number.
    pub(super) fn variable(&self, id: i64) -> Option<VariableRow<'d>> {
        self.variables.get(&id).copied()
    }

    /// A type's name by its number.
    pub(super) fn kind(&self, id: i64) -> Option<&'d str> {
        self.types.get(&id).copied()
    }

    /// What a row of `STATEMENTS` says about a document with this text; none where it refers to
    /// what is not there, or where its place holds nothing.
    pub(super) fn coding(&self, row: &Row, text: &Utf16<'_>) -> Option<NewCoding> {
        let kind = number(&row[1]);
        let span = span(row, text)?;
        let mut coding = NewCoding {
            kind: self.kind(kind)?.to_owned(),
            coder: self.coders.get(&number(&row[5])).copied().unwrap_or("").to_owned(),
            spans: vec![span],
            variables: BTreeMap::new(),
        };
        for (variable, value) in self.values.get(&number(&row[0])).into_iter().flatten() {
            if let Some(variable) = self.variable(*variable).filter(|v| v.kind == kind) {
                coding.variables.insert(variable.name.to_owned(), value.clone());
            }
        }
        Some(coding)
    }
}

fn span(row: &Row, text: &Utf16<'_>) -> Option<Span> {
    let unit = |value| usize::try_from(number(value)).unwrap_or(0);
    let (start, end) = (text.byte(unit(&row[3])), text.byte(unit(&row[4])));
    (start < end).then(|| Span::new(start, end))
}

fn variables(database: &Database) -> BTreeMap<i64, VariableRow<'_>> {
    let rows = database.rows(Table::Variables).iter();
    rows.map(|row| {
        let holds = VariableKind::named(words(&row[2]));
        (number(&row[0]), VariableRow { kind: number(&row[3]), name: words(&row[1]), holds })
    })
    .collect()
}

fn values(database: &Database) -> BTreeMap<i64, Vec<(i64, Coded)>> {
    let entities: BTreeMap<i64, &str> = database
        .rows(Table::Entities)
        .iter()
        .map(|row| (number(&row[0]), words(&row[2])))
        .collect();
    let mut values: BTreeMap<i64, Vec<(i64, Coded)>> = BTreeMap::new();
    for table in [Table::DataBoolean, Table::DataInteger, Table::DataShortText, Table::DataLongText]
    {
        for row in database.rows(table) {
            let value = match table {
                Table::DataBoolean => Coded::Boolean(number(&row[3]) != 0),
                Table::DataInteger => Coded::Integer(number(&row[3])),
                Table::DataLongText => Coded::Text(words(&row[3]).to_owned()),
                _ => {
                    let entity = entities.get(&number(&row[3])).copied().unwrap_or("");
                    Coded::Text(entity.to_owned())
                }
            };
            values.entry(number(&row[1])).or_default().push((number(&row[2]), value));
        }
    }
    values
}
