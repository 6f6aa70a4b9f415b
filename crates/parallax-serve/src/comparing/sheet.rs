//! Takes a view as JSON, gives its main list as a table.

use serde_json::{Map, Value};

use crate::problem::Problem;

/// Lists of views, the one that a table is made of first.
const LISTS: [&str; 5] = ["items", "cells", "sides", "points", "edges"];

/// A row for each thing of the view's main list, a column for each of its fields. What holds several
/// things is written as JSON.
pub(crate) fn csv(view: &Value) -> Result<Vec<u8>, Problem> {
    let list = LISTS.iter().find_map(|name| view.get(name)?.as_array());
    let rows: Vec<&Map<String, Value>> =
        list.into_iter().flatten().filter_map(Value::as_object).collect();
    let columns: Vec<&String> = rows.first().map(|row| row.keys().collect()).unwrap_or_default();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Problem::fault(error.to_string());
    if !columns.is_empty() {
        writer.write_record(&columns).map_err(failed)?;
    }
    for row in rows {
        let cells = columns.iter().map(|column| cell(row.get(*column)));
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Problem::fault(error.to_string()))
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::csv;

    #[test]
    fn fields_become_columns() {
        let view = json!({ "rows": [], "cells": [{ "agree": 1, "row": "a, b" }, { "agree": 2, "row": null }] });
        let table = csv(&view).expect("a table");
        assert_eq!(String::from_utf8(table).expect("text"), "agree,row\n1,\"a, b\"\n2,\n");
        assert!(csv(&json!({ "items": [] })).expect("a table").is_empty());
    }
}
