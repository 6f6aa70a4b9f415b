//! All rows of a database.

use std::{collections::BTreeMap, fs, path::Path};

use rusqlite::{
    Connection, OpenFlags, ToSql, params_from_iter, types::Value as Sql, types::ValueRef,
};
use serde_json::Value;

use super::tables::Table;
use crate::StoreError;

/// A row: a value for each column of its table.
pub(super) type Row = Vec<Value>;

/// All rows of a database, each table in the order in which its rows were added.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Database {
    tables: BTreeMap<Table, Vec<Row>>,
    /// The highest number given out in each table that a row was added to.
    highest: BTreeMap<Table, i64>,
}

impl Database {
    /// Reads the database at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, StoreError> {
        if !path.exists() {
            return Err(not_dna(path, "there is no such file"));
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|source| StoreError::database(path, source))?;
        check_version(&connection, path)?;
        let mut database = Self::default();
        for table in Table::ALL {
            let rows = read_table(&connection, table).map_err(|source| {
                let name = table.name();
                not_dna(path, &format!("its table {name} cannot be read: {source}"))
            })?;
            database.tables.insert(table, rows);
        }
        Ok(database)
    }

    /// Writes a new database at `path`; what is there is replaced once all is written.
    pub(super) fn write(&self, path: &Path) -> Result<(), StoreError> {
        let mut beside = path.as_os_str().to_owned();
        beside.push("-part");
        let beside = Path::new(&beside);
        let io = |source| StoreError::Io { path: path.to_path_buf(), source };
        if beside.exists() {
            fs::remove_file(beside).map_err(io)?;
        }
        self.fill(beside).map_err(|source| {
            let _ = fs::remove_file(beside);
            StoreError::database(path, source)
        })?;
        fs::rename(beside, path).map_err(io)
    }

    /// The rows of a table.
    pub(super) fn rows(&self, table: Table) -> &[Row] {
        self.tables.get(&table).map_or(&[], Vec::as_slice)
    }

    /// The rows of a table, to change them.
    pub(super) fn rows_mut(&mut self, table: Table) -> &mut Vec<Row> {
        self.tables.entry(table).or_default()
    }

    /// Adds a row under the next free number, which it gives. `rest` are the columns after `ID`.
    pub(super) fn add(&mut self, table: Table, rest: Vec<Value>) -> i64 {
        let highest = || self.rows(table).iter().map(|row| number(&row[0])).max().unwrap_or(0);
        let id = self.highest.get(&table).copied().unwrap_or_else(highest) + 1;
        self.highest.insert(table, id);
        self.rows_mut(table).push(std::iter::once(Value::from(id)).chain(rest).collect());
        id
    }

    fn fill(&self, path: &Path) -> rusqlite::Result<()> {
        let mut connection = Connection::open(path)?;
        // Rows come out as they went in, those too that the tables' own rules would refuse.
        connection.pragma_update(None, "foreign_keys", false)?;
        connection.pragma_update(None, "ignore_check_constraints", true)?;
        let transaction = connection.transaction()?;
        transaction.execute_batch(include_str!("schema.sql"))?;
        for table in Table::ALL {
            let columns = table.columns();
            let marks = vec!["?"; columns.len()].join(", ");
            let sql =
                format!("INSERT INTO {} ({}) VALUES ({marks})", table.name(), columns.join(", "));
            let mut insert = transaction.prepare(&sql)?;
            for row in self.rows(table) {
                let values: Vec<Sql> = row.iter().map(to_sql).collect();
                insert.execute(params_from_iter(values.iter().map(|value| value as &dyn ToSql)))?;
            }
        }
        transaction.commit()?;
        connection.close().map_err(|(_, error)| error)
    }
}

/// A whole number in a row; 0 for none.
pub(super) fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or(0)
}

/// Words in a row; nothing for none.
pub(super) fn words(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn not_dna(path: &Path, why: &str) -> StoreError {
    StoreError::NotDna { path: path.to_path_buf(), why: why.to_owned() }
}

/// Databases of version 2 have other tables.
fn check_version(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let sql = "SELECT Value FROM SETTINGS WHERE Property = 'version'";
    let version: String = connection.query_row(sql, [], |row| row.get(0)).map_err(|_| {
        not_dna(path, "it is no database of Discourse Network Analyzer 3 (it names no version)")
    })?;
    if version.starts_with("3.") {
        return Ok(());
    }
    let why = format!(
        "it was made by version {version}; open it with Discourse Network Analyzer 3, which brings \
         it to version 3, and import that"
    );
    Err(not_dna(path, &why))
}

fn read_table(connection: &Connection, table: Table) -> rusqlite::Result<Vec<Row>> {
    let columns = table.columns();
    let sql = format!("SELECT {} FROM {} ORDER BY rowid", columns.join(", "), table.name());
    let mut ask = connection.prepare(&sql)?;
    let rows = ask.query_map([], |row| {
        (0..columns.len()).map(|column| row.get_ref(column).map(from_sql)).collect()
    })?;
    rows.collect()
}

fn from_sql(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(value) => Value::from(value),
        ValueRef::Real(value) => Value::from(value),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Value::from(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

fn to_sql(value: &Value) -> Sql {
    match value {
        Value::String(text) => Sql::Text(text.clone()),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Sql::Integer(whole),
            None => Sql::Real(number.as_f64().unwrap_or(0.0)),
        },
        _ => Sql::Null,
    }
}
