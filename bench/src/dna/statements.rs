//! The coded statements that the peer was given.

use std::{collections::HashMap, path::Path};

use anyhow::{Context, Result};
use csv::{ReaderBuilder, StringRecord};
use parallax::network::{Column, Row, Scope, Table, Text, Values};

use super::manifest::seconds;

const NAMES: [&str; 3] = ["person", "organization", "concept"];
const OF_DOCUMENTS: [&str; 5] = ["author", "source", "section", "type", "title"];

/// Reads a table of statements.
pub(super) fn read(path: &Path, is_boolean: bool) -> Result<Table> {
    let mut reader =
        ReaderBuilder::new().from_path(path).with_context(|| path.display().to_string())?;
    let headers = reader.headers()?.clone();
    let records = reader.records().collect::<Result<Vec<_>, _>>()?;
    let file = File { records, headers: headers.iter().map(str::to_owned).zip(0..).collect() };
    let rows = (0..file.records.len()).map(|row| file.row(row)).collect::<Result<Vec<_>>>()?;
    let mut columns = vec![file.qualifier(is_boolean)?];
    for (names, scope) in [(&NAMES[..], Scope::Statement), (&OF_DOCUMENTS[..], Scope::Document)] {
        for name in names {
            columns.push(file.texts(name, scope)?);
        }
    }
    Ok(Table::new(rows, columns)?)
}

struct File {
    records: Vec<StringRecord>,
    headers: HashMap<String, usize>,
}

impl File {
    fn field(&self, row: usize, name: &str) -> Result<&str> {
        let place = self.headers.get(name).with_context(|| format!("no column {name}"))?;
        Ok(&self.records[row][*place])
    }

    fn row(&self, row: usize) -> Result<Row> {
        Ok(Row {
            time: Some(seconds(self.field(row, "time")?)?),
            document: self.field(row, "document_id")?.parse()?,
            start: self.field(row, "start")?.parse()?,
            id: self.field(row, "statement_id")?.parse()?,
            copy: None,
        })
    }

    fn texts(&self, name: &str, scope: Scope) -> Result<Column> {
        let values = (0..self.records.len())
            .map(|row| self.field(row, name).map(Some))
            .collect::<Result<Vec<_>>>()?;
        Ok(Column { name: name.to_owned(), scope, values: Values::Text(Text::new(values)) })
    }

    fn qualifier(&self, is_boolean: bool) -> Result<Column> {
        let numbers = (0..self.records.len())
            .map(|row| Ok(Some(self.field(row, "agreement")?.parse()?)))
            .collect::<Result<Vec<Option<i64>>>>()?;
        let values = if is_boolean {
            Values::Boolean(numbers.into_iter().map(|number| number.map(|is| is != 0)).collect())
        } else {
            Values::Integer(numbers)
        };
        Ok(Column { name: "agreement".to_owned(), scope: Scope::Statement, values })
    }
}
