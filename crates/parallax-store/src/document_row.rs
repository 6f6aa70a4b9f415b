//! Takes a document with its reading, writes its row.

use rusqlite::{
    ToSql, Transaction,
    types::{ToSqlOutput, Value, ValueRef},
};

use crate::{
    NewReading, Outcome,
    columns::{Named, alignment_to_column},
};

/// Adds the row of a document.
pub(crate) fn insert_document(
    transaction: &Transaction<'_>,
    new: &NewReading<'_>,
    source: Option<i64>,
    name: &str,
    version: i64,
) -> rusqlite::Result<i64> {
    let columns = columns(new);
    let names: Vec<&str> = columns.iter().map(|(column, _)| *column).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!(
        "INSERT INTO documents (id, name, locator, source, seen, origin, version, current, {}) \
         VALUES (?, ?, ?, ?, '', 0, ?, 1, {marks})",
        names.join(", ")
    );
    let id = new.document.id.to_string();
    let mut values: Vec<&dyn ToSql> = vec![&id, &name, &new.document.locator, &source, &version];
    values.extend(columns.iter().map(|(_, value)| value as &dyn ToSql));
    transaction.prepare_cached(&sql)?.insert(values.as_slice())
}

/// Overwrites what reading a document gave: a later reader may see more in the same bytes.
pub(crate) fn write_columns(
    transaction: &Transaction<'_>,
    key: i64,
    new: &NewReading<'_>,
) -> rusqlite::Result<()> {
    let columns = columns(new);
    let set: Vec<String> = columns.iter().map(|(column, _)| format!("{column} = ?")).collect();
    let sql = format!("UPDATE documents SET {} WHERE key = ?", set.join(", "));
    let mut values: Vec<&dyn ToSql> =
        columns.iter().map(|(_, value)| value as &dyn ToSql).collect();
    values.push(&key);
    transaction.prepare_cached(&sql)?.execute(values.as_slice()).map(|_| ())
}

/// The columns that reading gives, in the order of the table.
fn columns<'a>(new: &NewReading<'a>) -> [(&'static str, ToSqlOutput<'a>); 14] {
    let document = new.document;
    let metadata = &document.metadata;
    let published = metadata.published.as_ref();
    let authors = serde_json::to_string(&metadata.authors).expect("strings can be written as JSON");
    let (status, reason) = match new.outcome {
        Outcome::Read { .. } => ("read", None),
        Outcome::NotRead { reason } => ("not-read", Some(reason)),
    };
    [
        ("status", text(Some(status))),
        ("reason", text(reason)),
        ("analysis", text(Some(new.analysis))),
        ("words", ToSqlOutput::Owned(Value::Integer(new.words as i64))),
        ("text_hash", owned(Some(document.text_hash().to_string()))),
        ("title", text(metadata.title.as_deref())),
        ("outlet", text(metadata.outlet.as_deref())),
        ("authors", owned(Some(authors))),
        ("url", text(metadata.url.as_deref())),
        ("published", text(published.map(|published| published.iso.as_str()))),
        ("precision", text(published.map(|published| published.precision.column()))),
        ("language", text(metadata.language.as_deref())),
        ("alignment", owned(document.alignment.as_ref().map(alignment_to_column))),
        ("text", text(Some(&document.text))),
    ]
}

fn text(value: Option<&str>) -> ToSqlOutput<'_> {
    ToSqlOutput::Borrowed(value.map_or(ValueRef::Null, |value| ValueRef::Text(value.as_bytes())))
}

fn owned<'a>(value: Option<String>) -> ToSqlOutput<'a> {
    ToSqlOutput::Owned(value.map_or(Value::Null, Value::Text))
}
