//! Writes statements into the rows of a database: those that are changed, and those that are new.

use std::collections::{BTreeMap, BTreeSet};

use parallax::text::Span;
use serde_json::{Value, json};

use super::{
    append::{Append, VariableKinds},
    coded::Statements,
    database::{number, words},
    export::DnaExport,
    kept::Import,
    lost::Lost,
    offsets::Utf16,
    tables::Table,
};
use crate::coding::{Coding, NewCoding};

/// The rows of the import with those statements changed or left out that were here.
pub(super) fn changed(
    import: &Import,
    codings: &[Coding],
    (password, here): (String, VariableKinds),
    done: &mut DnaExport,
) -> Append {
    let codings: BTreeMap<&str, &Coding> =
        codings.iter().map(|coding| (coding.id.as_str(), coding)).collect();
    let by_row: BTreeMap<i64, &str> =
        import.codings.iter().map(|(id, row)| (*row, id.as_str())).collect();
    let gone: BTreeSet<i64> =
        by_row.iter().filter(|(_, id)| !codings.contains_key(*id)).map(|(row, _)| *row).collect();
    done.removed = gone.len();
    let mut append = Append::new(import.database.clone(), password, here);
    if !gone.is_empty() {
        append.keep_statements(|statement| !gone.contains(&statement));
    }
    let places: BTreeMap<i64, usize> = append
        .database
        .rows(Table::Statements)
        .iter()
        .enumerate()
        .map(|(place, row)| (number(&row[0]), place))
        .collect();
    let before = Statements::new(&import.database);
    let texts: BTreeMap<i64, &str> = import
        .database
        .rows(Table::Documents)
        .iter()
        .map(|row| (number(&row[0]), words(&row[2])))
        .collect();
    let mut utf16: BTreeMap<i64, Utf16<'_>> = BTreeMap::new();
    for row in import.database.rows(Table::Statements) {
        let Some(coding) = by_row.get(&number(&row[0])).and_then(|id| codings.get(id)) else {
            continue;
        };
        let (statement, document) = (number(&row[0]), number(&row[2]));
        let Some(text) = texts.get(&document) else { continue };
        let text = utf16.entry(document).or_insert_with(|| Utf16::new(text));
        if before.coding(row, text).as_ref() != Some(&coding.coded) {
            change(&mut append, (statement, places[&statement]), &coding.coded, text);
            done.changed += 1;
        }
    }
    append
}

/// Writes into the rows of a statement, given by its number and its place among the rows, what its
/// coding says now.
fn change(
    append: &mut Append,
    (statement, place): (i64, usize),
    coding: &NewCoding,
    text: &Utf16<'_>,
) {
    let (kind, coder) = (append.kind(&coding.kind), append.coder(&coding.coder));
    let row = &mut append.database.rows_mut(Table::Statements)[place];
    let (start, stop) = around(&coding.spans, text);
    // Positions inside of a character stay as they were.
    let same = |old: &Value, new: usize| {
        usize::try_from(number(old)).is_ok_and(|old| text.byte(old) == text.byte(new))
    };
    if !same(&row[3], start) {
        row[3] = json!(start);
    }
    if !same(&row[4], stop) {
        row[4] = json!(stop);
    }
    row[1] = json!(kind);
    row[5] = json!(coder);
    for (name, value) in &coding.variables {
        let variable = append.variable((kind, &coding.kind), name, value);
        append.set(statement, variable, value);
    }
}

/// Adds a statement, with its values, of the document with number `document` and this text.
pub(super) fn add_statement(
    append: &mut Append,
    document: i64,
    text: &Utf16<'_>,
    coding: &NewCoding,
    lost: &mut Lost,
) {
    lost.several_spans += u64::from(coding.spans.len() > 1);
    let (kind, coder) = (append.kind(&coding.kind), append.coder(&coding.coder));
    let (start, stop) = around(&coding.spans, text);
    let row = vec![json!(kind), json!(document), json!(start), json!(stop), json!(coder)];
    let statement = append.database.add(Table::Statements, row);
    for (name, value) in &coding.variables {
        let variable = append.variable((kind, &coding.kind), name, value);
        append.set(statement, variable, value);
    }
}

/// The one stretch around all spans, in UTF-16.
fn around(spans: &[Span], text: &Utf16<'_>) -> (usize, usize) {
    let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(0);
    (text.unit(start as usize), text.unit(end as usize))
}
